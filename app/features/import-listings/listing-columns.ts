// What both lists have in common when a row is mapped: columns by meaning, last day, codes, fields, level, contact, key.
import { moveContacts } from '#app/domain/contact-moving.ts';
import type { Field } from '#app/domain/field.ts';
import { classifyFields } from './classify-fields.ts';
import type { ColumnMapping, ColumnMatch } from './column-mapping.ts';
import { keyPart, type MapOptions, wholeRow } from './import-notes.ts';
import { contactCounts } from './move-contacts.ts';
import { parseDate } from './parse-dates.ts';
import { parseTrl } from './parse-evidence.ts';
import type { RowDraft, Section } from './row-draft.ts';
import { cellText, type SourceRow, type SourceValue } from './source-row.ts';
import { codesNamed } from './vocabulary-codes.ts';

export interface FilledColumn<Target extends string> extends ColumnMatch<Target> {
  readonly value: SourceValue;
  readonly text: string;
}

export type ColumnReader<Target extends string> = (...targets: Target[]) => FilledColumn<Target>[];

/** Gives the filled columns of the wanted meanings, in the order asked for. */
export function columnReader<Target extends string>(
  row: SourceRow,
  mapping: ColumnMapping<Target>,
): ColumnReader<Target> {
  const filled = mapping.matches
    .map((match) => ({ ...match, value: row.cells[match.heading] ?? null, text: cellText(row.cells[match.heading]) }))
    .filter(({ text }) => text !== '');
  return (...targets) => targets.flatMap((target) => filled.filter((column) => column.target === target));
}

/** Notes for columns that become nothing, so that the report can say why. */
export function noteUnusedColumns(draft: RowDraft, row: SourceRow, mapping: ColumnMapping<string>): void {
  for (const heading of mapping.unknown) {
    if (cellText(row.cells[heading])) draft.note(heading, 'dropped', 'unknown-heading', heading);
  }
  for (const { heading, target } of mapping.matches) {
    if (!cellText(row.cells[heading])) continue;
    if (target === 'rowNumber') draft.note(heading, 'dropped', 'row-number');
    // Remarks are the office's own: nobody wrote them to be published.
    if (target === 'remark') draft.note(heading, 'dropped', 'remark-internal');
  }
  for (const heading of row.filled ?? []) draft.note(heading, 'warning', 'filled-from-above');
}

type SharedReader = (
  ...targets: (
    | 'validUntil'
    | 'trl'
    | 'sourceUrl'
    | 'contact'
    | 'contactName'
    | 'contactPhone'
    | 'contactEmail'
    | 'contactChat'
  )[]
) => { heading: string; value: SourceValue; text: string }[];

export function readValidUntil(draft: RowDraft, read: SharedReader, options: MapOptions): string {
  for (const { heading, value, text } of read('validUntil')) {
    if (draft.movesContact(heading, text)) continue;
    const date = parseDate(value);
    if (!date.ok) {
      draft.note(heading, 'warning', 'date-unreadable', text.slice(0, 80));
      continue;
    }
    if (date.value.ambiguous) draft.note(heading, 'warning', 'date-ambiguous', text.slice(0, 80));
    if (date.value.precision !== 'day') draft.note(heading, 'warning', 'date-not-to-the-day', date.value.day);
    draft.note(heading, 'mapped', 'mapped', 'validUntil');
    return date.value.day;
  }
  draft.note(wholeRow, 'warning', 'valid-until-assumed', options.validUntil);
  return options.validUntil;
}

export function readTrl(draft: RowDraft, read: SharedReader): number | null {
  const [column] = read('trl');
  if (!column) return null;
  const level = parseTrl(column.text);
  if (!level) draft.note(column.heading, 'warning', 'trl-unreadable', column.text.slice(0, 80));
  else {
    draft.note(column.heading, 'mapped', 'mapped', 'trl');
    if (level.guessed)
      draft.note(column.heading, 'warning', 'trl-guessed', `${column.text.slice(0, 40)} → ${level.trl}`);
  }
  return level?.trl ?? null;
}

export function readSourceUrl(draft: RowDraft, read: SharedReader, options: MapOptions): string {
  const [column] = read('sourceUrl');
  if (!column) return options.sourceUrl;
  if (isWebAddress(column.text)) {
    draft.note(column.heading, 'mapped', 'mapped', 'sourceUrl');
    return column.text;
  }
  draft.note(column.heading, 'warning', 'address-unreadable', column.text.slice(0, 80));
  return options.sourceUrl;
}

