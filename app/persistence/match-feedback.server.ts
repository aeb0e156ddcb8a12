// What was shown of the matches, what people said of them, and what became of it: what the score learns from.
import type { List } from '#app/domain/listing.ts';
import type { Match } from '#app/domain/match.ts';
import { db, type Prisma, type Transaction } from './client.server.ts';
import { dayToColumn } from './listing-content.server.ts';

export interface Pair {
  readonly list: List;
  readonly opportunityId: string;
  readonly capabilityId: string;
}

export interface Showing extends Pair {
  readonly position: number;
  readonly isExploration: boolean;
  readonly parts: Match['parts'];
}

/** Once a day each, where it was first seen that day. */
export async function insertShowings(day: string, showings: readonly Showing[]): Promise<void> {
  await db.matchShowing.createMany({
    data: showings.map(({ parts, ...showing }) => ({
      ...showing,
      parts: parts as unknown as Prisma.InputJsonObject,
      shownOn: dayToColumn(day),
    })),
    skipDuplicates: true,
  });
}

/** The first opening of a day counts. */
export async function markOpened(day: string, { list, opportunityId, capabilityId }: Pair, now: Date): Promise<void> {
  await db.matchShowing.updateMany({
    where: { list, opportunityId, capabilityId, shownOn: dayToColumn(day), openedAt: null },
    data: { openedAt: now },
  });
}

export interface Judgement {
  readonly isUseful: boolean;
  readonly reason: string;
}

export async function saveJudgement(
  tx: Transaction,
  { list, opportunityId, capabilityId }: Pair,
  { isUseful, reason, parts, now }: Judgement & { readonly parts: Match['parts']; readonly now: Date },
): Promise<void> {
  const data = { isUseful, reason, parts: parts as unknown as Prisma.InputJsonObject, judgedAt: now };
  await tx.matchJudgement.upsert({
    where: { list_opportunityId_capabilityId: { list, opportunityId, capabilityId } },
    create: { list, opportunityId, capabilityId, ...data },
    update: data,
    select: { list: true },
  });
}

/** What a listing's organisation said of its suggestions, by the id of the other listing. */
export async function listJudgements(list: List, id: string): Promise<Map<string, Judgement>> {
  const isOpportunity = list === 'opportunity';
  const rows = await db.matchJudgement.findMany({
    where: { list, ...(isOpportunity ? { opportunityId: id } : { capabilityId: id }) },
    orderBy: { judgedAt: 'desc' },
    take: 200,
    select: { opportunityId: true, capabilityId: true, isUseful: true, reason: true },
  });
  return new Map(
    rows.map(({ opportunityId, capabilityId, ...said }) => [isOpportunity ? capabilityId : opportunityId, said]),
  );
}

export interface DecidedPair extends Pair {
  readonly gain: number;
  readonly parts: Match['parts'];
  readonly position: number | null;
}

/**
 * What was decided about suggested pairs, newest first: useful or interest 1, accepted 2, refused 0. Later steps replace
 * earlier ones. `parts` and `position` as they were when last shown.
 */
export async function listDecidedPairs(limit: number): Promise<DecidedPair[]> {
  return db.$queryRaw<DecidedPair[]>`
    WITH said AS (
      SELECT j.list, j.opportunity_id, j.capability_id, j.is_useful::int AS gain, j.judged_at AS at, 1 AS step, j.parts
      FROM match_judgement j
      UNION ALL
      SELECT CASE WHEN i.from_organisation_id = o.organisation_id THEN 'opportunity' ELSE 'capability' END,
        i.opportunity_id, i.capability_id,
        CASE WHEN i.accepted_at IS NOT NULL THEN 2 WHEN i.declined_at IS NOT NULL THEN 0 ELSE 1 END,
        coalesce(i.accepted_at, i.declined_at, i.sent_at), 2, NULL
      FROM introduction i JOIN opportunity o ON o.id = i.opportunity_id
      WHERE i.capability_id IS NOT NULL AND i.cancelled_at IS NULL
    ), latest AS (
      SELECT DISTINCT ON (list, opportunity_id, capability_id) * FROM said
      ORDER BY list, opportunity_id, capability_id, step DESC, at DESC
    )
    SELECT l.list, l.opportunity_id AS "opportunityId", l.capability_id AS "capabilityId", l.gain,
      coalesce(s.parts, l.parts, m.parts) AS parts, s.position::int AS position
    FROM latest l
    LEFT JOIN LATERAL (
      SELECT position, parts FROM match_showing s
      WHERE s.list = l.list AND s.opportunity_id = l.opportunity_id AND s.capability_id = l.capability_id
      ORDER BY shown_on DESC LIMIT 1) s ON true
    LEFT JOIN match m ON m.list = l.list AND m.opportunity_id = l.opportunity_id AND m.capability_id = l.capability_id
    WHERE coalesce(s.parts, l.parts, m.parts) IS NOT NULL
    ORDER BY l.at DESC LIMIT ${limit}`;
}

export interface PlaceRow {
  readonly position: number;
  readonly shown: number;
  readonly answered: number;
}

/** How often each place was shown, and how often somebody opened or judged what stood there. */
export async function countPlaces(): Promise<PlaceRow[]> {
  return db.$queryRaw<PlaceRow[]>`
    SELECT s.position::int AS position, count(*)::int AS shown,
      count(*) FILTER (WHERE s.opened_at IS NOT NULL OR j.list IS NOT NULL)::int AS answered
    FROM match_showing s
    LEFT JOIN match_judgement j
      ON j.list = s.list AND j.opportunity_id = s.opportunity_id AND j.capability_id = s.capability_id
    GROUP BY s.position ORDER BY s.position`;
}

/** How often each organisation's listings were shown to others; those with listings and no showing count 0. */
export async function countExposure(): Promise<number[]> {
  const rows = await db.$queryRaw<{ shown: number }[]>`
    SELECT count(s.list)::int AS shown
    FROM capability c LEFT JOIN match_showing s ON s.capability_id = c.id AND s.list = 'opportunity'
    WHERE c.published_at IS NOT NULL AND num_nonnulls(c.withdrawn_at, c.archived_at, c.fulfilled_at, c.moderated_at) = 0
    GROUP BY c.organisation_id`;
  return rows.map(({ shown }) => shown);
}
