// How fast searching is at size, in one run with the same questions: Meilisearch itself over HTTP, our use case, our page, and
// PostgreSQL's full text instead. `npm run bench:search [-- --json] [--sizes 10000,100000] [--queries 200]`.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import os from 'node:os';
import { it } from 'vitest';
import { askEntries } from '#app/features/search/ask-entries.server.ts';
import { rebuildSearch } from '#app/features/search/rebuild-search.server.ts';
import { readSearchAddress } from '#app/features/search/search-address.ts';
import { questionOf, searchListings } from '#app/features/search/search-listings.server.ts';
import { readClock } from '#app/persistence/client.server.ts';
import { freePort } from '../../server/services.mjs';
import { aCorpus, questionsOf } from '../support/generated-corpus.ts';
import { percentile, steadyLoad } from '../support/steady-load.ts';

const sizes = (process.env.BENCH_SIZES ?? '10000,100000').split(',').map(Number);
const asked = Number(process.env.BENCH_QUERIES ?? 200);
const warmUp = 30;
const together = 4;
const rateSeconds = 5;

const agent = new Agent({ keepAlive: true, maxSockets: 64 });

/** One exchange on a kept connection; the answer's bytes. */
function exchange(url: string, body?: string, headers: Record<string, string> = {}): Promise<number> {
  return new Promise((resolve, reject) => {
    const method = body === undefined ? 'GET' : 'POST';
    const sent = request(url, { agent, method, headers }, (answer) => {
      let bytes = 0;
      answer.on('data', (piece: Buffer) => {
        bytes += piece.length;
      });
      answer.on('end', () =>
        answer.statusCode === 200 ? resolve(bytes) : reject(new Error(`${answer.statusCode} ${url}`)),
      );
      answer.on('error', reject);
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

const addressOf = (text: string) => readSearchAddress(new URLSearchParams({ q: text }));

/** What the use case asks Meilisearch for a page: written down while it asks, so that the very same is asked directly. */
async function recorded(questions: readonly string[]): Promise<Map<string, string>> {
  const bodies = new Map<string, string>();
  const real = globalThis.fetch;
  let current = '';
  globalThis.fetch = (input, init) => {
    if (/multi-search$/.test(String(input)) && typeof init?.body === 'string' && !bodies.has(current))
      bodies.set(current, init.body);
    return real(input, init);
  };
  try {
    for (const text of questions) {
      current = text;
      await searchListings(addressOf(text), (error) => {
        throw error;
      });
    }
  } finally {
    globalThis.fetch = real;
  }
  return bodies;
}

/** The built site, as it is served. */
async function aBuiltSite(): Promise<{ base: string; process: ChildProcess }> {
  const port = await freePort();
  const env = {
    ...process.env,
    NODE_ENV: 'production' as const,
    PORT: String(port),
    WORKER: 'separate',
    LOG_LEVEL: 'error',
  };
  const child = spawn(process.execPath, ['build/server/index.js'], {
    env,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const [message] = await Promise.race([once(child, 'message'), once(child, 'exit')]);
  if (message !== 'ready') throw new Error('the built site did not start: npm run build');
  return { base: `http://127.0.0.1:${port}`, process: child };
}

type Way = 'meilisearch' | 'use case' | 'page' | 'postgresql';
type Ways = Readonly<Record<Way, (text: string) => Promise<unknown>>>;

function waysTo(base: string, bodies: ReadonlyMap<string, string>): Ways {
  const direct = `${process.env.MEILI_URL}/multi-search`;
  const headers = { authorization: `Bearer ${process.env.MEILI_KEY}`, 'content-type': 'application/json' };
  return {
    meilisearch: (text) => exchange(direct, bodies.get(text) ?? '', headers),
    'use case': async (text) => {
      const outcome = await searchListings(addressOf(text), () => {});
      if (!outcome.available || outcome.degraded) throw new Error(`no answer of the index for ${text}`);
    },
    page: (text) =>
      exchange(`${base}/search?${new URLSearchParams({ q: text })}`, undefined, { 'accept-language': 'zh-CN' }),
    postgresql: async (text) => askEntries(questionOf(addressOf(text), await readClock())),
  };
}

interface Figures {
  readonly p50: number;
  readonly p95: number;
  readonly perSecond: number;
}

const tenth = (value: number): number => Math.round(value * 10) / 10;

/** Each question is asked every way before the next one, so that a busy moment hits all of them. */
async function latencies(ways: Ways, questions: readonly string[]): Promise<Map<Way, number[]>> {
  const names = Object.keys(ways) as Way[];
  const millis = new Map<Way, number[]>(names.map((name) => [name, []]));
  for (const [n, text] of questions.entries())
    for (let turn = 0; turn < names.length; turn += 1) {
      const name = names[(n + turn) % names.length] as Way;
      const began = performance.now();
      await ways[name](text);
      if (n >= warmUp) millis.get(name)?.push(performance.now() - began);
    }
  return millis;
}

/** Requests per second with so many askers, each asking again at once. */
async function rate(ask: (text: string) => Promise<unknown>, questions: readonly string[]): Promise<number> {
  const load = steadyLoad(2_000, (n) => ask(questions[n % questions.length] ?? ''), together);
  await new Promise((resolve) => setTimeout(resolve, rateSeconds * 1000));
  const { millis, seconds } = await load.stop();
  return tenth(millis.length / seconds);
}

async function measure(documents: number, questions: readonly string[]) {
  const bodies = await recorded(questions);
  const site = await aBuiltSite();
  try {
    const ways = waysTo(site.base, bodies);
    const millis = await latencies(ways, questions);
    const figures = {} as Record<Way, Figures>;
    for (const [name, values] of millis)
      figures[name] = {
        p50: tenth(percentile(values, 0.5)),
        p95: tenth(percentile(values, 0.95)),
        perSecond: await rate(ways[name], questions),
      };
    const [direct, useCase, page] = [figures.meilisearch, figures['use case'], figures.page];
    return {
      documents,
      queries: questions.length - warmUp,
      figures,
      useCaseOverDirect: Math.round((useCase.p95 / direct.p95) * 100) / 100,
      pageMinusDirectMs: tenth(page.p95 - direct.p95),
    };
  } finally {
    const gone = once(site.process, 'exit');
    site.process.kill('SIGTERM');
    await gone;
  }
}

it('searching at size', async () => {
  const results = [];
  let sources: readonly string[] = [];
  let present = 0;
  for (const documents of sizes) {
    const began = performance.now();
    const { sentences } = await aCorpus(documents - present, { first: present, seed: documents });
    present = documents;
    sources = sentences.sources;
    const written = performance.now();
    await rebuildSearch();
    const indexSeconds = Math.round((performance.now() - written) / 1000);
    console.log(
      `${documents} documents: written in ${Math.round((written - began) / 1000)} s, indexed in ${indexSeconds} s`,
    );
    const result = { ...(await measure(documents, questionsOf(sentences, asked + warmUp))), indexSeconds };
    results.push(result);
    console.table(result.figures);
    console.log(
      `p95 of the use case ÷ Meilisearch: ${result.useCaseOverDirect} (limit 1.3); page − Meilisearch: ${result.pageMinusDirectMs} ms (limit 40)`,
    );
  }
  console.log(`texts from: ${sources.join('; ')}`);
  const machine = { processor: os.cpus()[0]?.model, processors: os.cpus().length, load: os.loadavg().map(tenth) };
  if (process.env.BENCH_FILE)
    writeFileSync(process.env.BENCH_FILE, JSON.stringify({ machine, sources, results }, null, 2));
});
