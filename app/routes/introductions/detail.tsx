// /introductions/:id: one introduction, for its two sides; answering, taking back, and the contact details after acceptance.
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import type { DeclineReason } from '#app/domain/introduction.ts';
import { AnswerForms } from '#app/features/introductions/answer-form.tsx';
import { answerIntroduction, cancelInterest } from '#app/features/introductions/answer-introduction.server.ts';
import { ContactPanel } from '#app/features/introductions/contact-panel.tsx';
import { getIntroduction, revealContacts } from '#app/features/introductions/get-introduction.server.ts';
import { acceptInput, declineInput } from '#app/features/introductions/introduction-input.ts';
import { IntroductionBody, PhaseBadge } from '#app/features/introductions/introduction-view.tsx';
import { introductionRefusals } from '#app/features/introductions/introductions-refusals.ts';
import { admitMember, refuseAccess } from '#app/http/admit.server.ts';
import { redirectWithFlash } from '#app/http/flash.server.ts';
import { parseForm, readFormData } from '#app/http/read-form.server.ts';
import { useI18n } from '#app/i18n/index.ts';
import { ConfirmDialog } from '#app/ui/dialog.tsx';
import { formatInstant } from '#app/ui/format.ts';
import { Section, Stack } from '#app/ui/layout.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { pageTitle } from '#app/ui/page-title.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t.introductions.title);

export async function loader(args: LoaderFunctionArgs) {
  const { actor, name, email } = await admitMember(args, 'routes/introductions/detail');
  const introduction = await getIntroduction(actor, args.params.id ?? '');
  if (!introduction) refuseAccess('not-found');
  const mayContact = actor.organisation.permissions.includes('contact');
  return { introduction, mayContact, contact: { name, email } };
}

const nothing = { accepting: undefined, declining: undefined, reason: null, contacts: null };

export async function action(args: ActionFunctionArgs) {
  const { actor } = await admitMember(args, 'routes/introductions/detail');
  const id = args.params.id ?? '';
  if (!(await getIntroduction(actor, id))) refuseAccess('not-found');
  const to = `/introductions/${id}`;
  const form = await readFormData(args.request);
  const intent = form.get('intent');
  if (intent === 'contacts') {
    const contacts = await revealContacts(actor, id);
    if (!contacts) refuseAccess('not-found');
    return data({ ...nothing, contacts }, { headers: { 'Cache-Control': 'no-store' } });
  }
  if (intent === 'cancel') {
    const result = await cancelInterest(actor, id);
    return result.ok ? redirectWithFlash(to, 'introductions.cancelled', 'info') : refused(result.reason);
  }
  if (intent === 'accept') {
    const submission = parseForm(form, acceptInput);
    if (submission.status !== 'success') return data({ ...nothing, accepting: submission.reply() }, { status: 422 });
    const result = await answerIntroduction(actor, id, { accept: true, contact: submission.value.contact });
    return result.ok ? redirectWithFlash(to, 'introductions.accepted') : refused(result.reason);
  }
  const submission = parseForm(form, declineInput);
  if (submission.status !== 'success') return data({ ...nothing, declining: submission.reply() }, { status: 422 });
  const result = await answerIntroduction(actor, id, { accept: false, ...submission.value });
  return result.ok ? redirectWithFlash(to, 'introductions.declined', 'info') : refused(result.reason);
}

const refused = (reason: keyof typeof introductionRefusals) =>
  data({ ...nothing, reason }, { status: introductionRefusals[reason].status });

export default function IntroductionPage() {
  const { introduction, mayContact, contact } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const { locale, t } = useI18n();
  const words = t.introductions;
  const { phase, side } = introduction;
  return (
    <>
      <PageHeader meta={<PhaseBadge phase={phase} />} title={side === 'from' ? words.sent : words.received} />
      <Stack gap="large">
        {result?.reason && <Notice live title={introductionRefusals[result.reason].say(t)} tone="danger" />}
        {introduction.declineReason && (
          <Notice title={words.declined({ reason: words.declineReasons[introduction.declineReason as DeclineReason] })}>
            {introduction.declineNote && <p>{introduction.declineNote}</p>}
          </Notice>
        )}
        {phase === 'accepted' && mayContact && <ContactPanel contacts={result?.contacts ?? null} />}
        <IntroductionBody introduction={introduction} />
        {phase === 'open' && side === 'to' && mayContact && (
          <Section title={words.answerTitle}>
            <p className="mb-3 text-text-muted">
              {words.answerDueText({ instant: formatInstant(locale, introduction.answerDueAt) })}
            </p>
            <AnswerForms accepting={result?.accepting} contact={contact} declining={result?.declining} />
          </Section>
        )}
        {phase === 'open' && side === 'from' && mayContact && (
          <ConfirmDialog
            cancelLabel={t.site.back}
            confirm={{ label: words.cancel, variant: 'danger' }}
            title={words.cancel}
            trigger={{ label: words.cancel, variant: 'secondary' }}
            values={{ intent: 'cancel' }}
          >
            <p>{words.cancelText}</p>
          </ConfirmDialog>
        )}
      </Stack>
    </>
  );
}
