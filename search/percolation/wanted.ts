// From what was typed into the search box to what it asks of a listing, in the engine's own terms. Pure.
import type { WantedPhrase, WantedWords } from '#app/domain/wanted-words.ts';
import { readQuestion, type Word } from '../asked.ts';
import { conceptsNamed } from '../concepts.ts';
import { phraseTokens, wordTokens } from '../encoding.ts';
import { stem } from '../matching/stemming.ts';
import { piecesOf } from './word-pieces.ts';

/** Longest wording, in words, that has others: the engine looks no further. */
const wordingLimit = 3;

const exactly = (word: string) => ({ word, stem: stem(word), exact: true });

/** Numbers have no forms; words of other scripts do. */
const ownPhrases = ({ kind, text }: Word): WantedPhrase[] => {
  if (kind === 'han') return wordTokens(text).map((token) => [exactly(token)]);
  return [[{ word: text, stem: stem(text), exact: kind === 'code' }]];
};

/** A single character among others is only the beginning of a pair: the engine leaves all but the last aside. */
const isAside = ({ kind, text }: Word, words: readonly Word[]): boolean =>
  kind === 'han' && [...text].length === 1 && words.some((other) => [...other.text].length > 1);

/** Words in order; what several together (or one) name is also met by the number of the concept. */
function groupsOf(words: readonly Word[]): WantedWords['groups'] {
  const groups: (readonly (readonly WantedPhrase[])[])[] = [];
  for (let at = 0; at < words.length; ) {
    const named = (length: number) =>
      conceptsNamed(
        words
          .slice(at, at + length)
          .map(({ text }) => text)
          .join(' '),
      );
    let length = Math.min(wordingLimit, words.length - at);
    while (length > 1 && named(length).length === 0) length -= 1;
    const own = words.slice(at, at + length);
    const concepts = length > 1 ? named(length) : (own[0]?.concepts ?? []);
    at += length;
    groups.push([own.flatMap(ownPhrases), ...concepts.map((code) => [[exactly(code)]])]);
  }
  return groups;
}

const phraseOf = (wording: string): WantedPhrase => piecesOf(phraseTokens(wording)).map(({ text }) => exactly(text));

export function wantedWords(typed: string): WantedWords {
  const { words, phrases, excluded } = readQuestion(typed);
  return {
    groups: [
      ...phrases.map((phrase) => [[phraseOf(phrase)]]),
      ...groupsOf(words.filter((word) => !isAside(word, words))),
    ],
    excluded: excluded.map(phraseOf),
  };
}
