// What the listing forms take: incomplete drafts yes, nonsense no, and what is shown again reads back the same.

import { parseWithZod } from '@conform-to/zod/v4';
import { describe, expect, it } from 'vitest';
import type { CapabilityContent } from '#app/domain/capability.ts';
import type { OpportunityContent } from '#app/domain/opportunity.ts';
import { capabilityFormValues, capabilityInput } from '#app/features/listings/capability-input.ts';
import { withdrawInput } from '#app/features/listings/listing-input.ts';
import { opportunityFormValues, opportunityInput } from '#app/features/listings/opportunity-input.ts';
import { differingFields, isSameContent } from '#app/features/listings/version-difference.ts';

/** A form as a browser sends it: nested names, every text control present even when empty. */
function formOf(values: object, name = '', form = new FormData()): FormData {
  for (const [key, value] of Object.entries(values)) {
    const path = Array.isArray(values) ? `${name}[${key}]` : name ? `${name}.${key}` : key;
    if (Array.isArray(value) && value.every((item) => typeof item === 'string'))
      for (const item of value) form.append(path, item);
    else if (typeof value === 'object' && value !== null) formOf(value, path, form);
    else form.append(path, String(value));
  }
  return form;
}

const minimum = { title: '焊缝检测', kind: 'challenge', language: 'zh', validUntil: '2027-12-31' };
const noContact = { name: '', phone: '', email: '' };

const readOpportunity = (changes: object = {}) =>
  parseWithZod(formOf({ ...minimum, ...changes }), { schema: opportunityInput });
const errorsOf = (changes: object) => {
  const submission = readOpportunity(changes);
  return submission.status === 'error' ? submission.error : null;
};

describe('an opportunity form', () => {
  it('is enough with title, kind, language and last day, empty controls and rows included', () => {
    const empty = { summary: '', problem: '', budgetMinimum: '', trlRequired: '', sourceUrl: '', contact: noContact };
    const submission = readOpportunity({ ...empty, metrics: [{ name: '', operator: '≥', value: '', unit: '' }] });
    expect(submission.status).toBe('success');
    if (submission.status !== 'success') return;
    expect(submission.value.content).toMatchObject({
      summary: '',
      metrics: [],
      fields: [],
      trlRequired: null,
      budget: { minimum: null, maximum: null, negotiable: false },
    });
    expect(submission.value.contact).toEqual(noContact);
  });

  it('without one of the four says which, all at once', () => {
    const submission = parseWithZod(formOf({ title: ' ', kind: '' }), { schema: opportunityInput });
    expect(submission.status === 'error' && submission.error).toEqual({
      title: ['required'],
      kind: ['choose'],
      language: ['choose'],
      validUntil: ['required'],
    });
  });

  it('takes budgets in 万元 for yuan and in plain units for other currencies', () => {
    const yuan = readOpportunity({ budgetMinimum: '200', budgetMaximum: '1,350.5', budgetNegotiable: 'on' });
    expect(yuan.status === 'success' && yuan.value.content.budget).toEqual({
      minimum: { minor: 200_000_000n, currency: 'CNY' },
      maximum: { minor: 1_350_500_000n, currency: 'CNY' },
      negotiable: true,
    });
    const euro = readOpportunity({ budgetMaximum: '12000.50', budgetCurrency: 'EUR' });
    expect(euro.status === 'success' && euro.value.content.budget.maximum).toEqual({
      minor: 1_200_050n,
      currency: 'EUR',
    });
  });

  it.each([
    [{ budgetMinimum: '三百万' }, { budgetMinimum: ['amount'] }],
    [{ budgetMaximum: '9'.repeat(19) }, { budgetMaximum: ['amount'] }],
    [{ budgetMinimum: '5', budgetMaximum: '4' }, { budgetMinimum: ['amount-order'] }],
    [{ budgetCurrency: 'BTC' }, { budgetCurrency: ['choose'] }],
    [{ validUntil: '2027-02-30' }, { validUntil: ['day'] }],
    [{ title: '字'.repeat(201) }, { title: ['too-long:200'] }],
    [{ problem: '字'.repeat(8001) }, { problem: ['too-long:8000'] }],
    [{ fields: ['photonics', 'biomedicine', 'new-materials', 'environment'] }, { fields: ['too-many:3'] }],
    [{ fields: ['alchemy'] }, { 'fields[0]': ['choose'] }],
    [{ trlRequired: '10' }, { trlRequired: ['choose'] }],
    [{ sourceUrl: 'javascript:alert(1)' }, { sourceUrl: ['url'] }],
    [{ industryCode: 'Z1' }, { industryCode: ['industry'] }],
    [{ metrics: [{ name: '检出率', operator: '≥', value: '很高' }] }, { 'metrics[0].value': ['number'] }],
    [{ metrics: [{ name: '', operator: '≥', value: '98' }] }, { 'metrics[0].name': ['required'] }],
    [{ contact: { name: '王工', phone: '', email: '' } }, { 'contact.phone': ['contact-needed'] }],
    [{ contact: { name: '', phone: '', email: 'nobody' } }, { 'contact.email': ['email'] }],
  ])('refuses %j', (changes, expected) => {
    expect(errorsOf(changes)).toEqual(expected);
  });

  it('keeps line breaks as one character and trims the ends', () => {
    const submission = readOpportunity({ problem: '  第一段\r\n\r\n第二段 ' });
    expect(submission.status === 'success' && submission.value.content.problem).toBe('第一段\n\n第二段');
  });
});

