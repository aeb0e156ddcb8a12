// The terms by which PostgreSQL finds a document while Meilisearch cannot: pairs of Han characters, stems of words, numbers. Pure.
// Written as text of the types tsvector and tsquery, so that no parser of the database, whatever its locale, cuts Chinese its own way.
import type { SearchDocument } from './documents.ts';
import { normaliseText, stretches, wordTerm } from './matching/analysis.ts';

type Weight = 'A' | 'B' | 'C' | 'D';

/** Different terms kept per document: the longest real texts have about so many. */
const termLimit = 1_500;
/** Places kept per term: more would change its rank by nothing. */
const placeLimit = 4;
const lastPlace = 16_383;

/** "低空经济" → 低空 空经 经济; a lone character is a term of its own. */
function pairs(run: string): string[] {
  const characters = [...run];
  if (characters.length === 1) return characters;
  return characters.slice(1).map((character, index) => `${characters[index]}${character}`);
}

function* termsOf(text: string): Generator<string> {
  for (const { kind, text: piece } of stretches(normaliseText(text))) {
    if (kind === 'han') yield* pairs(piece);
    else if (kind === 'number') yield piece;
    else {
      const term = wordTerm(piece);
      if (term !== null) yield term;
    }
  }
}

const quoted = (term: string): string => `'${term.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;

const weighed = (document: SearchDocument): readonly (readonly [string, Weight])[] => [
  [document.titleZh, 'A'],
  [document.titleEn, 'A'],
  [document.reference, 'A'],
  [document.codes.join(' '), 'A'],
  [document.summaryZh, 'B'],
  [document.summaryEn, 'B'],
  [document.organisationZh, 'C'],
  [document.organisationEn, 'C'],
  [document.bodyZh, 'D'],
  [document.bodyEn, 'D'],
];

/** A document's terms with places and weights, as text of the type tsvector. */
export function entryTerms(document: SearchDocument): string {
  const places = new Map<string, string[]>();
  let place = 0;
  for (const [text, weight] of weighed(document))
    for (const term of termsOf(text)) {
      place = Math.min(place + 1, lastPlace);
      const known = places.get(term);
      if (known && known.length < placeLimit) known.push(`${place}${weight}`);
      else if (!known && places.size < termLimit) places.set(term, [`${place}${weight}`]);
    }
  return [...places].map(([term, at]) => `${quoted(term)}:${at.join(',')}`).join(' ');
}

/** Words beyond these are not looked for, as in the index. */
const wordLimit = 12;

/** A word of the question as tsquery: what is typed last may go on. */
function word(term: string, isLast: boolean): string {
  const isLone = [...term].length === 1 && /\p{Script=Han}/u.test(term);
  return isLone || (isLast && term.length > 2 && !/\p{Script=Han}/u.test(term)) ? `${quoted(term)}:*` : quoted(term);
}

export interface EntryQuestion {
  /** Every word; null when the text holds none that could be looked for. */
  readonly all: string | null;
  /** Any of the words; null for a single one. */
  readonly any: string | null;
}

/** What was typed as tsquery. A word after a minus sign must not occur. */
export function entryQuestion(text: string): EntryQuestion {
  const unwanted = [...text.matchAll(/(?:^|\s)-(\S+)/g)].flatMap(([, rest = '']) => [...termsOf(rest)]);
  const positive = text.replaceAll(/(?:^|\s)-\S+/g, ' ');
  const wanted = [...new Set(termsOf(positive))].slice(0, wordLimit);
  const isOpenEnd = /[\p{L}\p{N}]$/u.test(positive);
  const words = wanted.map((term, index) => word(term, isOpenEnd && index === wanted.length - 1));
  const without = unwanted.map((term) => ` & !${quoted(term)}`).join('');
  if (words.length === 0) return { all: null, any: null };
  return { all: words.join(' & ') + without, any: words.length > 1 ? `(${words.join(' | ')})${without}` : null };
}
