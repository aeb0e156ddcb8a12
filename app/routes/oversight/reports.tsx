// /operator/reports: what organisations report of each other, and the operators' decisions.

import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { reportDecisions } from '#app/domain/guard.ts';
import { answerReport, listReports } from '#app/features/guarding/decide-report.server.ts';
import { guardingRefusals } from '#app/features/guarding/guarding-refusals.ts';
import { ReportQueue } from '#app/features/guarding/report-queue.tsx';
import { admitPerson, refuseAccess, refuseWhole } from '#app/http/admit.server.ts';
import { redirectWithFlash } from '#app/http/flash.server.ts';
import { readFormData } from '#app/http/read-form.server.ts';
import { useI18n } from '#app/i18n/index.ts';
import { Notice } from '#app/ui/notice.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { pageTitle } from '#app/ui/page-title.ts';
import { TabLinks } from '#app/ui/tabs.tsx';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t.guarding.queue.title);

export async function loader(args: LoaderFunctionArgs) {
  await admitPerson(args, 'routes/oversight/reports');
  const state = new URL(args.request.url).searchParams.get('state') === 'decided' ? 'decided' : 'open';
  return { state, reports: await listReports(state) };
}

export async function action(args: ActionFunctionArgs) {
  const { actor } = await admitPerson(args, 'routes/oversight/reports');
  const form = await readFormData(args.request);
  const decision = reportDecisions.find((one) => one === form.get('decision'));
  if (!decision) refuseAccess('not-found');
  const note = String(form.get('note') ?? '')
    .trim()
    .slice(0, 1000);
  const result = await answerReport(actor, String(form.get('id') ?? ''), { decision, note });
  if (result.ok) return redirectWithFlash('/operator/reports', 'guarding.decided');
  refuseWhole(result.reason);
  return data({ refusal: result.reason }, { status: guardingRefusals[result.reason].status });
}

export default function ReportsRoute() {
  const { state, reports } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() as { refusal: keyof typeof guardingRefusals } | undefined;
  const { t } = useI18n();
  const words = t.guarding.queue;
  return (
    <>
      <PageHeader lead={words.lead} title={words.title} />
      {answer && (
        <div className="mb-6">
          <Notice live tone="danger">
            {guardingRefusals[answer.refusal].say(t)}
          </Notice>
        </div>
      )}
      <TabLinks
        label={words.tabs.label}
        tabs={[
          { label: words.tabs.open, to: '/operator/reports', current: state === 'open' },
          { label: words.tabs.decided, to: '/operator/reports?state=decided', current: state === 'decided' },
        ]}
      />
      <ReportQueue reports={reports} />
    </>
  );
}
