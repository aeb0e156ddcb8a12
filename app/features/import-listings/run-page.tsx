// One import: its head, the steps, and the step it is at.
import { useI18n } from '#app/i18n/index.ts';
import { Badge } from '#app/ui/badge.tsx';
import { Breadcrumbs } from '#app/ui/breadcrumbs.tsx';
import { formatInstant } from '#app/ui/format.ts';
import { Notice } from '#app/ui/notice.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { TabLinks } from '#app/ui/tabs.tsx';
import { ColumnsStep } from './columns-step.tsx';
import type { ColumnView, RowsWanted, RunView } from './get-run.server.ts';
import { phaseTone } from './imports-page.tsx';
import { type ImportsReason, importsRefusals } from './imports-refusals.ts';
import { ReportStep, RunProgress } from './report-step.tsx';
import { type RowsPage, RowsStep } from './rows-step.tsx';

interface RunPageProps {
  readonly run: RunView;
  readonly step: 'columns' | 'rows' | 'report';
  readonly columns: readonly ColumnView[] | null;
  readonly page: RowsPage | null;
  readonly wanted: RowsWanted;
  readonly refusal: ImportsReason | null;
}

export function RunPage(props: RunPageProps) {
  const { t, locale } = useI18n();
  const { run, step, refusal } = props;
  return (
    <>
      <Breadcrumbs
        items={[{ label: t.imports.title, to: '/imports' }, { label: run.fileName }]}
        label={t.site.breadcrumbs}
      />
      <PageHeader
        eyebrow={t.vocabulary.list[run.list]}
        meta={
          <>
            <Badge tone={phaseTone[run.phase]}>{t.imports.phase[run.phase]}</Badge>
            <span>{formatInstant(locale, run.uploadedAt)}</span>
          </>
        }
        title={<span className="break-all">{run.fileName}</span>}
      />
      {step !== 'report' && (
        <TabLinks
          label={t.imports.steps.label}
          tabs={(['columns', 'rows'] as const).map((one) => ({
            to: `/imports/${run.id}?step=${one}`,
            label: t.imports.steps[one],
            current: step === one,
          }))}
        />
      )}
      {refusal && (
        <div className="mb-6">
          <Notice live tone="danger">
            {importsRefusals[refusal].say(t)}
          </Notice>
        </div>
      )}
      <Step {...props} />
    </>
  );
}

function Step({ run, step, columns, page, wanted }: RunPageProps) {
  if (run.phase === 'working' || run.phase === 'undoing') return <RunProgress key={run.phase} run={run} />;
  if (step === 'columns' && columns) return <ColumnsStep columns={columns} run={run} />;
  if (!page) return null;
  if (step === 'rows') return <RowsStep page={page} run={run} wanted={wanted} />;
  return <ReportStep page={page} run={run} wanted={wanted} />;
}
