// The problem-statement coach: labelled texts, its properties, and its speed; the finder of contact details.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coachCapability, coachOpportunity, markOf } from '#app/domain/coach.ts';
import { coachExamples } from '#app/domain/coach-example.ts';
import { capabilityParts, isMissing, opportunityParts } from '#app/domain/coach-part.ts';
import { findContacts, foldWidth } from '#app/domain/contact-finding.ts';
import { moveContacts } from '#app/domain/contact-moving.ts';
import type { Metric } from '#app/domain/opportunity.ts';
import {
  contactTexts,
  emptyCapability,
  emptyOpportunity,
  goodCapabilities,
  goodCapability,
  goodOpportunities,
  goodOpportunity,
  innocentTexts,
  vagueCapabilities,
  vagueOpportunities,
} from '../support/coach-cases.ts';

const ofOpportunity = (changes: object) => coachOpportunity({ ...emptyOpportunity, ...changes });
const ofCapability = (changes: object) => coachCapability({ ...emptyCapability, ...changes });
const pointsOf = (result: ReturnType<typeof coachOpportunity>, name: string) =>
  result.parts.find(({ part }) => part === name)?.points ?? Number.NaN;

describe('labelled texts', () => {
  it.each(vagueOpportunities)('a vague opportunity stays below 50: %s', (_, changes) => {
    expect(ofOpportunity(changes).score).toBeLessThan(50);
  });
  it.each(goodOpportunities)('a good opportunity reaches 65: %s', (_, changes) => {
    expect(ofOpportunity(changes).score).toBeGreaterThanOrEqual(65);
  });
  it.each(vagueCapabilities)('a vague capability stays below 50: %s', (_, changes) => {
    expect(ofCapability(changes).score).toBeLessThan(50);
  });
  it.each(goodCapabilities)('a good capability reaches 65: %s', (_, changes) => {
    expect(ofCapability(changes).score).toBeGreaterThanOrEqual(65);
  });
});

describe('the score', () => {
  it('is 0 for an empty form and at most 100', () => {
    expect(ofOpportunity({}).score).toBe(0);
    expect(ofCapability({}).score).toBe(0);
    for (const result of [coachOpportunity(goodOpportunity), coachCapability(goodCapability)]) {
      expect(result.score).toBeGreaterThan(85);
      expect(result.parts.reduce((sum, { maximum }) => sum + maximum, 0)).toBe(100);
    }
  });
  it('has every part by name, each with an example in both languages', () => {
    expect(coachOpportunity(goodOpportunity).parts.map(({ part }) => part)).toEqual(opportunityParts);
    expect(coachCapability(goodCapability).parts.map(({ part }) => part)).toEqual(capabilityParts);
    for (const part of [...opportunityParts, ...capabilityParts]) {
      expect(coachExamples[part].zh).not.toBe('');
      expect(findContacts(coachExamples[part].zh + coachExamples[part].en)).toEqual([]);
    }
  });
  it('counts rows and numbers in the text as measurable targets', () => {
    const without = ofOpportunity({ problem: '产线靠人工抽检。' });
    const inText = ofOpportunity({ problem: '产线靠人工抽检，希望检出率不低于 98%。' });
    const inRow = ofOpportunity({ problem: '产线靠人工抽检。', metrics: goodOpportunity.metrics.slice(0, 1) });
    expect(pointsOf(without, 'metrics')).toBe(0);
    expect(pointsOf(inText, 'metrics')).toBe(5);
    expect(pointsOf(inRow, 'metrics')).toBe(6);
    expect(inText.parts.find(({ part }) => part === 'metrics')?.found).toEqual(['不低于 98%']);
  });
  it('takes points for praise and quotes it', () => {
    const plain = coachCapability(goodCapability);
    const praised = coachCapability({
      ...goodCapability,
      description: `国内领先、best-in-class。${goodCapability.description}`,
    });
    expect(praised.score).toBeLessThan(plain.score);
    expect(praised.parts.find(({ part }) => part === 'no-advertising')?.found).toEqual(['国内领先', 'best-in-class']);
  });
  it('does not take a unique code or an absolute value for praise', () => {
    const result = ofOpportunity({
      problem: '每件赋予唯一编号，读数的绝对误差不超过 0.2 毫米，采用卓尔系统记录数据。',
    });
    expect(result.parts.find(({ part }) => part === 'no-advertising')?.found).toEqual([]);
  });
  it('names what is missing, by less than half of the points', () => {
    const result = ofOpportunity({ ...goodOpportunity, ipTerms: '', metrics: [], problem: '产线漏检。', summary: '' });
    expect(markOf(result).missing).toContain('ip-terms');
    expect(markOf(result).missing).toContain('metrics');
    expect(markOf(result)).toEqual({
      score: result.score,
      missing: result.parts.filter(isMissing).map(({ part }) => part),
    });
  });
  it('finds contact details in every public field, and tells which', () => {
    const phone = '13800001111';
    const result = ofOpportunity({
      ...goodOpportunity,
      offered: `样品请联系 ${phone}`,
      metrics: [{ name: phone, operator: '=', value: '1', unit: '' }],
    });
    expect(result.personal.map(({ field, kind }) => `${field} ${kind}`)).toEqual([
      'metrics[0].name phone',
      'offered phone',
    ]);
    expect(ofCapability({ ...goodCapability, priceModel: `详询 ${phone}` }).personal).toHaveLength(1);
  });
});

