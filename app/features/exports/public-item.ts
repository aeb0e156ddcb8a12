// The door of every export: what anybody may read of a listing. Files are passed on, so nothing else ever enters one.
import { isSheetColumn, type SheetColumn } from '#app/domain/list-sheet.ts';
import { sectionedFields, sectionOfField } from '#app/domain/section.ts';
import type { ListingContent, LockedSection, PublicContent } from '#app/domain/section-access.ts';
import type { ExportedItem } from './list-file.ts';

export interface ItemSource {
  readonly reference: string;
  readonly organisation: { readonly nameZh: string; readonly nameEn: string };
  readonly content: PublicContent<ListingContent>;
  readonly locked: readonly LockedSection[];
}

/** Columns of sections that say something, though not to everybody. */
const lockedColumns = (content: ListingContent, locked: readonly LockedSection[]): SheetColumn[] =>
  sectionedFields
    .filter((field) => field in content && locked.some(({ section }) => section === sectionOfField[field]))
    .filter(isSheetColumn);

export const publicItem = ({ reference, organisation, content, locked }: ItemSource): ExportedItem => ({
  reference,
  organisation: { nameZh: organisation.nameZh, nameEn: organisation.nameEn },
  content,
  locked: lockedColumns(content, locked),
});
