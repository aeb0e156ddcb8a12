// A list that this site gave out, read in again: cells as they were written give the very content they were written from.

import type { CapabilityContent } from '#app/domain/capability.ts';
import { moveContacts } from '#app/domain/contact-moving.ts';
import {
  capabilityFromSheet,
  opportunityFromSheet,
  type SheetColumn,
  type SheetWords,
  sheetColumns,
  sheetHeadings,
  undefused,
} from '#app/domain/list-sheet.ts';
import type { List } from '#app/domain/listing.ts';
import type { OpportunityContent } from '#app/domain/opportunity.ts';
import { addDays, isDay } from '#app/domain/period.ts';
import { referencePattern } from '#app/domain/reference.ts';
import { exports as englishExports } from '#app/i18n/en/exports.ts';
import { vocabulary as englishVocabulary } from '#app/i18n/en/vocabulary.ts';
import { exports as chineseExports } from '#app/i18n/zh-CN/exports.ts';
import { vocabulary as chineseVocabulary } from '#app/i18n/zh-CN/vocabulary.ts';
import { sheetWords } from '#app/ui/sheet-words.ts';
import type { MappedRow } from './import-notes.ts';
import { importKeyOf } from './listing-columns.ts';
import { contactCounts } from './move-contacts.ts';
import { RowDraft } from './row-draft.ts';
import { cellText, type SourceRow } from './source-row.ts';

const languages: readonly SheetWords[] = [
  sheetWords('zh-CN', { exports: chineseExports, vocabulary: chineseVocabulary }),
  sheetWords('en', { exports: englishExports, vocabulary: englishVocabulary }),
];

/** The words the file is written in, when it has every column of ours; null for everybody else's. */
export function ownListWords(list: List, headings: readonly string[]): SheetWords | null {
  return languages.find((words) => sheetHeadings(list, words).every((heading) => headings.includes(heading))) ?? null;
}

const referenceShape = new RegExp(`^${referencePattern('opportunity', 'capability')}$`);

/** A day that Excel made a date of, written as ours are. */
const asDay = (text: string): string => (isDay(text.slice(0, 10)) ? addDays(text.slice(0, 10), 0) : text);

/** Null when a cell is not as the site writes it, or holds somebody's contact details: then the row is anybody's. */
function mapOwn<Content extends OpportunityContent | CapabilityContent>(
  list: List,
  row: SourceRow,
  words: SheetWords,
  read: (words: SheetWords, text: (column: SheetColumn) => string) => Content | null,
): MappedRow<Content> | null {
  const headings: Readonly<Record<string, string>> = words.headings[list];
  const text = (column: SheetColumn): string => {
    const cell = undefused(cellText(row.cells[headings[column] ?? '']))
      .replaceAll('\r\n', '\n')
      .trim();
    if (cell === chineseExports.locked || cell === englishExports.locked) return '';
    return column === 'validUntil' ? asDay(cell) : cell;
  };
  const reference = text('reference').toUpperCase();
  const content = referenceShape.test(reference) && text('title') !== '' ? read(words, text) : null;
  if (!content) return null;
  const draft = new RowDraft(content.language);
  for (const column of sheetColumns[list]) {
    if (contactCounts(moveContacts(text(column), content.language).found)) return null;
    if (text(column) !== '') draft.note(headings[column] ?? '', 'mapped', 'mapped', column);
  }
  return {
    ok: true,
    number: row.number,
    importKey: importKeyOf(reference, '', ''),
    reference,
    content,
    contact: null,
    organisationName: text('organisation'),
    rowNumber: text('rowNumber'),
    notes: draft.notes,
  } as MappedRow<Content>;
}

export const mapOwnOpportunity = (row: SourceRow, words: SheetWords) =>
  mapOwn('opportunity', row, words, opportunityFromSheet);
export const mapOwnCapability = (row: SourceRow, words: SheetWords) =>
  mapOwn('capability', row, words, capabilityFromSheet);
