// Listings with a canary in every locked section, for looking where it must not be.
import { randomUUID } from 'node:crypto';
import type { CapabilitySection, OpportunitySection, SectionAccess } from '#app/domain/section.ts';

/** A word nobody writes, findable by any search engine: letters only. */
export const canaries: string[] = [];
function canary(): string {
  const word = `zq${randomUUID().replace(/[-\d]/g, 'x')}`;
  canaries.push(word);
  return word;
}
const yuan = (wan: bigint) => ({ minor: wan * 1_000_000n, currency: 'CNY' });
/** The budget's canary: an amount nobody else asks for. */
export const amount = 73918264n;
canaries.push(String(amount));

export const hits = (text: string): string[] => canaries.filter((word) => text.includes(word));
export const json = (value: unknown): string =>
  JSON.stringify(value, (_, inner) => (typeof inner === 'bigint' ? String(inner) : inner));

export const verifiedOnly = canary();
export const introducedOnly = canary();
/** Locked in the version that stands, in plain sight in the one before. */
export const lockedSince = canary();

export const opportunityAccess: SectionAccess<OpportunitySection> = {
  problem: 'verified',
  metrics: 'verified',
  offered: 'introduced',
  money: 'introduced',
  ip: 'verified',
};
export const lockedOpportunity = () => ({
  problem: `${verifiedOnly} ${canary()}`,
  presentState: canary(),
  metrics: [{ name: canary(), operator: '≥' as const, value: '99', unit: canary() }],
  offered: `${introducedOnly} ${canary()}`,
  budget: { minimum: yuan(amount), maximum: yuan(amount), negotiable: false },
  fundingSource: canary(),
  ipTerms: canary(),
  sectionAccess: opportunityAccess,
});
export const capabilityAccess: SectionAccess<CapabilitySection> = {
  description: 'introduced',
  cases: 'verified',
  ip: 'introduced',
  qualifications: 'verified',
  capacity: 'introduced',
  price: 'verified',
};
export const lockedCapability = () => ({
  description: canary(),
  referenceCases: [{ client: canary(), year: '2025', result: canary() }],
  ipRights: [{ type: 'other' as const, number: canary(), owners: canary() }],
  qualifications: [{ name: canary(), validUntil: '' }],
  capacity: canary(),
  priceModel: canary(),
  sectionAccess: capabilityAccess,
});
