// Saves mapped rows in batches, or tries it out and undoes everything; what became of each row goes into its notes.
import type { AccessReason } from '#app/domain/authorisation.ts';
import type { CoachMark } from '#app/domain/coach.ts';
import type { Decision } from '#app/domain/decision.ts';
import { missingForPublication, type PublishableContent, type PublishReason } from '#app/domain/listing.ts';
import { inTransaction, type Transaction } from '#app/persistence/client.server.ts';
import { isRefusedByDatabase } from '#app/persistence/importing.server.ts';
import { type AcceptedRow, type ImportNoteCode, type MappedRow, type NoteLevel, wholeRow } from './import-notes.ts';
import type { ReportedRow } from './import-report.ts';

/** As the listings have it: written once, changed when the row changed. */
export interface SavedRow {
  readonly outcome: 'added' | 'changed' | 'unchanged';
  /** Why it was not published although asked for. */
  readonly notPublished: PublishReason | 'withdrawn' | null;
  /** What the coach said, where that is why it was not published. */
  readonly coach: CoachMark | null;
}

export type SaveRow<Content> = (
  tx: Transaction,
  row: AcceptedRow<Content>,
) => Promise<Decision<SavedRow, AccessReason>>;

export interface Saving<Content> {
  readonly save: SaveRow<Content>;
  /** Everything is computed in transactions that are rolled back. */
  readonly isDryRun: boolean;
}

export interface SavedReport extends ReportedRow {
  /** Null where nothing was saved. */
  readonly notPublished: SavedRow['notPublished'];
}

/** Rows of one transaction: long enough to be quick, short enough to stay far below its time limit. */
const batchSize = 50;

const told = (
  row: MappedRow<unknown>,
  outcome: ReportedRow['outcome'],
  note?: readonly [NoteLevel, ImportNoteCode, string],
): SavedReport => ({
  number: row.number,
  outcome,
  notes: note ? [...row.notes, { column: wholeRow, level: note[0], code: note[1], detail: note[2] }] : row.notes,
  notPublished: null,
});

function tellDraft(row: AcceptedRow<PublishableContent>, { outcome, notPublished, coach }: SavedRow): SavedReport {
  if (notPublished === null) return told(row, outcome);
  const note =
    notPublished === 'incomplete'
      ? (['warning', 'draft-incomplete', missingForPublication(row.content).join(' ')] as const)
      : notPublished === 'withdrawn'
        ? (['warning', 'draft-withdrawn', ''] as const)
        : coach
          ? (['warning', 'draft-too-vague', `${coach.score}: ${coach.missing.join(' ')}`] as const)
          : notPublished === 'contacts-in-text'
            ? (['warning', 'draft-contacts', ''] as const)
            : (['warning', 'draft-not-published', notPublished] as const);
  return { ...told(row, outcome, note), notPublished };
}

/** Undoes what `work` wrote and gives its result. */
async function tryOut<Result>(work: (tx: Transaction) => Promise<Result>): Promise<Result> {
  const undo = { result: null as { value: Result } | null };
  try {
    await inTransaction(async (tx) => {
      undo.result = { value: await work(tx) };
      throw undo;
    });
  } catch (error) {
    if (error !== undo) throw error;
  }
  if (!undo.result) throw new Error('the transaction ended without its work');
  return undo.result.value;
}

async function saveBatch<Content extends PublishableContent>(
  batch: readonly MappedRow<Content>[],
  saving: Saving<Content>,
): Promise<SavedReport[]> {
  const work = async (tx: Transaction) => {
    const reports: SavedReport[] = [];
    for (const row of batch) {
      if (!row.ok) {
        reports.push(told(row, row.reason === 'skipped' ? 'skipped' : 'refused'));
        continue;
      }
      const saved = await saving.save(tx, row);
      reports.push(
        saved.ok ? tellDraft(row, saved.value) : told(row, 'refused', ['error', 'not-allowed', saved.reason]),
      );
    }
    return reports;
  };
  try {
    return await (saving.isDryRun ? tryOut(work) : inTransaction(work));
  } catch (error) {
    if (!isRefusedByDatabase(error)) throw error;
    const [only] = batch;
    if (batch.length === 1 && only) return [told(only, 'refused', ['error', 'not-saved', ''])];
    // One impossible row spoils its whole transaction: each alone, so that it takes no other with it.
    const reports: SavedReport[] = [];
    for (const row of batch) reports.push(...(await saveBatch([row], saving)));
    return reports;
  }
}

export async function saveRows<Content extends PublishableContent>(
  rows: readonly MappedRow<Content>[],
  saving: Saving<Content>,
): Promise<SavedReport[]> {
  const reports: SavedReport[] = [];
  for (let from = 0; from < rows.length; from += batchSize)
    reports.push(...(await saveBatch(rows.slice(from, from + batchSize), saving)));
  return reports;
}
