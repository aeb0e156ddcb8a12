// Writes the figures of a run of match:eval where the public page reads them. Collections of earlier runs stay, unless measured again.
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import type { Measures } from './metrics.ts';
import { type PublishedCollection, parseFigures } from './published-figures.ts';

const file = join('search', 'evaluation', 'published-figures.json');

/** What a run says of one method on one collection; the first of a collection is ours. */
export interface MeasuredMethod {
  readonly collection: string;
  readonly method: string;
  readonly measures: Measures;
  readonly comparison?: { readonly baseline: string; readonly p: number };
}

const rounded = (value: number): number => Math.round(value * 10_000) / 10_000;
const count = (text: string): number => text.split('\n').filter((line) => line.trim() !== '').length;
const textOf = (about: Record<string, unknown>, name: string): string =>
  typeof about[name] === 'string' ? about[name] : '';

async function describe(folder: string, results: readonly MeasuredMethod[]): Promise<PublishedCollection> {
  const parts = ['corpus.jsonl', 'queries.jsonl', 'qrels.tsv'].map((name) => readFile(join(folder, name), 'utf8'));
  const [corpus = '', queries = '', qrels = ''] = await Promise.all(parts);
  const meta = await readFile(join(folder, 'meta.json'), 'utf8').catch(() => '{}');
  const about = JSON.parse(meta) as Record<string, unknown>;
  const name = basename(resolve(folder));
  const methods = results.filter(({ collection }) => collection === name);
  const comparison = methods[0]?.comparison;
  return {
    ...{ name, language: textOf(about, 'lang'), queries: count(queries), documents: count(corpus) },
    ...{ source: textOf(about, 'source'), licence: textOf(about, 'licence') },
    fingerprint: createHash('sha256')
      .update(corpus)
      .update('\0')
      .update(queries)
      .update('\0')
      .update(qrels)
      .digest('hex'),
    methods: methods.map(({ method, measures: { ndcg10, map, recall50, precision5, mrr } }) => ({
      method,
      measures: {
        ...{ ndcg10: rounded(ndcg10), map: rounded(map), recall50: rounded(recall50) },
        ...{ precision5: rounded(precision5), mrr: rounded(mrr) },
      },
    })),
    comparison: comparison ? { baseline: comparison.baseline, p: rounded(comparison.p) } : null,
  };
}

/** `measuredOn` is "YYYY-MM-DD". @throws Error when a folder is no collection */
export async function publishFigures(
  folders: readonly string[],
  results: readonly MeasuredMethod[],
  measuredOn: string,
): Promise<void> {
  const before = parseFigures(JSON.parse(await readFile(file, 'utf8')));
  const measured = await Promise.all(folders.map((folder) => describe(folder, results)));
  const again = new Set(measured.map(({ name }) => name));
  const collections = [...before.collections.filter(({ name }) => !again.has(name)), ...measured];
  const commands = [
    'npm run golden:export -- /tmp/golden',
    `npm run match:eval -- ${collections.map(({ name }) => (name.startsWith('demo-') ? `/tmp/golden/${name}` : `collections/${name}`)).join(' ')} --publish`,
  ];
  await writeFile(file, `${JSON.stringify({ measuredOn, commands, collections }, null, 2)}\n`);
}
