// What a person does to an import before it is carried out: another sheet, other columns, corrected cells; or none of it.
import type { Actor } from '#app/domain/actor.ts';
import { allow, type Decision, refuse } from '#app/domain/decision.ts';
import { refuseAbsent } from '#app/domain/listing.ts';
import { inTransaction, readClock, type Transaction } from '#app/persistence/client.server.ts';
import { appendEvent, attempt } from '#app/persistence/events.server.ts';
import {
  countImportRows,
  listImportRows,
  putEditedCells,
  replaceImportRows,
} from '#app/persistence/import-rows.server.ts';
import {
  deleteImportFile,
  deleteImportRun,
  findImportFile,
  findImportMapping,
  findImportRun,
  type ImportRunRow,
  lockImportRun,
  putImportMapping,
  updateImportRun,
} from '#app/persistence/import-runs.server.ts';
import { checkSomeRows } from './check-run.server.ts';
import type { CorrectedCell } from './corrected-cell.ts';
import { headingsHash } from './headings-hash.server.ts';
import { decideImport, type ImportReason } from './import-phase.ts';
import type { ListingDoor } from './listing-door.ts';
import { type ReadRefusal, readTable } from './read-table.server.ts';
import { cellText } from './source-row.ts';
import { fromStored } from './stored-row.ts';
import { storedRows, tryOut } from './upload-list.server.ts';

type Change = Parameters<typeof decideImport>[0]['change'];
type Kind =
  | 'import.sheet-chosen'
  | 'import.columns-assigned'
  | 'import.cells-corrected'
  | 'import.started'
  | 'import.undo-started'
  | 'import.discarded';

/** Locks the run, asks the rulebook, works, and writes the event; a refused attempt is written down. */
function change<Reason extends string = never>(
  wanted: { kind: Kind; change: Change; actor: Actor | null; id: string; rows?: number },
  work: (tx: Transaction, run: ImportRunRow) => Promise<Decision<Record<string, string | number>, Reason>>,
): Promise<Decision<true, ImportReason | Reason>> {
  const { kind, actor, id } = wanted;
  const subject = { type: 'import', id } as const;
  return attempt({ kind, actor, data: { import: id } }, async (tx): Promise<Decision<true, ImportReason | Reason>> => {
    const run = await lockImportRun(tx, id);
    if (!run) return refuseAbsent(actor, 'listing.import');
    const decision = decideImport({ actor, run, change: wanted.change, rows: wanted.rows ?? 0 });
    if (!decision.ok) return decision;
    const done = await work(tx, run);
    if (!done.ok) return done;
    await appendEvent(tx, { kind, actor, subject, data: done.value });
    return allow(true);
  });
}

export async function chooseSheet(
  door: ListingDoor,
  actor: Actor | null,
  id: string,
  sheet: string,
): Promise<Decision<true, ImportReason | ReadRefusal | 'file-gone'>> {
  const run = await findImportRun(actor?.organisation?.id ?? '', id);
  const bytes = run && (await findImportFile(id));
  // Read before anything is locked: a large workbook takes its time.
  const table = run && bytes ? await readTable(bytes, run.fileName, { sheet, guessHeader: true }) : refuse('file-gone');
  const chosen = await change<ReadRefusal | 'file-gone'>(
    { kind: 'import.sheet-chosen', change: 'correct', actor, id },
    async (tx, { organisationId, list }) => {
      if (!table.ok) return table;
      const { headings } = table.value;
      const mapping = (await findImportMapping(organisationId, list, headingsHash(headings))) ?? {};
      const rows = storedRows(table.value);
      await replaceImportRows(tx, id, rows);
      await updateImportRun(tx, id, { sheet, headings, mapping, rowCount: rows.length, checkedAt: null });
      return allow({ rows: rows.length });
    },
  );
  if (chosen.ok && run) await tryOut(door, run.organisationId, id);
  return chosen;
}

