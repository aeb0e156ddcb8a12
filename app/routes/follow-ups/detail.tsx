// /follow-ups/:id: the ledger of one introduction, for its two sides.

import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { dayOf } from '#app/domain/period.ts';
import { type FollowUpRefusal, followUpRefusals } from '#app/features/follow-ups/follow-up-refusals.ts';
import { getLedger } from '#app/features/follow-ups/get-ledger.server.ts';
import { LedgerForms, LedgerHistory, StageBadge, type Typed } from '#app/features/follow-ups/ledger-view.tsx';
import { runLedgerAction } from '#app/features/follow-ups/run-ledger-action.server.ts';
import { admitMember, refuseAccess, refuseWhole } from '#app/http/admit.server.ts';
import { redirectWithFlash } from '#app/http/flash.server.ts';
import { readFormData } from '#app/http/read-form.server.ts';
import { readTime } from '#app/http/read-time.server.ts';
import { useI18n } from '#app/i18n/index.ts';
import { Breadcrumbs } from '#app/ui/breadcrumbs.tsx';
import { ButtonLink } from '#app/ui/button.tsx';
import { Stack } from '#app/ui/layout.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { organisationName } from '#app/ui/organisation-name.ts';
import { PageHeader } from '#app/ui/page-header.tsx';
import { pageTitle } from '#app/ui/page-title.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t.followUps.title);

export async function loader(args: LoaderFunctionArgs) {
  const { actor } = await admitMember(args, 'routes/follow-ups/detail');
  const [ledger, now] = await Promise.all([getLedger(actor, args.params.id ?? ''), readTime()]);
  if (!ledger) refuseAccess('not-found');
  return { ledger, today: dayOf(now) };
}

export async function action(args: ActionFunctionArgs) {
  const { actor } = await admitMember(args, 'routes/follow-ups/detail');
  const id = args.params.id ?? '';
  if (!(await getLedger(actor, id))) refuseAccess('not-found');
  const form = await readFormData(args.request);
  const result = await runLedgerAction(actor, id, form);
  if (result.ok) return redirectWithFlash(`/follow-ups/${id}`, `followUps.${result.value}`);
  refuseWhole(result.reason);
  const typed = Object.fromEntries([...form].map(([key, value]) => [key, String(value)]));
  return data({ refusal: result.reason, typed }, { status: followUpRefusals[result.reason].status });
}

export default function LedgerRoute() {
  const { ledger, today } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() as { refusal: FollowUpRefusal; typed: Typed } | undefined;
  const { t, locale } = useI18n();
  const words = t.followUps;
  const name = organisationName(locale, ledger.other);
  return (
    <>
      <Breadcrumbs items={[{ label: words.title, to: '/follow-ups' }, { label: name }]} label={t.site.breadcrumbs} />
      <PageHeader
        actions={<ButtonLink to={`/introductions/${ledger.id}`}>{words.introduction}</ButtonLink>}
        eyebrow={words.title}
        meta={<StageBadge stage={ledger.stage} />}
        title={name}
      />
      <Stack gap="large">
        {answer && (
          <Notice live tone="danger">
            {followUpRefusals[answer.refusal].say(t)}
          </Notice>
        )}
        {ledger.stale && (
          <Notice title={words.staleNotice} tone="warning">
            {words.stale[ledger.stale]}
          </Notice>
        )}
        <LedgerHistory entries={ledger.entries} />
        <LedgerForms ledger={ledger} today={today} typed={answer?.typed ?? {}} />
      </Stack>
    </>
  );
}
