// /introductions/:id: one introduction, for its two sides; answering, asking first, taking back, contacts and consent.
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import type { Actor } from '#app/domain/actor.ts';
import { answerIntroduction, cancelInterest } from '#app/features/introductions/answer-introduction.server.ts';
import { askFirst, replyToQuestion } from '#app/features/introductions/ask-first.server.ts';
import { letBrokerRead, shareContacts, withdrawContacts } from '#app/features/introductions/change-consent.server.ts';
import { fillContact, listColleagues } from '#app/features/introductions/contact-people.server.ts';
import {
  getIntroduction,
  getIntroductionDetails,
  revealContacts,
} from '#app/features/introductions/get-introduction.server.ts';
import {
  acceptInput,
  consentInput,
  declineInput,
  questionInput,
} from '#app/features/introductions/introduction-input.ts';
import { IntroductionPage, type IntroductionResult } from '#app/features/introductions/introduction-page.tsx';
import { type IntroductionReason, introductionRefusals } from '#app/features/introductions/introductions-refusals.ts';
import { admitMember, refuseAccess } from '#app/http/admit.server.ts';
import { type FlashKey, redirectWithFlash } from '#app/http/flash.server.ts';
import { parseForm, readFormData } from '#app/http/read-form.server.ts';
import { pageTitle } from '#app/ui/page-title.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t.introductions.title);

export async function loader(args: LoaderFunctionArgs) {
  const { actor, name, email } = await admitMember(args, 'routes/introductions/detail');
  const [details, colleagues] = await Promise.all([
    getIntroductionDetails(actor, args.params.id ?? ''),
    listColleagues(actor),
  ]);
  if (!details) refuseAccess('not-found');
  return {
    ...details,
    colleagues,
    mayContact: actor.organisation.permissions.includes('contact'),
    own: { name, email },
  };
}

type Answer = { readonly ok: true } | { readonly ok: false; readonly reason: IntroductionReason };

const shown = (result: IntroductionResult, status: number) => data(result, { status });

/** Acts that need nothing but their name. */
const plainActs: Readonly<Record<string, { act: (actor: Actor, id: string) => Promise<Answer>; done: FlashKey }>> = {
  cancel: { act: cancelInterest, done: 'introductions.cancelled' },
  withdraw: { act: withdrawContacts, done: 'introductions.withdrawn' },
  'broker-in': { act: (actor, id) => letBrokerRead(actor, id, true), done: 'introductions.broker-in' },
  'broker-out': { act: (actor, id) => letBrokerRead(actor, id, false), done: 'introductions.broker-out' },
};

export async function action(args: ActionFunctionArgs) {
  const { actor } = await admitMember(args, 'routes/introductions/detail');
  const id = args.params.id ?? '';
  if (!(await getIntroduction(actor, id))) refuseAccess('not-found');
  const form = await readFormData(args.request);
  const intent = String(form.get('intent') ?? '');
  const answer = async (result: Answer, done: FlashKey, tone: 'success' | 'info' = 'info') =>
    result.ok
      ? redirectWithFlash(`/introductions/${id}`, done, tone)
      : shown({ reason: result.reason }, introductionRefusals[result.reason].status);
  if (intent === 'contacts') {
    const contacts = await revealContacts(actor, id);
    if (!contacts) refuseAccess('not-found');
    return data<IntroductionResult>({ contacts }, { headers: { 'Cache-Control': 'no-store' } });
  }
  const plain = Object.hasOwn(plainActs, intent) ? plainActs[intent] : undefined;
  if (plain) return answer(await plain.act(actor, id), plain.done);
  if (intent === 'accept') {
    const submission = parseForm(await fillContact(actor, form), acceptInput);
    if (submission.status !== 'success') return shown({ accepting: submission.reply() }, 422);
    const { contact } = submission.value;
    return answer(await answerIntroduction(actor, id, { accept: true, contact }), 'introductions.accepted', 'success');
  }
  if (intent === 'consent') {
    const submission = parseForm(form, consentInput);
    if (submission.status !== 'success') return shown({ sharing: submission.reply() }, 422);
    return answer(await shareContacts(actor, id, submission.value.contact), 'introductions.shared', 'success');
  }
  if (intent === 'ask' || intent === 'reply') {
    const submission = parseForm(form, questionInput);
    if (submission.status !== 'success') return shown({ asking: submission.reply() }, 422);
    const { text } = submission.value;
    return intent === 'ask'
      ? answer(await askFirst(actor, id, text), 'introductions.asked')
      : answer(await replyToQuestion(actor, id, text), 'introductions.replied');
  }
  const submission = parseForm(form, declineInput);
  if (submission.status !== 'success') return shown({ declining: submission.reply() }, 422);
  return answer(await answerIntroduction(actor, id, { accept: false, ...submission.value }), 'introductions.declined');
}

export default function IntroductionRoute() {
  const details = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>() as IntroductionResult | undefined;
  return <IntroductionPage {...details} result={result ?? {}} />;
}
