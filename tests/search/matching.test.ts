// The matcher: text analysis, word and fit parts, scores, reasons and the rules about who may appear.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitParts, freshnessFit, type ListingFacts } from '#search/matching/fit.ts';
import { LexicalIndex, lexicalQuery } from '#search/matching/lexical.ts';
import { createMatcher, createTextRanker, type Listing, type Matcher } from '#search/matching/matcher.ts';
import { matchScore } from '#search/matching/score.ts';
import { Vocabulary } from '#search/matching/vocabulary.ts';

const today = '2026-11-23';
const published = Date.parse('2026-11-01T00:00:00Z');

const facts = (changes: Partial<ListingFacts> = {}): ListingFacts => ({
  fields: [],
  industryCode: '',
  divisionCode: '',
  regionsServed: [],
  trl: null,
  kind: 'technology',
  cooperationModes: [],
  ...changes,
});

const listing = (
  list: Listing['list'],
  id: string,
  title: string,
  body: string,
  changes: Partial<Omit<Listing, 'facts'>> & { facts?: Partial<ListingFacts> } = {},
): Listing => ({
  list,
  id,
  title,
  body,
  organisationId: `org-${id}`,
  publishedAt: published,
  validUntil: '2027-06-30',
  ...changes,
  facts: facts({ kind: list === 'opportunity' ? 'challenge' : 'technology', ...changes.facts }),
});

const capabilities: readonly Listing[] = [
  listing(
    'capability',
    'crop-en',
    'Satellite remote sensing service for crop growth monitoring',
    'We process optical and radar satellite imagery into weekly maps of rice and maize growth, soil moisture and yield forecasts for farms.',
    { facts: { fields: ['aerospace-information', 'modern-agriculture'], trl: 8 } },
  ),
  listing(
    'capability',
    'crop-zh',
    '农作物卫星遥感监测平台',
    '利用高分卫星影像监测水稻、玉米的长势、病虫害和产量，为农场提供每周一次的遥感专题图。',
    { facts: { fields: ['aerospace-information', 'modern-agriculture'], trl: 8 } },
  ),
  listing(
    'capability',
    'antibody',
    '单克隆抗体药物工艺开发与生产服务',
    '提供细胞株构建、上游培养、下游纯化和制剂灌装的一站式CDMO服务，符合GMP要求。',
    { facts: { fields: ['biomedicine'], trl: 9 } },
  ),
  listing(
    'capability',
    'weld',
    'Laser welding of aluminium car bodies',
    'Robotic laser welding cells with seam tracking for aluminium car body parts, including process development and quality inspection.',
    { facts: { fields: ['advanced-equipment', 'photonics'], trl: 7 } },
  ),
  listing(
    'capability',
    'water',
    '工业废水深度处理膜技术',
    '采用纳滤膜与高级氧化组合工艺处理印染和化工废水，出水化学需氧量低于30毫克/升。',
    { facts: { fields: ['environment'], trl: 8 } },
  ),
  listing('capability', 'loan', '知识产权质押融资产品', '面向科技型中小企业的专利质押贷款，额度最高一千万元。', {
    facts: { fields: ['finance-services'], kind: 'finance-product' },
  }),
];

const need = (title: string, body = '', changes: Parameters<typeof listing>[4] = {}): Listing =>
  listing('opportunity', 'need', title, body, changes);

const matcherWith = (...more: readonly Listing[]): Matcher => {
  const matcher = createMatcher();
  for (const one of [...capabilities, ...more]) matcher.upsert(one);
  matcher.refresh();
  return matcher;
};

const matchesOf = (asked: Listing, ...more: readonly Listing[]) =>
  matcherWith(asked, ...more).match('opportunity', asked.id, { limit: 10, today });

