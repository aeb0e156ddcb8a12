// Saved searches turned round: which keys a question waits for, which keys a listing brings, and whether they fit. Pure.
import { createHash } from 'node:crypto';
import type { List } from '#app/domain/listing.ts';
import { fitsWords, type ListingText, type WantedTerm, type WantedWords } from '#app/domain/wanted-words.ts';
import type { SearchDocument } from '../documents.ts';
import type { SearchFilters } from '../filters.ts';
import { settings } from '../indexes.ts';
import { documentKeys, filterKeys, fitsFilters } from './filters.ts';
import { listingText, textKeys } from './listing-text.ts';
import { wantedWords } from './wanted.ts';

export interface Question {
  readonly text: string;
  readonly lists: readonly List[];
  readonly filters: SearchFilters;
}

export interface CompiledQuestion {
  readonly wanted: WantedWords;
  /** Keys of one group are alternatives; a listing worth comparing brings one of every group. */
  readonly keyGroups: readonly (readonly string[])[];
}

/** Grows with the code of this folder. */
const codeVersion = 2;

/** With which rules questions are compiled: others mean compiling again. */
export const compilation: string = createHash('sha256')
  .update(JSON.stringify([codeVersion, settings.stopWords, settings.synonyms]))
  .digest('hex')
  .slice(0, 16);

const textOf = (term: WantedTerm): string => ('han' in term ? term.han : term.word);

/** A pair of characters, a single one, or a stem. */
const keyOfTerm = (term: WantedTerm): string => ('han' in term ? [...term.han].slice(0, 2).join('') : `w:${term.stem}`);

/** Of the terms that must all be there, the longest: it occurs in the fewest listings. */
const keyOfAlternative = (phrases: readonly (readonly WantedTerm[])[]): string[] => {
  const [first, ...rest] = phrases.flat();
  if (!first) return [];
  const longest = rest.reduce((best, term) => (textOf(term).length > textOf(best).length ? term : best), first);
  return [keyOfTerm(longest)];
};

/** What every listing brings: the key of questions that ask for nothing in particular. */
const anyKey = '*';

export function compileQuestion({ text, lists, filters }: Question): CompiledQuestion {
  const wanted = wantedWords(text);
  const byWords = wanted.groups.map((alternatives) => [...new Set(alternatives.flatMap(keyOfAlternative))]);
  const byFilters = filterKeys(filters) ?? lists.map((list) => `list:${list}`);
  return {
    wanted,
    keyGroups: byWords.length > 0 ? byWords : [byFilters.length > 0 ? [...new Set(byFilters)] : [anyKey]],
  };
}

export interface ReadListing {
  readonly document: SearchDocument;
  readonly text: ListingText;
  readonly keys: readonly string[];
}

export function readListing(document: SearchDocument): ReadListing {
  const text = listingText(document);
  return {
    document,
    text,
    keys: [anyKey, `list:${document.list}`, ...documentKeys(document), ...textKeys(text)],
  };
}

/** Exactly what the search page finds when it is asked for all words. */
export const fitsQuestion = (
  question: Pick<Question, 'lists' | 'filters'> & Pick<CompiledQuestion, 'wanted'>,
  { document, text }: ReadListing,
  now: Date,
): boolean =>
  question.lists.some((list) => list === document.list) &&
  fitsFilters(question.filters, document, now) &&
  fitsWords(question.wanted, text);
