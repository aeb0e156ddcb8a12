// From a search document to the text saved searches are compared with, and the keys by which they are found. Pure.
import type { ListingText, TextPiece } from '#app/domain/wanted-words.ts';
import type { SearchDocument } from '../documents.ts';
import { piecesOf, plainText } from './word-pieces.ts';

/** What the search engine looks into. */
const searched = [
  'titleZh',
  'titleEn',
  'summaryZh',
  'summaryEn',
  'bodyZh',
  'bodyEn',
  'organisationZh',
  'organisationEn',
  'reference',
] as const satisfies readonly (keyof SearchDocument)[];

export type SearchedText = Pick<SearchDocument, (typeof searched)[number]>;

export function listingText(document: SearchedText): ListingText {
  const attributes = searched.map((name) => piecesOf(plainText(document[name])));
  const forms = new Map<string, Set<string>>();
  const runs: string[] = [];
  for (const piece of attributes.flat())
    if (piece.kind === 'han') runs.push(piece.text);
    else forms.set(piece.stem, (forms.get(piece.stem) ?? new Set()).add(piece.text));
  return {
    attributes,
    han: runs.join('\n'),
    formsByStem: new Map([...forms].map(([stem, all]) => [stem, [...all]])),
  };
}

/** Every key a word in this text can have: characters, pairs of them, stems. */
export function textKeys({ attributes }: ListingText): Set<string> {
  const keys = new Set<string>();
  for (const piece of attributes.flat()) for (const key of keysOfPiece(piece)) keys.add(key);
  return keys;
}

function keysOfPiece(piece: TextPiece): string[] {
  if (piece.kind === 'word') return [`w:${piece.stem}`];
  const characters = [...piece.text];
  return characters.flatMap((character, index) => {
    const next = characters[index + 1];
    return next === undefined ? [character] : [character, character + next];
  });
}
