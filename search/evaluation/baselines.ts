// The usual ways to do it, for comparison, all running in this process: BM25 over words, MiniSearch and Lunr.
import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict';
import lunr from 'lunr';
import MiniSearch from 'minisearch';
import { normaliseText, stretches, wordTerm } from '#search/matching/analysis.ts';
import type { MatchingText } from '#search/matching/matcher.ts';
import type { Method } from './ranker.ts';

let segmenter: Jieba | null = null;

/** Words as the baselines get them: Chinese segmented for search, English stemmed without stop words. */
export function plainWords(text: string): string[] {
  segmenter ??= Jieba.withDict(dict);
  const words: string[] = [];
  for (const piece of stretches(normaliseText(text))) {
    if (piece.kind === 'han') words.push(...segmenter.cutForSearch(piece.text, true));
    else {
      const term = piece.kind === 'number' ? piece.text : wordTerm(piece.text);
      if (term !== null) words.push(term);
    }
  }
  return words;
}

const whole = ({ title, body }: MatchingText): string => `${title}\n${body}`;

const counted = (words: readonly string[]): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
};

/** Okapi BM25 with k1 1.2 and b 0.75. */
export const bm25: Method = {
  name: 'bm25-words',
  build(documents) {
    const texts = documents.map((document) => plainWords(whole(document)));
    const average = texts.reduce((sum, words) => sum + words.length, 0) / Math.max(1, texts.length);
    const postings = new Map<string, [number, number][]>();
    texts.forEach((words, index) => {
      for (const [word, count] of counted(words)) {
        const list = postings.get(word);
        if (list) list.push([index, count]);
        else postings.set(word, [[index, count]]);
      }
    });
    return {
      rank(query, limit) {
        const scores = new Map<number, number>();
        for (const [word, times] of counted(plainWords(whole(query)))) {
          const list = postings.get(word) ?? [];
          const idf = Math.log(1 + (texts.length - list.length + 0.5) / (list.length + 0.5));
          for (const [index, count] of list) {
            const norm = 1.2 * (0.25 + (0.75 * (texts[index]?.length ?? 0)) / average);
            scores.set(index, (scores.get(index) ?? 0) + (times * idf * 2.2 * count) / (count + norm));
          }
        }
        const best = [...scores].sort((a, b) => b[1] - a[1]).slice(0, limit);
        return best.map(([index]) => documents[index]?.id ?? '');
      },
    };
  },
};

export const miniSearch: Method = {
  name: 'minisearch',
  build(documents) {
    const engine = new MiniSearch({
      fields: ['title', 'body'],
      tokenize: plainWords,
      processTerm: (term) => term,
      searchOptions: { boost: { title: 2 }, combineWith: 'OR' },
    });
    engine.addAll(documents);
    return {
      rank: (query, limit) =>
        engine
          .search(whole(query))
          .slice(0, limit)
          .map(({ id }) => String(id)),
    };
  },
};

/** Lunr has no Chinese tokens of its own: it gets ready words, joined by spaces. */
export const lunrSearch: Method = {
  name: 'lunr',
  build(documents) {
    const index = lunr(function build() {
      this.pipeline.reset();
      this.searchPipeline.reset();
      this.ref('id');
      this.field('title', { boost: 2 });
      this.field('body');
      for (const { id, title, body } of documents)
        this.add({ id, title: plainWords(title).join(' '), body: plainWords(body).join(' ') });
    });
    return {
      rank(query, limit) {
        const words = counted(plainWords(whole(query)));
        const found = index.query((clauses) => {
          for (const [word, boost] of words) clauses.term(word, { boost });
        });
        return found.slice(0, limit).map(({ ref }) => ref);
      },
    };
  },
};