describe('the lexical part', () => {
  const words = ['laser', 'welding', 'robot', '卫星', '遥感', '水稻', 'membrane', 'antibody', '激光', 'sensor'];

  it('never falls when the need names one more word of the capability', () => {
    const texts = fc.array(fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 12 }), {
      minLength: 1,
      maxLength: 8,
    });
    fc.assert(
      fc.property(
        texts,
        fc.array(fc.constantFrom(...words), { maxLength: 6 }),
        fc.constantFrom(...words),
        (all, asked, more) => {
          const vocabulary = new Vocabulary();
          const index = new LexicalIndex(vocabulary);
          const vectors = all.map((text) => vocabulary.vector('', text.join('. ')));
          for (const vector of vectors) vocabulary.count(vector, 1);
          vectors.forEach((vector, slot) => {
            index.add(slot, vector);
          });
          const sums = (query: readonly string[]): Float32Array =>
            index.score(lexicalQuery(vocabulary, vocabulary.vector('', query.join('. '))), all.length).surface;
          const [before, after] = [sums(asked), sums([...asked, more])];
          return before.every((value, slot) => (after[slot] ?? 0) >= value - 1e-4);
        },
      ),
    );
  });

  it('rises when the capability names one more word of the need', () => {
    const score = (body: string): number => {
      const documents = [{ id: 'x', title: '焊接设备', body }, ...capabilities];
      const found = createTextRanker(documents).rank({ id: 'q', title: '', body: '激光 焊接 铝合金 焊缝跟踪' }, 20);
      return found.find(({ id }) => id === 'x')?.lexical ?? 0;
    };
    expect(score('用于激光焊接。')).toBeGreaterThan(score('用于焊接。'));
    expect(score('用于激光焊接，含焊缝跟踪。')).toBeGreaterThan(score('用于激光焊接。'));
  });
});

describe('fit parts', () => {
  it('are absent when one side says nothing', () => {
    const parts = fitParts(facts({ kind: 'challenge' }), facts(), 0);
    expect(new Set(Object.keys(parts))).toEqual(new Set(['kind', 'freshness']));
  });

  it('rise with the depth of the common industry branch', () => {
    const partOf = (code: string) =>
      fitParts(facts({ industryCode: 'C3985' }), facts({ industryCode: code }), 0).industry ?? -1;
    const values = ['A0111', 'C2710', 'C3912', 'C3989', 'C3985'].map(partOf);
    expect(values).toEqual([...values].sort((a, b) => a - b));
    expect(values[0]).toBe(0);
    expect(values.at(-1)).toBe(1);
  });

  it('never fall when the capability is more mature', () => {
    const level = fc.integer({ min: 1, max: 9 });
    fc.assert(
      fc.property(level, level, level, (required, one, other) => {
        const partOf = (trl: number) => fitParts(facts({ trl: required }), facts({ trl }), 0).trl ?? -1;
        return partOf(Math.max(one, other)) >= partOf(Math.min(one, other));
      }),
    );
  });

  it('rise with nearness of place and with being served', () => {
    const partOf = (regionsServed: string[], divisionCode: string) =>
      fitParts(facts({ divisionCode: '220100' }), facts({ regionsServed, divisionCode }), 0).region ?? -1;
    expect(partOf(['330000'], '330100')).toBeLessThan(partOf(['220200'], '220200'));
    expect(partOf(['220200'], '220200')).toBeLessThan(partOf(['220000'], '330100'));
    expect(partOf(['220000'], '330100')).toBeLessThan(partOf(['220000'], '220100'));
    expect(partOf([], '220100')).toBe(1);
  });

  it('fall as the price rises above the budget', () => {
    const budget = (wan: bigint) => ({
      minimum: null,
      maximum: { minor: wan * 1_000_000n, currency: 'CNY' },
      negotiable: false,
    });
    const partOf = (wan: bigint) => fitParts(facts({ budget: budget(100n) }), facts({ budget: budget(wan) }), 0).budget;
    expect([80n, 100n, 200n, 400n].map(partOf)).toEqual([1, 1, 0.5, 0.25]);
  });

  it('fall with age', () => {
    expect(freshnessFit(0)).toBe(1);
    expect(freshnessFit(180)).toBeCloseTo(0.5, 10);
    expect(freshnessFit(-3)).toBe(1);
  });

  it('raise the score one by one', () => {
    const part = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(part, part, part, (text, one, other) => {
        const [low, high] = [Math.min(one, other), Math.max(one, other)];
        return matchScore(text, { field: high }) >= matchScore(text, { field: low });
      }),
    );
  });
});

