// The rows of an import: cells as read and as corrected, what trying them out found, what became of them.
import { db, type Prisma, type Transaction } from './client.server.ts';

export const importOutcomes = ['added', 'changed', 'unchanged', 'refused', 'skipped'] as const;
export type ImportOutcome = (typeof importOutcomes)[number];
export type RowLevel = 'fine' | 'warning' | 'error';
export type RowUndone = 'removed' | 'restored' | 'kept-published' | 'kept-edited' | 'kept-in-use' | 'nothing';

export interface ImportRowRow {
  readonly number: number;
  /** As the reader of the file gave it: the cells by column, and what it saw around them. */
  readonly source: Prisma.JsonValue;
  /** Cells a person changed, by column. */
  readonly edited: Readonly<Record<string, string>>;
  readonly problems: Prisma.JsonValue;
  readonly plan: ImportOutcome | null;
  readonly key: string;
  readonly level: RowLevel;
  readonly outcome: ImportOutcome | null;
  readonly reference: string;
  readonly before: Prisma.JsonValue;
  readonly undone: RowUndone | null;
}

const columns = {
  number: true,
  cells: true,
  edited: true,
  problems: true,
  plan: true,
  key: true,
  level: true,
  outcome: true,
  reference: true,
  before: true,
  undone: true,
} as const satisfies Prisma.ImportRowSelect;

function rowFrom({ cells, edited, ...row }: Prisma.ImportRowGetPayload<{ select: typeof columns }>): ImportRowRow {
  return {
    ...row,
    source: cells,
    edited: edited as Record<string, string>,
    plan: row.plan as ImportOutcome | null,
    level: row.level as RowLevel,
    outcome: row.outcome as ImportOutcome | null,
    undone: row.undone as RowUndone | null,
  };
}

/** Rows of one insert: far below what one statement may carry. */
const portion = 500;

/** Puts these rows in the place of all there were. */
export async function replaceImportRows(
  tx: Transaction,
  runId: string,
  rows: readonly { readonly number: number; readonly source: Prisma.InputJsonObject }[],
): Promise<void> {
  await tx.importRow.deleteMany({ where: { runId } });
  for (let from = 0; from < rows.length; from += portion) {
    await tx.importRow.createMany({
      data: rows.slice(from, from + portion).map(({ number, source }) => ({ runId, number, cells: source })),
    });
  }
}

interface RowFilter {
  readonly after: number;
  readonly limit: number;
  /** Only rows with a warning or an error. */
  readonly problemsOnly?: boolean;
  readonly outcome?: ImportOutcome;
  /** Only these. */
  readonly numbers?: readonly number[];
}

/** In the order of the file, after row `after`. */
export async function listImportRows(
  runId: string,
  { after, limit, problemsOnly, outcome, numbers }: RowFilter,
  tx: Pick<Transaction, 'importRow'> = db,
): Promise<ImportRowRow[]> {
  const rows = await tx.importRow.findMany({
    where: {
      runId,
      number: numbers ? { in: [...numbers] } : { gt: after },
      ...(problemsOnly && { level: { not: 'fine' } }),
      ...(outcome && { outcome }),
    },
    orderBy: { number: 'asc' },
    take: limit,
    select: columns,
  });
  return rows.map(rowFrom);
}

/** The number after which the page before begins; null on the first page. */
export async function findEarlierStart(
  runId: string,
  { after, limit, problemsOnly, outcome }: RowFilter,
): Promise<number | null> {
  if (after <= 0) return null;
  const rows = await db.importRow.findMany({
    where: {
      runId,
      number: { lte: after },
      ...(problemsOnly && { level: { not: 'fine' } }),
      ...(outcome && { outcome }),
    },
    orderBy: { number: 'desc' },
    take: limit + 1,
    select: { number: true },
  });
  return rows.length > limit ? (rows.at(-1)?.number ?? 0) : 0;
}

