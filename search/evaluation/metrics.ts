// Measures of a ranking against judgements, and the test of whether one ranking is really better than another.

/** Document id → grade. Above 0: relevant. −1: to be left out of the ranking. */
export type Judgements = ReadonlyMap<string, number>;

export interface Measures {
  /** nDCG at 10, linear gain. */
  readonly ndcg10: number;
  /** Average precision over the whole given ranking. */
  readonly map: number;
  readonly recall50: number;
  readonly precision5: number;
  /** One over the rank of the first relevant document. */
  readonly mrr: number;
}

export const measureNames = ['ndcg10', 'map', 'recall50', 'precision5', 'mrr'] as const satisfies (keyof Measures)[];

const nothing: Measures = { ndcg10: 0, map: 0, recall50: 0, precision5: 0, mrr: 0 };

const discounted = (gains: readonly number[]): number =>
  gains.slice(0, 10).reduce((sum, gain, index) => sum + gain / Math.log2(index + 2), 0);

/** Measures one query. A query without relevant documents counts, with zeros. */
export function measure(ranking: readonly string[], judgements: Judgements): Measures {
  const gains = [...new Set(ranking)]
    .map((id) => judgements.get(id) ?? 0)
    .filter((grade) => grade !== -1)
    .map((grade) => Math.max(0, grade));
  const ideal = [...judgements.values()].filter((grade) => grade > 0).sort((a, b) => b - a);
  if (ideal.length === 0) return nothing;
  const hits = gains.map((gain) => (gain > 0 ? 1 : 0));
  let seen = 0;
  let precisions = 0;
  hits.forEach((hit, index) => {
    seen += hit;
    if (hit > 0) precisions += seen / (index + 1);
  });
  const count = (first: number): number => hits.slice(0, first).reduce<number>((sum, hit) => sum + hit, 0);
  const firstHit = hits.indexOf(1);
  return {
    ndcg10: discounted(gains) / discounted(ideal),
    map: precisions / ideal.length,
    recall50: count(50) / ideal.length,
    precision5: count(5) / 5,
    mrr: firstHit < 0 ? 0 : 1 / (firstHit + 1),
  };
}

/** The averages over all queries; every query weighs the same. */
export function average(all: readonly Measures[]): Measures {
  const mean = (name: keyof Measures): number =>
    all.length === 0 ? 0 : all.reduce((sum, one) => sum + one[name], 0) / all.length;
  return {
    ndcg10: mean('ndcg10'),
    map: mean('map'),
    recall50: mean('recall50'),
    precision5: mean('precision5'),
    mrr: mean('mrr'),
  };
}

/** A seeded generator (mulberry32), so that a run can be repeated. */
function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * Two-sided paired randomisation test: how likely a difference of means this large is when the two systems are the same.
 * Source: Smucker, Allan and Carterette, A Comparison of Statistical Significance Tests for IR Evaluation (2007).
 */
export function randomisationTest(ours: readonly number[], theirs: readonly number[], rounds = 10_000): number {
  if (ours.length !== theirs.length) throw new RangeError('Paired values must be of the same queries');
  const differences = ours.map((value, index) => value - (theirs[index] ?? 0));
  const observed = Math.abs(differences.reduce((sum, value) => sum + value, 0));
  const random = seeded(20_261);
  let atLeast = 0;
  for (let round = 0; round < rounds; round++) {
    let sum = 0;
    for (const difference of differences) sum += random() < 0.5 ? difference : -difference;
    if (Math.abs(sum) >= observed - 1e-12) atLeast++;
  }
  return (atLeast + 1) / (rounds + 1);
}
