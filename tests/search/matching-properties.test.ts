// What must hold of the matcher for any lists: order of parts, symmetry, spread, memory that can be saved and taken up again.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MatchedTerm } from '#app/domain/match.ts';
import { best } from '#search/matching/best.ts';
import { exposureGini, spreadOwners } from '#search/matching/diversity.ts';
import { fitParts, type ListingFacts } from '#search/matching/fit.ts';
import { highlightSpans } from '#search/matching/highlight.ts';
import { LexicalIndex, lexicalQuery } from '#search/matching/lexical.ts';
import { createMatcher, type Listing, type Matcher, restoreMatcher } from '#search/matching/matcher.ts';
import { nearMisses } from '#search/matching/near-miss.ts';
import { matchScore, priorModel } from '#search/matching/score.ts';
import { Vocabulary } from '#search/matching/vocabulary.ts';

const today = '2026-11-23';
const words =
  'laser welding robot battery membrane antibody sensor satellite imaging 卫星 遥感 水稻 激光 焊接 机器人 电池 膜 抗体'.split(
    ' ',
  );
const text = fc.array(fc.constantFrom(...words), { minLength: 2, maxLength: 14 }).map((parts) => parts.join('. '));

const facts = (changes: Partial<ListingFacts> = {}): ListingFacts => ({
  fields: ['photonics'],
  industryCode: '',
  divisionCode: '',
  regionsServed: [],
  trl: null,
  kind: 'technology',
  cooperationModes: [],
  ...changes,
});

const listing = (list: Listing['list'], id: string, body: string, changes: Partial<Listing> = {}): Listing => ({
  list,
  id,
  title: '',
  body,
  organisationId: `${list}-${id}`,
  publishedAt: Date.parse('2026-11-01T00:00:00Z'),
  validUntil: '',
  facts: facts(),
  ...changes,
});

const filled = (listings: readonly Listing[]): Matcher => {
  const matcher = createMatcher();
  for (const one of listings) matcher.upsert(one);
  matcher.refresh();
  return matcher;
};

const mirrored = (bodies: readonly string[]): Matcher =>
  filled(
    bodies.flatMap((body, index) => [
      listing('opportunity', `${index}`, body),
      listing('capability', `${index}`, body),
    ]),
  );

describe('words', () => {
  it('count the same whether they wait to be packed or are packed', () => {
    fc.assert(
      fc.property(fc.array(text, { minLength: 2, maxLength: 8 }), text, (bodies, asked) => {
        const vocabulary = new Vocabulary();
        const index = new LexicalIndex(vocabulary);
        const vectors = bodies.map((body) => vocabulary.vector('', body));
        for (const vector of vectors) vocabulary.count(vector, 1);
        for (const vector of vectors) index.add(vector);
        const query = lexicalQuery(vocabulary, vocabulary.vector('', asked));
        const waiting = index.score(query).surface.slice();
        index.rebuild(() => true);
        const packed = index.score(query).surface;
        return waiting.every((sum, slot) => Math.abs(sum - (packed[slot] ?? 0)) < 0.01);
      }),
      { numRuns: 40 },
    );
  });
});

describe('the best of many scores', () => {
  it('are those of a full sort, with any number of equal ones', () => {
    const scores = fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(scores, fc.integer({ min: 1, max: 70 }), (given, count) => {
        const sorted = given
          .map((score, at) => ({ score, at }))
          .filter(({ score }) => score > 0)
          .sort((a, b) => b.score - a.score || a.at - b.at);
        expect([...best(Float32Array.from(given), count)]).toEqual(sorted.slice(0, count).map(({ at }) => at));
      }),
    );
  });
});

