// Counts a search that somebody finished, so that what many look for can be offered to others.
import type { Actor } from '#app/domain/actor.ts';
import { countedSearch } from '#app/domain/asked-search.ts';
import { countSearch } from '#app/persistence/asked-searches.server.ts';
import { takeAttempt } from '#app/persistence/rate-limits.server.ts';

/** One address counts so many searches an hour; more are answered and not counted. */
const limit = { limit: 60, windowSeconds: 3_600 };

export async function noteSearch(actor: Actor | null, address: string, text: string): Promise<void> {
  const counted = countedSearch(text);
  if (counted === null || !(await takeAttempt('search:count', address, limit))) return;
  await countSearch(counted, actor?.personId ?? address);
}
