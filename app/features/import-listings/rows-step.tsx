// Second step of an import: every row with what would become of it, every cell to be corrected right there.
import { Form, useNavigation } from '@remix-run/react';
import { useI18n } from '#app/i18n/index.ts';
import { Button } from '#app/ui/button.tsx';
import { ConfirmDialog } from '#app/ui/dialog.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { Stack } from '#app/ui/layout.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { Pagination } from '#app/ui/pagination.tsx';
import { TabLinks } from '#app/ui/tabs.tsx';
import type { RowsWanted, RowView, RunView } from './get-run.server.ts';
import { RowGrid } from './row-grid.tsx';

export interface RowsPage {
  readonly rows: readonly RowView[];
  readonly previous: number | null;
  readonly next: number | null;
}

/** Address of a page of rows. */
export const rowsPath = (id: string, step: 'rows' | 'report', wanted: Partial<RowsWanted>): string => {
  const params = new URLSearchParams({ step });
  if (wanted.problemsOnly) params.set('only', 'problems');
  if (wanted.outcome) params.set('outcome', wanted.outcome);
  if (wanted.after) params.set('after', String(wanted.after));
  return `/imports/${id}?${params}`;
};

export function RowsStep({ run, page, wanted }: { run: RunView; page: RowsPage; wanted: RowsWanted }) {
  const { t } = useI18n();
  const words = t.imports.rows;
  const busy = useNavigation().state !== 'idle';
  const { level } = run.counts;
  const problems = (level.warning ?? 0) + (level.error ?? 0);
  const to = (after: number | null) => (after === null ? undefined : rowsPath(run.id, 'rows', { ...wanted, after }));
  return (
    <Stack>
      <Verdict run={run} />
      <TabLinks
        label={words.grid}
        tabs={[
          {
            to: rowsPath(run.id, 'rows', {}),
            label: words.all({ count: run.rowCount }),
            current: !wanted.problemsOnly,
          },
          {
            to: rowsPath(run.id, 'rows', { problemsOnly: true }),
            label: words.problems({ count: problems }),
            current: wanted.problemsOnly,
          },
        ]}
      />
      {page.rows.length === 0 ? (
        <EmptyState icon="success" title={words.none}>
          {words.noneText}
        </EmptyState>
      ) : (
        <Form key={page.rows.map(({ number }) => number).join()} method="post">
          <input name="intent" type="hidden" value="cells" />
          <Stack>
            <RowGrid headings={run.headings} rows={page.rows} />
            <div>
              <Button busy={busy} type="submit">
                {words.save}
              </Button>
            </div>
          </Stack>
        </Form>
      )}
      <Pagination labels={t.imports.pages} next={to(page.next)} previous={to(page.previous)} />
    </Stack>
  );
}

/** What would happen, and the buttons that let it happen or not. */
function Verdict({ run }: { run: RunView }) {
  const { t } = useI18n();
  const words = t.imports.rows;
  const { added = 0, changed = 0, unchanged = 0, refused = 0 } = run.counts.plan;
  const isAny = added + changed > 0;
  const title = isAny ? words.ready({ added, changed }) : unchanged > 0 ? words.nothing : words.nothingLeft;
  return (
    <Notice
      action={
        <>
          {isAny && (
            <ConfirmDialog
              cancelLabel={t.site.cancel}
              confirm={{ label: words.start }}
              title={words.startTitle}
              trigger={{ label: words.start, variant: 'primary' }}
              values={{ intent: 'start' }}
            >
              <p>{words.ready({ added, changed })}</p>
              <p>{words.readyText}</p>
              {refused > 0 && <p>{words.refused({ count: refused })}</p>}
            </ConfirmDialog>
          )}
          <ConfirmDialog
            cancelLabel={t.site.cancel}
            confirm={{ label: words.discard, variant: 'danger' }}
            title={words.discardTitle}
            trigger={{ label: words.discard, variant: 'quiet' }}
            values={{ intent: 'discard' }}
          >
            <p>{words.discardText}</p>
          </ConfirmDialog>
        </>
      }
      title={title}
      tone={refused > 0 ? 'warning' : isAny ? 'info' : 'success'}
    >
      <p>{isAny ? words.lead : unchanged > 0 && refused === 0 ? words.nothingText : ''}</p>
      {refused > 0 && <p>{words.refused({ count: refused })}</p>}
    </Notice>
  );
}
