// Reads a test collection: a folder with corpus.jsonl, queries.jsonl and qrels.tsv.
import { readFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import type { MatchingText } from '#search/matching/matcher.ts';
import type { Judgements } from './metrics.ts';

export interface Collection {
  readonly name: string;
  readonly documents: readonly MatchingText[];
  readonly queries: readonly MatchingText[];
  /** Query id → judgements. */
  readonly judgements: ReadonlyMap<string, Judgements>;
}

const textIn = (record: object, name: string): string => {
  const value: unknown = Reflect.get(record, name);
  return typeof value === 'string' ? value : '';
};

function parseText(line: string, place: string): MatchingText {
  let record: unknown;
  try {
    record = JSON.parse(line);
  } catch {
    throw new Error(`${place}: not JSON`);
  }
  const id: unknown = typeof record === 'object' && record !== null ? Reflect.get(record, 'id') : undefined;
  if (typeof id !== 'string' && typeof id !== 'number') throw new Error(`${place}: no id`);
  return { id: String(id), title: textIn(record as object, 'title'), body: textIn(record as object, 'text') };
}

interface Line {
  readonly text: string;
  /** For messages: file and line. */
  readonly place: string;
}

/** The lines that hold something; a byte order mark and the line ends of other systems do not count. */
async function lines(folder: string, file: string): Promise<Line[]> {
  const path = join(folder, file);
  const text = await readFile(path, 'utf8').catch(() => {
    throw new Error(`Test collection not found: ${path}`);
  });
  return text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\n|\r/)
    .map((line, index) => ({ text: line, place: `${path} line ${index + 1}` }))
    .filter((line) => line.text.trim() !== '');
}

/** An id that comes again is of the same text; the first counts. */
async function texts(folder: string, file: string): Promise<MatchingText[]> {
  const found = new Map<string, MatchingText>();
  for (const { text, place } of await lines(folder, file)) {
    const one = parseText(text, place);
    if (!found.has(one.id)) found.set(one.id, one);
  }
  if (found.size === 0) throw new Error(`${join(folder, file)}: empty`);
  return [...found.values()];
}

/** "query TAB document TAB grade"; a first line with words for a grade is a heading. */
function parseJudgements(rows: readonly Line[]): Map<string, Map<string, number>> {
  const judgements = new Map<string, Map<string, number>>();
  rows.forEach(({ text, place }, index) => {
    const [query = '', document = '', grade = ''] = text.split('\t').map((cell) => cell.trim());
    const value = grade === '' ? Number.NaN : Number(grade);
    if (index === 0 && !Number.isFinite(value)) return;
    if (query === '' || document === '' || !Number.isFinite(value))
      throw new Error(`${place}: not "query TAB document TAB grade"`);
    const known = judgements.get(query) ?? new Map<string, number>();
    judgements.set(query, known.set(document, value));
  });
  return judgements;
}

/** Throws with the file's name, and the line, when the folder is not a collection. */
export async function readCollection(folder: string): Promise<Collection> {
  const [documents, queries, judgements] = await Promise.all([
    texts(folder, 'corpus.jsonl'),
    texts(folder, 'queries.jsonl'),
    lines(folder, 'qrels.tsv'),
  ]);
  return { name: basename(resolve(folder)), documents, queries, judgements: parseJudgements(judgements) };
}
