// /introductions/:id/protect: blocking and reporting the other side, and inviting it again after declining.

import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { reportReasons } from '#app/domain/guard.ts';
import {
  getGuard,
  inviteAgain,
  keepBlock,
  reportIntroduction,
} from '#app/features/guarding/guard-introduction.server.ts';
import { GuardForms, type TypedReport } from '#app/features/guarding/guard-page.tsx';
import { guardingRefusals } from '#app/features/guarding/guarding-refusals.ts';
import { admitMember, refuseAccess, refuseWhole } from '#app/http/admit.server.ts';
import { redirectWithFlash } from '#app/http/flash.server.ts';
import { readFormData } from '#app/http/read-form.server.ts';
import { useI18n } from '#app/i18n/index.ts';
import { ButtonLink } from '#app/ui/button.tsx';
import { Stack } from '#app/ui/layout.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { pageTitle } from '#app/ui/page-title.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t.guarding.title);

export async function loader(args: LoaderFunctionArgs) {
  const { actor } = await admitMember(args, 'routes/introductions/protect');
  return { guard: (await getGuard(actor, args.params.id ?? '')) ?? refuseAccess('not-found') };
}

const flashes = { block: 'blocked', unblock: 'unblocked', invite: 'invited', report: 'reported' } as const;

export async function action(args: ActionFunctionArgs) {
  const { actor } = await admitMember(args, 'routes/introductions/protect');
  const id = args.params.id ?? '';
  const form = await readFormData(args.request);
  const intent = (['block', 'unblock', 'invite', 'report'] as const).find((one) => one === form.get('intent'));
  if (!intent) refuseAccess('not-found');
  const typed = {
    reason: String(form.get('reason') ?? ''),
    words: String(form.get('words') ?? '')
      .trim()
      .slice(0, 1000),
  };
  const reason = reportReasons.find((one) => one === typed.reason) ?? 'other';
  const result =
    intent === 'report'
      ? await reportIntroduction(actor, id, { reason, words: typed.words })
      : intent === 'invite'
        ? await inviteAgain(actor, id)
        : await keepBlock(actor, id, intent === 'block');
  if (result.ok) return redirectWithFlash(`/introductions/${id}/protect`, `guarding.${flashes[intent]}`);
  refuseWhole(result.reason);
  return data({ refusal: result.reason, typed }, { status: guardingRefusals[result.reason].status });
}

export default function ProtectRoute() {
  const { guard } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() as
    | { refusal: keyof typeof guardingRefusals; typed: TypedReport }
    | undefined;
  const { t } = useI18n();
  const words = t.guarding;
  return (
    <>
      <PageHeader
        actions={<ButtonLink to={`/introductions/${guard.id}`}>{words.back}</ButtonLink>}
        lead={words.lead}
        title={words.title}
      />
      <Stack gap="large">
        {answer && (
          <Notice live tone="danger">
            {guardingRefusals[answer.refusal].say(t)}
          </Notice>
        )}
        <GuardForms guard={guard} typed={answer?.typed ?? {}} />
      </Stack>
    </>
  );
}
