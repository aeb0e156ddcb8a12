// The capability: what a university, lab or company can do.
import type { Field } from './field.ts';
import type { ContentLanguage } from './opportunity.ts';
import type { CapabilitySection, SectionAccess } from './section.ts';

export const capabilityKinds = [
  'product',
  'technology',
  'platform',
  'contract-service',
  'proof-of-concept',
  'intellectual-property',
  'finance-product',
  'talent-service',
] as const;
export type CapabilityKind = (typeof capabilityKinds)[number];

export const ipTypes = [
  'invention-patent',
  'utility-model',
  'design-patent',
  'software-copyright',
  'trade-secret',
  'standard',
  'other',
] as const;
export type IpType = (typeof ipTypes)[number];

/**
 * Who owns a right. `shared-service-invention` (职务发明共有): employer and inventors own a service invention together,
 * as the reform of their ownership allows.
 */
export const ipOwnerships = ['sole', 'joint', 'shared-service-invention', 'licensed-in'] as const;
export type IpOwnership = (typeof ipOwnerships)[number];

/** One intellectual-property row. `number` may be empty for secrets and pending rights; `ownership` when not said. */
export interface IpRight {
  readonly type: IpType;
  readonly number: string;
  readonly owners: string;
  readonly ownership?: IpOwnership;
}

/** Where it was used: a client or place, the year and what came of it. */
export interface ReferenceCase {
  readonly client: string;
  readonly year: string;
  readonly result: string;
}

export interface Qualification {
  readonly name: string;
  /** "YYYY-MM-DD", empty when it does not expire. */
  readonly validUntil: string;
}

/** What a version of a capability says; others than its organisation get it through `contentFor`. */
export interface CapabilityContent {
  readonly language: ContentLanguage;
  readonly title: string;
  readonly titleTranslated: string;
  readonly summary: string;
  readonly summaryTranslated: string;
  readonly description: string;
  readonly referenceCases: readonly ReferenceCase[];
  readonly kind: CapabilityKind;
  readonly fields: readonly Field[];
  readonly industryCode: string;
  /** GB/T 2260 code of the supplier's place. */
  readonly divisionCode: string;
  readonly trl: number | null;
  readonly ipRights: readonly IpRight[];
  readonly qualifications: readonly Qualification[];
  /** GB/T 2260 codes served; empty means everywhere. */
  readonly regionsServed: readonly string[];
  readonly capacity: string;
  readonly priceModel: string;
  readonly validUntil: string;
  readonly sourceName: string;
  readonly sourceUrl: string;
  readonly sectionAccess: SectionAccess<CapabilitySection>;
}
