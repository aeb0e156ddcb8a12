// Listings whose matches are to be made again: what a publication touched first, then a rebuild of everything.
import { type List, lists } from '#app/domain/listing.ts';
import { db, type Transaction } from './client.server.ts';

export interface DueMatch {
  readonly list: List;
  readonly listingId: string;
  readonly since: Date;
  /** 1: a publication touched it; 2: everything is being made again. */
  readonly urgency: number;
}

/** The next ones, most urgent first. The caller holds the matcher's seat, so nobody else takes them. */
export async function listDueMatches(limit: number): Promise<DueMatch[]> {
  const rows = await db.matchDue.findMany({
    orderBy: [{ urgency: 'asc' }, { since: 'asc' }],
    take: limit,
    select: { list: true, listingId: true, since: true, urgency: true },
  });
  return rows.flatMap(({ list, ...row }) =>
    lists.filter((name) => name === list).map((name) => ({ list: name, ...row })),
  );
}

/** Those put in line again meanwhile stay in it. */
export async function settleDueMatches(due: readonly DueMatch[]): Promise<void> {
  const rows = due.map(({ list, listingId, since }) => ({ list, listing_id: listingId, since: since.toISOString() }));
  // The database counts microseconds, the program milliseconds.
  await db.$executeRaw`
    DELETE FROM match_due d USING jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(list text, listing_id uuid, since timestamptz)
    WHERE d.list = r.list AND d.listing_id = r.listing_id AND date_trunc('milliseconds', d.since) <= r.since`;
}

/** Puts everything that stands on a list in line, after what is urgent. Returns how many wait now. */
export async function putAllInLine(tx: Transaction = db): Promise<number> {
  for (const list of lists)
    await tx.$executeRawUnsafe(
      `INSERT INTO match_due (list, listing_id, urgency, since)
       SELECT '${list}', id, 2, app_clock() FROM ${list}
       WHERE published_at IS NOT NULL AND num_nonnulls(withdrawn_at, archived_at, fulfilled_at, moderated_at) = 0
       ON CONFLICT (list, listing_id) DO NOTHING`,
    );
  return tx.matchDue.count();
}

export const countDueMatches = (): Promise<number> => db.matchDue.count();
