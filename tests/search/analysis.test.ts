// Text analysis in both languages, and the rule that spreads results over organisations.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyse } from '#search/matching/analysis.ts';
import { spreadOwners } from '#search/matching/diversity.ts';
import { turnedWording } from '#search/query.ts';

describe('analyse', () => {
  it('gives traditional and simplified Chinese the same terms', () => {
    expect(analyse('衛星遙感影像與水稻長勢監測')).toEqual(analyse('卫星遥感影像与水稻长势监测'));
  });

  it('gives full-width and half-width writing the same terms', () => {
    expect(analyse('ＬＡＳＥＲ　１０ｋＷ')).toEqual(analyse('laser 10kw'));
  });

  it('gives British and American spelling and inflected forms the same stems', () => {
    expect(analyse('optimised fibre')).toEqual(analyse('optimizing fibers'));
  });

  it('brings quantities to one unit', () => {
    expect(analyse('0.5 m')).toEqual(analyse('50厘米'));
    expect(analyse('98 %')).toEqual(analyse('98％'));
  });

  it('gives wordings of one concept in both languages a common term', () => {
    const concepts = (text: string): string[] => analyse(text).filter((term) => term.startsWith('#'));
    expect(concepts('锂离子电池')).toEqual(concepts('lithium-ion batteries'));
    expect(concepts('锂离子电池').length).toBeGreaterThan(0);
  });

  it('never fails and never gives empty terms, whatever the text', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => analyse(text).every((term) => term.length > 0)));
  });
});

describe('spreadOwners', () => {
  it('moves the surplus of an owner behind the first ten and loses nothing when others fill them', () => {
    const items = [...Array.from({ length: 5 }, () => 'a'), ...Array.from({ length: 12 }, (_, index) => `b${index}`)];
    const spread = spreadOwners(items, (item) => item);
    expect(spread).toHaveLength(items.length);
    expect(spread.slice(0, 10).filter((item) => item === 'a')).toHaveLength(2);
  });
});

describe('turnedWording', () => {
  it('asks for whole words from the end, in both languages', () => {
    expect(turnedWording('卫星遥感')).toBe('遥感 卫星');
    expect(turnedWording('农情 遥感')).toMatch(/^遥感 /);
    expect(turnedWording('machine learning for satellites')).toBe('satellites for learning machine');
  });
  it('has nothing to turn in a single word or an overlong text', () => {
    expect(turnedWording('遥感')).toBeNull();
    expect(turnedWording('a '.repeat(40))).toBeNull();
  });
});
