// The words that files of lists are written in, and read in again: one language's part of the message tables.
import type { SheetWords } from '#app/domain/list-sheet.ts';
import type { Locale, Messages } from '#app/i18n/index.ts';

export function sheetWords(
  locale: Locale,
  { exports, vocabulary }: Pick<Messages, 'exports' | 'vocabulary'>,
): SheetWords {
  const { headings, separator, upTo, andAbove, negotiable, wan } = exports;
  const { opportunityKind, capabilityKind, field, cooperationMode, ipType, ipOwnership, language } = vocabulary;
  return {
    ...{ locale, headings, separator, upTo, andAbove, negotiable },
    wan: wan === '' ? null : wan,
    ...{ opportunityKind, capabilityKind, field, cooperationMode, ipType, ipOwnership, language },
  };
}
