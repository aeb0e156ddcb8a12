// What feeds and calendars tell: the newest on a list, and what ends soonest. Public rows alone.
import type { List } from '#app/domain/listing.ts';
import { db, Prisma } from './client.server.ts';
import { onItsList } from './listing-standing.server.ts';

const notSuspended = { verification: { not: 'suspended' as const } };

/** Ids of what stands on a list on that day, newest publication first. */
export async function listNewestIds(list: List, today: string, limit: number): Promise<string[]> {
  const standing = { publishedVersion: { validUntil: { gte: new Date(`${today}T00:00:00Z`) } } };
  const page = {
    where: { ...onItsList, ...standing, organisation: notSuspended },
    orderBy: [{ publishedAt: 'desc' as const }, { id: 'asc' as const }],
    take: limit,
    select: { id: true },
  };
  const rows = list === 'opportunity' ? await db.opportunity.findMany(page) : await db.capability.findMany(page);
  return rows.map(({ id }) => id);
}

export interface EndingRow {
  readonly id: string;
  readonly list: List;
  readonly reference: string;
  readonly title: string;
  /** "YYYY-MM-DD". */
  readonly lastOn: string;
  readonly publishedAt: Date;
  readonly nameZh: string;
  readonly nameEn: string;
}

/** Listings that end on `today` or later, the soonest first: all of a list, one by its reference, or those a person watches. */
export function listEnding(
  list: List,
  today: string,
  limit: number,
  which: { readonly reference?: string; readonly watchedBy?: string } = {},
): Promise<EndingRow[]> {
  const table = Prisma.raw(list);
  const { reference, watchedBy } = which;
  return db.$queryRaw<EndingRow[]>`
    SELECT l.id, ${list} AS list, l.reference, v.title, to_char(v.valid_until, 'YYYY-MM-DD') AS "lastOn",
      v.published_at AS "publishedAt", o.name_zh AS "nameZh", o.name_en AS "nameEn"
    FROM ${table} l JOIN ${table}_version v ON v.id = l.published_version_id
    JOIN organisation o ON o.id = l.organisation_id AND o.verification <> 'suspended'
    WHERE l.published_at IS NOT NULL AND v.valid_until >= ${today}::date
      AND num_nonnulls(l.withdrawn_at, l.archived_at, l.fulfilled_at, l.moderated_at) = 0
      ${reference === undefined ? Prisma.empty : Prisma.sql`AND l.reference = ${reference}`}
      ${watchedBy === undefined ? Prisma.empty : Prisma.sql`AND EXISTS (SELECT FROM watch w WHERE w.${table}_id = l.id AND w.person_id = ${watchedBy}::uuid)`}
    ORDER BY v.valid_until, l.id LIMIT ${limit}`;
}

const closing = {
  id: true,
  reference: true,
  title: true,
  bidsUntil: true,
  publishedAt: true,
  organisation: { select: { nameZh: true, nameEn: true } },
} as const satisfies Prisma.CallSelect;

/** Calls that take bids after `now`: all, one by its reference, or those a person watches (or whose opportunity). */
export function listClosingCalls(
  now: Date,
  limit: number,
  which: { readonly reference?: string; readonly watchedBy?: string } = {},
) {
  const { reference, watchedBy } = which;
  const watched = { some: { personId: watchedBy ?? '' } };
  return db.call.findMany({
    where: {
      ...{ publishedAt: { not: null }, cancelledAt: null, openedAt: null, bidsUntil: { gt: now } },
      organisation: notSuspended,
      ...(reference === undefined ? {} : { reference }),
      ...(watchedBy === undefined ? {} : { OR: [{ watches: watched }, { opportunity: { watches: watched } }] }),
    },
    orderBy: [{ bidsUntil: 'asc' }, { id: 'asc' }],
    take: limit,
    select: closing,
  });
}
