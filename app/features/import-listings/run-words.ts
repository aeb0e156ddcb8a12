// An import's codes in the reader's words: targets of columns, notes on rows, phases.
import type { List } from '#app/domain/listing.ts';
import type { Messages } from '#app/i18n/index.ts';
import { capabilityHeadings, opportunityHeadings, sharedHeadings } from './column-headings.ts';
import { type ImportNoteCode, quietCodes, type RowNote, wholeRow } from './import-notes.ts';

const wordIn = (table: Readonly<Record<string, unknown>>, key: string): string | null => {
  const word = Object.hasOwn(table, key) ? table[key] : null;
  return typeof word === 'string' ? word : null;
};

/** What a column becomes: the name of the field in the listing's form, or what is done with it instead. */
export function targetName(t: Messages, list: List, target: string): string {
  if (target === 'trl' && list === 'opportunity') return t.imports.target.trlOpportunity;
  return wordIn(t.imports.target, target) ?? wordIn(t.listings.label, target) ?? target;
}

const privateTargets = ['contact', 'contactName', 'contactPhone', 'contactEmail', 'contactChat'];
const notImported = ['rowNumber', 'remark'];

/** Everything a column of this list can become: public properties first, then the private contact, then the rest. */
export function targetsOf(list: List): string[] {
  const own = Object.keys(list === 'opportunity' ? opportunityHeadings : capabilityHeadings);
  const shared = Object.keys(sharedHeadings).filter((key) => ![...privateTargets, ...notImported].includes(key));
  return [...own, ...shared, ...privateTargets, ...notImported];
}

function detailWords(t: Messages, { code, detail }: RowNote): string {
  if (detail === '' || code === 'summary-from-description' || code === 'title-from-description') return '';
  const words: Readonly<Record<string, unknown>> = { ...t.listings.label, ...t.vocabulary.field };
  if (code === 'draft-incomplete' || code === 'fields-guessed') {
    return detail
      .split(' ')
      .map((name) => wordIn(words, name) ?? name)
      .join(t.imports.separator);
  }
  if (code === 'contact-moved') {
    return detail.replaceAll(
      /\b(phone|email|name|chat)×/g,
      (_, kind: keyof Messages['imports']['property']) => `${t.imports.property[kind]}×`,
    );
  }
  if (code === 'not-allowed') return wordIn(t.refusals, detail) ?? detail;
  if (code === 'kind-assumed') {
    return wordIn(t.vocabulary.opportunityKind, detail) ?? wordIn(t.vocabulary.capabilityKind, detail) ?? detail;
  }
  if (code === 'duplicate-key') return t.imports.rows.sheetRow({ row: Number(detail) });
  return detail;
}

/** What a person should look at, and what the import did as anybody would have. */
export function partNotes(notes: readonly RowNote[]): { loud: RowNote[]; quiet: RowNote[] } {
  const isQuiet = ({ level, code }: RowNote) => level !== 'error' && quietCodes.has(code);
  return { loud: notes.filter((note) => !isQuiet(note)), quiet: notes.filter(isQuiet) };
}

export function noteText(t: Messages, note: RowNote): string {
  const sentences: Readonly<Record<ImportNoteCode, string>> = t.importing.report.codes;
  const detail = detailWords(t, note);
  const text = detail ? t.imports.detail({ text: sentences[note.code], detail }) : sentences[note.code];
  return t.imports.note({ column: note.column === wholeRow ? '' : note.column, text });
}