/** `mapping` names a target for every column, '' for none; it is remembered for files with the same headings. */
export async function assignColumns(
  door: ListingDoor,
  actor: Actor | null,
  id: string,
  mapping: Readonly<Record<string, string>>,
): Promise<Decision<true, ImportReason>> {
  const assigned = await change({ kind: 'import.columns-assigned', change: 'correct', actor, id }, async (tx, run) => {
    const own = Object.fromEntries(run.headings.map((heading) => [heading, mapping[heading] ?? '']));
    const key = { organisationId: run.organisationId, list: run.list, headingsHash: headingsHash(run.headings) };
    await putImportMapping(tx, key, own);
    await updateImportRun(tx, id, { mapping: own, checkedAt: null });
    return allow({ columns: Object.values(own).filter(Boolean).length });
  });
  if (assigned.ok && actor?.organisation) await tryOut(door, actor.organisation.id, id);
  return assigned;
}

/** Longest text of a corrected cell. */
const maximumCell = 32_767;

const normal = (text: string): string => text.replaceAll(/\r\n?/g, '\n').replaceAll('\u0000', '').trim();

/** Cells that say what they said before are passed over; a cell set back to what the file says is no correction. */
export async function correctCells(
  door: ListingDoor,
  actor: Actor | null,
  id: string,
  cells: readonly CorrectedCell[],
): Promise<Decision<true, ImportReason>> {
  const numbers = new Set<number>();
  const formerKeys = new Set<string>();
  const corrected = await change({ kind: 'import.cells-corrected', change: 'correct', actor, id }, async (tx, run) => {
    const wanted = [...new Set(cells.map(({ number }) => number))];
    const rows = await listImportRows(id, { after: 0, limit: wanted.length, numbers: wanted }, tx);
    for (const row of rows) {
      const original = fromStored({ ...row, edited: {} }).cells;
      const edited = { ...row.edited };
      for (const { column, text } of cells.filter(({ number }) => number === row.number)) {
        const heading = run.headings[column];
        if (heading === undefined) continue;
        const value = normal(text).slice(0, maximumCell);
        if (value === normal(cellText(original[heading]))) delete edited[heading];
        else edited[heading] = value;
      }
      if (JSON.stringify(edited) === JSON.stringify(row.edited)) continue;
      numbers.add(row.number);
      if (row.key) formerKeys.add(row.key);
      await putEditedCells(tx, id, row.number, edited);
    }
    return allow({ rows: numbers.size });
  });
  const run =
    corrected.ok && numbers.size > 0 && actor?.organisation ? await findImportRun(actor.organisation.id, id) : null;
  if (run) await checkSomeRows(door, run, [...numbers], [...formerKeys]);
  return corrected;
}

/** Sets it off; a job does it. The file is no longer needed: the rows are here. */
export async function startImport(actor: Actor | null, id: string): Promise<Decision<true, ImportReason>> {
  const { plan } = await countImportRows(id);
  const rows = (plan.added ?? 0) + (plan.changed ?? 0);
  return change({ kind: 'import.started', change: 'start', actor, id, rows }, async (tx) => {
    const committedAt = await readClock(tx);
    await updateImportRun(tx, id, { committedAt, committedById: actor?.personId ?? null, doneCount: 0, failure: '' });
    await deleteImportFile(tx, id);
    return allow({ rows });
  });
}

/** Sets the undoing off; a job does it. */
export const startUndo = (actor: Actor | null, id: string): Promise<Decision<true, ImportReason>> =>
  change({ kind: 'import.undo-started', change: 'undo', actor, id }, async (tx) => {
    await updateImportRun(tx, id, {
      undoneAt: await readClock(tx),
      undoneById: actor?.personId ?? null,
      doneCount: 0,
      failure: '',
    });
    return allow({});
  });

export const discardImport = (actor: Actor | null, id: string): Promise<Decision<true, ImportReason>> =>
  change({ kind: 'import.discarded', change: 'discard', actor, id }, async (tx, run) => {
    await deleteImportRun(tx, id);
    return allow({ rows: run.rowCount });
  });

/** Uploads nobody carried out hold other people's telephone numbers: they go after thirty days. */
export async function discardAbandoned(ids: readonly string[]): Promise<void> {
  for (const id of ids) {
    await inTransaction(async (tx) => {
      const run = await lockImportRun(tx, id);
      if (!run || run.committedAt) return;
      await deleteImportRun(tx, id);
      await appendEvent(tx, { kind: 'import.discarded', actor: null, subject: { type: 'import', id } });
    });
  }
}
