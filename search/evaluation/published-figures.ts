// The published figures of the matcher: what the public page shows, written by a run of match:eval with --publish.
import { z } from 'zod';
import figures from './published-figures.json' with { type: 'json' };

const measures = z.object({
  ndcg10: z.number(),
  map: z.number(),
  recall50: z.number(),
  precision5: z.number(),
  mrr: z.number(),
});

const collection = z.object({
  name: z.string(),
  language: z.string(),
  queries: z.number().int(),
  documents: z.number().int(),
  source: z.string(),
  licence: z.string(),
  /** SHA-256 of corpus, queries and judgements: which data exactly, whatever the folder is called. */
  fingerprint: z.string(),
  /** Ours first. */
  methods: z.array(z.object({ method: z.string(), measures })).min(1),
  /** Against the best other method, on nDCG@10. */
  comparison: z.object({ baseline: z.string(), p: z.number() }).nullable(),
});

const published = z.object({
  /** "YYYY-MM-DD"; null before the first run. */
  measuredOn: z.string().nullable(),
  commands: z.array(z.string()),
  collections: z.array(collection),
});

export type PublishedFigures = z.infer<typeof published>;
export type PublishedCollection = z.infer<typeof collection>;

export const parseFigures = (given: unknown): PublishedFigures => published.parse(given);

export const publishedFigures = (): PublishedFigures => parseFigures(figures);
