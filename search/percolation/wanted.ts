// From what was typed into the search box to what it asks of a listing: quotes, minus signs, words, other wordings. Pure.
import type { WantedPhrase, WantedTerm, WantedWords } from '#app/domain/wanted-words.ts';
import { settings } from '../indexes.ts';
import { segmentPlainly } from '../matching/segment.ts';
import { piecesOf, plainText } from './word-pieces.ts';

/** Longest wording, in words, that has others: the engine looks no further. */
const wordingLimit = 3;

interface Rules {
  readonly stopWords: ReadonlySet<string>;
  /** Other wordings by the words of one, joined by a space. */
  readonly wordings: ReadonlyMap<string, readonly WantedPhrase[]>;
}

/** Words of a text, as the engine takes them: Chinese cut by the dictionary, the rest whole. */
function wordsOf(plain: string): WantedTerm[] {
  return piecesOf(plain).flatMap((piece): WantedTerm[] =>
    piece.kind === 'word'
      ? [{ word: piece.text, stem: piece.stem, exact: false }]
      : segmentPlainly(piece.text).map((han) => ({ han })),
  );
}

/** The same as one phrase: runs of characters whole, words in exactly this form. */
const phraseOf = (plain: string): WantedTerm[] =>
  piecesOf(plain).map((piece) =>
    piece.kind === 'word' ? { word: piece.text, stem: piece.stem, exact: true } : { han: piece.text },
  );

const textOf = (term: WantedTerm): string => ('han' in term ? term.han : term.word);
const keyOf = (words: readonly WantedTerm[]): string => words.map(textOf).join(' ');

let known: Rules | null = null;

/** The index's own stop words and synonyms: an alert finds what the page finds. */
function rules(): Rules {
  if (known) return known;
  const wordings = new Map<string, WantedPhrase[]>();
  for (const [wording, others] of Object.entries(settings.synonyms ?? {})) {
    const words = wordsOf(plainText(wording));
    if (words.length > 0 && words.length <= wordingLimit)
      wordings.set(keyOf(words), [
        ...(wordings.get(keyOf(words)) ?? []),
        ...others.map((other) => phraseOf(plainText(other))).filter(({ length }) => length > 0),
      ]);
  }
  known = { stopWords: new Set((settings.stopWords ?? []).map(plainText)), wordings };
  return known;
}

/** Words in order; where several together (or one) have other wordings, those are alternatives. */
function groupsOf(words: readonly WantedTerm[], { wordings, stopWords }: Rules): WantedWords['groups'] {
  const groups: (readonly (readonly WantedPhrase[])[])[] = [];
  for (let at = 0; at < words.length; ) {
    let length = Math.min(wordingLimit, words.length - at);
    while (length > 1 && !wordings.has(keyOf(words.slice(at, at + length)))) length -= 1;
    const own = words.slice(at, at + length);
    const others = wordings.get(keyOf(own)) ?? [];
    at += length;
    if (others.length === 0 && own.every((term) => stopWords.has(textOf(term)))) continue;
    groups.push([own.map((term) => [term]), ...others.map((other) => [other])]);
  }
  return groups;
}

/** A minus directly before a word or a quoted passage leaves it out; a quote that is not closed goes on to the end. */
const part = /(-?)(?:"([^"]*)(?:"|$)|([^\s"]+))/gu;
const boundary = /(^|\s)[-－](?=\S)/gu;

export function wantedWords(typed: string): WantedWords {
  const own = rules();
  const groups: (readonly (readonly WantedPhrase[])[])[] = [];
  const excluded: WantedPhrase[] = [];
  let loose: WantedTerm[] = [];
  const closeLoose = () => {
    groups.push(...groupsOf(loose, own));
    loose = [];
  };
  const text = typed.replaceAll(/[“”「」『』]/g, '"').replaceAll(boundary, '$1-');
  for (const match of text.matchAll(part)) {
    const [, minus, quoted, bare = ''] = match;
    const isLeftOut = minus === '-' && (match.index === 0 || /\s/.test(text[match.index - 1] ?? ''));
    const plain = plainText(quoted ?? bare);
    if (isLeftOut || quoted !== undefined) {
      closeLoose();
      const phrase = phraseOf(plain);
      if (phrase.length === 0) continue;
      if (isLeftOut) excluded.push(phrase);
      else groups.push([[phrase]]);
    } else loose.push(...wordsOf(plain));
  }
  closeLoose();
  return { groups, excluded };
}
