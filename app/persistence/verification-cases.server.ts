// What operators look through: organisations by the state of their verification, and one of them as a case.
import type { EffectiveVerification } from '#app/domain/organisation.ts';
import { db, type Prisma, type Transaction } from './client.server.ts';
import { type OwnOrganisation, organisationFrom, ownOrganisationColumns } from './organisations.server.ts';

/** What the queue is narrowed by; "submitted" holds requests for renewal, too. */
export type QueueState = EffectiveVerification;

const pendingRenewal = { verification: 'verified', verificationRequestedAt: { gt: db.organisation.fields.verifiedAt } };

function inState(state: QueueState, now: Date): Prisma.OrganisationWhereInput {
  switch (state) {
    case 'submitted':
      return { OR: [{ verification: 'submitted' }, pendingRenewal as Prisma.OrganisationWhereInput] };
    case 'verified':
      return { verification: 'verified', OR: [{ verifiedUntil: null }, { verifiedUntil: { gt: now } }] };
    case 'lapsed':
      return { verification: 'verified', verifiedUntil: { lte: now } };
    default:
      return { verification: state };
  }
}

/** By name in either language, code, or reference. */
function matching(text: string): Prisma.OrganisationWhereInput {
  if (text === '') return {};
  const contains = { contains: text.replaceAll(/[\\%_]/g, String.raw`\$&`), mode: 'insensitive' } as const;
  return { OR: [{ nameZh: contains }, { nameEn: contains }, { uscc: contains }, { reference: contains }] };
}

export interface QueueRow extends OwnOrganisation {
  readonly evidence: number;
}

/** Oldest request first; one more than `limit` tells of a next page. `cursor` is the last id of the page before. */
export async function listCases(
  query: { readonly state: QueueState; readonly text: string; readonly now: Date },
  limit: number,
  cursor?: string,
): Promise<QueueRow[]> {
  const rows = await db.organisation.findMany({
    where: { AND: [inState(query.state, query.now), matching(query.text)] },
    // A cursor cannot pass empty instants; those who wait all have one.
    orderBy: [query.state === 'submitted' ? { verificationRequestedAt: 'asc' } : { createdAt: 'asc' }, { id: 'asc' }],
    ...(cursor ? { cursor: { id: cursor }, skip: 1 } : {}),
    take: limit + 1,
    select: {
      ...ownOrganisationColumns,
      _count: { select: { documents: { where: { purpose: 'evidence', removedAt: null } } } },
    },
  });
  return rows.map(({ _count, ...row }) => ({ ...organisationFrom(row), evidence: _count.documents }));
}

export async function countCases(states: readonly QueueState[], now: Date): Promise<Record<string, number>> {
  const counts = await Promise.all(states.map((state) => db.organisation.count({ where: inState(state, now) })));
  return Object.fromEntries(states.map((state, index) => [state, counts[index] ?? 0]));
}

export interface CaseRow extends OwnOrganisation {
  readonly administrators: readonly { readonly name: string; readonly email: string; readonly verified: boolean }[];
}

export async function findCase(reference: string): Promise<CaseRow | null> {
  const row = await db.organisation.findUnique({
    where: { reference },
    select: {
      ...ownOrganisationColumns,
      memberships: {
        where: { permissions: { has: 'manage' } },
        orderBy: { joinedAt: 'asc' },
        select: { person: { select: { name: true, email: true, emailVerified: true } } },
      },
    },
  });
  if (!row) return null;
  const { memberships, ...organisation } = row;
  const administrators = memberships.map(({ person: { name, email, emailVerified: verified } }) => ({
    name,
    email,
    verified,
  }));
  return { ...organisationFrom(organisation), administrators };
}

export interface HistoryRow {
  readonly id: string;
  readonly kind: string;
  readonly occurredAt: Date;
  readonly actorName: string | null;
  readonly data: unknown;
}

/** The latest events about an organisation, newest first. */
export async function listOrganisationHistory(organisationId: string, limit: number): Promise<HistoryRow[]> {
  return db.$queryRaw<HistoryRow[]>`
    SELECT e.id, e.kind, e.occurred_at AS "occurredAt", p.name AS "actorName", e.data
    FROM event e LEFT JOIN person p ON p.id = e.actor_id
    WHERE e.subject_type = 'organisation' AND e.subject_id = ${organisationId}::uuid AND e.refusal IS NULL
    ORDER BY e.seq DESC LIMIT ${limit}`;
}

/** Verified organisations whose end is before `until` and whose administrators have not been told in this term. */
export async function listRenewalsToAsk(until: Date, limit: number): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT id FROM organisation
    WHERE verification = 'verified' AND verified_until <= ${until}
      AND (renewal_asked_at IS NULL OR renewal_asked_at < verified_at)
    ORDER BY verified_until, id LIMIT ${limit}`;
  return rows.map(({ id }) => id);
}

/** Whether that is still so, once the row is locked. */
export async function renewalAskedAt(tx: Transaction, id: string): Promise<Date | null> {
  const row = await tx.organisation.findUniqueOrThrow({ where: { id }, select: { renewalAskedAt: true } });
  return row.renewalAskedAt;
}