describe('match', () => {
  it('finds an English capability for a Chinese need and names the translation', () => {
    const asked = need('卫星遥感影像 水稻 长势');
    const english = capabilities.filter(({ id }) => id !== 'crop-zh');
    const matcher = createMatcher();
    for (const one of [...english, asked]) matcher.upsert(one);
    matcher.refresh();
    const [best] = matcher.match('opportunity', 'need', { limit: 3, today });
    expect(best?.capabilityId).toBe('crop-en');
    expect(best?.terms.map(({ other }) => other)).toContain('rice');
  });

  it('finds a Chinese capability for an English need', () => {
    const [best] = matchesOf(need('Membrane treatment of industrial wastewater', 'Dyeing wastewater with high COD'));
    expect(best?.capabilityId).toBe('water');
  });

  it('gives a traditional Chinese need the same results as a simplified one', () => {
    const traditional = matchesOf(need('衛星遙感監測水稻長勢', '需要每週更新的作物長勢圖'));
    const simplified = matchesOf(need('卫星遥感监测水稻长势', '需要每周更新的作物长势图'));
    expect(traditional).toEqual(simplified);
  });

  it('scores a clear fit above 0.6 and unrelated ones below 0.2', () => {
    const asked = need('利用卫星遥感监测水稻长势和产量', '农场需要每周一次的水稻长势遥感影像专题图，并预测产量。', {
      facts: { fields: ['modern-agriculture'], kind: 'challenge', trl: 6 },
    });
    const scores = new Map(matchesOf(asked).map(({ capabilityId, score }) => [capabilityId, score]));
    expect(scores.get('crop-zh')).toBeGreaterThan(0.6);
    for (const id of ['antibody', 'loan', 'weld']) expect(scores.get(id) ?? 0).toBeLessThan(0.2);
  });

  it('names the words that link both texts, with shares of at most 1 together', () => {
    const [best] = matchesOf(need('水稻长势遥感监测'));
    expect(best?.terms.map(({ term }) => term)).toContain('遥感');
    expect(best?.terms.reduce((sum, { share }) => sum + share, 0)).toBeLessThanOrEqual(1.000001);
  });

  it('works from the capability to the opportunity with the sides in place', () => {
    const matcher = matcherWith(need('激光焊接铝合金车身', '焊缝跟踪与质量检测'));
    const [match] = matcher.match('capability', 'weld', { limit: 5, today });
    expect(match).toMatchObject({ opportunityId: 'need', capabilityId: 'weld' });
  });

  it('leaves out the own organisation and expired listings', () => {
    const asked = need('卫星遥感监测水稻长势', '', { organisationId: 'org-crop-zh' });
    const expired = listing('capability', 'old', '卫星遥感监测水稻长势', '', { validUntil: '2026-11-22' });
    const last = listing('capability', 'last-day', '卫星遥感监测水稻长势', '', { validUntil: today });
    const found = matchesOf(asked, expired, last).map(({ capabilityId }) => capabilityId);
    expect(found).not.toContain('crop-zh');
    expect(found).not.toContain('old');
    expect(found).toContain('last-day');
  });

  it('forgets removed listings and replaces changed ones, before and after a refresh', () => {
    const matcher = matcherWith(need('卫星遥感监测水稻长势'));
    matcher.remove('capability', 'crop-zh');
    matcher.upsert(listing('capability', 'loan', '卫星遥感监测水稻长势系统', ''));
    const ids = (): string[] =>
      matcher.match('opportunity', 'need', { limit: 10, today }).map(({ capabilityId }) => capabilityId);
    expect(ids()[0]).toBe('loan');
    expect(ids()).not.toContain('crop-zh');
    matcher.refresh();
    expect(ids()[0]).toBe('loan');
    expect(ids()).not.toContain('crop-zh');
    expect(matcher.size).toEqual({ opportunities: 1, capabilities: capabilities.length - 1 });
  });

  it('knows nothing of a listing it was never given', () => {
    expect(matcherWith().match('opportunity', 'missing', { limit: 5, today })).toEqual([]);
  });

  it('keeps the terms readable when listings have no body or odd characters', () => {
    expect(matchesOf(need('🚀🚀🚀'))).toEqual([]);
    expect(() => matchesOf(need(''))).not.toThrow();
  });

  it('shows at most two listings of one organisation in the first ten', () => {
    const many = Array.from({ length: 14 }, (_, index) =>
      listing('capability', `same-${index}`, '卫星遥感监测水稻长势', `第${index}期`, { organisationId: 'org-many' }),
    );
    const found = matchesOf(need('卫星遥感监测水稻长势'), ...many);
    expect(found.filter(({ capabilityId }) => capabilityId.startsWith('same-'))).toHaveLength(2);
  });
});
