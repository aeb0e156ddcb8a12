// Sample listings and the people who write them, for tests against the real database.
import type { Actor, Permission } from '#app/domain/actor.ts';
import type { CapabilityContent } from '#app/domain/capability.ts';
import type { OpportunityContent } from '#app/domain/opportunity.ts';
import { db } from '#app/persistence/client.server.ts';

export const canary = 'CANARY-13900001111';
export const contact = { name: `王工 ${canary}`, phone: canary, email: 'canary@example.org' };
export const noContact = { name: '', phone: '', email: '' };

let organisations = 0;

/** A person of a new organisation, with these permissions there. */
export async function aMember(
  options: { verification?: 'verified' | 'unverified' | 'suspended'; permissions?: Permission[] } = {},
): Promise<Actor & { organisation: NonNullable<Actor['organisation']> }> {
  organisations += 1;
  const { verification = 'verified', permissions = ['draft', 'publish'] } = options;
  const person = await db.person.create({
    data: { name: '甲', email: `member-${organisations}@example.org`, emailVerified: true },
    select: { id: true },
  });
  const organisation = await db.organisation.create({
    data: {
      reference: `OR-TEST-${organisations}`,
      type: 'enterprise',
      nameZh: `测试机构 ${organisations}`,
      verification,
      verifiedAt: verification === 'unverified' ? null : new Date('2026-01-01T00:00:00Z'),
      memberships: { create: { personId: person.id, role: 'publisher', permissions } },
    },
    select: { id: true },
  });
  return {
    personId: person.id,
    emailVerified: true,
    platformRoles: [],
    organisation: { id: organisation.id, type: 'enterprise', verification, permissions, memberCount: 1 },
    requestId: 'test',
    hasSecondFactor: false,
    steppedUpAt: null,
    address: '',
  };
}

export const anOpportunity = (changes: Partial<OpportunityContent> = {}): OpportunityContent => ({
  language: 'zh',
  title: '焊缝缺陷在线检测',
  titleTranslated: 'In-line weld inspection',
  summary: '在产线速度下识别 0.2 毫米以上的缺陷。',
  summaryTranslated: '',
  problem: '人工抽检漏检率约 6%。\n\n每月返修 120 件。',
  presentState: '',
  metrics: [{ name: '检出率', operator: '≥', value: '98.5', unit: '%' }],
  offered: '两万张标注图像',
  fields: ['advanced-equipment', 'artificial-intelligence'],
  industryCode: 'C3985',
  divisionCode: '220100',
  landingArea: '长春新区',
  kind: 'challenge',
  cooperationModes: ['joint-development'],
  budget: {
    minimum: { minor: 200_000_000n, currency: 'CNY' },
    maximum: { minor: 350_500_000n, currency: 'CNY' },
    negotiable: true,
  },
  fundingSource: '自筹',
  trlRequired: 6,
  ipTerms: '双方共有',
  timeFrame: '2027 年 6 月前',
  validUntil: '2099-12-31',
  sourceName: '',
  sourceUrl: '',
  ...changes,
});

export const aCapability = (changes: Partial<CapabilityContent> = {}): CapabilityContent => ({
  language: 'en',
  title: 'Soil moisture maps',
  titleTranslated: '农田墒情图',
  summary: 'Weekly maps from satellite images for farms and water bureaus, error below 5 %.',
  summaryTranslated: '',
  description:
    'Optical and radar images combined. The service delivers a weekly map to farms within 24 hours; its error stays below 5 % against 40 probes in the field.',
  referenceCases: [{ client: '榆树市', year: '2024', result: '节水 12%' }],
  kind: 'product',
  fields: ['aerospace-information'],
  industryCode: '',
  divisionCode: '220100',
  trl: 8,
  ipRights: [{ type: 'invention-patent', number: 'ZL202310000001.1', owners: '某研究所' }],
  qualifications: [{ name: '测绘资质', validUntil: '2028-03-31' }],
  regionsServed: ['220000', '230000'],
  capacity: '200,000 ha a week',
  priceModel: 'CNY 6 per hectare',
  validUntil: '2099-12-31',
  sourceName: '',
  sourceUrl: '',
  ...changes,
});

/** The value of an allowed decision; a refusal fails the test with its reason. */
export const must = <T>(decision: { ok: true; value: T } | { ok: false; reason: string }): T => {
  if (!decision.ok) throw new Error(`refused: ${decision.reason}`);
  return decision.value;
};
