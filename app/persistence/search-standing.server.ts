// How far the search index is behind the lists, which copies missed something, and what the last comparisons found.
import type { SubjectType } from '#app/domain/event.ts';
import { db } from './client.server.ts';

export interface SearchStanding {
  /** Changes not in the index yet, and the seconds the oldest of them has waited; 0 without one. */
  readonly pending: number;
  readonly oldestSeconds: number;
  /** Pending ones that have waited longer than `lateSeconds`. */
  readonly late: number;
  /** Addresses of copies that missed a change. */
  readonly behind: readonly string[];
}

export async function readSearchStanding(lateSeconds: number): Promise<SearchStanding> {
  const [row] = await db.$queryRaw<SearchStanding[]>`
    SELECT count(*)::int AS pending,
      coalesce(extract(epoch FROM app_clock() - min(e.occurred_at)), 0)::float8 AS "oldestSeconds",
      (count(*) FILTER (WHERE e.occurred_at < app_clock() - ${lateSeconds} * interval '1 second'))::int AS late,
      ARRAY(SELECT url FROM search_replica ORDER BY url) AS behind
    FROM delivery d JOIN event e ON e.id = d.event_id
    WHERE d.consumer = 'search' AND d.done_at IS NULL`;
  return row ?? { pending: 0, oldestSeconds: 0, late: 0, behind: [] };
}

/** Seconds from change to findable of the last deliveries. */
export interface DeliveryLag {
  readonly number: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

/** Over at most `limit` changes, the newest ones. */
export async function readDeliveryLag(limit: number): Promise<DeliveryLag> {
  const [row] = await db.$queryRaw<DeliveryLag[]>`
    SELECT count(*)::int AS number,
      coalesce(percentile_cont(0.5) WITHIN GROUP (ORDER BY lag), 0)::float8 AS p50,
      coalesce(percentile_cont(0.95) WITHIN GROUP (ORDER BY lag), 0)::float8 AS p95,
      coalesce(percentile_cont(0.99) WITHIN GROUP (ORDER BY lag), 0)::float8 AS p99
    FROM (
      SELECT extract(epoch FROM d.done_at - e.occurred_at) AS lag
      FROM event e JOIN delivery d ON d.event_id = e.id AND d.consumer = 'search'
      WHERE d.done_at IS NOT NULL ORDER BY e.seq DESC LIMIT ${limit}) newest`;
  return row ?? { number: 0, p50: 0, p95: 0, p99: 0 };
}

/** They missed a change just now. */
export async function markBehind(urls: readonly string[]): Promise<void> {
  if (urls.length === 0) return;
  await db.$executeRaw`
    INSERT INTO search_replica (url) SELECT unnest(${[...urls]}::text[])
    ON CONFLICT (url) DO UPDATE SET behind_since = excluded.behind_since`;
}

/** It has been compared since `since`; what it missed later still counts. */
export async function markRepaired(url: string, since: Date): Promise<void> {
  await db.searchReplica.deleteMany({ where: { url, behindSince: { lte: since } } });
}

export interface SearchCheckResult {
  readonly expected: number;
  readonly missing: number;
  readonly stale: number;
  readonly stray: number;
  readonly millis: number;
}

export async function insertSearchCheck(result: SearchCheckResult): Promise<void> {
  await db.searchCheck.create({ data: result, select: { id: true } });
}

export async function listSearchChecks(limit: number): Promise<(SearchCheckResult & { readonly at: Date })[]> {
  return db.searchCheck.findMany({
    orderBy: { at: 'desc' },
    take: limit,
    select: { at: true, expected: true, missing: true, stale: true, stray: true, millis: true },
  });
}

/** How often each list has entries. */
export async function countEntries(): Promise<Readonly<Record<string, number>>> {
  const rows = await db.searchEntry.groupBy({ by: ['list'], _count: { id: true } });
  return Object.fromEntries(rows.map(({ list, _count }) => [list, _count.id]));
}

/** The place in the trail where a build begins: what is committed later has a number above it, or not far below. */
export async function readOutboxPosition(): Promise<bigint> {
  const [row] = await db.$queryRaw<{ seq: bigint }[]>`SELECT coalesce(max(seq), 0) AS seq FROM event`;
  return row?.seq ?? 0n;
}

/** Numbers are taken before the commit: so many changes may have been under way at the position. */
const underWay = 2_000n;

export interface TouchedSubject {
  readonly subjectType: SubjectType;
  readonly subjectId: string;
}

/** What the index was told, or is to be told, of since the position. */
export async function listTouchedSince(position: bigint): Promise<TouchedSubject[]> {
  return db.$queryRaw<TouchedSubject[]>`
    SELECT DISTINCT e.subject_type AS "subjectType", e.subject_id AS "subjectId"
    FROM event e JOIN delivery d ON d.event_id = e.id AND d.consumer = 'search'
    WHERE e.seq > ${position - underWay}`;
}
