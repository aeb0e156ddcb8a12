// From a search document to the text saved searches are compared with, and the keys by which they are found. Pure.
import type { ListingText } from '#app/domain/wanted-words.ts';
import type { SearchDocument } from '../documents.ts';
import { piecesOf } from './word-pieces.ts';

/** What the search engine looks into: Chinese stands there as numbers, each pair of characters one. */
const texts = ['titleWords', 'summaryWords', 'contextWords', 'bodyWords'] as const;
const lists = ['codes', 'concepts', 'bodyConcepts'] as const;

export type SearchedText = Pick<SearchDocument, (typeof texts)[number] | (typeof lists)[number]>;

/** Digits of one character, half of a pair. */
const characterWidth = 5;
const pair = /^\d{10}$/;

export function listingText(document: SearchedText): ListingText {
  const attributes = [
    ...texts.map((name) => piecesOf(document[name])),
    ...lists.map((name) => piecesOf(document[name].join('\n'))),
  ];
  const forms = new Map<string, Set<string>>();
  const add = (stem: string, form: string) => forms.set(stem, (forms.get(stem) ?? new Set()).add(form));
  for (const { stem, text } of attributes.flat()) {
    add(stem, text);
    // A single character is the beginning of every pair it starts.
    if (pair.test(text)) add(text.slice(0, characterWidth), text.slice(0, characterWidth));
  }
  return { attributes, han: '', formsByStem: new Map([...forms].map(([stem, all]) => [stem, [...all]])) };
}

/** Every key a word in this text can have. */
export const textKeys = ({ formsByStem }: ListingText): Set<string> =>
  new Set([...formsByStem.keys()].map((stem) => `w:${stem}`));
