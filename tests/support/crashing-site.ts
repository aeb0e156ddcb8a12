// A process of the site for the crash test: publishes one listing with a worker of its own, and dies (SIGKILL) at the
// place named. It writes "ready", waits for a line, writes "publishing", and never ends by itself.
import { once } from 'node:events';
import type { Actor } from '#app/domain/actor.ts';
import { publishListing } from '#app/features/listings/publish-listing.server.ts';
import { runConsumer } from '#app/features/outbox/run-consumer.server.ts';
import { touchedListings } from '#app/features/outbox/touched-listings.server.ts';
import { syncSearch } from '#app/features/search/sync-search.server.ts';
import { readClock } from '#app/persistence/client.server.ts';

export type CrashPlace = 'after-commit' | 'before-indexing' | 'after-indexing' | 'any';

const [, , place, actor = '', reference = ''] = process.argv;
const die = () => process.kill(process.pid, 'SIGKILL');

await readClock();
process.stdout.write('ready\n');
await once(process.stdin, 'data');
if (place !== 'after-commit')
  runConsumer({
    consumer: 'search',
    prepare: async () => {},
    handle: async (deliveries) => {
      if (place === 'before-indexing') die();
      await syncSearch(await touchedListings(deliveries));
      if (place === 'after-indexing') die();
    },
    onError: (error) => process.stderr.write(`${error}\n`),
  });
process.stdout.write('publishing\n');
const published = await publishListing(JSON.parse(actor) as Actor, 'opportunity', reference, { changeReason: '' });
if (!published.ok) throw new Error(published.reason);
if (place === 'after-commit') die();
