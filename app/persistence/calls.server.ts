// Calls: rows in and out; what may be done with them is decided in app/domain/call.ts and opening.ts.
import type { Permission, PlatformRole } from '#app/domain/actor.ts';
import type { CallFacts, Candidate, Criterion, Seat } from '#app/domain/call.ts';
import type { OpeningPermit } from '#app/domain/opening.ts';
import { db, Prisma, type Transaction } from './client.server.ts';
import { onItsList, standingSelect } from './listing-standing.server.ts';

/** What a draft says; all of it is fixed by publication. `prizeMinor` in fen. */
export interface CallContent {
  readonly title: string;
  readonly mode: string;
  readonly terms: string;
  readonly criteria: readonly Criterion[];
  readonly prizeMinor: bigint | null;
  readonly bidsUntil: Date;
  readonly shortPeriodReason: string;
}

export type CustodianChoice = Readonly<Partial<Record<Seat, string>>>;

const content = <C extends CallContent>(call: C) => ({
  ...call,
  criteria: call.criteria.map((criterion) => ({ ...criterion })),
});

export async function insertCall(
  tx: Transaction,
  call: CallContent & { reference: string; opportunityId: string; organisationId: string; createdById: string },
): Promise<{ id: string }> {
  return tx.call.create({ data: content(call), select: { id: true } });
}

export async function updateCallContent(
  tx: Transaction,
  id: string,
  call: CallContent & { editedById: string },
): Promise<void> {
  await tx.call.update({ where: { id }, data: content(call), select: { id: true } });
}

/** Drafts only; the database refuses it for published calls. `chosen` maps seats to custodian key ids. */
export async function replaceCustodians(tx: Transaction, callId: string, chosen: CustodianChoice): Promise<void> {
  await tx.callCustodian.deleteMany({ where: { callId } });
  const data = Object.entries(chosen).flatMap(([seat, custodianKeyId]) =>
    custodianKeyId ? [{ callId, seat: seat as Seat, custodianKeyId }] : [],
  );
  await tx.callCustodian.createMany({ data });
}

export interface LockedCall extends CallFacts {
  readonly id: string;
  readonly reference: string;
  readonly opportunityId: string;
  /** Who saved it last. */
  readonly writtenById: string;
  readonly shortPeriodReason: string;
  readonly criteria: readonly Criterion[];
}

const criteriaOf = (value: Prisma.JsonValue): Criterion[] =>
  Array.isArray(value) ? (value as unknown as Criterion[]).map(({ name, weight }) => ({ name, weight })) : [];

async function readCall(tx: Transaction, reference: string, lock: Prisma.Sql): Promise<LockedCall | null> {
  const rows = await tx.$queryRaw<(Omit<LockedCall, 'criteria'> & { criteria: Prisma.JsonValue })[]>`
    SELECT id, reference, organisation_id AS "organisationId", opportunity_id AS "opportunityId",
      coalesce(edited_by_id, created_by_id) AS "writtenById", short_period_reason AS "shortPeriodReason", criteria,
      published_at AS "publishedAt", bids_until AS "bidsUntil", opened_at AS "openedAt", cancelled_at AS "cancelledAt"
    FROM call WHERE reference = ${reference} ${lock}`;
  const [row] = rows;
  return row ? { ...row, criteria: criteriaOf(row.criteria) } : null;
}

/**
 * The call's row, locked until the transaction ends: `share` for bids (many at once), `update` for changes and openings,
 * which therefore wait for bids in flight, and bids for them. Read the clock after this, never before.
 */
export const lockCall = (
  tx: Transaction,
  reference: string,
  strength: 'share' | 'update',
): Promise<LockedCall | null> =>
  // NO KEY: rows that merely refer to the call (a new bid) need not wait, nor be waited for.
  readCall(tx, reference, strength === 'share' ? Prisma.sql`FOR SHARE` : Prisma.sql`FOR NO KEY UPDATE`);

/** The same facts without a lock: enough to refuse by, never to accept by. */
export const peekCall = (tx: Transaction, reference: string): Promise<LockedCall | null> =>
  readCall(tx, reference, Prisma.empty);

export async function markCallPublished(tx: Transaction, id: string, personId: string, at: Date): Promise<void> {
  await tx.call.update({ where: { id }, data: { publishedAt: at, publishedById: personId }, select: { id: true } });
}

export async function markCallCancelled(tx: Transaction, id: string, reason: string, at: Date): Promise<void> {
  await tx.call.update({ where: { id }, data: { cancelledAt: at, cancelReason: reason }, select: { id: true } });
}

/** The trigger replaces the instant by its own clock and refuses unless two custodians have handed over. */
export async function markCallOpened(tx: Transaction, permit: OpeningPermit, at: Date): Promise<void> {
  await tx.call.update({ where: { id: permit.callId }, data: { openedAt: at }, select: { id: true } });
}

export async function markShareReleased(tx: Transaction, callId: string, seat: Seat, at: Date): Promise<void> {
  await tx.callCustodian.update({
    where: { callId_seat: { callId, seat } },
    data: { releasedAt: at },
    select: { seat: true },
  });
}