const opportunity: OpportunityContent = {
  language: 'zh',
  title: '焊缝缺陷在线检测',
  titleTranslated: 'In-line weld inspection',
  summary: '摘要',
  summaryTranslated: '',
  problem: '问题\n\n第二段',
  presentState: '',
  metrics: [
    { name: '检出率', operator: '≥', value: '98.5', unit: '%' },
    { name: '温度', operator: '≤', value: '-20', unit: '℃' },
  ],
  offered: '',
  fields: ['photonics', 'advanced-equipment'],
  industryCode: 'C3985',
  divisionCode: '220100',
  landingArea: '',
  kind: 'challenge',
  cooperationModes: ['joint-development', 'open-discussion'],
  budget: { minimum: null, maximum: { minor: 123_456_789_012n, currency: 'USD' }, negotiable: true },
  fundingSource: '',
  trlRequired: 6,
  ipTerms: '',
  timeFrame: '',
  validUntil: '2027-12-31',
  sourceName: '某清单',
  sourceUrl: 'https://example.org/list',
  sectionAccess: {},
};

const capability: CapabilityContent = {
  language: 'en',
  title: 'Soil moisture maps',
  titleTranslated: '墒情图',
  summary: '',
  summaryTranslated: '',
  description: 'text',
  referenceCases: [{ client: '榆树市', year: '2023-2024', result: '节水 12%' }],
  kind: 'product',
  fields: ['aerospace-information'],
  industryCode: '',
  divisionCode: '',
  trl: null,
  ipRights: [{ type: 'software-copyright', number: '2024SR0001', owners: '' }],
  qualifications: [{ name: '测绘资质', validUntil: '' }],
  regionsServed: ['220000', '110000'],
  capacity: '',
  priceModel: '',
  validUntil: '2027-12-31',
  sourceName: '',
  sourceUrl: '',
  sectionAccess: {},
};

describe('what the form shows for an existing listing', () => {
  it('reads back to the same opportunity', () => {
    const submission = parseWithZod(formOf(opportunityFormValues(opportunity)), { schema: opportunityInput });
    expect(submission.status === 'success' && submission.value.content).toEqual(opportunity);
  });

  it('reads back to the same capability', () => {
    const submission = parseWithZod(formOf(capabilityFormValues(capability)), { schema: capabilityInput });
    expect(submission.status === 'success' && submission.value.content).toEqual(capability);
  });
});

describe('the difference between versions', () => {
  it('names the fields whose values differ, in reading order', () => {
    const after = {
      ...opportunity,
      budget: { ...opportunity.budget, negotiable: false },
      metrics: [...opportunity.metrics].reverse(),
      title: '新标题',
    };
    expect(differingFields(opportunity, after)).toEqual(['title', 'metrics', 'budget']);
  });

  it('is none when only the order of keys differs', () => {
    const [first, ...rest] = capability.referenceCases;
    const again = { result: first?.result ?? '', year: first?.year ?? '', client: first?.client ?? '' };
    expect(isSameContent(capability, { ...capability, referenceCases: [again, ...rest] })).toBe(true);
  });
});

describe('a withdrawal', () => {
  it('needs a reason', () => {
    const submission = parseWithZod(formOf({ reason: '  ' }), { schema: withdrawInput });
    expect(submission.status === 'error' && submission.error).toEqual({ reason: ['required'] });
  });
});
