// `npm run match:rebuild`: makes the matches of every listing again, with progress.
import { rebuildMatches } from '#app/features/matches/rebuild-matches.server.ts';
import { closeDatabase } from '#app/persistence/client.server.ts';

const began = performance.now();
const total = await rebuildMatches(({ done, by }) =>
  process.stdout.write(`\r${done} listings${by === 'worker' ? ' (by the running worker)' : ''}    `),
);
const mebibytes = Math.round(process.memoryUsage().rss / 2 ** 20);
process.stdout.write(`\r${total} listings in ${((performance.now() - began) / 1000).toFixed(1)} s, ${mebibytes} MiB\n`);
await closeDatabase();
