// The door of every export: what anybody may read of a listing. Files are passed on, so nothing else ever enters one.
import type { CapabilityContent } from '#app/domain/capability.ts';
import { type SheetColumn, sheetColumns } from '#app/domain/list-sheet.ts';
import type { OpportunityContent } from '#app/domain/opportunity.ts';
import { sectionedFields, sectionOfField } from '#app/domain/section.ts';
import { contentFor } from '#app/domain/section-access.ts';
import type { ExportedItem } from './list-file.ts';

export interface ItemSource {
  readonly reference: string;
  readonly organisation: { readonly nameZh: string; readonly nameEn: string };
  readonly content: OpportunityContent | CapabilityContent;
}

/** Closed sections are emptied here, and their columns say so. */
export function publicItem({ reference, organisation, content }: ItemSource): ExportedItem {
  const open = contentFor(content, 'public');
  const closed = new Set(open.locked.map(({ section }) => section));
  return {
    reference,
    organisation: { nameZh: organisation.nameZh, nameEn: organisation.nameEn },
    content: open.content,
    locked: sectionedFields.filter((field) => closed.has(sectionOfField[field])).filter(isColumn),
  };
}

const columns: ReadonlySet<string> = new Set([...sheetColumns.opportunity, ...sheetColumns.capability]);
const isColumn = (field: string): field is SheetColumn => columns.has(field);
