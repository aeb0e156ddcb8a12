// `npm run search:reindex`: writes every listed item into the index again and removes what should not be there.
import { reindexSearch } from '#app/features/search/sync-search.server.ts';
import { closeDatabase } from '#app/persistence/client.server.ts';

const began = performance.now();
const total = await reindexSearch(({ list, done }) => process.stdout.write(`\r${list}: ${done}    `));
process.stdout.write(`\r${total} documents in ${((performance.now() - began) / 1000).toFixed(1)} s\n`);
await closeDatabase();
