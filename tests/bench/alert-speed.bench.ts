// 10,000 saved searches and 150 publications: how long each takes to be compared, kept and told; printed and held to a limit.
import { expect, it } from 'vitest';
import { raiseAlerts } from '#app/features/saved-searches/raise-alerts.server.ts';
import { db } from '#app/persistence/client.server.ts';
import { aListedOpportunity, aVerifiedMember } from '../support/listing-world.ts';
import { aSpokenListing, manySavedSearches } from '../support/many-saved-searches.ts';

const publications = 150;
/** For everything together, with hundreds of searches finding each listing, also on a busy machine. */
const limitMs = 5_000;

const at = (sorted: readonly number[], share: number): number =>
  sorted[Math.ceil(sorted.length * share) - 1] ?? Number.NaN;
const round = (milliseconds: number): number => Math.round(milliseconds * 10) / 10;

it('a publication is compared with 10,000 saved searches, and what it finds is told, in under five seconds (p95)', async () => {
  const began = performance.now();
  await manySavedSearches(10_000);
  const saving = (performance.now() - began) / 10_000;
  const owner = await aVerifiedMember();
  const listings = [];
  for (let number = 0; number < publications; number += 1)
    listings.push(await aListedOpportunity(owner, aSpokenListing()));
  const times: number[] = [];
  for (const { id } of listings) {
    const start = performance.now();
    await raiseAlerts({ opportunity: [id], capability: [] });
    times.push(performance.now() - start);
  }
  // The first ones load the dictionary and warm the database.
  const sorted = times.slice(10).sort((a, b) => a - b);
  const [found, keys] = [await db.savedSearchHit.count(), await db.savedSearchKey.count()];
  console.table({
    ...{ 'saved searches': 10_000, keys, publications: sorted.length },
    'found per publication': round(found / publications),
    ...{ 'p50 (ms)': round(at(sorted, 0.5)), 'p95 (ms)': round(at(sorted, 0.95)), 'most (ms)': round(at(sorted, 1)) },
    'making and saving one (ms)': round(saving),
  });
  expect(found).toBeGreaterThan(publications);
  expect(at(sorted, 0.95)).toBeLessThan(limitMs);
});
