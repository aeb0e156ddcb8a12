// The text core by itself: ranks a fixed set of documents for a query text. Used by the evaluation.
import type { MatchingText } from './listing.ts';
import { SemanticSpace } from './semantic.ts';
import { TextIndex } from './text-index.ts';
import { type TermVector, Vocabulary } from './vocabulary.ts';

export interface RankedText {
  readonly id: string;
  /** For ordering only. */
  readonly score: number;
  readonly lexical: number;
  readonly semantic: number;
}

export interface TextRanker {
  rank(query: MatchingText, limit: number): RankedText[];
}

export function createTextRanker(documents: readonly MatchingText[]): TextRanker {
  const vocabulary = new Vocabulary();
  const index = new TextIndex(vocabulary);
  const vectors = documents.map(({ title, body }) => vocabulary.vector(title, body));
  for (const vector of vectors) vocabulary.count(vector, 1);
  for (const vector of vectors) index.add(vector);
  index.rebuild(SemanticSpace.learn(vocabulary, vectors.length, (at) => vectors[at] as TermVector));
  return {
    rank: (query, limit) =>
      index
        .rank(vocabulary.vector(query.title, query.body), limit)
        .map(({ slot, score, lexical, semantic }) => ({ id: documents[slot]?.id ?? '', score, lexical, semantic })),
  };
}
