// The door of every export: what anybody may read of a listing. Files are passed on, so nothing else ever enters one.
import type { CapabilityContent } from '#app/domain/capability.ts';
import type { OpportunityContent } from '#app/domain/opportunity.ts';
import type { ExportedItem } from './list-file.ts';

export interface ItemSource {
  readonly reference: string;
  readonly organisation: { readonly nameZh: string; readonly nameEn: string };
  readonly content: OpportunityContent | CapabilityContent;
}

export const publicItem = ({ reference, organisation, content }: ItemSource): ExportedItem => ({
  reference,
  organisation: { nameZh: organisation.nameZh, nameEn: organisation.nameEn },
  content,
  locked: [],
});