describe('facts', () => {
  const partOf = (wanted: Partial<ListingFacts>, offered: Partial<ListingFacts>, responsiveness?: number) =>
    fitParts(facts(wanted), facts(offered), { age: 10, responsiveness });
  const honour = fc.constantFrom('hnte' as const, 'srdi' as const, 'gazelle' as const, 'key-laboratory' as const);

  it('never fit less with one more honour, area, field or way of working together', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(honour, { minLength: 1 }),
        fc.uniqueArray(honour),
        honour,
        (honoursAsked, held, more) => {
          const before = partOf({ honoursAsked }, { honours: held }).honours ?? -1;
          const after = partOf({ honoursAsked }, { honours: [...held, more] }).honours ?? -1;
          expect(after).toBeGreaterThanOrEqual(before);
          expect(after).toBeLessThanOrEqual(1);
        },
      ),
    );
    expect(partOf({ areas: ['a'] }, { areas: ['b', 'a'] }).area).toBe(1);
    expect(partOf({ areas: ['a'] }, { areas: ['b'] }).area).toBeLessThan(1);
    expect(partOf({ areas: ['a'] }, {}).area).toBeUndefined();
    expect(partOf({}, { honours: ['hnte'] }).honours).toBeUndefined();
  });

  it('fit no worse the more reliably somebody answers, and stay within 0 and 1', () => {
    const value = fc.double({ min: -1, max: 2, noNaN: true });
    fc.assert(
      fc.property(value, value, (one, other) => {
        const [low, high] = [Math.min(one, other), Math.max(one, other)].map(
          (given) => partOf({}, {}, given).responsiveness ?? -1,
        ) as [number, number];
        return low <= high && low >= 0 && high <= 1;
      }),
    );
    expect(partOf({}, {}).responsiveness).toBeUndefined();
  });
});

describe('symmetry', () => {
  it('mirrored lists give mirrored matches with the same scores and the same words', () => {
    fc.assert(
      fc.property(fc.uniqueArray(text, { minLength: 3, maxLength: 7 }), (bodies) => {
        const matcher = mirrored(bodies);
        const options = { limit: 10, today };
        bodies.forEach((_, index) => {
          const offered = matcher.match('opportunity', `${index}`, options);
          const sought = matcher.match('capability', `${index}`, options);
          expect(sought.map(({ opportunityId }) => opportunityId)).toEqual(offered.map((match) => match.capabilityId));
          expect(sought.map(({ terms, score, parts }) => ({ terms, score, parts }))).toEqual(
            offered.map(({ terms, score, parts }) => ({ terms, score, parts })),
          );
        });
      }),
      { numRuns: 25 },
    );
  });
});

describe('who may appear', () => {
  const asked = listing('opportunity', 'asked', '激光焊接机器人');

  it('leaves out what can be read in excluded languages only', () => {
    const matcher = filled([
      asked,
      listing('capability', 'zh', '激光焊接机器人', { languages: ['zh'] }),
      listing('capability', 'both', '激光焊接机器人', { languages: ['zh', 'en'] }),
      listing('capability', 'any', '激光焊接机器人'),
    ]);
    const found = matcher.match('opportunity', 'asked', { limit: 10, today, excludedLanguages: ['zh'] });
    expect(new Set(found.map(({ capabilityId }) => capabilityId))).toEqual(new Set(['any', 'both']));
  });

  it('spreads the first ten over organisations whatever the owners', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 6 }), { maxLength: 40 }), (owners) => {
        const counts = new Map<number, number>();
        for (const owner of spreadOwners(owners, String).slice(0, 10)) counts.set(owner, (counts.get(owner) ?? 0) + 1);
        return [...counts.values()].every((count) => count <= 2);
      }),
    );
  });

  it('tells how unevenly exposure is spread', () => {
    expect(exposureGini([3, 3, 3])).toBeCloseTo(0, 10);
    expect(exposureGini([0, 0, 0, 9])).toBeCloseTo(0.75, 10);
    expect(exposureGini([])).toBe(0);
    expect(exposureGini([1, 2, 3])).toBeGreaterThan(exposureGini([2, 2, 2]));
  });
});

describe('near misses', () => {
  it('name the one fact that keeps a fitting text behind the shown ones', () => {
    const shown = Array.from({ length: 3 }, () => ({ text: 0.8, fit: { field: 1, trl: 1 } }));
    const late = { text: 0.82, fit: { field: 1, trl: 0.1 } };
    const poor = { text: 0.1, fit: { field: 1, trl: 0.1 } };
    const ranked = [...shown, late, poor].map((one) => ({ ...one, score: matchScore(one.text, one.fit) }));
    const found = nearMisses(ranked, 3, priorModel);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ part: 'trl', rankIfMet: 1, candidate: { text: 0.82 } });
    expect(found[0]?.scoreIfMet).toBeGreaterThan(ranked[0]?.score ?? 1);
  });

  it('come from the matcher with words and parts', () => {
    const level = (trl: number) => ({ facts: facts({ trl, kind: 'technology' }) });
    const matcher = filled([
      listing('opportunity', 'need', '激光焊接机器人', { facts: facts({ trl: 9, kind: 'challenge' }) }),
      listing('capability', 'ready', '激光焊接机器人', level(9)),
      listing('capability', 'early', '激光焊接机器人', level(3)),
    ]);
    const [missed] = matcher.nearMisses('opportunity', 'need', { limit: 5, shown: 1, today });
    expect(missed).toBeUndefined();
    const model = { ...priorModel, fit: { ...priorModel.fit, trl: 4 } };
    expect(matcher.match('opportunity', 'need', { limit: 2, today, model })[1]?.capabilityId).toBe('early');
  });
});

