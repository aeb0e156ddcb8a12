// Delivers events to those outside the transaction: the search index and the matcher.
import { matchListings, prepareMatches } from '#app/features/matches/match-listings.server.ts';
import { type RunningConsumer, runConsumer } from '#app/features/outbox/run-consumer.server.ts';
import { touchedListings } from '#app/features/outbox/touched-listings.server.ts';
import { prepareSearch, syncSearch } from '#app/features/search/sync-search.server.ts';

export function deliverEvents(onError: (error: unknown) => void): RunningConsumer[] {
  return [
    runConsumer({
      consumer: 'search',
      prepare: prepareSearch,
      handle: async (deliveries) => syncSearch(await touchedListings(deliveries)),
      onError,
    }),
    runConsumer({
      consumer: 'match',
      prepare: prepareMatches,
      handle: async (deliveries) => matchListings(await touchedListings(deliveries)),
      onError,
    }),
  ];
}
