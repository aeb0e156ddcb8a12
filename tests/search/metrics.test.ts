// The evaluation's measures against values worked out by hand.
import { describe, expect, it } from 'vitest';
import { average, measure, randomisationTest } from '#search/evaluation/metrics.ts';

const judgements = new Map([
  ['a', 3],
  ['b', 1],
  ['c', 2],
  ['left-out', -1],
  ['no', 0],
]);

describe('measure', () => {
  it('uses linear gain and the ideal order of all relevant documents', () => {
    const { ndcg10 } = measure(['c', 'x', 'a'], judgements);
    const ideal = 3 + 2 / Math.log2(3) + 1 / 2;
    expect(ndcg10).toBeCloseTo((2 + 3 / 2) / ideal, 10);
  });

  it('gives the ideal ranking 1 in everything but precision at 5', () => {
    expect(measure(['a', 'c', 'b'], judgements)).toEqual({ ndcg10: 1, map: 1, recall50: 1, precision5: 0.6, mrr: 1 });
  });

  it('takes documents of grade −1 out before counting ranks', () => {
    expect(measure(['left-out', 'a'], judgements).mrr).toBe(1);
    expect(measure(['left-out', 'a'], judgements)).toEqual(measure(['a'], judgements));
  });

  it('averages precision over all relevant documents, found or not', () => {
    expect(measure(['a', 'x', 'b'], judgements).map).toBeCloseTo((1 + 2 / 3) / 3, 10);
  });

  it('counts recall in the first 50 and precision in the first 5 only', () => {
    const filler = Array.from({ length: 50 }, (_, index) => `filler-${index}`);
    expect(measure([...filler, 'a'], judgements).recall50).toBe(0);
    expect(measure(['a', 'x', 'y', 'z', 'c', 'b'], judgements).precision5).toBeCloseTo(0.4, 10);
  });

  it('counts a repeated document once', () => {
    expect(measure(['a', 'a', 'a'], judgements)).toEqual(measure(['a'], judgements));
  });

  it('gives a query without relevant documents zeros', () => {
    expect(measure(['a'], new Map()).ndcg10).toBe(0);
  });
});

describe('average', () => {
  it('weighs every query the same', () => {
    const all = [measure(['a', 'c', 'b'], judgements), measure(['x'], judgements)];
    expect(average(all).ndcg10).toBeCloseTo(0.5, 10);
  });
});

describe('randomisationTest', () => {
  it('finds equal systems equal', () => {
    expect(randomisationTest([0.1, 0.5, 0.9], [0.1, 0.5, 0.9])).toBe(1);
  });

  it('comes near the exact share of sign patterns', () => {
    // Five differences of one sign and size: 2 of 32 patterns are as extreme.
    expect(randomisationTest([1, 1, 1, 1, 1], [0, 0, 0, 0, 0])).toBeCloseTo(2 / 32, 1);
  });

  it('refuses values of different queries', () => {
    expect(() => randomisationTest([1], [1, 2])).toThrow(RangeError);
  });
});
