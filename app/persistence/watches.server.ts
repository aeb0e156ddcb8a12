// Who watches which listing, and the token that lets the reader of a mail end it without signing in.
import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import type { List } from '#app/domain/listing.ts';
import { env } from '#app/runtime/env.server.ts';
import { db, Prisma, type Transaction } from './client.server.ts';

const ofListing = (list: List, id: string) => (list === 'opportunity' ? { opportunityId: id } : { capabilityId: id });

/** HMAC-SHA-256 of the watch's id under a key of its own, base64url. */
export function watchToken(id: string): string {
  const key = Buffer.from(hkdfSync('sha256', env().AUTH_SECRET, '', 'jiebang watch', 32));
  return createHmac('sha256', key).update(id).digest('base64url');
}

export function isWatchToken(id: string, given: string): boolean {
  const [right, other] = [Buffer.from(watchToken(id)), Buffer.from(given)];
  return right.length === other.length && timingSafeEqual(right, other);
}

export async function isWatched(personId: string, list: List, listingId: string): Promise<boolean> {
  const where = { personId, ...ofListing(list, listingId) };
  return (await db.watch.findFirst({ where, select: { id: true } })) !== null;
}

/** False when it was watched before. */
export async function insertWatch(tx: Transaction, personId: string, list: List, listingId: string): Promise<boolean> {
  const data = [{ personId, ...ofListing(list, listingId) }];
  return (await tx.watch.createMany({ data, skipDuplicates: true })).count > 0;
}

/** False when it was not watched. */
export async function deleteWatch(tx: Transaction, personId: string, list: List, listingId: string): Promise<boolean> {
  return (await tx.watch.deleteMany({ where: { personId, ...ofListing(list, listingId) } })).count > 0;
}

/** Id of a listing that has been published, by its reference; null when there is none. */
export async function findWatchableId(tx: Transaction, list: List, reference: string): Promise<string | null> {
  const query = { where: { reference, publishedAt: { not: null } }, select: { id: true } } as const;
  const row = list === 'opportunity' ? await tx.opportunity.findFirst(query) : await tx.capability.findFirst(query);
  return row?.id ?? null;
}

export interface Watcher {
  readonly watchId: string;
  readonly name: string;
  readonly email: string;
  readonly locale: string;
}

/** Those who get the mails about a listing. */
export async function listWatchers(tx: Transaction, list: List, listingId: string): Promise<Watcher[]> {
  const rows = await tx.watch.findMany({
    where: { ...ofListing(list, listingId), person: { erasedAt: null, emailVerified: true } },
    orderBy: { createdAt: 'asc' },
    select: { id: true, person: { select: { name: true, email: true, locale: true } } },
  });
  return rows.map(({ id, person }) => ({ watchId: id, ...person }));
}

const listing = {
  id: true,
  reference: true,
  publishedAt: true,
  withdrawnAt: true,
  archivedAt: true,
  fulfilledAt: true,
  moderatedAt: true,
  organisation: { select: { nameZh: true, nameEn: true, verification: true } },
  publishedVersion: { select: { title: true, language: true, validUntil: true } },
} as const;

/** What somebody watches, newest first, at most `limit`. */
export const listWatchRows = (personId: string, limit: number) =>
  db.watch.findMany({
    where: { personId },
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
    take: limit,
    select: { id: true, createdAt: true, opportunity: { select: listing }, capability: { select: listing } },
  });

const titled = { select: { id: true, publishedVersion: { select: { title: true } } } } as const;

/** A watch by its id; null when it has ended. */
export async function findWatch(id: string, tx: Pick<Transaction, 'watch'> = db) {
  const row = await tx.watch.findUnique({
    where: { id },
    select: { id: true, personId: true, opportunity: titled, capability: titled },
  });
  const about = row?.opportunity ?? row?.capability;
  if (!row || !about) return null;
  const list: List = row.opportunity ? 'opportunity' : 'capability';
  return { personId: row.personId, list, listingId: about.id, title: about.publishedVersion?.title ?? '' };
}

interface GoneListing {
  readonly id: string;
  readonly reference: string;
  readonly organisationId: string;
  readonly number: number;
  readonly title: string;
  readonly how: 'moderated' | 'archived' | 'expired';
}

/**
 * A watched listing that has left its list without a word to its watchers: hidden, archived, or past its last day.
 * Those taken off by their organisation are told of at once. The row is locked.
 */
export async function lockNextGone(tx: Transaction, list: List, today: string): Promise<GoneListing | null> {
  const [tables, told] = [Prisma.raw(list), `${list}.watchers-told`];
  const [row] = await tx.$queryRaw<GoneListing[]>`
    SELECT l.id, l.reference, l.organisation_id AS "organisationId", v.number, v.title, gone.how
    FROM ${tables} l JOIN ${tables}_version v ON v.id = l.published_version_id,
      LATERAL (SELECT CASE WHEN l.moderated_at IS NOT NULL THEN 'moderated' WHEN l.archived_at IS NOT NULL THEN 'archived'
          ELSE 'expired' END AS how,
        coalesce(l.moderated_at, l.archived_at, (v.valid_until + 1)::timestamp AT TIME ZONE 'Asia/Shanghai') AS since) gone
    WHERE num_nonnulls(l.withdrawn_at, l.fulfilled_at) = 0
      AND (num_nonnulls(l.moderated_at, l.archived_at) > 0 OR v.valid_until < ${today}::date)
      AND EXISTS (SELECT FROM watch w WHERE w.${tables}_id = l.id)
      AND NOT EXISTS (SELECT FROM event e WHERE e.subject_type = ${list} AND e.subject_id = l.id
        AND e.kind = ${told} AND e.occurred_at >= gone.since)
    ORDER BY gone.since, l.id LIMIT 1 FOR UPDATE OF l SKIP LOCKED`;
  return row ?? null;
}
