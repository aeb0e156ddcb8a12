// Last step of an import: the progress while it works, then what became of every row, and undoing it.
import { Form, useRevalidator } from '@remix-run/react';
import { useEffect, useState } from 'react';
import { useI18n } from '#app/i18n/index.ts';
import { Badge, BadgeRow } from '#app/ui/badge.tsx';
import { Button, ButtonLink } from '#app/ui/button.tsx';
import { DataTable } from '#app/ui/data-table.tsx';
import { ConfirmDialog } from '#app/ui/dialog.tsx';
import { Panel, Section, Stack } from '#app/ui/layout.tsx';
import { Meter } from '#app/ui/meter.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { Pagination } from '#app/ui/pagination.tsx';
import { TextLink } from '#app/ui/prose.tsx';
import { Stat, StatList } from '#app/ui/stat.tsx';
import type { Tone } from '#app/ui/tone.ts';
import type { RowsWanted, RowView, RunView } from './get-run.server.ts';
import { RowNotes } from './row-notes.tsx';
import { type RowsPage, rowsPath } from './rows-step.tsx';

/** Milliseconds between looks at the progress. */
const pauseMs = 1_000;

interface Progress {
  readonly phase: RunView['phase'];
  readonly done: number;
  readonly total: number;
}

/** Asks how far it is and shows the page anew when it is over; without scripts the link does. */
export function RunProgress({ run }: { run: RunView }) {
  const { t } = useI18n();
  const words = t.imports.progress;
  const { revalidate } = useRevalidator();
  const [progress, setProgress] = useState<Progress>({ phase: run.phase, done: run.doneCount, total: run.rowCount });
  useEffect(() => {
    const timer = setInterval(async () => {
      const reply = await fetch(`/imports/${run.id}/progress`).catch(() => null);
      if (!reply?.ok) return;
      const now = (await reply.json()) as Progress;
      setProgress(now);
      if (now.phase !== run.phase) revalidate();
    }, pauseMs);
    return () => clearInterval(timer);
  }, [run.id, run.phase, revalidate]);
  const { done, total } = progress;
  return (
    <Panel>
      <Stack>
        <h2 className="text-xl">{run.phase === 'undoing' ? words.undoing : words.working}</h2>
        <div aria-live="polite">
          <Meter label={words.label} value={total === 0 ? 1 : done / total} valueText={words.done({ done, total })} />
        </div>
        <p className="text-text-muted">{words.text}</p>
        <div>
          <ButtonLink reloadDocument size="small" to={`/imports/${run.id}`}>
            {words.refresh}
          </ButtonLink>
        </div>
      </Stack>
    </Panel>
  );
}

const outcomes = ['added', 'changed', 'unchanged', 'refused', 'skipped'] as const;
const outcomeTone = {
  added: 'success',
  changed: 'info',
  unchanged: 'neutral',
  refused: 'danger',
  skipped: 'neutral',
} satisfies Record<(typeof outcomes)[number], Tone>;

export function ReportStep(props: { run: RunView; page: RowsPage; wanted: RowsWanted }) {
  const { t } = useI18n();
  const words = t.imports.report;
  const { run, page, wanted } = props;
  const { outcome } = run.counts;
  const to = (after: number | null) => (after === null ? undefined : rowsPath(run.id, 'report', { ...wanted, after }));
  return (
    <Stack gap="large">
      <Standing run={run} />
      <StatList>
        {outcomes.map((one) => (
          <Stat
            key={one}
            label={words.outcome[one]}
            to={rowsPath(run.id, 'report', { outcome: one })}
            value={outcome[one] ?? 0}
          />
        ))}
      </StatList>
      {run.phase === 'finished' && (outcome.added ?? 0) + (outcome.changed ?? 0) > 0 && <NextSteps />}
      <Section
        actions={wanted.outcome && <TextLink to={rowsPath(run.id, 'report', {})}>{words.all}</TextLink>}
        title={wanted.outcome ? `${words.rows}：${words.outcome[wanted.outcome]}` : words.rows}
      >
        <ReportTable rows={page.rows} run={run} />
        <Pagination labels={t.imports.pages} next={to(page.next)} previous={to(page.previous)} />
      </Section>
    </Stack>
  );
}

function Standing({ run }: { run: RunView }) {
  const { t } = useI18n();
  const words = t.imports.report;
  const { undone } = run.counts;
  if (run.failure) {
    const reason = (t.refusals as Readonly<Record<string, string>>)[run.failure] ?? run.failure;
    return (
      <Notice title={words.failed} tone="danger">
        {words.failedText({ reason })}
      </Notice>
    );
  }
  if (run.phase !== 'undone') return null;
  const kept = (undone['kept-published'] ?? 0) + (undone['kept-edited'] ?? 0) + (undone['kept-in-use'] ?? 0);
  return (
    <Notice title={words.undoneTitle} tone={kept > 0 ? 'warning' : 'success'}>
      {words.undoneText({ removed: undone.removed ?? 0, restored: undone.restored ?? 0, kept })}
    </Notice>
  );
}

function NextSteps() {
  const { t } = useI18n();
  const words = t.imports.report;
  return (
    <Notice
      action={
        <>
          <Form method="post">
            <Button name="intent" type="submit" value="review" variant="primary">
              {words.review}
            </Button>
          </Form>
          <ButtonLink to="/workspace">{words.workspace}</ButtonLink>
          <ConfirmDialog
            cancelLabel={t.site.cancel}
            confirm={{ label: words.undo, variant: 'danger' }}
            title={words.undoTitle}
            trigger={{ label: words.undo, variant: 'quiet' }}
            values={{ intent: 'undo' }}
          >
            <p>{words.undoText}</p>
          </ConfirmDialog>
        </>
      }
      title={words.next}
      tone="success"
    >
      {words.nextText}
    </Notice>
  );
}

function ReportTable({ run, rows }: { run: RunView; rows: readonly RowView[] }) {
  const { t } = useI18n();
  const words = t.imports.report;
  const { column: headers } = t.imports;
  const path = run.list === 'opportunity' ? '/opportunities' : '/capabilities';
  return (
    <DataTable
      caption={words.rows}
      columns={[
        { key: 'row', header: headers.row, align: 'end', nowrap: true, render: ({ number }) => number },
        { key: 'title', header: headers.title, rowHeader: true, render: ({ title }) => title || words.noReference },
        {
          key: 'outcome',
          header: headers.outcome,
          render: ({ outcome, undone }) => (
            <BadgeRow>
              {outcome && <Badge tone={outcomeTone[outcome]}>{words.outcome[outcome]}</Badge>}
              {undone && undone !== 'nothing' && (
                <Badge tone={undone.startsWith('kept') ? 'warning' : 'neutral'}>{words.undone[undone]}</Badge>
              )}
            </BadgeRow>
          ),
        },
        {
          key: 'listing',
          header: headers.listing,
          nowrap: true,
          render: ({ reference, undone }) =>
            reference && undone !== 'removed' ? (
              <TextLink to={`${path}/${reference}`}>{reference}</TextLink>
            ) : (
              words.noReference
            ),
        },
        {
          key: 'notes',
          header: headers.notes,
          render: ({ notes }) => <RowNotes notes={notes} />,
        },
      ]}
      hideCaption
      rowKey={({ number }) => String(number)}
      rows={rows}
    />
  );
}
