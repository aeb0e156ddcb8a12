// What a reviewer reads of a draft: its fields in words, beside the published version's where there is one.
import type { CapabilityContent } from '#app/domain/capability.ts';
import type { OpportunityContent } from '#app/domain/opportunity.ts';
import type { I18n } from '#app/i18n/index.ts';
import { fieldText } from './listing-words.ts';
import { capabilityFields, differingFields, opportunityFields } from './version-difference.ts';

type Content = OpportunityContent | CapabilityContent;

export interface FieldInWords {
  readonly name: string;
  readonly label: string;
  readonly before: string | null;
  readonly after: string;
}

/** Of a change only what differs, of a first draft everything that says something; in reading order. */
export function reviewedFields(i18n: I18n, before: Content | null, after: Content): FieldInWords[] {
  const names = before ? differingFields(before, after) : 'problem' in after ? opportunityFields : capabilityFields;
  const labels = i18n.t.listings.label;
  return names
    .map((name) => ({
      name,
      label: labels[name],
      before: before && fieldText(i18n, name, before),
      after: fieldText(i18n, name, after),
    }))
    .filter((field) => field.before !== null || field.after !== '');
}
