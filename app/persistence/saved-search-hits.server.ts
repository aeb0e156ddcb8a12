// Comparing published listings with everything that is saved: candidates by their keys, what was found, what is told.
import type { List } from '#app/domain/listing.ts';
import type { AlertFrequency, VersionKind } from '#app/domain/saved-search.ts';
import type { WantedWords } from '#app/domain/wanted-words.ts';
import { db, type Prisma, type Transaction } from './client.server.ts';
import { onItsList } from './listing-standing.server.ts';
import type { StoredFilters } from './saved-searches.server.ts';

export interface Candidate {
  readonly id: string;
  readonly personId: string;
  readonly name: string;
  readonly lists: readonly List[];
  readonly filters: StoredFilters;
  readonly wanted: WantedWords;
  readonly frequency: AlertFrequency;
  readonly since: Date;
}

/**
 * Saved searches of which a listing brings a key of every group: those worth comparing word by word. Paused ones are
 * left out, and those of the listing's own people.
 */
export async function findCandidates(keys: readonly string[], organisationId: string): Promise<Candidate[]> {
  return db.$queryRaw<Candidate[]>`
    WITH met AS MATERIALIZED (
      SELECT saved_search_id AS id FROM saved_search_key WHERE key = ANY (${keys}::text[])
      GROUP BY saved_search_id HAVING count(DISTINCT group_no) = min(groups))
    SELECT s.id, s.person_id AS "personId", s.name, s.lists, s.filters, s.wanted, s.frequency::text AS frequency, s.since
    FROM met JOIN saved_search s ON s.id = met.id JOIN person p ON p.id = s.person_id
    WHERE s.paused_at IS NULL AND p.erased_at IS NULL AND NOT EXISTS (
      SELECT FROM membership m WHERE m.person_id = s.person_id AND m.organisation_id = ${organisationId}::uuid)`;
}

export interface VersionFacts {
  readonly number: number;
  readonly publishedAt: Date;
}

/** Number and instant of the published versions of these listings, by the listing's id. */
export async function readVersionFacts(list: List, ids: readonly string[]): Promise<ReadonlyMap<string, VersionFacts>> {
  const where = { id: { in: [...ids] } };
  const select = { id: true, publishedVersion: { select: { number: true, publishedAt: true } } } as const;
  const rows =
    list === 'opportunity'
      ? await db.opportunity.findMany({ where, select })
      : await db.capability.findMany({ where, select });
  return new Map(
    rows.flatMap(({ id, publishedVersion: version }) =>
      version?.publishedAt ? [[id, { number: version.number, publishedAt: version.publishedAt }] as const] : [],
    ),
  );
}

export interface NewHit {
  readonly savedSearchId: string;
  readonly list: List;
  readonly listingId: string;
  readonly versionKind: VersionKind;
}

export interface StoredHit extends NewHit {
  readonly id: string;
}

/** Those of the hits that are new: the same listing is found once by the same search, whatever its version. */
export async function insertHits(tx: Transaction, hits: readonly NewHit[]): Promise<StoredHit[]> {
  if (hits.length === 0) return [];
  const rows = await tx.$queryRaw<
    { id: string; savedSearchId: string; list: List; listingId: string; kind: VersionKind }[]
  >`
    WITH given AS (
      SELECT s.id AS saved_search_id, g.list, g.listing::uuid AS listing, g.kind
      FROM unnest(${hits.map(({ savedSearchId }) => savedSearchId)}::uuid[], ${hits.map(({ list }) => list)}::text[],
        ${hits.map(({ listingId }) => listingId)}::uuid[], ${hits.map(({ versionKind }) => versionKind)}::text[])
        AS g(search, list, listing, kind)
      JOIN saved_search s ON s.id = g.search
      WHERE NOT EXISTS (SELECT FROM saved_search_hit h WHERE h.saved_search_id = s.id
        AND (h.opportunity_id = g.listing OR h.capability_id = g.listing)))
    INSERT INTO saved_search_hit (saved_search_id, opportunity_id, capability_id, version_kind)
    SELECT saved_search_id, CASE WHEN list = 'opportunity' THEN listing END,
      CASE WHEN list = 'capability' THEN listing END, kind FROM given
    ON CONFLICT DO NOTHING
    RETURNING id, saved_search_id AS "savedSearchId", version_kind AS kind,
      CASE WHEN opportunity_id IS NULL THEN 'capability' ELSE 'opportunity' END AS list,
      coalesce(opportunity_id, capability_id) AS "listingId"`;
  return rows.map(({ kind, ...row }) => ({ ...row, versionKind: kind }));
}

export async function markHitsTold(tx: Transaction, ids: readonly string[], at: Date): Promise<void> {
  await tx.savedSearchHit.updateMany({ where: { id: { in: [...ids] }, toldAt: null }, data: { toldAt: at } });
}

/** Something waits to be told: at the earliest of the instants already set. */
export async function setDue(tx: Transaction, ids: readonly string[], dueAt: Date): Promise<void> {
  const where = { id: { in: [...ids] }, dueAt: null, frequency: { not: 'instant' as const } };
  await tx.savedSearch.updateMany({ where, data: { dueAt } });
}

export interface DueSearch {
  readonly id: string;
  readonly personId: string;
  readonly name: string;
}

/** The saved search that has waited longest beyond its time; locked. */
export async function lockNextDue(tx: Transaction): Promise<DueSearch | null> {
  const [row] = await tx.$queryRaw<DueSearch[]>`
    SELECT id, person_id AS "personId", name FROM saved_search
    WHERE due_at <= app_clock() AND paused_at IS NULL ORDER BY due_at, id LIMIT 1 FOR UPDATE SKIP LOCKED`;
  return row ?? null;
}

const listed = {
  ...onItsList,
  organisation: { verification: { not: 'suspended' } },
} as const satisfies Prisma.OpportunityWhereInput & Prisma.CapabilityWhereInput;

const titled = { select: { reference: true, publishedVersion: { select: { title: true } } } } as const;

/** What waits to be told and still stands on its list, oldest first; and the ids of all that waits. */
export async function listUntold(tx: Transaction, savedSearchId: string) {
  const waiting = await tx.savedSearchHit.findMany({
    where: { savedSearchId, toldAt: null },
    select: { id: true },
  });
  const standing = await tx.savedSearchHit.findMany({
    where: { savedSearchId, toldAt: null, OR: [{ opportunity: listed }, { capability: listed }] },
    orderBy: [{ foundAt: 'asc' }, { id: 'asc' }],
    select: { id: true, opportunity: titled, capability: titled },
  });
  return {
    ids: waiting.map(({ id }) => id),
    titles: standing.flatMap(
      ({ opportunity, capability }) => (opportunity ?? capability)?.publishedVersion?.title ?? [],
    ),
  };
}

const about = {
  select: {
    reference: true,
    publishedAt: true,
    withdrawnAt: true,
    archivedAt: true,
    fulfilledAt: true,
    moderatedAt: true,
    organisation: { select: { nameZh: true, nameEn: true, verification: true } },
    publishedVersion: { select: { title: true, language: true, validUntil: true } },
  },
} as const;

/** What a saved search found, newest first, after the hit `cursor` when given; one more than `limit` means more. */
export const listHits = (savedSearchId: string, limit: number, cursor?: string) =>
  db.savedSearchHit.findMany({
    where: { savedSearchId },
    orderBy: [{ foundAt: 'desc' }, { id: 'asc' }],
    ...(cursor ? { cursor: { id: cursor }, skip: 1 } : {}),
    take: limit + 1,
    select: { id: true, foundAt: true, versionKind: true, opportunity: about, capability: about },
  });
