// Program: speed and memory of the matcher at growing sizes, beside MiniSearch and PostgreSQL full text in the same run.
// Usage: node server/run.mjs search/evaluation/match-bench.ts [--sizes 1000,10000,100000] [--only-ours] [--json]
import { cpus, loadavg } from 'node:os';
import { env } from '#app/runtime/env.server.ts';
import { createMatcher, type Listing, type Matcher, restoreMatcher } from '#search/matching/matcher.ts';
import { miniSearch } from './baselines.ts';
import { listingMaker, readSources } from './bench-listings.ts';
import { MatchRows } from './bench-rows.ts';
import type { Method } from './ranker.ts';
import { postgresFullText } from './server-baselines.ts';

const today = '2026-11-30';
const kept = 50;

interface Result {
  readonly method: string;
  readonly listings: number;
  readonly indexSeconds: number;
  /** Growth of this process while indexing, MiB; PostgreSQL's own memory is not in it. */
  readonly memory: number;
  readonly bytesPerListing: number;
  readonly matchP50: number;
  readonly matchP95: number;
  /** Ours: taken in, matched, its rows in PostgreSQL. Others: taken in and asked once. */
  readonly publishP50: number | null;
  readonly publishP95: number | null;
  readonly repeats: number;
  readonly snapshot?: { readonly bytes: number; readonly saveSeconds: number; readonly restoreSeconds: number };
}

const percentile = (values: readonly number[], share: number): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? 0;
};

async function timed(repeats: number, act: (round: number) => unknown): Promise<number[]> {
  const taken: number[] = [];
  for (let round = 0; round < repeats; round++) {
    const begun = performance.now();
    await act(round);
    taken.push(performance.now() - begun);
  }
  return taken;
}

const resident = (): number => {
  (globalThis as { gc?: () => void }).gc?.();
  return process.memoryUsage().rss;
};

function snapshotOf(matcher: Matcher): Result['snapshot'] {
  const begun = performance.now();
  const bytes = matcher.save();
  const saved = performance.now();
  if (!restoreMatcher(bytes)) throw new Error('The snapshot could not be read back');
  const seconds = (from: number, to: number): number => (to - from) / 1000;
  return { bytes: bytes.length, saveSeconds: seconds(begun, saved), restoreSeconds: seconds(saved, performance.now()) };
}

async function benchOurs(listings: readonly Listing[], fresh: readonly Listing[], rows: MatchRows): Promise<Result> {
  const before = resident();
  const begun = performance.now();
  const matcher = createMatcher();
  for (const listing of listings) matcher.upsert(listing);
  matcher.refresh();
  const indexSeconds = (performance.now() - begun) / 1000;
  const memory = resident() - before;
  const step = Math.max(1, Math.floor(listings.length / 210));
  const asked = listings.filter((_, index) => index % step === 0);
  const match = ({ list, id }: Listing) => matcher.match(list, id, { limit: kept, today });
  for (const listing of asked.slice(0, 10)) match(listing);
  const matching = await timed(200, (round) => match(asked[(round + 10) % asked.length] as Listing));
  const publishing = await timed(fresh.length, (round) => {
    const listing = fresh[round] as Listing;
    matcher.upsert(listing);
    return rows.replace(listing.list, listing.id, match(listing));
  });
  return {
    method: 'jiebang',
    listings: listings.length,
    indexSeconds,
    memory: Math.round(memory / 2 ** 20),
    bytesPerListing: Math.round(memory / listings.length),
    matchP50: percentile(matching, 0.5),
    matchP95: percentile(matching, 0.95),
    publishP50: percentile(publishing, 0.5),
    publishP95: percentile(publishing, 0.95),
    repeats: matching.length,
    snapshot: snapshotOf(matcher),
  };
}

async function benchOther(method: Method, listings: readonly Listing[]): Promise<Result> {
  const documents = listings.filter(({ list }) => list === 'capability');
  const needs = listings.filter(({ list }) => list === 'opportunity');
  const before = resident();
  const begun = performance.now();
  const ranker = await method.build(documents);
  const indexSeconds = (performance.now() - begun) / 1000;
  const memory = Math.max(0, resident() - before);
  try {
    const repeats = Math.min(needs.length, listings.length > 20_000 ? 15 : 50);
    const matching = await timed(repeats, (round) => ranker.rank(needs[round] as Listing, kept));
    return {
      method: method.name,
      listings: listings.length,
      indexSeconds,
      memory: Math.round(memory / 2 ** 20),
      bytesPerListing: Math.round(memory / listings.length),
      matchP50: percentile(matching, 0.5),
      matchP95: percentile(matching, 0.95),
      publishP50: null,
      publishP95: null,
      repeats,
    };
  } finally {
    await ranker.close?.();
  }
}

function table(results: readonly Result[]): string {
  const columns = [
    'method',
    'listings',
    'index s',
    'MiB',
    'bytes/listing',
    'match p50',
    'p95 ms',
    'publish p50',
    'p95 ms',
    'n',
  ];
  const milliseconds = (value: number | null): string => (value === null ? '–' : value.toFixed(1));
  const rows = results.map((one) => [
    one.method,
    String(one.listings),
    one.indexSeconds.toFixed(1),
    String(one.memory),
    String(one.bytesPerListing),
    milliseconds(one.matchP50),
    milliseconds(one.matchP95),
    milliseconds(one.publishP50),
    milliseconds(one.publishP95),
    String(one.repeats),
  ]);
  const all = [columns, ...rows];
  const widths = columns.map((_, column) => Math.max(...all.map((cells) => cells[column]?.length ?? 0)));
  return all.map((cells) => cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')).join('\n');
}

/** A wrong flag ends the run rather than measuring something else. */
function sizesOf(given: readonly string[]): number[] {
  const at = given.indexOf('--sizes');
  const sizes = (at < 0 ? '1000,10000,100000' : (given[at + 1] ?? '')).split(',').map(Number);
  if (sizes.some((size) => !Number.isInteger(size) || size < 100))
    throw new Error('Usage: match-bench [--sizes 1000,10000,100000] [--only-ours] [--json]; sizes from 100 on');
  return sizes;
}

async function main(given: readonly string[]): Promise<void> {
  const sizes = sizesOf(given);
  const sources = await readSources('../shared/data', 'prisma/demo');
  const { DATABASE_URL } = env();
  const results: Result[] = [];
  for (const size of sizes) {
    const make = listingMaker(sources);
    const listings = Array.from({ length: size }, (_, number) => make(number));
    const fresh = Array.from({ length: 100 }, (_, number) => make(size + number));
    const rows = await MatchRows.open(DATABASE_URL);
    try {
      results.push(await benchOurs(listings, fresh, rows));
    } finally {
      await rows.close();
    }
    if (given.includes('--only-ours')) continue;
    for (const method of [miniSearch, postgresFullText(DATABASE_URL)]) results.push(await benchOther(method, listings));
  }
  const machine = {
    cpus: cpus().length,
    model: cpus()[0]?.model ?? '',
    load: loadavg().map((value) => Number(value.toFixed(1))),
  };
  const json = JSON.stringify({ machine, sources: sources.length, results }, null, 2);
  process.stdout.write(`${given.includes('--json') ? json : table(results)}\n`);
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
