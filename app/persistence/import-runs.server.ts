// Imports in the browser: the run with its mapping, the file until it is carried out, and what each organisation maps how.
import type { List } from '#app/domain/listing.ts';
import { db, type Prisma, type Transaction } from './client.server.ts';
import { dayFromColumn, dayToColumn } from './listing-content.server.ts';

export interface ImportRunRow {
  readonly id: string;
  readonly organisationId: string;
  readonly list: List;
  readonly fileName: string;
  readonly sha256: string;
  readonly format: string;
  readonly uploadedById: string;
  readonly uploadedAt: Date;
  /** Columns in the order of the file. */
  readonly headings: readonly string[];
  /** What a person decided about columns, by heading; '' leaves one out. */
  readonly mapping: Readonly<Record<string, string>>;
  readonly sheet: string;
  readonly sheets: readonly string[];
  readonly importSource: string;
  /** "YYYY-MM-DD" */
  readonly validUntil: string;
  readonly rowCount: number;
  readonly doneCount: number;
  readonly checkedAt: Date | null;
  readonly committedAt: Date | null;
  readonly committedById: string | null;
  readonly finishedAt: Date | null;
  readonly undoneAt: Date | null;
  readonly undoneById: string | null;
  readonly undoFinishedAt: Date | null;
  readonly failure: string;
}

const columns = {
  id: true,
  organisationId: true,
  list: true,
  fileName: true,
  sha256: true,
  format: true,
  uploadedById: true,
  uploadedAt: true,
  headings: true,
  mapping: true,
  sheet: true,
  sheets: true,
  importSource: true,
  validUntil: true,
  rowCount: true,
  doneCount: true,
  checkedAt: true,
  committedAt: true,
  committedById: true,
  finishedAt: true,
  undoneAt: true,
  undoneById: true,
  undoFinishedAt: true,
  failure: true,
} as const satisfies Prisma.ImportRunSelect;

const textsOf = (json: Prisma.JsonValue): Record<string, string> =>
  typeof json === 'object' && json !== null && !Array.isArray(json)
    ? Object.fromEntries(
        Object.entries(json).flatMap(([key, value]) => (typeof value === 'string' ? [[key, value]] : [])),
      )
    : {};

const runFrom = (row: Prisma.ImportRunGetPayload<{ select: typeof columns }>): ImportRunRow => ({
  ...row,
  list: row.list as List,
  headings: Array.isArray(row.headings) ? row.headings.filter((heading) => typeof heading === 'string') : [],
  mapping: textsOf(row.mapping),
  validUntil: row.validUntil ? dayFromColumn(row.validUntil) : '',
});

export type NewImportRun = Pick<
  ImportRunRow,
  | 'organisationId'
  | 'list'
  | 'fileName'
  | 'sha256'
  | 'format'
  | 'uploadedById'
  | 'headings'
  | 'mapping'
  | 'sheet'
  | 'sheets'
  | 'importSource'
  | 'validUntil'
  | 'rowCount'
>;

export async function insertImportRun(tx: Transaction, run: NewImportRun, bytes: Uint8Array): Promise<string> {
  const { headings, mapping, sheets, validUntil, ...plain } = run;
  const { id } = await tx.importRun.create({
    data: {
      ...plain,
      headings: [...headings],
      mapping: { ...mapping },
      sheets: [...sheets],
      validUntil: dayToColumn(validUntil),
      file: { create: { bytes: new Uint8Array(bytes) } },
    },
    select: { id: true },
  });
  return id;
}

/** Null for everybody else's, and for addresses that are none. */
export async function findImportRun(organisationId: string, id: string): Promise<ImportRunRow | null> {
  if (!/^[0-9a-f-]{36}$/i.test(id) || organisationId === '') return null;
  const row = await db.importRun.findFirst({ where: { id, organisationId }, select: columns });
  return row && runFrom(row);
}

/** Newest first; `before` is the upload instant and id of the last one seen. */
export async function listImportRuns(
  organisationId: string,
  limit: number,
  after: { readonly uploadedAt: Date; readonly id: string } | null,
): Promise<ImportRunRow[]> {
  const rows = await db.importRun.findMany({
    where: {
      organisationId,
      ...(after && {
        OR: [{ uploadedAt: { lt: after.uploadedAt } }, { uploadedAt: after.uploadedAt, id: { gt: after.id } }],
      }),
    },
    orderBy: [{ uploadedAt: 'desc' }, { id: 'asc' }],
    take: limit,
    select: columns,
  });
  return rows.map(runFrom);
}

