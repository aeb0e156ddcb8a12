// Published calls as everybody may read them, for the index. Nothing about bids can be selected from here.
import { type CallMode, type CallPhase, callPhase } from '#app/domain/call.ts';
import type { OpportunityContent } from '#app/domain/opportunity.ts';
import { contentFor, type PublicContent } from '#app/domain/section-access.ts';
import { db, readClock } from './client.server.ts';
import { opportunityContentFrom, opportunityContentSelect } from './listing-content.server.ts';
import { type Holder, holderFrom, holderSelect } from './public-holders.server.ts';

export interface PublishedCall {
  readonly id: string;
  readonly reference: string;
  readonly title: string;
  readonly terms: string;
  readonly mode: CallMode;
  readonly phase: Exclude<CallPhase, 'draft'>;
  readonly prizeMinor: bigint | null;
  readonly publishedAt: Date;
  readonly bidsUntil: Date;
  readonly organisation: Holder;
  readonly opportunity: PublicContent<OpportunityContent> | null;
}

/** Published, the organisation not suspended. */
const shown = { publishedAt: { not: null }, organisation: { verification: { not: 'suspended' } } } as const;

/** The facts behind `onItsList`. */
const standing = { withdrawnAt: true, archivedAt: true, fulfilledAt: true, moderatedAt: true } as const;
const isOnItsList = (facts: Readonly<Record<keyof typeof standing, Date | null>>): boolean =>
  Object.keys(standing).every((name) => facts[name as keyof typeof standing] === null);

/** Those of `ids` that everybody may read. */
export async function listPublishedCallsForSearch(ids: readonly string[]): Promise<PublishedCall[]> {
  const [now, rows] = await Promise.all([
    readClock(),
    db.call.findMany({
      where: { id: { in: [...ids] }, ...shown },
      select: {
        id: true,
        reference: true,
        title: true,
        terms: true,
        mode: true,
        prizeMinor: true,
        publishedAt: true,
        bidsUntil: true,
        openedAt: true,
        cancelledAt: true,
        organisation: { select: holderSelect },
        opportunity: { select: { ...standing, publishedVersion: { select: opportunityContentSelect } } },
      },
    }),
  ]);
  return rows.flatMap(({ opportunity, organisation, openedAt, cancelledAt, mode, publishedAt, ...row }) => {
    const phase = callPhase({ publishedAt, bidsUntil: row.bidsUntil, openedAt, cancelledAt }, now);
    if (!publishedAt || phase === 'draft') return [];
    const version = isOnItsList(opportunity) ? opportunity.publishedVersion : null;
    return [
      {
        ...row,
        publishedAt,
        phase,
        mode: mode as CallMode,
        organisation: holderFrom(organisation, now),
        opportunity: version && contentFor(opportunityContentFrom(version), 'public').content,
      },
    ];
  });
}

/** Ids of every published call, a page at a time by id. */
export async function listPublishedCallIds(after: string | null, limit: number): Promise<string[]> {
  const rows = await db.call.findMany({
    where: { ...shown, ...(after ? { id: { gt: after } } : {}) },
    orderBy: { id: 'asc' },
    take: limit,
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}

/** Calls of an organisation, and those on one of its opportunities: what changes with it. */
export async function listCallIdsTouchedBy(organisationIds: readonly string[]): Promise<string[]> {
  const where = { organisationId: { in: [...organisationIds] }, publishedAt: { not: null } };
  return (await db.call.findMany({ where, select: { id: true } })).map(({ id }) => id);
}

export async function listCallIdsOnOpportunities(opportunityIds: readonly string[]): Promise<string[]> {
  const where = { opportunityId: { in: [...opportunityIds] }, publishedAt: { not: null } };
  return (await db.call.findMany({ where, select: { id: true } })).map(({ id }) => id);
}
