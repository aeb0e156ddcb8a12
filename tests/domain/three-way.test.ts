// Two people in one draft: what changed, who changed it, and putting both together.
import { describe, expect, it } from 'vitest';
import type { CapabilityContent } from '#app/domain/capability.ts';
import { divisionCount, divisionName, divisionsWithin } from '#app/domain/division.ts';
import { industries, industryCodeFrom, industryName } from '#app/domain/industry.ts';
import type { OpportunityContent } from '#app/domain/opportunity.ts';
import { cityOf, provinces } from '#app/domain/region.ts';
import { isSameTyped, isWithinTypedLimit, typedFormLimit, typedPairs } from '#app/domain/typed-form.ts';
import { planOf, progressOf } from '#app/features/listings/form-plan.ts';
import { valuesOf } from '#app/features/listings/form-values.ts';
import { placeFrom, placeValues } from '#app/features/listings/listing-input.ts';
import {
  type Draft,
  differencesOf,
  isOvertaken,
  marksOf,
  mergeDrafts,
  readMarks,
  stampOf,
  writeMarks,
} from '#app/features/listings/three-way.ts';

const shared = {
  ...{ title: 'T', titleTranslated: '', summary: 'S', summaryTranslated: '', fields: [] },
  ...{ industryCode: '', divisionCode: '', validUntil: '2099-01-01', sourceName: '', sourceUrl: '', sectionAccess: {} },
} as const;
const anOpportunity = (changes: Partial<OpportunityContent> = {}): OpportunityContent => ({
  ...shared,
  language: 'zh',
  kind: 'pilot',
  ...{ problem: 'P', presentState: '', metrics: [], offered: '', landingArea: '', cooperationModes: [] },
  ...{ budget: { minimum: null, maximum: null, negotiable: true }, fundingSource: '', trlRequired: null, ipTerms: '' },
  timeFrame: '',
  ...changes,
});
const aCapability = (changes: Partial<CapabilityContent> = {}): CapabilityContent => ({
  ...shared,
  language: 'zh',
  kind: 'product',
  ...{ description: 'D', referenceCases: [], trl: null, ipRights: [], qualifications: [] },
  ...{ regionsServed: [], capacity: '', priceModel: '' },
  ...changes,
});
const noContact = { name: '', phone: '', email: '' };

const draft = (changes: Parameters<typeof anOpportunity>[0] = {}, contact = noContact): Draft => ({
  content: anOpportunity(changes),
  contact,
});
const wang = { name: 'Wang', phone: '1', email: '' };

describe('the three-way difference', () => {
  const opened = marksOf(draft());

  it('tells who changed what since the form was opened', () => {
    const theirs = draft({ summary: 'theirs', problem: 'theirs' });
    const mine = draft({ problem: 'mine', offered: 'mine' });
    expect(differencesOf(opened, theirs, mine)).toEqual([
      { field: 'summary', changedBy: 'them' },
      { field: 'problem', changedBy: 'both' },
      { field: 'offered', changedBy: 'me' },
    ]);
  });

  it('finds nothing where both changed the same', () => {
    expect(differencesOf(opened, draft({ summary: 'same' }), draft({ summary: 'same' }))).toEqual([]);
  });

  it('counts every difference as both when nobody knows what the form began with', () => {
    expect(differencesOf(null, draft({ summary: 'theirs' }), draft())).toEqual([
      { field: 'summary', changedBy: 'both' },
    ]);
  });

  it('sees rows, money and the contact person, too', () => {
    const metrics = [{ name: 'rate', operator: '≥', value: '98', unit: '%' }] as const;
    const budget = { minimum: { minor: 1n, currency: 'CNY' }, maximum: null, negotiable: false };
    const fields = differencesOf(opened, draft({ metrics, budget }, wang), draft()).map(({ field }) => field);
    expect(fields).toEqual(['metrics', 'budget', 'contact']);
  });

  it('knows whether a draft was changed after the form was opened', () => {
    expect(isOvertaken(opened, draft())).toBe(false);
    expect(isOvertaken(opened, draft({ title: 'other' }))).toBe(true);
    expect(isOvertaken(opened, draft({}, wang))).toBe(true);
  });

  it('gives another stamp to another saving, even of the same words', () => {
    expect(stampOf(3, draft())).toBe(stampOf(3, draft()));
    expect(stampOf(4, draft())).not.toBe(stampOf(3, draft()));
    expect(stampOf(3, draft({ title: 'other' }))).not.toBe(stampOf(3, draft()));
  });

  it('carries its marks through a hidden field, and refuses what is none', () => {
    expect(readMarks(writeMarks(opened))).toEqual(opened);
    for (const text of ['', 'title', 'title:xyz', null, 'title:12345678,']) expect(readMarks(text)).toBeNull();
  });
});

