// What the import says about a row: every column that was used, left out or doubted leaves a note with a code.
import type { ContentLanguage } from '#app/domain/opportunity.ts';
import type { ChosenColumns } from './column-mapping.ts';

export const noteLevels = ['mapped', 'dropped', 'warning', 'error'] as const;
export type NoteLevel = (typeof noteLevels)[number];

export const importNoteCodes = [
  'mapped',
  'filled-from-above',
  'rows-joined',
  'row-hidden',
  'total-row',
  'note-row',
  'section-row',
  'unknown-heading',
  'not-used',
  'row-number',
  'remark-internal',
  'status-of-source',
  'text-cut',
  'link-without-address',
  'image-dropped',
  'contact-moved',
  'date-unreadable',
  'date-ambiguous',
  'date-not-to-the-day',
  'dates-out-of-order',
  'valid-until-assumed',
  'valid-until-past',
  'valid-until-kept',
  'amount-unreadable',
  'amount-approximate',
  'amount-unit-assumed',
  'amount-reversed',
  'budget-not-stated',
  'kind-assumed',
  'kind-unreadable',
  'modes-unreadable',
  'fields-guessed',
  'fields-not-found',
  'fields-assumed',
  'trl-guessed',
  'trl-unreadable',
  'address-unreadable',
  'metric-as-text',
  'right-as-text',
  'qualification-unread-date',
  'title-from-description',
  'summary-from-description',
  'description-from-summary',
  'title-missing',
  'record-unreadable',
  'duplicate-key',
  'draft-incomplete',
  'draft-withdrawn',
  'draft-too-vague',
  'draft-contacts',
  'draft-not-published',
  'not-allowed',
  'not-saved',
] as const;
export type ImportNoteCode = (typeof importNoteCodes)[number];

/** Said with the row, but no reason to look at it: the import did what anybody would have done. */
export const quietCodes: ReadonlySet<ImportNoteCode> = new Set([
  'filled-from-above',
  'valid-until-assumed',
  'valid-until-kept',
  'budget-not-stated',
  'kind-assumed',
  'fields-guessed',
  'fields-assumed',
  'summary-from-description',
  'description-from-summary',
  'date-not-to-the-day',
  'metric-as-text',
  'right-as-text',
]);

/** `detail` is data (a property name, a count, a piece of the cell), never a sentence and never a contact detail. */
export interface RowNote {
  readonly column: string;
  readonly level: NoteLevel;
  readonly code: ImportNoteCode;
  readonly detail: string;
}

/** The column name of notes that concern the whole row. */
export const wholeRow = '';

/** Person behind a listing; kept apart from the content and never public. Chat names (微信) stand in `phone`. */
export interface ContactDetails {
  readonly name: string;
  readonly phone: string;
  readonly email: string;
}

export type RowRefusal = 'title-missing' | 'record-unreadable' | 'duplicate-key' | 'skipped';

export interface AcceptedRow<Content> {
  readonly ok: true;
  readonly number: number;
  /** The same listing gives the same key in the next file, so that it is changed and not doubled. */
  readonly importKey: string;
  readonly content: Content;
  /** The listing's own number, when the file is a list this site gave out. Such files say nothing of contacts. */
  readonly reference?: string;
  readonly contact: ContactDetails | null;
  /** Organisation the row names (单位名称, agency); empty when the file does not say. */
  readonly organisationName: string;
  /** 序号 as written; tells items of one name apart within a file. */
  readonly rowNumber?: string;
  readonly notes: readonly RowNote[];
}

export type MappedRow<Content> =
  | AcceptedRow<Content>
  | {
      readonly ok: false;
      readonly number: number;
      readonly reason: RowRefusal;
      readonly notes: readonly RowNote[];
    };

/** What the caller decides because the file cannot say it. */
export interface MapOptions {
  /** "YYYY-MM-DD" given to rows that name no last day of their own. */
  readonly validUntil: string;
  /** Shown as the origin of the listing; special sources set their own. */
  readonly sourceName: string;
  readonly sourceUrl: string;
  /** What a person decided about columns; the rest is told by the headings. */
  readonly columns?: ChosenColumns;
}

/** Chinese when at least a fifth of the letters are Chinese: Chinese texts are full of Latin product names. */
export function languageOf(text: string): ContentLanguage {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  const latin = text.match(/[A-Za-z]+/g)?.length ?? 0;
  return han > 0 && han * 4 >= latin ? 'zh' : 'en';
}

/** Name part of an import key: width, case, spaces and punctuation do not make another listing. */
export const keyPart = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s\p{P}\p{S}]+/gu, '');
