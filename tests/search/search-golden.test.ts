// The golden queries against the real engine: what people look for stands in front. `npm run search:golden` prints the figures.
import { beforeAll, describe, expect, it } from 'vitest';
import {
  figuresOf,
  isGood,
  measureSearch,
  type Outcome,
  readGoldenQueries,
} from '#search/evaluation/search-golden/measure.ts';
import { goldenDocuments } from '#search/evaluation/search-golden/world.ts';

let outcomes: Outcome[] = [];
beforeAll(async () => {
  outcomes = await measureSearch(goldenDocuments(), readGoldenQueries());
});

const failing = (within: number) =>
  outcomes.filter((one) => !isGood(one, within)).map(({ query, place, first }) => ({ query, place, first }));

describe('golden queries', () => {
  it('are at least 150, of every kind, and expect what is in the world', () => {
    const ids = new Set(goldenDocuments().map(({ id }) => id));
    expect(outcomes.length).toBeGreaterThanOrEqual(150);
    expect(new Set(outcomes.map(({ kind }) => kind)).size).toBeGreaterThanOrEqual(16);
    expect(
      outcomes.flatMap(({ expected, never = [] }) => [...expected, ...never]).filter((id) => !ids.has(id)),
    ).toEqual([]);
  });
  it('have an expected result among the first ten, every one', () => {
    expect(failing(10)).toEqual([]);
  });
  it('have one among the first three in at least 95 of 100', () => {
    expect(figuresOf(outcomes).firstThree, JSON.stringify(failing(3))).toBeGreaterThanOrEqual(0.95);
  });
});
