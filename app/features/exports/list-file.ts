// What a file of a list is made of, whatever its format: the table comes from one pure function, so that all say the same.
import { type SheetColumn, type SheetItem, sheetHeadings, sheetRow } from '#app/domain/list-sheet.ts';
import type { List } from '#app/domain/listing.ts';
import { dayOf } from '#app/domain/period.ts';
import type { Cleared, ListingContent } from '#app/domain/section-access.ts';
import type { I18n } from '#app/i18n/index.ts';
import { formatDay, formatNumber } from '#app/ui/format.ts';
import { organisationName } from '#app/ui/organisation-name.ts';
import { sheetWords } from '#app/ui/sheet-words.ts';

/** The most items of one file: more are found by narrowing the filters. */
export const exportLimit = 2000;

export const fileFormats = ['xlsx', 'csv', 'json', 'pdf'] as const;
export type FileFormat = (typeof fileFormats)[number];
/** Of lists that are no release: spreadsheets and data. */
export const dataFormats = ['xlsx', 'csv', 'json'] as const;

interface Names {
  readonly nameZh: string;
  readonly nameEn: string;
}

export interface ExportedItem {
  readonly reference: string;
  readonly organisation: Names;
  /** What its readers may see, see `publicItem`. */
  readonly content: Cleared<ListingContent>;
  readonly locked: readonly SheetColumn[];
}

export interface ListFile {
  readonly list: List;
  /** Of the whole file, e.g. "长春新区场景机会清单（第3批）". */
  readonly title: string;
  readonly introduction: string;
  /** Who released it; null for what many organisations have. */
  readonly organisation: Names | null;
  /** Null for what is no release, or not yet. */
  readonly releasedAt: Date | null;
  /** A preview says on every page that it is one. */
  readonly isPreview: boolean;
  readonly madeAt: Date;
  /** Where the same stands on the site. */
  readonly address: string;
  readonly items: readonly ExportedItem[];
  /** There was more than `exportLimit`. */
  readonly isCut: boolean;
}

export interface ListTable {
  readonly headings: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** The same headings and cells for every format. */
export function tableOf({ list, items }: Pick<ListFile, 'list' | 'items'>, { locale, t }: I18n): ListTable {
  const words = sheetWords(locale, t);
  const itemOf = ({ reference, organisation, content, locked }: ExportedItem): SheetItem => ({
    ...{ reference, content, organisation: organisationName(locale, organisation) },
    locked: { columns: locked, text: t.exports.locked },
  });
  return {
    headings: sheetHeadings(list, words),
    rows: items.map((item, index) => sheetRow(list, words, itemOf(item), index + 1)),
  };
}

/** What else the file says about itself: heading and text. Empty ones are left out. */
export function aboutFile(file: ListFile, { locale, t }: I18n): [string, string][] {
  const words = t.exports.about;
  const { title, organisation, releasedAt, introduction, madeAt, items, address, isCut } = file;
  const lines: [string, string][] = [
    [words.title, title],
    [words.organisation, organisation ? organisationName(locale, organisation) : ''],
    [words.releasedAt, releasedAt ? formatDay(locale, dayOf(releasedAt)) : ''],
    [words.count, String(items.length)],
    [words.cut, isCut ? words.cutText({ limit: formatNumber(locale, exportLimit) }) : ''],
    [words.introduction, introduction],
    [words.madeAt, formatDay(locale, dayOf(madeAt))],
    [words.address, address],
  ];
  return lines.filter(([, text]) => text !== '');
}
