// What the pages of an import show: the runs, the columns with examples, the rows, the report, the progress.
import {
  countImportRows,
  findEarlierStart,
  type ImportOutcome,
  type ImportRowRow,
  importOutcomes,
  listImportRows,
} from '#app/persistence/import-rows.server.ts';
import { findImportRun, type ImportRunRow, listImportRuns } from '#app/persistence/import-runs.server.ts';
import { mapColumns } from './column-mapping.ts';
import type { RowNote } from './import-notes.ts';
import { importPhase } from './import-phase.ts';
import { recogniseSource } from './recognise-source.ts';
import { cellText } from './source-row.ts';
import { fromStored } from './stored-row.ts';

const runsOnPage = 20;
export const rowsOnPage = 20;
/** Rows looked at for examples of what a column holds. */
const exampleRows = 30;

const lineOf = (run: ImportRunRow) => ({
  ...{ id: run.id, list: run.list, fileName: run.fileName, uploadedAt: run.uploadedAt, rowCount: run.rowCount },
  phase: importPhase(run),
});
export type RunLine = ReturnType<typeof lineOf>;

/** `after` is "<instant>_<id>" of the last run of the page before. */
export async function listRuns(organisationId: string, after: string | null) {
  const [instant = '', id = ''] = after?.split('_') ?? [];
  const uploadedAt = new Date(instant);
  const position = Number.isNaN(uploadedAt.getTime()) || !/^[0-9a-f-]{36}$/.test(id) ? null : { uploadedAt, id };
  const runs = await listImportRuns(organisationId, runsOnPage + 1, position);
  const page = runs.slice(0, runsOnPage);
  const last = page.at(-1);
  return {
    runs: page.map(lineOf),
    next: runs.length > runsOnPage && last ? `${last.uploadedAt.toISOString()}_${last.id}` : null,
  };
}

export interface RunView extends RunLine {
  readonly headings: readonly string[];
  readonly sheet: string;
  readonly sheets: readonly string[];
  readonly isFeed: boolean;
  readonly doneCount: number;
  readonly failure: string;
  /** Rows by plan, by level, by outcome and by what undoing did. */
  readonly counts: Awaited<ReturnType<typeof countImportRows>>;
}

export async function getRun(organisationId: string, id: string): Promise<{ view: RunView; run: ImportRunRow } | null> {
  const run = await findImportRun(organisationId, id);
  if (!run) return null;
  const { headings, sheet, sheets, doneCount, failure } = run;
  const isFeed = recogniseSource(headings) !== 'plain-list';
  const counts = await countImportRows(id);
  return { run, view: { ...lineOf(run), headings, sheet, sheets, isFeed, doneCount, failure, counts } };
}

export interface ColumnView {
  readonly heading: string;
  /** '' for a column that is not imported. */
  readonly target: string;
  readonly isKnown: boolean;
  readonly samples: readonly string[];
}

export async function getColumns(run: ImportRunRow): Promise<ColumnView[]> {
  const rows = (await listImportRows(run.id, { after: 0, limit: exampleRows })).map(fromStored);
  const chosen = new Map(
    mapColumns(run.list, run.headings, run.mapping).matches.map((one) => [one.heading, one.target]),
  );
  const suggested = new Set(mapColumns(run.list, run.headings).matches.map(({ heading }) => heading));
  return run.headings.map((heading) => ({
    heading,
    target: chosen.get(heading) ?? '',
    isKnown: suggested.has(heading),
    samples: [...new Set(rows.filter(({ skip }) => !skip).map(({ cells }) => cellText(cells[heading])))]
      .filter(Boolean)
      .slice(0, 3)
      .map((text) => (text.length > 60 ? `${text.slice(0, 60)}…` : text)),
  }));
}

export interface RowView {
  readonly number: number;
  /** One text a column, in the order of the headings. */
  readonly cells: readonly string[];
  /** Indexes of columns a person corrected. */
  readonly edited: readonly number[];
  readonly plan: ImportOutcome | null;
  readonly level: ImportRowRow['level'];
  readonly outcome: ImportOutcome | null;
  readonly undone: ImportRowRow['undone'];
  readonly reference: string;
  readonly title: string;
  readonly notes: readonly RowNote[];
}

const isNote = (value: unknown): value is RowNote =>
  typeof value === 'object' && value !== null && 'code' in value && 'column' in value;

export interface RowsWanted {
  readonly after: number;
  readonly problemsOnly: boolean;
  readonly outcome: ImportOutcome | null;
}

export function readRowsWanted(params: URLSearchParams): RowsWanted {
  const after = Number(params.get('after') ?? 0);
  return {
    after: Number.isSafeInteger(after) && after > 0 && after < 2_000_000_000 ? after : 0,
    problemsOnly: params.get('only') === 'problems',
    outcome: importOutcomes.find((outcome) => outcome === params.get('outcome')) ?? null,
  };
}

export async function getRows(run: ImportRunRow, { after, problemsOnly, outcome }: RowsWanted) {
  const filter = { after, limit: rowsOnPage + 1, problemsOnly, ...(outcome && { outcome }) };
  const [found, previous] = await Promise.all([
    listImportRows(run.id, filter),
    findEarlierStart(run.id, { ...filter, limit: rowsOnPage }),
  ]);
  const titles = mapColumns(run.list, run.headings, run.mapping).matches.filter(({ target }) => target === 'title');
  const page = found.slice(0, rowsOnPage);
  const rows = page.map((row): RowView => {
    const { cells } = fromStored(row);
    const texts = run.headings.map((heading) => cellText(cells[heading]));
    const title = titles.map(({ heading }) => cellText(cells[heading])).find(Boolean);
    return {
      ...{ number: row.number, plan: row.plan, level: row.level, outcome: row.outcome, undone: row.undone },
      ...{ reference: row.reference, cells: texts, title: (title ?? texts.find(Boolean) ?? '').slice(0, 80) },
      edited: run.headings.flatMap((heading, index) => (Object.hasOwn(row.edited, heading) ? [index] : [])),
      notes: Array.isArray(row.problems) ? (row.problems as readonly unknown[]).filter(isNote) : [],
    };
  });
  return { rows, previous, next: found.length > rowsOnPage ? (page.at(-1)?.number ?? null) : null };
}

/** How far the work in the background is. */
export async function getProgress(organisationId: string, id: string) {
  const run = await findImportRun(organisationId, id);
  return run && { phase: importPhase(run), done: run.doneCount, total: run.rowCount };
}

/** Listings that sending all to review takes at a time: every one of them is a mail to the reviewers. */
const handedInAtOnce = 500;

/** What an import wrote, in the order of the file; empty before it is finished and after it is undone. */
export async function listWritten(run: ImportRunRow): Promise<string[]> {
  if (importPhase(run) !== 'finished') return [];
  const written = await Promise.all(
    (['added', 'changed'] as const).map((outcome) =>
      listImportRows(run.id, { after: 0, limit: handedInAtOnce, outcome }),
    ),
  );
  const rows = written.flat().sort((left, right) => left.number - right.number);
  return rows.slice(0, handedInAtOnce).map(({ reference }) => reference);
}