/** Public columns of a call in a list. Nothing about bids can be selected from here. */
const summary = {
  id: true,
  reference: true,
  title: true,
  mode: true,
  prizeMinor: true,
  publishedAt: true,
  bidsUntil: true,
  openedAt: true,
  cancelledAt: true,
  organisation: { select: { id: true, reference: true, nameZh: true, nameEn: true } },
  opportunity: {
    select: { reference: true, publishedVersion: { select: { title: true } } },
  },
} satisfies Prisma.CallSelect;

export type CallSummaryRow = Prisma.CallGetPayload<{ select: typeof summary }>;

const newestFirst: Prisma.CallOrderByWithRelationInput[] = [{ publishedAt: 'desc' }, { id: 'desc' }];

export const listPublishedCalls = (
  limit: number,
  after: { publishedAt: Date; id: string } | null,
): Promise<CallSummaryRow[]> =>
  db.call.findMany({
    where: {
      publishedAt: { not: null },
      ...(after && {
        OR: [{ publishedAt: { lt: after.publishedAt } }, { publishedAt: after.publishedAt, id: { lt: after.id } }],
      }),
    },
    orderBy: newestFirst,
    take: limit,
    select: summary,
  });

/** Calls that take bids at `now`, the nearest deadline first. */
export const listCallsTakingBids = (now: Date, limit: number): Promise<CallSummaryRow[]> =>
  db.call.findMany({
    where: { publishedAt: { not: null }, cancelledAt: null, openedAt: null, bidsUntil: { gt: now } },
    orderBy: [{ bidsUntil: 'asc' }, { id: 'asc' }],
    take: limit,
    select: summary,
  });

export const listPublishedCallsOf = (opportunityId: string): Promise<CallSummaryRow[]> =>
  db.call.findMany({ where: { opportunityId, publishedAt: { not: null } }, orderBy: newestFirst, select: summary });

/** Drafts and published calls of one organisation, newest first; for its own members only. */
export const listCallsOfOrganisation = (organisationId: string): Promise<CallSummaryRow[]> =>
  db.call.findMany({
    where: { organisationId },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: 50,
    select: summary,
  });

const detail = {
  ...summary,
  organisationId: true,
  opportunityId: true,
  createdById: true,
  editedById: true,
  terms: true,
  criteria: true,
  shortPeriodReason: true,
  cancelReason: true,
  custodians: {
    select: {
      seat: true,
      releasedAt: true,
      custodianKeyId: true,
      custodianKey: {
        select: {
          recipient: true,
          personId: true,
          person: {
            select: {
              memberships: {
                orderBy: { joinedAt: 'asc' },
                take: 1,
                select: { organisation: { select: { nameZh: true, nameEn: true } } },
              },
            },
          },
        },
      },
    },
  },
} satisfies Prisma.CallSelect;

/** A whole call for use cases; they choose what leaves the server (custodians' persons never do). */
export async function findCall(reference: string) {
  const row = await db.call.findUnique({ where: { reference }, select: detail });
  return row && { ...row, criteria: criteriaOf(row.criteria) };
}
export type CallRow = NonNullable<Awaited<ReturnType<typeof findCall>>>;

/** Custodians of a call with what each may do now, for the decisions. */
export async function listCustodians(
  tx: Transaction,
  callId: string,
): Promise<(Candidate & { readonly seat: Seat; readonly releasedAt: Date | null; readonly recipient: string })[]> {
  const rows = await tx.callCustodian.findMany({
    where: { callId },
    select: {
      seat: true,
      releasedAt: true,
      custodianKey: {
        select: {
          recipient: true,
          retiredAt: true,
          personId: true,
          person: {
            select: { platformRoles: true, memberships: { select: { organisationId: true, permissions: true } } },
          },
        },
      },
    },
  });
  return rows.map(({ custodianKey: { person, ...key }, ...row }) => ({
    ...row,
    ...key,
    platformRoles: person.platformRoles as PlatformRole[],
    memberships: person.memberships.map((one) => ({ ...one, permissions: one.permissions as Permission[] })),
  }));
}

/** Owner, phase facts and last day of an opportunity a call may belong to. */
export const findOpportunityForCall = (reference: string, tx: Pick<Transaction, 'opportunity'> = db) =>
  tx.opportunity.findUnique({ where: { reference }, select: opportunityFacts });

export const getOpportunityOfCall = (tx: Transaction, id: string) =>
  tx.opportunity.findUniqueOrThrow({ where: { id }, select: opportunityFacts });

const opportunityFacts = {
  id: true,
  reference: true,
  organisationId: true,
  ...standingSelect,
  publishedVersion: { select: { title: true, validUntil: true } },
} satisfies Prisma.OpportunitySelect;

/** Own listings a call can be opened on, for the choice in the form. */
export const listOpportunitiesForCalls = (organisationId: string) =>
  db.opportunity.findMany({
    where: { organisationId, ...onItsList },
    orderBy: [{ publishedAt: 'desc' }, { id: 'desc' }],
    take: 200,
    select: { reference: true, publishedVersion: { select: { title: true } } },
  });
