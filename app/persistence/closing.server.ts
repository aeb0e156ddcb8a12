// What closes soon and is watched: found by the database's clock, announced once per stage.
import type { List } from '#app/domain/listing.ts';
import { Prisma, type Transaction } from './client.server.ts';

export interface ClosingListing {
  readonly id: string;
  readonly reference: string;
  readonly title: string;
  /** "YYYY-MM-DD", in the site's zone. */
  readonly lastOn: string;
  readonly days: number;
}

/**
 * A watched listing on its list whose last day is at most `stage` and more than `above` days from `today`, and of which
 * this stage was not announced for this last day. The row is locked.
 */
export async function lockNextClosing(
  tx: Transaction,
  list: List,
  { today, stage, above }: { readonly today: string; readonly stage: number; readonly above: number },
): Promise<ClosingListing | null> {
  const [table, kind] = [Prisma.raw(list), `${list}.closing-announced`];
  const [row] = await tx.$queryRaw<ClosingListing[]>`
    SELECT l.id, l.reference, v.title, to_char(v.valid_until, 'YYYY-MM-DD') AS "lastOn", v.valid_until - ${today}::date AS days
    FROM ${table}_version v JOIN ${table} l ON l.published_version_id = v.id
    JOIN organisation o ON o.id = l.organisation_id AND o.verification <> 'suspended'
    WHERE v.valid_until > ${today}::date + ${above}::int AND v.valid_until <= ${today}::date + ${stage}::int
      AND l.published_at IS NOT NULL
      AND num_nonnulls(l.withdrawn_at, l.archived_at, l.fulfilled_at, l.moderated_at) = 0
      AND EXISTS (SELECT FROM watch w WHERE w.${table}_id = l.id)
      AND NOT EXISTS (SELECT FROM event e WHERE e.subject_type = ${list} AND e.subject_id = l.id AND e.kind = ${kind}
        AND e.data @> jsonb_build_object('stage', ${stage}::int, 'lastOn', to_char(v.valid_until, 'YYYY-MM-DD')))
    ORDER BY v.valid_until, l.id LIMIT 1 FOR UPDATE OF l SKIP LOCKED`;
  return row ?? null;
}

export interface ClosingCall {
  readonly id: string;
  readonly reference: string;
  readonly title: string;
  readonly bidsUntil: Date;
  readonly days: number;
}

const daySeconds = 86_400;

/** The same for calls that take bids, watched themselves or through their opportunity. Whole days are counted. */
export async function lockNextClosingCall(
  tx: Transaction,
  { stage, above }: { readonly stage: number; readonly above: number },
): Promise<ClosingCall | null> {
  const [row] = await tx.$queryRaw<ClosingCall[]>`
    SELECT c.id, c.reference, c.title, c.bids_until AS "bidsUntil",
      floor(extract(epoch FROM c.bids_until - app_clock()) / ${daySeconds})::int AS days
    FROM call c JOIN organisation o ON o.id = c.organisation_id AND o.verification <> 'suspended'
    WHERE c.bids_until > app_clock() + ${above} * interval '1 day' AND c.bids_until <= app_clock() + ${stage} * interval '1 day'
      AND c.published_at IS NOT NULL AND num_nonnulls(c.cancelled_at, c.opened_at) = 0
      AND EXISTS (SELECT FROM watch w WHERE w.call_id = c.id OR w.opportunity_id = c.opportunity_id)
      AND NOT EXISTS (SELECT FROM event e WHERE e.subject_type = 'call' AND e.subject_id = c.id
        AND e.kind = 'call.closing-announced' AND e.data @> jsonb_build_object('stage', ${stage}::int))
    ORDER BY c.bids_until, c.id LIMIT 1 FOR UPDATE OF c SKIP LOCKED`;
  return row ?? null;
}

/** Ids of the people who watch a listing. */
export async function listWatchingPeople(tx: Transaction, list: List, id: string): Promise<string[]> {
  const where = list === 'opportunity' ? { opportunityId: id } : { capabilityId: id };
  const rows = await tx.watch.findMany({ where: { ...where, person: { erasedAt: null } }, select: { personId: true } });
  return rows.map(({ personId }) => personId);
}

/** Ids of the people who watch a call or its opportunity. */
export async function listPeopleOfCall(tx: Transaction, callId: string): Promise<string[]> {
  const rows = await tx.watch.findMany({
    where: { OR: [{ callId }, { opportunity: { calls: { some: { id: callId } } } }], person: { erasedAt: null } },
    distinct: ['personId'],
    select: { personId: true },
  });
  return rows.map(({ personId }) => personId);
}

/** A published call by its id, for telling about it; null for drafts. */
export async function findCallNews(tx: Transaction, id: string) {
  const row = await tx.call.findFirst({
    where: { id, publishedAt: { not: null } },
    select: { id: true, reference: true, title: true, bidsUntil: true },
  });
  return row ?? null;
}
