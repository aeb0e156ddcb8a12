// Takes a list file in: reads it, refuses what it is not, keeps its rows, and tries the import out at once.

import { createHash } from 'node:crypto';
import path from 'node:path';
import type { Actor } from '#app/domain/actor.ts';
import { type AccessReason, decideAccess } from '#app/domain/authorisation.ts';
import { allow, type Decision, refuse } from '#app/domain/decision.ts';
import { type List, refuseAbsent } from '#app/domain/listing.ts';
import { addDays, dayOf } from '#app/domain/period.ts';
import { inTransaction, readClock } from '#app/persistence/client.server.ts';
import { appendEvent, noted } from '#app/persistence/events.server.ts';
import { replaceImportRows } from '#app/persistence/import-rows.server.ts';
import {
  findImportMapping,
  findImportRun,
  insertImportRun,
  updateImportRun,
} from '#app/persistence/import-runs.server.ts';
import { checkRun } from './check-run.server.ts';
import { headingsHash } from './headings-hash.server.ts';
import type { ListingDoor } from './listing-door.ts';
import { type ReadRefusal, readTable, type SourceTable } from './read-table.server.ts';
import { recogniseList } from './recognise-source.ts';
import type { SourceRow } from './source-row.ts';
import { toStored } from './stored-row.ts';

/** Days a listing stands when its row does not say until when. */
const defaultDays = 180;
/** One for all files: what a row is known by does not depend on what the file happens to be called this time. */
const browserSource = 'list';

export interface UploadedList {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Null: told by the headings. */
  readonly list: List | null;
}

export type UploadReason = AccessReason | ReadRefusal | 'list-unknown';

/** Records that are nothing readable keep their place, so that the report names them. */
export function storedRows({ rows, unreadable }: SourceTable) {
  const empty = unreadable.map((number): SourceRow => ({ number, cells: {} }));
  return [...rows, ...empty].sort((left, right) => left.number - right.number).map(toStored);
}

async function keep(
  actor: Actor & { readonly organisation: NonNullable<Actor['organisation']> },
  { name, bytes }: UploadedList,
  table: SourceTable,
  list: List,
): Promise<string> {
  const organisationId = actor.organisation.id;
  const mapping = (await findImportMapping(organisationId, list, headingsHash(table.headings))) ?? {};
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const rows = storedRows(table);
  return inTransaction(async (tx) => {
    const run = {
      ...{ organisationId, list, mapping, sha256, uploadedById: actor.personId, importSource: browserSource },
      ...{ fileName: path.basename(name).slice(-200), format: table.format, headings: table.headings },
      ...{ sheet: table.sheet, sheets: table.sheet === '' ? [] : [table.sheet, ...table.otherSheets] },
      ...{ validUntil: addDays(dayOf(await readClock(tx)), defaultDays), rowCount: rows.length },
    };
    const id = await insertImportRun(tx, run, bytes);
    await replaceImportRows(tx, id, rows);
    const data = { list, format: table.format, rows: rows.length, sha256 };
    await appendEvent(tx, { kind: 'import.uploaded', actor, subject: { type: 'import', id }, data });
    return id;
  });
}

/** Maps and tries out, and says since when that holds. */
export async function tryOut(door: ListingDoor, organisationId: string, id: string): Promise<void> {
  const run = await findImportRun(organisationId, id);
  if (!run) return;
  await checkRun(door, run);
  await inTransaction(async (tx) => updateImportRun(tx, id, { checkedAt: await readClock(tx) }));
}

export async function uploadList(
  door: ListingDoor,
  actor: Actor | null,
  upload: UploadedList,
): Promise<Decision<{ id: string }, UploadReason>> {
  const access = decideAccess(actor, 'listing.import');
  const tried = { kind: 'import.uploaded', actor } as const;
  if (!access.ok) return noted(tried, access);
  const organisation = access.value?.organisation;
  if (!access.value || !organisation) return refuseAbsent(actor, 'listing.import');
  const table = await readTable(upload.bytes, upload.name, { guessHeader: true });
  if (!table.ok) return noted(tried, table);
  const list = upload.list ?? recogniseList(table.value.headings);
  if (!list) return noted(tried, refuse('list-unknown'));
  const id = await keep({ ...access.value, organisation }, upload, table.value, list);
  await tryOut(door, organisation.id, id);
  return allow({ id });
}
