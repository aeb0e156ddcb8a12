// The background part of an import: carries runs out and undoes them in portions. Each portion is one transaction with
// its progress, so that a crash loses nothing and repeats nothing.
import type { Actor } from '#app/domain/actor.ts';
import { type AccessReason, decideAccess } from '#app/domain/authorisation.ts';
import type { Decision } from '#app/domain/decision.ts';
import { inTransaction, readClock, type Transaction } from '#app/persistence/client.server.ts';
import { appendEvent } from '#app/persistence/events.server.ts';
import {
  type ImportRowRow,
  listUndoneRows,
  listWaitingRows,
  type RowResult,
  type RowUndone,
  writeRowResults,
  writeRowUndone,
} from '#app/persistence/import-rows.server.ts';
import { type ImportRunRow, lockImportRun, updateImportRun } from '#app/persistence/import-runs.server.ts';
import { isRefusedByDatabase } from '#app/persistence/importing.server.ts';
import { itemOf, rowMapper } from './check-run.server.ts';
import { findImportingActor } from './find-importer.server.ts';
import { type AcceptedRow, wholeRow } from './import-notes.ts';
import type { BeforeRow, ListingContent, ListingDoor } from './listing-door.ts';
import { fromStored } from './stored-row.ts';

/** Rows of one transaction: long enough to be quick, short enough to stay far below its time limit. */
const portion = 100;

type Progress = 'more' | 'done' | 'busy';
type Mapper = Awaited<ReturnType<typeof rowMapper>>;

const problem = (code: 'not-saved' | 'not-allowed', detail = '') => ({
  column: wholeRow,
  level: 'error',
  code,
  detail,
});

const settled = ({ number, plan, reference }: ImportRowRow): RowResult => ({
  number,
  outcome: plan === 'unchanged' || plan === 'skipped' ? plan : 'refused',
  reference: plan === 'unchanged' ? reference : '',
  before: null,
  problems: [],
});

/** The row as tried out, under the key it was given then: duplicates were settled over the whole file. */
function acceptedRows(map: Mapper, rows: readonly ImportRowRow[]): AcceptedRow<ListingContent>[] {
  const wanted = rows.filter(({ plan }) => plan === 'added' || plan === 'changed');
  const keys = new Map(wanted.map(({ number, key }) => [number, key]));
  return map(wanted.map(fromStored)).flatMap((row) =>
    row.ok ? [{ ...row, importKey: keys.get(row.number) || row.importKey }] : [],
  );
}

async function saveRows(
  tx: Transaction,
  door: ListingDoor,
  run: ImportRunRow,
  actor: Actor | null,
  rows: readonly ImportRowRow[],
  map: Mapper,
): Promise<Decision<RowResult[], AccessReason>> {
  const accepted = acceptedRows(map, rows);
  const saved = await door.save(tx, run.list, actor, run, accepted.map(itemOf));
  if (!saved.ok) return saved;
  const results = new Map<number, RowResult>();
  for (const [index, { number }] of accepted.entries()) {
    const one = saved.value[index];
    if (one) results.set(number, { number, ...one, problems: [] });
  }
  return { ok: true, value: rows.map((row) => results.get(row.number) ?? settled(row)) };
}

async function carryOutPortion(door: ListingDoor, id: string, limit: number): Promise<Progress> {
  return inTransaction(async (tx) => {
    const run = await lockImportRun(tx, id, { skipLocked: true });
    if (!run?.committedAt || run.finishedAt) return run ? 'done' : 'busy';
    const actor = await findImportingActor(run.organisationId, run.committedById ?? '', id);
    const access = decideAccess(actor, 'listing.import', run.organisationId);
    const rows = await listWaitingRows(tx, id, limit);
    if (rows.length === 0 || !access.ok) return finish(tx, run, actor, access.ok ? '' : access.reason);
    const saved = await saveRows(tx, door, run, actor, rows, await rowMapper(run));
    if (!saved.ok) return finish(tx, run, actor, saved.reason);
    await writeRowResults(tx, id, saved.value);
    await updateImportRun(tx, id, { doneCount: run.doneCount + rows.length });
    return 'more';
  });
}

