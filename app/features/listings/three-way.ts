// Two people, one draft: what changed since a form was opened, who changed it, and putting the two together.
import type { CapabilityContent } from '#app/domain/capability.ts';
import type { OpportunityContent } from '#app/domain/opportunity.ts';
import { type ContentField, fieldsOf, fingerprint } from './version-difference.ts';

type Content = OpportunityContent | CapabilityContent;

/** Structurally the persistence's contact: name, phone, e-mail. */
export interface Contact {
  readonly name: string;
  readonly phone: string;
  readonly email: string;
}

/** What one form holds of a listing. The contact person is not part of a version, and is compared as one thing. */
export interface Draft<C extends Content = Content> {
  readonly content: C;
  readonly contact: Contact;
}

export type DraftField = ContentField | 'contact';

/** Short mark of each field's value; equal marks mean equal values (32 bits: for telling apart, not for proving). */
export type Marks = Readonly<Record<string, string>>;

/** FNV-1a over UTF-16 units, hex. */
function hash(text: string): string {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1)
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193) >>> 0;
  return value.toString(16).padStart(8, '0');
}

export const draftFields = (content: Content): readonly DraftField[] => [...fieldsOf(content), 'contact'];

const fieldValue = ({ content, contact }: Draft, field: DraftField): unknown =>
  field === 'contact'
    ? [contact.name, contact.phone, contact.email]
    : (content as unknown as Record<string, unknown>)[field];

export const marksOf = (draft: Draft): Marks =>
  Object.fromEntries(draftFields(draft.content).map((field) => [field, hash(fingerprint(fieldValue(draft, field)))]));

/** "title:1a2b3c4d,summary:…" for a hidden field of the form. */
export const writeMarks = (marks: Marks): string =>
  Object.entries(marks)
    .map((entry) => entry.join(':'))
    .join(',');

/** Null when it is not a list of marks: an old form, or a program's post. */
export function readMarks(text: unknown): Marks | null {
  if (typeof text !== 'string' || !/^\w+:[0-9a-f]{8}(?:,\w+:[0-9a-f]{8})*$/.test(text)) return null;
  return Object.fromEntries(text.split(',').map((entry) => entry.split(':', 2) as [string, string]));
}

/** One text for a draft's count of savings and everything it says: what somebody has seen when they chose. */
export const stampOf = (edit: number, draft: Draft): string => `${edit}-${hash(writeMarks(marksOf(draft)))}`;

export interface Difference {
  readonly field: DraftField;
  /** Since the form was opened. Without marks of that moment nobody can tell: then it counts as both. */
  readonly changedBy: 'them' | 'me' | 'both';
}

/** The fields in which the two differ, in reading order. What both changed alike is no difference. */
export function differencesOf(opened: Marks | null, theirs: Draft, mine: Draft): Difference[] {
  const [marksOfTheirs, marksOfMine] = [marksOf(theirs), marksOf(mine)];
  return draftFields(mine.content)
    .filter((field) => marksOfTheirs[field] !== marksOfMine[field])
    .map((field) => {
      const before = opened?.[field];
      if (before === marksOfTheirs[field]) return { field, changedBy: 'me' };
      return { field, changedBy: before === marksOfMine[field] ? 'them' : 'both' };
    });
}

/** Whether somebody changed the draft after the form was opened. */
export function isOvertaken(opened: Marks | null, now: Draft): boolean {
  const marks = marksOf(now);
  return opened !== null && draftFields(now.content).some((field) => opened[field] !== marks[field]);
}

/** Mine, with theirs in the fields named in `taken`. */
export function mergeDrafts<C extends Content>(mine: Draft<C>, theirs: Draft<C>, taken: ReadonlySet<string>): Draft<C> {
  const fields = fieldsOf(mine.content).filter((field) => taken.has(field));
  const content = { ...mine.content } as Record<string, unknown>;
  for (const field of fields) content[field] = (theirs.content as unknown as Record<string, unknown>)[field];
  return { content: content as unknown as C, contact: taken.has('contact') ? theirs.contact : mine.contact };
}
