// What changed between two versions as people read it: field by field, words or rows, locked sections left out.

import type { Section, SectionAccess } from '#app/domain/section.ts';
import { type Audience, contentFor, type ListingContent } from '#app/domain/section-access.ts';
import type { I18n } from '#app/i18n/index.ts';
import { fieldText } from './listing-words.ts';
import { type ContentField, differingFields } from './version-difference.ts';
import { condensed, likeness, type Piece, pieces, wordDifference } from './word-difference.ts';

/** One row of a group, or one text: its pieces; a whole row added or removed is one piece. */
export interface ChangedField {
  readonly name: ContentField;
  /** One list of pieces per row; a text is one row. Rows that did not change are left out. */
  readonly rows: readonly (readonly Piece[])[];
  /** Rows of a group that stayed as they were. */
  readonly unchanged: number;
}

export interface VersionChanges {
  readonly fields: readonly ChangedField[];
  /** Sections whose differences this reader does not see, because they are locked in one of the versions or now. */
  readonly locked: readonly Section[];
}

const textFields: ReadonlySet<ContentField> = new Set([
  'title',
  'titleTranslated',
  'summary',
  'summaryTranslated',
  'problem',
  'presentState',
  'offered',
  'ipTerms',
  'fundingSource',
  'landingArea',
  'timeFrame',
  'description',
  'capacity',
  'priceModel',
]);
const rowFields: ReadonlySet<ContentField> = new Set([
  'metrics',
  'referenceCases',
  'ipRights',
  'qualifications',
  'sectionAccess',
]);

/** From `before` to `after` for this audience; `now` is the access of the version that stands. */
export function versionChanges(
  i18n: I18n,
  { before, after, now }: { before: ListingContent; after: ListingContent; now: SectionAccess },
  audience: Audience,
): VersionChanges {
  const all = [before.sectionAccess, after.sectionAccess, now];
  const [one, other] = [contentFor(before, audience, all), contentFor(after, audience, all)];
  const locked = new Set([...one.locked, ...other.locked].map(({ section }) => section));
  const fields = differingFields(one.content, other.content).map((name) =>
    changeOf(i18n, name, one.content, other.content),
  );
  return { fields, locked: [...locked] };
}

function changeOf(i18n: I18n, name: ContentField, before: ListingContent, after: ListingContent): ChangedField {
  const [was, is] = [fieldText(i18n, name, before), fieldText(i18n, name, after)];
  if (rowFields.has(name)) return { name, ...rowChanges(was, is, after.language) };
  const found = textFields.has(name) ? wordDifference(was, is, after.language) : whole(was, is);
  // Texts with little in common read better one after the other.
  const shown = likeness(found) < 0.25 ? whole(was, is) : condensed(found);
  return { name, rows: [shown], unchanged: 0 };
}

const whole = (was: string, is: string): Piece[] => [
  ...(was ? [{ kind: 'removed' as const, text: was }] : []),
  ...(is ? [{ kind: 'added' as const, text: is }] : []),
];

const linesOf = (text: string): string[] => (text === '' ? [] : text.split('\n'));

/** Rows removed and added at the same place and much alike are one changed row. */
function rowChanges(was: string, is: string, language: 'zh' | 'en'): Pick<ChangedField, 'rows' | 'unchanged'> {
  const rows: Piece[][] = [];
  let unchanged = 0;
  let gone: string[] = [];
  const leave = () => {
    for (const text of gone) rows.push([{ kind: 'removed', text }]);
    gone = [];
  };
  for (const { kind, text } of pieces(linesOf(was), linesOf(is))) {
    if (kind === 'same') {
      leave();
      unchanged += 1;
    } else if (kind === 'removed') gone.push(text);
    else {
      const differences = gone.map((old) => wordDifference(old, text, language));
      const match = differences.findIndex((difference) => likeness(difference) >= 0.4);
      if (match < 0) rows.push([{ kind: 'added', text }]);
      else {
        rows.push(differences[match] ?? []);
        gone.splice(match, 1);
      }
    }
  }
  leave();
  return { rows, unchanged };
}
