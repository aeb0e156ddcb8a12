// What changed between two versions of a listing, field by field.
import type { CapabilityContent } from '#app/domain/capability.ts';
import type { OpportunityContent } from '#app/domain/opportunity.ts';

/** Every field of an opportunity in the order people read them. */
export const opportunityFields = [
  'title',
  'titleTranslated',
  'summary',
  'summaryTranslated',
  'language',
  'kind',
  'fields',
  'problem',
  'presentState',
  'metrics',
  'offered',
  'ipTerms',
  'trlRequired',
  'cooperationModes',
  'budget',
  'fundingSource',
  'divisionCode',
  'landingArea',
  'industryCode',
  'timeFrame',
  'validUntil',
  'sourceName',
  'sourceUrl',
  'sectionAccess',
] as const satisfies readonly (keyof OpportunityContent)[];

export const capabilityFields = [
  'title',
  'titleTranslated',
  'summary',
  'summaryTranslated',
  'language',
  'kind',
  'fields',
  'description',
  'referenceCases',
  'ipRights',
  'qualifications',
  'trl',
  'capacity',
  'priceModel',
  'divisionCode',
  'regionsServed',
  'industryCode',
  'validUntil',
  'sourceName',
  'sourceUrl',
  'sectionAccess',
] as const satisfies readonly (keyof CapabilityContent)[];

export type ContentField = keyof OpportunityContent | keyof CapabilityContent;

const isOpportunity = (content: OpportunityContent | CapabilityContent): content is OpportunityContent =>
  'problem' in content;

/** One text per value, equal exactly when the values are: the order of keys does not matter, that of rows does. */
export function fingerprint(value: unknown): string {
  if (typeof value === 'bigint') return `${value}n`;
  if (Array.isArray(value)) return `[${value.map(fingerprint).join()}]`;
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${entries.map(([key, inner]) => `${key}:${fingerprint(inner)}`).join()}}`;
  }
  return JSON.stringify(value) ?? 'undefined';
}

/** The fields of a content, in reading order. */
export const fieldsOf = (content: OpportunityContent | CapabilityContent): readonly ContentField[] =>
  isOpportunity(content) ? opportunityFields : capabilityFields;

/** Names of the fields that differ, in reading order. Both contents are of one list. */
export function differingFields<Content extends OpportunityContent | CapabilityContent>(
  before: Content,
  after: Content,
): ContentField[] {
  const printOf = (content: Content, name: ContentField) => fingerprint(content[name as keyof Content]);
  return fieldsOf(after).filter((name) => printOf(before, name) !== printOf(after, name));
}

export const isSameContent = <Content extends OpportunityContent | CapabilityContent>(
  before: Content,
  after: Content,
): boolean => differingFields(before, after).length === 0;
