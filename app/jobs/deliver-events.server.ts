// Delivers events to those outside the transaction: the search index, the matcher, and those who asked to be told.
import { continueMatching, matchListings, prepareMatches } from '#app/features/matches/match-listings.server.ts';
import { type RunningConsumer, runConsumer } from '#app/features/outbox/run-consumer.server.ts';
import { touchedDocuments } from '#app/features/outbox/touched-documents.server.ts';
import { touchedListings } from '#app/features/outbox/touched-listings.server.ts';
import { compileSaved } from '#app/features/saved-searches/compile-saved.server.ts';
import { raiseAlerts } from '#app/features/saved-searches/raise-alerts.server.ts';
import { syncSearch } from '#app/features/search/sync-search.server.ts';
import { tellCallWatchers } from '#app/features/watching/tell-call-watchers.server.ts';

export const deliverToSearch = (onError: (error: unknown) => void): RunningConsumer =>
  runConsumer({
    consumer: 'search',
    // The indexes are looked after beside it (tend-search.server.ts): entries have to follow the lists even without them.
    prepare: async () => {},
    handle: async (deliveries) =>
      syncSearch(
        await touchedDocuments(deliveries),
        deliveries.every(({ attempts }) => attempts > 0),
      ),
    onError,
  });

export function deliverEvents(onError: (error: unknown) => void): RunningConsumer[] {
  return [
    deliverToSearch(onError),
    runConsumer({
      consumer: 'match',
      prepare: prepareMatches,
      handle: async (deliveries) =>
        matchListings({
          touched: await touchedListings(deliveries),
          isModelChanged: deliveries.some(({ kind }) => kind === 'match-model.activated'),
        }),
      background: continueMatching,
      onError,
    }),
    runConsumer({
      consumer: 'alert',
      prepare: async () => {
        await compileSaved();
      },
      handle: async (deliveries) => {
        await raiseAlerts(await touchedListings(deliveries));
        await tellCallWatchers(deliveries);
      },
      onError,
    }),
  ];
}