const words = fc.constantFrom(
  '漏检率',
  '缺陷',
  '产线',
  '速度',
  'throughput',
  'patients',
  '目前',
  '，',
  '。',
  ' ',
  '人工',
  '98%',
  '2027年',
  'cost',
);
const text = fc.array(words, { maxLength: 30 }).map((parts) => parts.join(''));
const metric = fc.record<Metric>({
  name: fc.constantFrom('检出率', '误报率', 'time per part', '成本'),
  operator: fc.constantFrom('≥', '≤', '='),
  value: fc.integer({ min: 0, max: 999_999 }).map(String),
  unit: fc.constantFrom('', '%', '秒', 'mm'),
});

describe('properties', () => {
  it('adding a metric row never lowers the score', () => {
    fc.assert(
      fc.property(text, text, fc.array(metric, { maxLength: 5 }), metric, (problem, summary, metrics, more) => {
        const base = { ...emptyOpportunity, title: '焊缝检测', problem, summary };
        const before = coachOpportunity({ ...base, metrics }).score;
        expect(coachOpportunity({ ...base, metrics: [...metrics, more] }).score).toBeGreaterThanOrEqual(before);
      }),
      { numRuns: 150 },
    );
  });
  it('a mobile number added after anything but Latin letters is always found, however it is written', () => {
    const digits = fc
      .tuple(fc.constantFrom('3', '5', '7', '8', '9'), fc.stringMatching(/^\d{9}$/))
      .map((two) => `1${two.join('')}`);
    const written = fc.constantFrom(
      (n: string) => n,
      (n: string) => `${n.slice(0, 3)} ${n.slice(3, 7)} ${n.slice(7)}`,
      (n: string) => `${n.slice(0, 3)}-${n.slice(3, 7)}-${n.slice(7)}`,
      (n: string) => `+86 ${n}`,
      (n: string) => [...n].join(' '),
      (n: string) => [...n].map((digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)).join(''),
    );
    const around = fc.constantFrom('', '请联系', '产线。', '\n', '（', 'Please call ', '，');
    fc.assert(
      fc.property(text, around, digits, written, (before, label, number, write) => {
        const found = findContacts(`${before.replace(/[\w%.]+$/, '')}${label}${write(number)}，谢谢。`);
        expect(found.map(({ kind, value }) => `${kind} ${foldWidth(value).replaceAll(/^\+86|\D/g, '')}`)).toContain(
          `phone ${number}`,
        );
      }),
      { numRuns: 300 },
    );
  });
  it('after moving, nothing is left to be found', () => {
    const pieces = fc.constantFrom(...contactTexts.map(([one]) => one), ...innocentTexts);
    fc.assert(
      fc.property(
        fc.array(pieces, { maxLength: 6 }),
        fc.constantFrom('zh' as const, 'en' as const),
        (all, language) => {
          expect(findContacts(moveContacts(all.join('\n'), language).text)).toEqual([]);
        },
      ),
      { numRuns: 150 },
    );
  });
  it('the same content has the same score', () => {
    fc.assert(
      fc.property(text, (problem) => {
        expect(ofOpportunity({ problem })).toEqual(ofOpportunity({ problem }));
      }),
      { numRuns: 30 },
    );
  });
});