/** An address can carry a telephone number as well as any text. */
const carriesContact = (address: string): boolean =>
  contactCounts(moveContacts(address.replace(/^https?:/i, '').replaceAll(/[/?&=_]+|%20/g, ' '), 'en').found) !== '';

/** Only http(s): anything else would be a link that runs code or leads into somebody's own network share. */
export const isWebAddress = (text: string): boolean =>
  URL.canParse(text) && /^https?:\/\/\S+$/i.test(text) && !/@|%40/.test(text) && !carriesContact(text);

/** What a contact column holds when it holds only what its heading says. */
const plainContact = {
  names: /^[^\d@]*$/,
  phones: /^[\d\s()+,，;；/、-]*$/,
  emails: /^[^\s@,，;；]+@[^\s@,，;；]+$/,
} as const;

export function readContact(draft: RowDraft, read: SharedReader): void {
  const kinds = { contactName: 'names', contactPhone: 'phones', contactEmail: 'emails', contactChat: 'chats' } as const;
  for (const { heading, text } of read('contact')) draft.addContactCell(heading, text);
  for (const [target, kind] of Object.entries(kinds) as [keyof typeof kinds, (typeof kinds)[keyof typeof kinds]][]) {
    for (const { heading, text } of read(target)) {
      // 联系人 often holds the number too, and 电话 the name.
      const mixed = kind !== 'chats' && !plainContact[kind].test(text);
      if (mixed) draft.addContactCell(heading, text);
      else draft.addContact(heading, kind, text);
    }
  }
}

/** Fields from their own columns when those make sense, else from title and text. */
export function readFields(
  draft: RowDraft,
  named: readonly { heading: string; text: string }[],
  title: string,
  body: string,
): Field[] {
  const listed = named.map(({ text }) => codesNamed<Field>('field', text));
  const exact = [...new Set(listed.flatMap((codes) => codes ?? []))].slice(0, 3);
  const chosen =
    named.length > 0 && listed.every((codes) => codes !== null)
      ? exact
      : classifyFields(named.map(({ text }) => text).join(' '));
  for (const { heading } of named) if (chosen.length > 0) draft.note(heading, 'mapped', 'mapped', 'fields');
  if (chosen.length > 0) return chosen;
  for (const { heading, text } of named) draft.note(heading, 'warning', 'fields-not-found', text.slice(0, 80));
  const guessed = classifyFields(title, body);
  draft.note(wholeRow, 'warning', guessed.length > 0 ? 'fields-guessed' : 'fields-not-found', guessed.join(' '));
  return guessed;
}

/** A GB/T 4754 code such as C3985; null for words, which stay text. */
export const industryCodeOf = (text: string): string | null =>
  /\b[A-T]\d{2,4}\b/.exec(text.normalize('NFKC').toUpperCase())?.[0] ?? null;

/** A GB/T 2260 code of six digits; null for names of places. */
export const divisionCodeOf = (text: string): string | null =>
  /(?<!\d)[1-8]\d{5}(?!\d)/.exec(text.normalize('NFKC'))?.[0] ?? null;

/**
 * What a row is known by at the next import. The file's own number when it has a real one (XQ-2026-013, or one of ours);
 * else organisation and title. A bare running number is no name, under whatever heading: 3 is another item in the next
 * edition. Where one name stands twice in a file, the running number tells the two apart (`settleDuplicate`).
 */
export function importKeyOf(id: string | undefined, organisation: string, title: string): string {
  const isName = id !== undefined && !/^\d{1,4}$/.test(id.normalize('NFKC').trim());
  return isName ? `id:${keyPart(id)}` : `name:${keyPart(organisation)}|${keyPart(title)}`.slice(0, 300);
}

export const sectionOf = ({ heading, text }: { heading: string; text: string }, printed = true): Section => ({
  column: heading,
  heading: printed ? heading.replace(/\s*[(（【[].*$/, '').trim() : '',
  text,
});

/** Whatever words a kind or mode column uses: the first entry of the table whose pattern fits. */
export const firstMatch = <Code extends string>(
  text: string,
  table: readonly (readonly [RegExp, Code])[],
): Code | null => table.find(([pattern]) => pattern.test(text))?.[1] ?? null;