describe('merging', () => {
  it('takes theirs where they were chosen and keeps mine everywhere else', () => {
    const theirs = draft({ summary: 'theirs', problem: 'theirs', title: 'theirs' }, wang);
    const mine = draft({ summary: 'mine', problem: 'mine' });
    const merged = mergeDrafts(mine, theirs, new Set(['summary', 'contact', 'nonsense']));
    expect(merged.content).toEqual(anOpportunity({ summary: 'theirs', problem: 'mine' }));
    expect(merged.contact).toEqual(wang);
    expect(mine.content).toEqual(anOpportunity({ summary: 'mine', problem: 'mine' }));
  });

  it('works for the other list', () => {
    const [mine, theirs] = [aCapability({ capacity: 'mine' }), aCapability({ capacity: 'theirs', trl: 3 })];
    const merged = mergeDrafts(
      { content: mine, contact: noContact },
      { content: theirs, contact: noContact },
      new Set(['trl']),
    );
    expect(merged.content).toEqual(aCapability({ capacity: 'mine', trl: 3 }));
  });
});

describe('what was typed', () => {
  it('leaves out what belongs to the sending', () => {
    const sent = [
      ['title', 'T'],
      ['intent', 'save'],
      ['permit', 'x'],
      ['take.title', 'theirs'],
      ['edit', '2'],
    ] as const;
    expect(typedPairs(sent)).toEqual([
      ['title', 'T'],
      ['edit', '2'],
    ]);
  });

  it('comes back as the values of the form, rows and all', () => {
    const values = valuesOf([
      ['title', 'T'],
      ['metrics[1].name', 'b'],
      ['metrics[0].name', 'a'],
      ['fields', 'x'],
      ['fields', 'y'],
    ]);
    expect(values).toEqual({ title: 'T', metrics: [{ name: 'a' }, { name: 'b' }], fields: ['x', 'y'] });
  });

  it('has a limit', () => {
    expect(isWithinTypedLimit([['title', 'x'.repeat(typedFormLimit)]])).toBe(false);
    expect(isWithinTypedLimit([['title', 'x'.repeat(typedFormLimit - 5)]])).toBe(true);
    expect(isSameTyped([['a', '1']], [['a', '1']])).toBe(true);
  });
});

describe('the sections', () => {
  it('name what is missing for publication, and count what is there', () => {
    const [what, problem] = planOf('opportunity', false);
    if (!what || !problem) throw new Error('no plan');
    expect(progressOf(what, { title: 'T', kind: 'pilot', language: 'zh', summary: ' ', fields: [] })).toEqual({
      filled: 3,
      total: 5,
      missing: ['summary', 'fields'],
    });
    const rows = { metrics: [{ name: '', operator: '≥', value: '' }] };
    expect(progressOf(problem, { ...rows, problem: 'P' })).toEqual({ filled: 1, total: 3, missing: [] });
  });

  it('ask every public field of a content in exactly one of them', () => {
    for (const [list, content] of [
      ['opportunity', anOpportunity()],
      ['capability', aCapability()],
    ] as const) {
      const asked = planOf(list, true).flatMap(({ questions }) => questions);
      expect(new Set(asked).size).toBe(asked.length);
      expect(new Set<string>(asked)).toEqual(new Set([...Object.keys(content), 'contact', 'changeReason']));
    }
  });
});

describe('place and industry', () => {
  it('every district of the table is chosen under a place of the table', () => {
    const all = provinces.flatMap((province) => [province, ...divisionsWithin(province)]);
    const districts = all.flatMap((code) => [code, ...divisionsWithin(code)]);
    expect(new Set(districts).size).toBe(divisionCount());
    for (const code of districts) expect(divisionName('zh-CN', cityOf(code)), code).not.toBeNull();
  });

  it('a code survives being shown as city and district; a district of another city does not count', () => {
    for (const code of ['', '220000', '220100', '220104', '110105', '429004', '999999'])
      expect(placeFrom(placeValues(code))).toBe(code);
    expect(placeFrom({ divisionCode: '220100', districtCode: '110105' })).toBe('220100');
  });

  it('an industry is named by code, by name, or by both', () => {
    expect(industryCodeFrom('C40 仪器仪表制造业')).toBe('C40');
    expect(industryCodeFrom('仪器仪表制造业')).toBe('C40');
    expect(industryCodeFrom('instruments')).toBe('C40');
    expect(industryCodeFrom('c3985')).toBe('C3985');
    expect(industryCodeFrom('Z9')).toBeNull();
    expect(industryName('zh-CN', 'C3985')).toBe('计算机、通信和其他电子设备制造业');
    expect(industries.length).toBe(117);
  });
});
