// One import from end to end: reads a list file, maps its rows, saves them as listings, and reports on every row.
import path from 'node:path';
import type { Actor } from '#app/domain/actor.ts';
import { type AccessReason, decideAccess } from '#app/domain/authorisation.ts';
import { allow, type Decision, refuse } from '#app/domain/decision.ts';
import type { Field } from '#app/domain/field.ts';
import type { List, PublishableContent } from '#app/domain/listing.ts';
import { addDays, dayOf, isDay } from '#app/domain/period.ts';
import type { Importer } from '#app/features/import-listings/find-importer.server.ts';
import type { MapOptions, MappedRow } from '#app/features/import-listings/import-notes.ts';
import { buildImportReport } from '#app/features/import-listings/import-report.ts';
import type { DraftsOnly, ImportSummary } from '#app/features/import-listings/import-summary.ts';
import { type ReadRefusal, readTable, type SourceTable } from '#app/features/import-listings/read-table.server.ts';
import {
  mapCapabilityTable,
  mapOpportunityTable,
  recogniseList,
  recogniseSource,
} from '#app/features/import-listings/recognise-source.ts';
import { type SavedReport, type SavedRow, saveRows } from '#app/features/import-listings/save-rows.server.ts';
import { settleRows } from '#app/features/import-listings/settle-rows.ts';
import {
  type ImportedListing,
  saveImportedCapability,
  saveImportedOpportunity,
} from '#app/features/listings/save-imported-listing.server.ts';
import { readClock, type Transaction } from '#app/persistence/client.server.ts';
import { listImportedLastDays } from '#app/persistence/importing.server.ts';

/** Days a listing stands when neither its row nor the caller says until when. */
export const defaultDays = 180;

export interface ListImport {
  readonly bytes: Uint8Array;
  readonly fileName: string;
  /** Null: told by the headings. */
  readonly list: List | null;
  readonly importer: Importer;
  readonly publish: boolean;
  readonly isDryRun: boolean;
  /** Last day "YYYY-MM-DD" of rows without one of their own; null: `defaultDays` from today, or the day they have. */
  readonly validUntil: string | null;
  /** What the rows are known by at the next import; null: the feed, else the file's name. */
  readonly source: string | null;
  /** Least clarity to be published; by default what the site asks for (COACH_MINIMUM). */
  readonly minimumScore?: number;
  /** Field of rows whose text tells none. */
  readonly field: Field | null;
}

export type ListImportReason = ReadRefusal | 'list-unknown' | 'last-day-wrong';

/** The work of one list: what its rows become, and how that is kept. */
interface Way<Content> {
  readonly map: (table: SourceTable, options: MapOptions) => MappedRow<Content>[];
  readonly save: (
    tx: Transaction,
    actor: Actor | null,
    input: ImportedListing<Content>,
  ) => Promise<Decision<SavedRow, AccessReason>>;
}

interface Plan {
  readonly list: List;
  readonly importSource: string;
  readonly today: string;
  readonly validUntil: string;
  readonly draftsOnly: DraftsOnly;
}

const noContact = { name: '', phone: '', email: '' };

async function runWay<Content extends PublishableContent & { readonly fields: readonly Field[] }>(
  way: Way<Content>,
  table: SourceTable,
  plan: Plan,
  { importer, isDryRun, validUntil: wanted, field, minimumScore }: ListImport,
): Promise<SavedReport[]> {
  const { today, validUntil, importSource } = plan;
  const rows = way.map(table, { validUntil, sourceName: '', sourceUrl: '' });
  const isDayGiven = wanted !== null;
  const earlierDays = isDayGiven
    ? new Map<string, string>()
    : await listImportedLastDays(plan.list, importer.organisation.id, importSource);
  const publish = plan.draftsOnly === null;
  return saveRows(settleRows(rows, { today, validUntil, earlierDays, field }), {
    isDryRun,
    save: (tx, { importKey, content, contact, reference }) =>
      way.save(tx, importer.actor, {
        ...{ importSource, importKey, content, publish },
        ...{ contact: contact ?? (reference ? null : noContact), publisher: importer.publisher, minimumScore },
        ...(reference !== undefined && { reference }),
      }),
  });
}

function draftsOnlyFor({ publish, importer }: ListImport): DraftsOnly {
  if (!publish) return 'not-asked';
  const access = decideAccess(importer.publisher, 'listing.publish', importer.organisation.id);
  if (access.ok) return null;
  return access.reason === 'organisation-unverified' ? 'not-verified' : 'may-not-publish';
}

/** A feed is the same source under every file name. */
function sourceOf({ source, fileName }: ListImport, headings: readonly string[]): string {
  if (source) return `named:${source}`;
  const feed = recogniseSource(headings);
  return feed === 'plain-list' ? `file:${path.parse(fileName).name}` : `feed:${feed}`;
}

async function makePlan(
  request: ListImport,
  headings: readonly string[],
): Promise<Decision<Plan, 'list-unknown' | 'last-day-wrong'>> {
  const list = request.list ?? recogniseList(headings);
  if (!list) return refuse('list-unknown');
  const today = dayOf(await readClock());
  const validUntil = request.validUntil ?? addDays(today, defaultDays);
  if (!isDay(validUntil) || validUntil < today) return refuse('last-day-wrong');
  const importSource = sourceOf(request, headings);
  return allow({ list, today, validUntil, importSource, draftsOnly: draftsOnlyFor(request) });
}

/** Refused as a whole only when the file cannot be read or understood; what is wrong with a row is in the report. */
export async function importList(request: ListImport): Promise<Decision<ImportSummary, ListImportReason>> {
  const read = await readTable(request.bytes, request.fileName);
  if (!read.ok) return read;
  const table = read.value;
  const { headings } = table;
  const planned = await makePlan(request, headings);
  if (!planned.ok) return planned;
  const plan = planned.value;
  const rows =
    plan.list === 'opportunity'
      ? await runWay({ map: mapOpportunityTable, save: saveImportedOpportunity }, table, plan, request)
      : await runWay({ map: mapCapabilityTable, save: saveImportedCapability }, table, plan, request);
  const saved = rows.filter(({ outcome }) => outcome !== 'refused' && outcome !== 'skipped');
  const published = plan.draftsOnly ? 0 : saved.filter(({ notPublished }) => notPublished === null).length;
  const speaksOf = recogniseList(headings);
  return allow({
    ...plan,
    fileName: request.fileName,
    looksLike: speaksOf === plan.list ? null : speaksOf,
    organisation: request.importer.organisation,
    isDryRun: request.isDryRun,
    published,
    drafts: saved.length - published,
    report: buildImportReport(rows, { headings, otherSheets: table.otherSheets }),
  });
}