describe('marked words', () => {
  it('stand in order, apart, and spell their term in any form', () => {
    const terms: MatchedTerm[] = [
      { term: 'laser welding', other: '激光焊接', share: 0.5 },
      { term: '激光', other: null, share: 0.2 },
    ];
    const shown = 'Laser  weld of bodies；雷射之外，激光焊接与激光切割, LASER-WELDING';
    const spans = highlightSpans(shown, terms);
    expect(spans.map(({ start, end }) => shown.slice(start, end))).toEqual([
      'Laser  weld',
      '激光焊接',
      '激光',
      'LASER-WELDING',
    ]);
  });

  it('never overlap nor leave the text', () => {
    const any = fc
      .array(fc.constantFrom(...words, ' ', '，', '🚀', 'x'), { maxLength: 30 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(any, fc.uniqueArray(fc.constantFrom(...words)), (shown, wordings) => {
        const spans = highlightSpans(
          shown,
          wordings.map((term) => ({ term, other: null, share: 0.1 })),
        );
        return spans.every(
          ({ start, end }, index) => start < end && end <= shown.length && start >= (spans[index - 1]?.end ?? 0),
        );
      }),
    );
  });
});

describe('a saved matcher', () => {
  const bodies = Array.from({ length: 40 }, (_, index) =>
    Array.from({ length: 8 }, (_, at) => words[(index * 7 + at * (1 + (index % 5))) % words.length]).join('. '),
  );
  const budget = { minimum: null, maximum: { minor: 5_000_000n, currency: 'CNY' }, negotiable: false } as const;
  const made = (): Matcher => {
    const matcher = mirrored(bodies);
    matcher.upsert(listing('capability', 'late', bodies[0] ?? '', { facts: facts({ budget }) }));
    matcher.remove('capability', '3');
    return matcher;
  };

  it('matches as before when it is taken up again, and goes on from there', () => {
    const matcher = made();
    const of = (one: Matcher | null) => one?.match('opportunity', '0', { limit: 20, today });
    const early = of(restoreMatcher(matcher.save()))?.map(({ capabilityId }) => capabilityId);
    expect(early).toContain('late');
    expect(early).not.toContain('3');
    matcher.refresh();
    const restored = restoreMatcher(matcher.save());
    expect(restored?.size).toEqual(matcher.size);
    expect(of(restored)).toEqual(of(matcher));
    for (const one of [matcher, restored]) {
      one?.upsert(listing('capability', 'new', bodies[0] ?? ''));
      one?.refresh();
    }
    expect(of(restored)).toEqual(of(matcher));
  });

  it('is refused when a single byte has changed or some are missing', () => {
    const bytes = made().save();
    fc.assert(
      fc.property(fc.integer({ min: 0, max: bytes.length - 1 }), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const damaged = bytes.slice();
        damaged[at] = (damaged[at] as number) ^ change;
        return restoreMatcher(damaged) === null;
      }),
      { numRuns: 30 },
    );
    expect(restoreMatcher(bytes.slice(0, bytes.length - 9))).toBeNull();
    expect(restoreMatcher(new Uint8Array(3))).toBeNull();
  });

  it('says how much it holds, and holds less after a refresh without the removed', () => {
    const matcher = made();
    for (let index = 5; index < 40; index++) matcher.remove('capability', `${index}`);
    const before = matcher.save().length;
    matcher.refresh();
    expect(matcher.save().length).toBeLessThan(before);
    expect(matcher.bytes).toBeGreaterThan(0);
  });
});
