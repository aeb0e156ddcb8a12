// The best counterparts of a listing, for its page.
import type { List } from '#app/domain/listing.ts';
import { dayOf } from '#app/domain/period.ts';
import { readClock } from '#app/persistence/client.server.ts';
import { listMatchRows, type MatchRow } from '#app/persistence/matches.server.ts';
import { spreadOwners } from '#search/matching/diversity.ts';

/** Rows looked at, so that the rule of two per organisation still leaves enough. */
const considered = 50;
/** Below this a match is noise; an honest short list is better than a padded one. */
const worthShowing = 0.05;

/** Best first, at most two of one organisation. `id` is the listing's own. */
export async function listMatches(list: List, id: string, limit = 10): Promise<readonly MatchRow[]> {
  const rows = await listMatchRows(list, id, dayOf(await readClock()), considered);
  return spreadOwners(
    rows.filter(({ score }) => score >= worthShowing),
    ({ other }) => other.organisation.id,
  ).slice(0, limit);
}
