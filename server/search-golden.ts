// `npm run search:golden [-- FILE]`: where the expected results of the golden queries stand, before and after what the
// site adds to the engine, and what still fails. Exit code 1 below the floors.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startMeilisearch } from './services.mjs';

/** Shares of the queries that must have an expected result among the first three, and among the first ten. */
const floors = { firstThree: 0.95, firstTen: 1 };
const masterKey = 'golden-master-key-0123456789';

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`.padStart(8);

async function run(url: string, file: string | undefined): Promise<boolean> {
  const unused = { DATABASE_URL: 'postgresql://unused@localhost/unused', BASE_URL: 'http://localhost:3000' };
  const secret = { AUTH_SECRET: 'nobody signs in while golden queries run' };
  Object.assign(process.env, { ...unused, ...secret, MEILI_URL: url, MEILI_KEY: masterKey, LOG_LEVEL: 'silent' });
  const { figuresOf, isGood, measureEngineAlone, measureSearch, readGoldenQueries } = await import(
    '#search/evaluation/search-golden/measure.ts'
  );
  const { goldenDocuments } = await import('#search/evaluation/search-golden/world.ts');
  const documents = goldenDocuments();
  const queries = readGoldenQueries(file);
  const before = await measureEngineAlone(documents, queries);
  const after = await measureSearch(documents, queries);
  console.log(`${queries.length} queries over ${documents.length} documents\n`);
  console.log('kind            queries   engine alone: 3     10   the search: 3     10');
  for (const kind of [...new Set(queries.map((query) => query.kind)), 'all']) {
    const of = (outcomes: typeof after) => figuresOf(outcomes.filter((one) => kind === 'all' || one.kind === kind));
    const [was, is] = [of(before), of(after)];
    console.log(
      `${kind.padEnd(16)}${String(is.queries).padStart(7)}${' '.repeat(10)}${percent(was.firstThree)}${percent(was.firstTen)}${' '.repeat(8)}${percent(is.firstThree)}${percent(is.firstTen)}`,
    );
  }
  const failing = after.filter((one) => !isGood(one, 3));
  console.log(failing.length > 0 ? '\nNot among the first three:' : '\nNothing fails.');
  for (const { kind, query, expected, place, first, wrong } of failing)
    console.log(
      `  ${kind}: ${query} → ${wrong.length > 0 ? `shows ${wrong.join(', ')}` : (place ?? 'not among the first ten')}; first: ${first.join(', ')}; expected one of: ${expected.join(', ')}`,
    );
  const figures = figuresOf(after);
  return figures.firstThree >= floors.firstThree && figures.firstTen >= floors.firstTen;
}

const directory = mkdtempSync(path.join(tmpdir(), 'jiebang-golden-'));
const server = await startMeilisearch({ dataDir: directory, masterKey });
try {
  process.exitCode = (await run(server.url, process.argv[2])) ? 0 : 1;
} finally {
  await server.stop();
  rmSync(directory, { recursive: true, force: true });
}
