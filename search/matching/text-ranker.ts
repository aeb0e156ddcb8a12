// The text core by itself: ranks a fixed set of documents for a query text. Used by the evaluation.
import { SemanticSpace } from './semantic.ts';
import { TextIndex } from './text-index.ts';
import { Vocabulary } from './vocabulary.ts';

/** A text in any mix of languages. */
export interface MatchingText {
  readonly id: string;
  readonly title: string;
  readonly body: string;
}

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
  index.rebuild(SemanticSpace.learn(vocabulary, vectors));
  return {
    rank: (query, limit) =>
      index
        .rank(vocabulary.vector(query.title, query.body), limit)
        .map(({ slot, score, lexical, semantic }) => ({ id: documents[slot]?.id ?? '', score, lexical, semantic })),
  };
}
