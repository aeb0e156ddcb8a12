// The workbench of one row: turns cells into public text of limited length and keeps the notes and contacts on the way.
import { type FoundContacts, moveContacts, noContacts } from '#app/domain/contact-moving.ts';
import type { ContentLanguage } from '#app/domain/opportunity.ts';
import { cutAtSentence, firstSentences, shareLimit } from './cut-text.ts';
import type { ContactDetails, ImportNoteCode, NoteLevel, RowNote } from './import-notes.ts';
import { contactCounts, contactFrom, readContactCell } from './move-contacts.ts';
import { plainText } from './plain-text.ts';
import { cellText, type SourceRow } from './source-row.ts';

/** Longest public texts, in UTF-16 units, as the listing forms have them. */
export const textLimits = {
  title: 200,
  titleTranslated: 200,
  summary: 600,
  summaryTranslated: 600,
  problem: 8000,
  presentState: 4000,
  offered: 4000,
  description: 8000,
  ipTerms: 2000,
  timeFrame: 500,
  landingArea: 200,
  fundingSource: 500,
  capacity: 1000,
  priceModel: 1000,
} as const;
export type TextProperty = keyof typeof textLimits;

export interface Section {
  readonly column: string;
  /** Printed above the text when a property is put together from several columns; empty for none. */
  readonly heading: string;
  readonly text: string;
  /** The text went through `clean` already. */
  readonly cleaned?: boolean;
}

const oneLineProperties = new Set<string>(['title', 'titleTranslated', 'timeFrame', 'landingArea', 'fundingSource']);
const oneLine = (text: string): string => text.replaceAll(/\s*\n+\s*/g, ' ');

export class RowDraft {
  readonly notes: RowNote[] = [];
  readonly language: ContentLanguage;
  private readonly found: FoundContacts[] = [];

  constructor(language: ContentLanguage) {
    this.language = language;
  }

  note(column: string, level: NoteLevel, code: ImportNoteCode, detail = ''): void {
    // Reports are printed and passed on: a detail quotes the cell, but never a phone number in it.
    const quoted = detail.length > 6 ? moveContacts(detail, this.language).text : detail;
    this.notes.push({ column, level, code, detail: quoted.slice(0, 120) });
  }

  /** Safe text of one cell, its contacts moved out. */
  clean(column: string, source: string): string {
    const plain = plainText(source);
    if (plain.lostLinks > 0) this.note(column, 'warning', 'link-without-address', String(plain.lostLinks));
    if (plain.lostImages > 0) this.note(column, 'warning', 'image-dropped', String(plain.lostImages));
    const moved = moveContacts(plain.text, this.language);
    const counts = contactCounts(moved.found);
    if (counts) {
      this.found.push(moved.found);
      this.note(column, 'warning', 'contact-moved', counts);
    }
    return moved.text;
  }

  private cut(column: string, property: string, text: string, limit: number): string {
    const short = cutAtSentence(text, limit);
    if (short.cut) this.note(column, 'warning', 'text-cut', `${property} ${short.text.length}/${text.length}`);
    return short.text;
  }

  /** One property out of one or more columns. When all together are too long, the long ones share what is left. */
  compose(property: TextProperty, sections: readonly Section[]): string {
    const inLine = oneLineProperties.has(property);
    const full = sections
      .map((section) => ({
        ...section,
        text: section.cleaned ? section.text : this.clean(section.column, section.text),
      }))
      .map((section) => (inLine ? { ...section, text: oneLine(section.text) } : section))
      .filter(({ text }) => text !== '');
    const frame = (heading: string) => (heading ? `${heading}${inLine ? ' ' : '\n'}` : '');
    const separator = inLine ? (this.language === 'zh' ? '；' : '; ') : '\n\n';
    const overhead = full.reduce((sum, { heading }) => sum + frame(heading).length + separator.length, 0);
    const shares = shareLimit(
      full.map(({ text }) => text.length),
      Math.max(textLimits[property] - Math.max(overhead - separator.length, 0), 0),
    );
    for (const { column } of full) this.note(column, 'mapped', 'mapped', property);
    return full
      .map(({ column, heading, text }, at) => `${frame(heading)}${this.cut(column, property, text, shares[at] ?? 0)}`)
      .join(separator);
  }

  /** First sentences of a text that is already clean, for rows that bring no summary of their own. */
  summarise(column: string, cleaned: string, limit: number): string {
    const summary = firstSentences(cleaned, limit);
    if (summary) this.note(column, 'warning', 'summary-from-description', `${summary.length}/${cleaned.length}`);
    return summary;
  }

  /** A telephone number where an amount or a day should stand is moved too; a number of eleven digits reads as both. */
  movesContact(column: string, text: string): boolean {
    const { found } = moveContacts(text, this.language);
    const counts = contactCounts(found);
    if (!counts) return false;
    this.found.push(found);
    this.note(column, 'warning', 'contact-moved', counts);
    return true;
  }

  addContactCell(column: string, text: string): void {
    this.found.push(readContactCell(text));
    this.note(column, 'mapped', 'mapped', 'contact');
  }

  addContact(column: string, kind: keyof FoundContacts, text: string): void {
    this.found.push({ ...noContacts, [kind]: [text] });
    this.note(column, 'mapped', 'mapped', 'contact');
  }

  /** Last step of every mapping: a filled cell that no rule took, such as a second organisation, still leaves a note. */
  noteLeftovers(row: SourceRow): void {
    const noted = new Set(this.notes.map(({ column }) => column));
    for (const [column, value] of Object.entries(row.cells)) {
      if (cellText(value) && !noted.has(column)) this.note(column, 'dropped', 'not-used');
    }
  }

  contact(): ContactDetails | null {
    return contactFrom(this.found);
  }
}
