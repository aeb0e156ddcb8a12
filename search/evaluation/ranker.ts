// What every ranking method under comparison looks like: ours, the in-memory baselines and the servers.
import { createTextRanker, type MatchingText } from '#search/matching/matcher.ts';

export interface Ranker {
  /** Ids, best first. */
  rank(query: MatchingText, limit: number): Promise<readonly string[]> | readonly string[];
  close?(): Promise<void>;
}

export interface Method {
  readonly name: string;
  build(documents: readonly MatchingText[]): Promise<Ranker> | Ranker;
}

export const ours: Method = {
  name: 'jiebang',
  build(documents) {
    const ranker = createTextRanker([...documents]);
    return { rank: (query, limit) => ranker.rank(query, limit).map(({ id }) => id) };
  },
};
