// The grid of an import: a table with a field in every cell, labelled blocks on narrow screens. Works without scripts.
import { useI18n } from '#app/i18n/index.ts';
import { Badge, BadgeRow } from '#app/ui/badge.tsx';
import { classNames } from '#app/ui/class-names.ts';
import type { Tone } from '#app/ui/tone.ts';
import type { RowView } from './get-run.server.ts';
import { quietCodes } from './import-notes.ts';
import { RowNotes } from './row-notes.tsx';

const planTone = {
  added: 'success',
  changed: 'info',
  unchanged: 'neutral',
  refused: 'danger',
  skipped: 'neutral',
} satisfies Record<string, Tone>;

export function RowGrid({ headings, rows }: { headings: readonly string[]; rows: readonly RowView[] }) {
  const { t } = useI18n();
  return (
    <section
      aria-label={t.imports.rows.grid}
      className="relative overflow-x-auto rounded-lg border bg-surface-raised"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
      tabIndex={0}
    >
      <table className="w-full border-collapse text-sm max-lg:block">
        <caption className="sr-only">{t.imports.rows.grid}</caption>
        <thead className="max-lg:sr-only">
          <tr>
            <th className="sticky left-0 z-10 border-b bg-surface-sunken px-3 py-2 text-left font-medium" scope="col">
              {t.imports.column.row}
            </th>
            {headings.map((heading) => (
              <th
                className="min-w-40 border-b bg-surface-sunken px-2 py-2 text-left align-bottom font-medium text-text-muted"
                key={heading}
                scope="col"
              >
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="max-lg:block">
          {rows.map((row) => (
            <GridRow headings={headings} key={row.number} row={row} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function GridRow({ headings, row }: { headings: readonly string[]; row: RowView }) {
  return (
    <tr className="border-b align-top last:border-b-0 max-lg:block max-lg:p-4">
      <th
        className="sticky left-0 z-10 w-64 min-w-64 max-w-64 border-r bg-surface-raised px-3 py-2 text-left font-normal max-lg:static max-lg:mb-3 max-lg:block max-lg:w-auto max-lg:max-w-none max-lg:border-r-0 max-lg:px-0"
        scope="row"
      >
        <RowVerdict row={row} />
      </th>
      {headings.map((heading, index) => (
        <td className="px-1 py-1 max-lg:block max-lg:px-0" key={heading}>
          <GridCell heading={heading} index={index} row={row} />
        </td>
      ))}
    </tr>
  );
}

function RowVerdict({ row }: { row: RowView }) {
  const { t } = useI18n();
  const words = t.imports.rows;
  return (
    <>
      <BadgeRow>
        <span className="font-semibold tabular-nums">{row.number}</span>
        {row.plan && <Badge tone={planTone[row.plan]}>{words.plan[row.plan]}</Badge>}
        {row.level === 'warning' && (
          <Badge icon="warning" tone="warning">
            {words.level.warning}
          </Badge>
        )}
        {row.level === 'error' && (
          <Badge icon="danger" tone="danger">
            {words.level.error}
          </Badge>
        )}
      </BadgeRow>
      <RowNotes notes={row.notes} />
    </>
  );
}

/** The cell is marked when the check speaks of its column, so that colour leads to the words at the left. */
function GridCell({ heading, index, row }: { heading: string; index: number; row: RowView }) {
  const { t } = useI18n();
  const words = t.imports.rows;
  const text = row.cells[index] ?? '';
  const isEdited = row.edited.includes(index);
  const isDoubted = row.notes.some(({ column, code }) => column === heading && !quietCodes.has(code));
  const isLong = text.length > 40 || text.includes('\n');
  return (
    <label className="block max-lg:mb-2">
      <span aria-hidden="true" className="text-text-muted text-xs lg:hidden">
        {heading}
      </span>
      <span className="sr-only">{words.cell({ heading, row: row.number })}</span>
      <textarea
        className={classNames(
          'field-sizing-content block max-h-48 w-full resize-y rounded-sm border bg-surface-raised px-2 py-1 text-sm text-text hover:border-accent focus-visible:outline-offset-0',
          isLong ? 'min-w-56' : 'min-w-24',
          isDoubted ? 'border-warning' : 'border-border',
          isEdited && 'bg-info-soft',
        )}
        defaultValue={text}
        name={`cell.${row.number}.${index}`}
        rows={isLong ? 3 : 1}
      />
      {isEdited && <span className="text-info text-xs">{words.edited}</span>}
    </label>
  );
}