/** Locks the run (`FOR UPDATE`); with `skipLocked` another process's run in work counts as not there. */
export async function lockImportRun(
  tx: Transaction,
  id: string,
  { skipLocked = false } = {},
): Promise<ImportRunRow | null> {
  const [found] = skipLocked
    ? await tx.$queryRaw<{ id: string }[]>`SELECT id FROM import_run WHERE id = ${id}::uuid FOR UPDATE SKIP LOCKED`
    : await tx.$queryRaw<{ id: string }[]>`SELECT id FROM import_run WHERE id = ${id}::uuid FOR UPDATE`;
  if (!found) return null;
  return runFrom(await tx.importRun.findUniqueOrThrow({ where: { id: found.id }, select: columns }));
}

export type RunChange = Partial<
  Pick<
    ImportRunRow,
    | 'headings'
    | 'mapping'
    | 'sheet'
    | 'rowCount'
    | 'doneCount'
    | 'checkedAt'
    | 'committedAt'
    | 'committedById'
    | 'finishedAt'
    | 'undoneAt'
    | 'undoneById'
    | 'undoFinishedAt'
    | 'failure'
  >
>;

export async function updateImportRun(tx: Transaction, id: string, change: RunChange): Promise<void> {
  const { headings, mapping, ...plain } = change;
  await tx.importRun.update({
    where: { id },
    data: { ...plain, ...(headings && { headings: [...headings] }), ...(mapping && { mapping: { ...mapping } }) },
    select: { id: true },
  });
}

export async function deleteImportRun(tx: Transaction, id: string): Promise<void> {
  await tx.importRun.delete({ where: { id }, select: { id: true } });
}

/** The file; null once the import was carried out. */
export async function findImportFile(runId: string): Promise<Uint8Array | null> {
  const row = await db.importFile.findUnique({ where: { runId }, select: { bytes: true } });
  return row?.bytes ?? null;
}

export async function deleteImportFile(tx: Transaction, runId: string): Promise<void> {
  await tx.importFile.deleteMany({ where: { runId } });
}

/** Runs that somebody set off and that have not ended, oldest first: to be carried out, and to be undone. */
export async function listRunsInWork(limit: number): Promise<{ id: string; work: 'carry-out' | 'undo' }[]> {
  const rows = await db.importRun.findMany({
    where: {
      OR: [
        { committedAt: { not: null }, finishedAt: null },
        { undoneAt: { not: null }, undoFinishedAt: null },
      ],
    },
    orderBy: [{ committedAt: 'asc' }, { id: 'asc' }],
    take: limit,
    select: { id: true, finishedAt: true },
  });
  return rows.map(({ id, finishedAt }) => ({ id, work: finishedAt === null ? 'carry-out' : 'undo' }));
}

/** Uploads that nobody carried out, and finished imports, older than these instants. */
export async function listOldRuns(abandonedBefore: Date, limit: number): Promise<string[]> {
  const rows = await db.importRun.findMany({
    where: { committedAt: null, uploadedAt: { lt: abandonedBefore } },
    orderBy: [{ uploadedAt: 'asc' }, { id: 'asc' }],
    take: limit,
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}

export async function findImportMapping(
  organisationId: string,
  list: List,
  headingsHash: string,
): Promise<Record<string, string> | null> {
  const row = await db.importMapping.findUnique({
    where: { organisationId_list_headingsHash: { organisationId, list, headingsHash } },
    select: { mapping: true },
  });
  return row && textsOf(row.mapping);
}

export async function putImportMapping(
  tx: Transaction,
  key: { readonly organisationId: string; readonly list: List; readonly headingsHash: string },
  mapping: Readonly<Record<string, string>>,
): Promise<void> {
  await tx.importMapping.upsert({
    where: { organisationId_list_headingsHash: key },
    create: { ...key, mapping: { ...mapping } },
    update: { mapping: { ...mapping } },
    select: { organisationId: true },
  });
}
