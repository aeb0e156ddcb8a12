// The best counterparts of a listing, for its page: rows alone, nothing is computed that the matcher could have.
import type { List } from '#app/domain/listing.ts';
import { dayOf } from '#app/domain/period.ts';
import { readClock } from '#app/persistence/client.server.ts';
import { listMatchRows, type MatchRow } from '#app/persistence/matches.server.ts';
import { spreadOwners } from '#search/matching/diversity.ts';
import { withExploration } from './exploration.ts';

/** Rows looked at, so that the rule of two per organisation still leaves enough. */
const considered = 50;
/** Below this a match is noise; an honest short list is better than a padded one. */
export const worthShowing = 0.05;

export interface ShownMatch extends MatchRow {
  /** Put in its place to learn whether such suggestions are useful, not for its score. */
  readonly isExploration: boolean;
}

export interface ListMatchesOptions {
  readonly limit?: number;
  /** For the listing's own organisation, whose decisions teach the score: one place is given to a suggestion from further down. */
  readonly exploring?: boolean;
}

/** Everything worth showing, best first, at most two of one organisation among the first ten. `id` is the listing's own. */
export async function listAllMatches(list: List, id: string): Promise<{ matches: readonly MatchRow[]; today: string }> {
  const today = dayOf(await readClock());
  const rows = await listMatchRows(list, id, today, considered);
  const worthy = rows.filter(({ score }) => score >= worthShowing);
  return { matches: spreadOwners(worthy, ({ other }) => other.organisation.id), today };
}

/** Best first, at most two of one organisation. */
export async function listMatches(
  list: List,
  id: string,
  { limit = 10, exploring = false }: ListMatchesOptions = {},
): Promise<readonly ShownMatch[]> {
  const { matches, today } = await listAllMatches(list, id);
  return withExploration(matches, limit, exploring ? `${today} ${id}` : null);
}
