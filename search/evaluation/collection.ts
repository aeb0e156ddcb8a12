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

function parseText(line: string, place: string): MatchingText {
  const record: unknown = JSON.parse(line);
  if (typeof record !== 'object' || record === null || !('id' in record)) throw new Error(`${place}: no id`);
  const text = 'text' in record && typeof record.text === 'string' ? record.text : '';
  const title = 'title' in record && typeof record.title === 'string' ? record.title : '';
  return { id: String(record.id), title, body: text };
}

async function lines(folder: string, file: string): Promise<string[]> {
  const text = await readFile(join(folder, file), 'utf8').catch(() => {
    throw new Error(`Test collection not found: ${join(folder, file)}`);
  });
  return text.split(/\r?\n/).filter((line) => line.trim() !== '');
}

function parseJudgements(rows: readonly string[]): Map<string, Map<string, number>> {
  const judgements = new Map<string, Map<string, number>>();
  for (const row of rows) {
    const [query, document, grade] = row.split('\t');
    const value = Number(grade);
    if (!query || !document || !Number.isFinite(value)) continue;
    const known = judgements.get(query) ?? new Map<string, number>();
    judgements.set(query, known.set(document, value));
  }
  return judgements;
}

/** Throws with the missing file's name when the folder is not a collection. */
export async function readCollection(folder: string): Promise<Collection> {
  const [documents, queries, judgements] = await Promise.all([
    lines(folder, 'corpus.jsonl'),
    lines(folder, 'queries.jsonl'),
    lines(folder, 'qrels.tsv'),
  ]);
  return {
    name: basename(resolve(folder)),
    documents: documents.map((line, index) => parseText(line, `corpus.jsonl line ${index + 1}`)),
    queries: queries.map((line, index) => parseText(line, `queries.jsonl line ${index + 1}`)),
    judgements: parseJudgements(judgements),
  };
}
