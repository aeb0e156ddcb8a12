// Lists of batches: released ones for everybody, an organisation's own that are on their way, those a listing is in.
import type { Actor } from '#app/domain/actor.ts';
import { decideAccess } from '#app/domain/authorisation.ts';
import type { List } from '#app/domain/listing.ts';
import {
  type BatchLine,
  listBatchesOf,
  listReleasedBatches,
  listReleasingOrganisations,
  listUnreleasedBatches,
  nextBatchNumber,
} from '#app/persistence/batches.server.ts';

const pageSize = 20;
/** Unreleased ones an organisation sees at a time. */
const ownLimit = 50;

export interface BatchListQuery {
  readonly list?: List | undefined;
  readonly organisation?: string | undefined;
  readonly cursor?: string | undefined;
}

function readCursor(text: string): { releasedAt: Date; id: string } | undefined {
  const match = /^(\d{4}-\d{2}-\d{2}T[\d:.]+Z)_([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})$/.exec(text);
  const releasedAt = new Date(match?.[1] ?? Number.NaN);
  return match?.[2] && !Number.isNaN(releasedAt.getTime()) ? { releasedAt, id: match[2] } : undefined;
}

export async function listBatches({ list, organisation, cursor }: BatchListQuery) {
  const after = cursor ? readCursor(cursor) : undefined;
  const rows = await listReleasedBatches({ list, organisation, after }, pageSize + 1);
  const batches = rows.slice(0, pageSize);
  const last = batches.at(-1);
  const next = last?.releasedAt && rows.length > pageSize ? `${last.releasedAt.toISOString()}_${last.id}` : null;
  return { batches, next };
}

export const listLatestBatches = (list: List | undefined, count: number): Promise<BatchLine[]> =>
  listReleasedBatches({ list }, count);

export const listReleasers = () => listReleasingOrganisations();

export async function listOwnUnreleased(actor: Actor | null): Promise<BatchLine[]> {
  const access = decideAccess(actor, 'batch.read-own');
  const organisation = access.ok ? access.value?.organisation : null;
  return organisation ? listUnreleasedBatches(organisation.id, ownLimit) : [];
}

export const batchesOfListing = (list: List, listingId: string): Promise<BatchLine[]> => listBatchesOf(list, listingId);

/** What the form for a new batch proposes on each list. */
export async function nextNumbers(organisationId: string): Promise<Record<List, number>> {
  const [opportunity, capability] = await Promise.all([
    nextBatchNumber(organisationId, 'opportunity'),
    nextBatchNumber(organisationId, 'capability'),
  ]);
  return { opportunity, capability };
}
