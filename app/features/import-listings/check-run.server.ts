// Tries an import out: maps every row, says what would become of it and what is wrong with it. Writes to no listing.

import { missingForPublication } from '#app/domain/listing.ts';
import { dayOf } from '#app/domain/period.ts';
import { inTransaction, readClock } from '#app/persistence/client.server.ts';
import {
  listImportRows,
  listImportRowsFor,
  type RowCheck,
  type RowLevel,
  writeRowChecks,
} from '#app/persistence/import-rows.server.ts';
import type { ImportRunRow } from '#app/persistence/import-runs.server.ts';
import { listImportedLastDays } from '#app/persistence/importing.server.ts';
import { type AcceptedRow, type MappedRow, quietCodes, type RowNote, wholeRow } from './import-notes.ts';
import type { ListingContent, ListingDoor, ListingItem } from './listing-door.ts';
import { capabilityMapper, opportunityMapper, settleDuplicate } from './recognise-source.ts';
import { type Settling, settleRows } from './settle-rows.ts';
import { type SourceRow, skippedRows } from './source-row.ts';
import { fromStored } from './stored-row.ts';

/** Rows in memory at a time, so that a long list takes no more of it than a short one. */
const portion = 200;

type Row = MappedRow<ListingContent>;

/** How the rows of this run become listings: the same when it is tried out and when it is done. */
export async function rowMapper(run: ImportRunRow): Promise<(rows: readonly SourceRow[]) => Row[]> {
  const options = { validUntil: run.validUntil, sourceName: '', sourceUrl: '', columns: run.mapping };
  const mapper = run.list === 'opportunity' ? opportunityMapper : capabilityMapper;
  const map: (row: SourceRow) => Row = mapper(run.headings, options);
  const today = dayOf(await readClock());
  const earlierDays = await listImportedLastDays(run.list, run.organisationId, run.importSource);
  const settling: Settling = { today, validUntil: run.validUntil, earlierDays, field: null };
  return (rows) => settleRows(rows.map(map), settling);
}

const ownNumber = /^id:((?:op|cp)[0-9a-z]{10})$/;

/** A list that this site gave out carries our own numbers; they name the listing whatever file they stand in. */
function referenceIn(importKey: string): string {
  const letters = ownNumber.exec(importKey)?.[1]?.toUpperCase();
  if (!letters) return '';
  return `${letters.slice(0, 2)}-${letters.slice(2, 6)}-${letters.slice(6, 10)}-${letters.slice(10)}`;
}

export const itemOf = ({ importKey, content, contact }: AcceptedRow<ListingContent>): ListingItem => ({
  ...{ importKey, reference: referenceIn(importKey), content },
  contact,
});

/** Kept with the row: what a person should see, not what went as it should. */
export const notesToKeep = (notes: readonly RowNote[]): RowNote[] =>
  notes.filter(
    ({ level, code }) => level === 'warning' || level === 'error' || skippedRows.some((one) => one === code),
  );

function levelOf(row: Row, notes: readonly RowNote[]): RowLevel {
  if (!row.ok) return row.reason === 'skipped' ? 'fine' : 'error';
  return notes.some(({ level, code }) => level === 'warning' && !quietCodes.has(code)) ? 'warning' : 'fine';
}

function withGaps(row: Row): readonly RowNote[] {
  if (!row.ok) return row.notes;
  const missing = missingForPublication(row.content);
  if (missing.length === 0) return row.notes;
  return [...row.notes, { column: wholeRow, level: 'warning', code: 'draft-incomplete', detail: missing.join(' ') }];
}

async function checkRows(door: ListingDoor, run: ImportRunRow, rows: readonly Row[]): Promise<RowCheck[]> {
  const accepted = rows.filter((row) => row.ok);
  const planned = await door.plan(run.list, run, accepted.map(itemOf));
  const plans = new Map(accepted.map(({ number }, index) => [number, planned[index]] as const));
  return rows.map((row) => {
    const problems = notesToKeep(withGaps(row));
    const plan = plans.get(row.number);
    return {
      number: row.number,
      plan: plan?.outcome ?? (row.ok ? 'added' : row.reason === 'skipped' ? 'skipped' : 'refused'),
      key: row.ok ? row.importKey : '',
      level: levelOf(row, problems),
      reference: plan?.reference ?? '',
      problems,
    };
  });
}

/** All rows, in portions. */
export async function checkRun(door: ListingDoor, run: ImportRunRow): Promise<void> {
  const map = await rowMapper(run);
  const first = new Map<string, { number: number; rowNumber: string }>();
  for (let after = 0; ; ) {
    const stored = await listImportRows(run.id, { after, limit: portion });
    const last = stored.at(-1);
    if (!last) return;
    after = last.number;
    const rows = map(stored.map(fromStored)).map((row) => {
      const settled = settleDuplicate(row, (key) => first.get(key));
      if (settled.ok) first.set(settled.importKey, { number: settled.number, rowNumber: settled.rowNumber ?? '' });
      return settled;
    });
    const checks = await checkRows(door, run, rows);
    await inTransaction((tx) => writeRowChecks(tx, run.id, checks));
  }
}

/** After cells were corrected: these rows, those that were refused, and all whose names they share now or shared before. */
export async function checkSomeRows(
  door: ListingDoor,
  run: ImportRunRow,
  numbers: readonly number[],
  formerKeys: readonly string[],
): Promise<void> {
  const map = await rowMapper(run);
  const corrected = await listImportRowsFor(run.id, numbers, []);
  const keys = map(corrected.map(fromStored)).flatMap((row) => (row.ok ? [row.importKey] : []));
  const touched = await listImportRowsFor(run.id, numbers, [...keys, ...formerKeys]);
  const first = new Map<string, { number: number; rowNumber: string }>();
  const rows = map(touched.map(fromStored)).map((row) => {
    const settled = settleDuplicate(row, (key) => first.get(key));
    if (settled.ok) first.set(settled.importKey, { number: settled.number, rowNumber: settled.rowNumber ?? '' });
    return settled;
  });
  const checks = await checkRows(door, run, rows);
  await inTransaction((tx) => writeRowChecks(tx, run.id, checks));
}
