// How much stands on the lists now, for the front page.
import { db } from './client.server.ts';

export interface ListCounts {
  readonly opportunities: number;
  readonly capabilities: number;
  readonly calls: number;
  readonly organisations: number;
}

/** `today` is "YYYY-MM-DD"; one statement, one plan for each figure. */
export async function countLists(today: string, now: Date): Promise<ListCounts> {
  const [row] = await db.$queryRaw<Record<keyof ListCounts, bigint>[]>`
    SELECT
      (SELECT count(*) FROM opportunity o JOIN opportunity_version v ON v.id = o.published_version_id
        WHERE o.published_at IS NOT NULL AND num_nonnulls(o.withdrawn_at, o.archived_at, o.fulfilled_at, o.moderated_at) = 0
          AND v.valid_until >= ${today}::date) AS opportunities,
      (SELECT count(*) FROM capability c JOIN capability_version v ON v.id = c.published_version_id
        WHERE c.published_at IS NOT NULL AND num_nonnulls(c.withdrawn_at, c.archived_at, c.fulfilled_at, c.moderated_at) = 0
          AND v.valid_until >= ${today}::date) AS capabilities,
      (SELECT count(*) FROM call WHERE published_at IS NOT NULL AND cancelled_at IS NULL AND bids_until > ${now}) AS calls,
      (SELECT count(*) FROM organisation WHERE verification = 'verified') AS organisations`;
  if (!row) throw new Error('no counts');
  return {
    opportunities: Number(row.opportunities),
    capabilities: Number(row.capabilities),
    calls: Number(row.calls),
    organisations: Number(row.organisations),
  };
}