async function finish(tx: Transaction, run: ImportRunRow, actor: Actor | null, failure: string): Promise<Progress> {
  await updateImportRun(tx, run.id, { finishedAt: await readClock(tx), failure });
  const data = { rows: run.doneCount, ...(failure && { failure }) };
  await appendEvent(tx, { kind: 'import.finished', actor, subject: { type: 'import', id: run.id }, data });
  return 'done';
}

/** One impossible row spoils its portion: then each goes alone, and the one that cannot be saved says so. */
async function refuseNext(id: string): Promise<void> {
  await inTransaction(async (tx) => {
    const run = await lockImportRun(tx, id);
    const [row] = run ? await listWaitingRows(tx, id, 1) : [];
    if (!run || !row) return;
    const { number } = row;
    await writeRowResults(tx, id, [
      { number, outcome: 'refused', reference: '', before: null, problems: [problem('not-saved')] },
    ]);
    await updateImportRun(tx, id, { doneCount: run.doneCount + 1 });
  });
}

async function carryOutOneByOne(door: ListingDoor, id: string): Promise<Progress> {
  for (let row = 0; row < portion; row += 1) {
    try {
      const progress = await carryOutPortion(door, id, 1);
      if (progress !== 'more') return progress;
    } catch (error) {
      if (!isRefusedByDatabase(error)) throw error;
      await refuseNext(id);
    }
  }
  return 'more';
}

/** Carries the run out to its end, or as far as `isStopping` lets it; whoever comes next goes on from there. */
export async function carryOutRun(
  door: ListingDoor,
  id: string,
  isStopping: () => boolean = () => false,
): Promise<void> {
  for (let progress: Progress = 'more'; progress === 'more' && !isStopping(); ) {
    try {
      progress = await carryOutPortion(door, id, portion);
    } catch (error) {
      if (!isRefusedByDatabase(error)) throw error;
      progress = await carryOutOneByOne(door, id);
    }
  }
}

async function undoRow(
  tx: Transaction,
  door: ListingDoor,
  run: ImportRunRow,
  actor: Actor | null,
  row: ImportRowRow,
): Promise<{ number: number; undone: RowUndone }> {
  const { number, outcome, reference } = row;
  if (outcome !== 'added' && outcome !== 'changed') return { number, undone: 'nothing' };
  const before = row.before as unknown as BeforeRow;
  const undone = await door.undo(tx, run.list, actor, run.organisationId, { reference, outcome, before });
  return { number, undone: undone.ok ? undone.value : 'nothing' };
}

async function undoPortion(door: ListingDoor, id: string): Promise<Progress> {
  return inTransaction(async (tx) => {
    const run = await lockImportRun(tx, id, { skipLocked: true });
    if (!run?.undoneAt || run.undoFinishedAt) return run ? 'done' : 'busy';
    const actor = await findImportingActor(run.organisationId, run.undoneById ?? '', id);
    const access = decideAccess(actor, 'listing.import', run.organisationId);
    const rows = access.ok ? await listUndoneRows(tx, id, portion / 2) : [];
    if (rows.length === 0) {
      await updateImportRun(tx, id, { undoFinishedAt: await readClock(tx), failure: access.ok ? '' : access.reason });
      const subject = { type: 'import', id } as const;
      await appendEvent(tx, { kind: 'import.undo-finished', actor, subject, data: { rows: run.doneCount } });
      return 'done';
    }
    const undone: { number: number; undone: RowUndone }[] = [];
    for (const row of rows) undone.push(await undoRow(tx, door, run, actor, row));
    await writeRowUndone(tx, id, undone);
    await updateImportRun(tx, id, { doneCount: run.doneCount + rows.length });
    return 'more';
  });
}

export async function undoRun(door: ListingDoor, id: string, isStopping: () => boolean = () => false): Promise<void> {
  while (!isStopping() && (await undoPortion(door, id)) === 'more');
}
