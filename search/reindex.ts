// `npm run search:reindex`: builds all indexes anew beside the live ones and swaps them in, with a progress bar.
import { rebuildAll } from '#app/jobs/tend-search.server.ts';
import { closeDatabase } from '#app/persistence/client.server.ts';

const width = 30;
const began = performance.now();
const seconds = (): number => (performance.now() - began) / 1000;

/** One line that is written over on a terminal, and a line now and then in a log. */
function show(line: string, isLast: boolean): void {
  if (process.stdout.isTTY) process.stdout.write(`\r${line}\u001b[K${isLast ? '\n' : ''}`);
  else if (isLast) process.stdout.write(`${line}\n`);
}

try {
  const total = await rebuildAll(({ list, done, total: all }) => {
    const share = all === 0 ? 1 : Math.min(1, done / all);
    const filled = Math.round(share * width);
    const bar = `${'█'.repeat(filled)}${'░'.repeat(width - filled)}`;
    const left = done === 0 ? '' : ` · ${Math.round((seconds() / done) * Math.max(0, all - done))} s left`;
    show(
      `${list.padEnd(12)} ${bar} ${String(Math.round(share * 100)).padStart(3)} % · ${done}/${all}${left}`,
      done >= all,
    );
  });
  if (total === null) {
    process.stderr.write('The indexes are being built already; see /operator/search.\n');
    process.exitCode = 1;
  } else process.stdout.write(`${total} documents in ${seconds().toFixed(1)} s, swapped in\n`);
} finally {
  await closeDatabase();
}