describe('contact details and personal data', () => {
  it.each(contactTexts)('%s holds: %s', (written, kinds) => {
    expect(
      findContacts(written)
        .map(({ kind }) => kind)
        .join(' '),
    ).toBe(kinds);
  });
  it.each(innocentTexts.map((one) => [one]))('%s holds none', (written) => {
    expect(findContacts(written)).toEqual([]);
  });
  it('are never seen in our own reference numbers, whatever letters were drawn', () => {
    const drawn = ['OP-WXSQ-M52X-6R', 'CP-QQT2-GK2J-SV', 'CL-7YW5-9VXS-8S'].map((one) => `见${one}。See ${one}`);
    expect(findContacts(drawn.join('\n'))).toEqual([]);
    expect(findContacts('OP-WXSQ-M52X-6R，微信 abc12345')).toMatchObject([{ kind: 'chat', value: '微信 abc12345' }]);
  });

  it('are moved with their labels; card numbers are kept nowhere', () => {
    expect(moveContacts('详情致电 0431-88001111（王工）。身份证号 11010519491231002X。', 'zh')).toEqual({
      text: '详情致电 （联系方式见平台）（王工）。（证件号码已删除）。',
      found: { names: [], phones: ['0431-88001111'], emails: [], chats: [], identities: ['11010519491231002X'] },
    });
  });
});

/** Processor time of the best of up to twelve runs, as soon as one is quick enough: others may keep the machine busy. */
function milliseconds(work: () => unknown, limit: number): number {
  let best = Number.POSITIVE_INFINITY;
  for (let run = 0; run < 12 && best >= limit; run += 1) {
    const began = process.cpuUsage();
    work();
    best = Math.min(best, process.cpuUsage(began).user / 1000);
  }
  return best;
}

describe('speed', { timeout: 30_000 }, () => {
  const long = (sentence: string, length: number) =>
    sentence.repeat(Math.ceil(length / sentence.length)).slice(0, length);

  it('5,000 characters take less than 5 ms', () => {
    for (const sentence of [goodOpportunity.problem, goodOpportunities[4]?.[1].problem ?? '']) {
      const content = { ...goodOpportunity, problem: long(sentence, 5000) };
      expect(milliseconds(() => coachOpportunity(content), 5)).toBeLessThan(5);
    }
  });
  it.each([
    ['digits', '1'],
    ['almost phones', '1380000111 '],
    ['almost phones with hyphens', '0431-8800-'],
    ['letters before no @', 'a'],
    ['dots', 'a.'],
    ['at signs', 'a@'],
    ['at signs and dots', '@a.b'],
    ['spaces', ' '],
    ['labels', '电话：'],
    ['chat labels', '微信号：a'],
    ['names', '联系人：王'],
    ['capitals', 'Contact: Aa'],
    ['parentheses', '(0431) '],
    ['spaced digits', '1 3 '],
    ['pluses', '+1 2 '],
    ['links', 'https://a '],
    ['numbers with commas', '1,000,'],
    ['Chinese numerals', '一三'],
    ['sentences', '漏检率约6%。'],
    ['real addresses', 'a@b.cn '],
  ])('100 kB of %s take less than 200 ms', (_, piece) => {
    const content = { ...goodOpportunity, problem: long(piece, 100_000) };
    expect(milliseconds(() => coachOpportunity(content), 200)).toBeLessThan(200);
  });
});
