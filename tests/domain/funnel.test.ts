// What of the funnel may be public.
import { describe, expect, it } from 'vitest';
import { noCounts, publicFunnel } from '#app/domain/funnel.ts';

const of = (groups: Readonly<Record<string, number>>, more = {}) =>
  publicFunnel(new Map(Object.entries(groups).map(([key, sent]) => [key, { ...noCounts, sent, ...more }])));
const shown = (groups: Readonly<Record<string, number>>) =>
  of(groups).flatMap(({ key, counts }) => (counts ? [key] : []));

describe('a public funnel', () => {
  it('hides groups of fewer than five, and the next smallest with a single hidden one', () => {
    expect(shown({ a: 9, b: 5, c: 4, d: 1 })).toEqual(['a', 'b']);
    expect(shown({ a: 9, b: 5, c: 4 })).toEqual(['a']);
    expect(shown({ a: 9, b: 5 })).toEqual(['a', 'b']);
    expect(shown({ a: 4 })).toEqual([]);
  });
  it('tells no cell of one or two', () => {
    const cells = [0, 1, 2, 3].map((contract) => of({ a: 9 }, { contract })[0]?.counts?.contract);
    expect(cells).toEqual([0, null, null, 3]);
  });
});