/** The numbered rows, those that are known by one of these keys, and those that were refused. */
export async function listImportRowsFor(
  runId: string,
  numbers: readonly number[],
  keys: readonly string[],
): Promise<ImportRowRow[]> {
  const rows = await db.importRow.findMany({
    where: { runId, OR: [{ number: { in: [...numbers] } }, { key: { in: [...keys] } }, { plan: 'refused' }] },
    orderBy: { number: 'asc' },
    select: columns,
  });
  return rows.map(rowFrom);
}

/** Locks the next rows that nothing was done about yet. */
export async function listUndoneRows(tx: Transaction, runId: string, limit: number): Promise<ImportRowRow[]> {
  const rows = await tx.importRow.findMany({
    where: { runId, undone: null, outcome: { not: null } },
    orderBy: { number: 'asc' },
    take: limit,
    select: columns,
  });
  return rows.map(rowFrom);
}

export async function listWaitingRows(tx: Transaction, runId: string, limit: number): Promise<ImportRowRow[]> {
  const rows = await tx.importRow.findMany({
    where: { runId, outcome: null },
    orderBy: { number: 'asc' },
    take: limit,
    select: columns,
  });
  return rows.map(rowFrom);
}

export interface RowCheck {
  readonly number: number;
  readonly plan: ImportOutcome;
  readonly key: string;
  readonly level: RowLevel;
  readonly reference: string;
  readonly problems: readonly object[];
}

/** One statement for many rows. */
export async function writeRowChecks(tx: Transaction, runId: string, checks: readonly RowCheck[]): Promise<void> {
  if (checks.length === 0) return;
  await tx.$executeRaw`
    UPDATE import_row r SET plan = c.plan, key = c.key, level = c.level, reference = c.reference, problems = c.problems
      FROM jsonb_to_recordset(${JSON.stringify(checks)}::jsonb)
        AS c(number int, plan text, key text, level text, reference text, problems jsonb)
     WHERE r.run_id = ${runId}::uuid AND r.number = c.number AND r.outcome IS NULL`;
}

export interface RowResult {
  readonly number: number;
  readonly outcome: ImportOutcome;
  readonly reference: string;
  readonly before: object | null;
  /** Added to the row's problems. */
  readonly problems: readonly object[];
}

export async function writeRowResults(tx: Transaction, runId: string, results: readonly RowResult[]): Promise<void> {
  if (results.length === 0) return;
  await tx.$executeRaw`
    UPDATE import_row r SET outcome = c.outcome, reference = c.reference, before = nullif(c.before, 'null'::jsonb),
           problems = r.problems || c.problems, done_at = app_clock()
      FROM jsonb_to_recordset(${JSON.stringify(results)}::jsonb)
        AS c(number int, outcome text, reference text, before jsonb, problems jsonb)
     WHERE r.run_id = ${runId}::uuid AND r.number = c.number`;
}

export async function writeRowUndone(
  tx: Transaction,
  runId: string,
  rows: readonly { readonly number: number; readonly undone: RowUndone }[],
): Promise<void> {
  if (rows.length === 0) return;
  await tx.$executeRaw`
    UPDATE import_row r SET undone = c.undone
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS c(number int, undone text)
     WHERE r.run_id = ${runId}::uuid AND r.number = c.number`;
}

export async function putEditedCells(
  tx: Transaction,
  runId: string,
  number: number,
  edited: Readonly<Record<string, string>>,
): Promise<void> {
  await tx.importRow.update({
    where: { runId_number: { runId, number } },
    data: { edited: { ...edited } },
    select: { number: true },
  });
}

/** How many rows have each plan, level, outcome and fate of undoing. */
export async function countImportRows(runId: string) {
  const rows = await db.importRow.groupBy({
    by: ['plan', 'level', 'outcome', 'undone'],
    where: { runId },
    _count: { _all: true },
  });
  const sum = (field: 'plan' | 'level' | 'outcome' | 'undone') => {
    const counts: Record<string, number> = {};
    for (const row of rows) {
      const value = row[field];
      if (value !== null) counts[value] = (counts[value] ?? 0) + row._count._all;
    }
    return counts;
  };
  return { plan: sum('plan'), level: sum('level'), outcome: sum('outcome'), undone: sum('undone') };
}
