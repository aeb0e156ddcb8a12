// The published figures of the matching, ready to be shown.
import {
  type PublishedCollection,
  type PublishedFigures,
  publishedFigures,
} from '#search/evaluation/published-figures.ts';

/** Below this a difference is called one. */
const significant = 0.05;

export interface QualityCollection extends PublishedCollection {
  readonly verdict: { readonly is: 'better' | 'same' | 'worse'; readonly baseline: string; readonly p: number } | null;
}

export interface QualityData extends Pick<PublishedFigures, 'measuredOn' | 'commands'> {
  readonly collections: readonly QualityCollection[];
}

function verdictOf({ comparison, methods }: PublishedCollection): QualityCollection['verdict'] {
  if (!comparison) return null;
  const [own] = methods;
  const best = methods.find(({ method }) => method === comparison.baseline);
  const isAbove = (own?.measures.ndcg10 ?? 0) >= (best?.measures.ndcg10 ?? 0);
  return { ...comparison, is: comparison.p >= significant ? 'same' : isAbove ? 'better' : 'worse' };
}

export function getQuality(): QualityData {
  const { measuredOn, commands, collections } = publishedFigures();
  const shown = collections.map((collection) => ({
    ...collection,
    // Ours first, the others from best to worst.
    methods: [
      ...collection.methods.slice(0, 1),
      ...collection.methods.slice(1).sort((a, b) => b.measures.ndcg10 - a.measures.ndcg10),
    ],
    verdict: verdictOf(collection),
  }));
  return { measuredOn, commands, collections: shown };
}
