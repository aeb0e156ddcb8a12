// Program: measures the matcher and the usual alternatives on test collections and prints a table.
// Usage: node server/run.mjs search/evaluation/match-eval.ts FOLDER [FOLDER …] [--json] [--no-servers]
import { env } from '#app/runtime/env.server.ts';
import { bm25, lunrSearch, miniSearch } from './baselines.ts';
import { type Collection, readCollection } from './collection.ts';
import { average, type Measures, measure, measureNames, randomisationTest } from './metrics.ts';
import { type Method, ours } from './ranker.ts';
import { meilisearch, postgresFullText } from './server-baselines.ts';

/** Enough for every measure: average precision is taken over this many documents. */
const depth = 1000;

interface Result {
  readonly collection: string;
  readonly method: string;
  readonly measures: Measures;
  readonly buildSeconds: number;
  readonly millisecondsPerQuery: number;
  /** Resident memory of this process after building, MiB; servers are not in it. */
  readonly memory: number;
  /** Against the best baseline, on nDCG@10; only for our own line. */
  readonly comparison?: { readonly baseline: string; readonly p: number };
}

interface Run {
  readonly result: Result;
  readonly ndcg: readonly number[];
}

async function run(collection: Collection, method: Method): Promise<Run> {
  const begun = performance.now();
  const ranker = await method.build(collection.documents);
  const built = performance.now();
  const memory = Math.round(process.memoryUsage().rss / 2 ** 20);
  try {
    const all: Measures[] = [];
    for (const query of collection.queries) {
      const ranking = await ranker.rank(query, depth);
      all.push(measure(ranking, collection.judgements.get(query.id) ?? new Map()));
    }
    const millisecondsPerQuery = (performance.now() - built) / Math.max(1, collection.queries.length);
    const timing = { buildSeconds: (built - begun) / 1000, millisecondsPerQuery, memory };
    const result = { collection: collection.name, method: method.name, measures: average(all), ...timing };
    return { result, ndcg: all.map(({ ndcg10 }) => ndcg10) };
  } finally {
    await ranker.close?.();
  }
}

async function compare(collection: Collection, baselines: readonly Method[]): Promise<Result[]> {
  const own = await run(collection, ours);
  const others: Run[] = [];
  for (const method of baselines) others.push(await run(collection, method));
  const [best] = [...others].sort((a, b) => b.result.measures.ndcg10 - a.result.measures.ndcg10);
  if (!best) return [own.result];
  const comparison = { baseline: best.result.method, p: randomisationTest(own.ndcg, best.ndcg) };
  return [{ ...own.result, comparison }, ...others.map(({ result }) => result)];
}

const columns = ['collection', 'method', ...measureNames, 'build s', 'ms/query', 'MiB', 'p'];

function row(result: Result): string[] {
  const { measures, comparison } = result;
  return [
    result.collection,
    result.method,
    ...measureNames.map((name) => measures[name].toFixed(4)),
    result.buildSeconds.toFixed(1),
    result.millisecondsPerQuery.toFixed(1),
    String(result.memory),
    comparison ? `${comparison.p.toFixed(4)} (${comparison.baseline})` : '',
  ];
}

function table(results: readonly Result[]): string {
  const rows = [columns, ...results.map(row)];
  const widths = columns.map((_, column) => Math.max(...rows.map((cells) => cells[column]?.length ?? 0)));
  return rows.map((cells) => cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')).join('\n');
}

async function main(given: readonly string[]): Promise<void> {
  const folders = given.filter((argument) => !argument.startsWith('--'));
  if (folders.length === 0) throw new Error('Usage: match-eval FOLDER [FOLDER …] [--json] [--no-servers]');
  const baselines = [bm25, miniSearch, lunrSearch];
  if (!given.includes('--no-servers')) {
    const { DATABASE_URL, MEILI_URL, MEILI_KEY } = env();
    baselines.push(postgresFullText(DATABASE_URL), meilisearch(MEILI_URL, MEILI_KEY));
  }
  const results: Result[] = [];
  for (const folder of folders) results.push(...(await compare(await readCollection(folder), baselines)));
  process.stdout.write(`${given.includes('--json') ? JSON.stringify(results, null, 2) : table(results)}\n`);
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
