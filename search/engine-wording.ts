// The question in the engine's own terms: few words, Chinese as numbers, what must and must not stand there.
import type { Asked, Word } from './asked.ts';
import { lexiconSpelling } from './concepts.ts';
import { phraseTokens, wordStem, wordTokens } from './encoding.ts';

/** The engine looks at no more words than these. */
const wordLimit = 10;

function tokensOf({ kind, text, concepts }: Word): string[] {
  if (kind === 'han') return wordTokens(text);
  if (kind !== 'latin') return [text];
  return [concepts.length === 0 ? wordStem(text) : lexiconSpelling(text)];
}

/** A single character is only the beginning of a pair, and only the last word is looked for by its beginning. */
const isSingle = ({ kind, text }: Word): boolean => kind === 'han' && [...text].length === 1;

/** The words that say most, in the order they were typed, as many as the engine takes. */
function chosen(words: readonly Word[], limit: number): Word[] {
  const singles = words.filter(isSingle);
  const others = words.filter((word) => !isSingle(word));
  const kept = new Set<Word>();
  let room = limit;
  for (const word of [...others].sort((a, b) => b.weight - a.weight)) {
    const needed = tokensOf(word).length;
    if (needed > room) continue;
    kept.add(word);
    room -= needed;
  }
  const last = singles.at(-1);
  return [...others.filter((word) => kept.has(word)), ...(last && room > 0 ? [last] : [])];
}

const quoted = (wording: string): string => `"${phraseTokens(wording)}"`;

/** A word to leave out; of several pairs, only where they stand together. */
const excluding = (wording: string): string => {
  const tokens = phraseTokens(wording);
  return tokens.includes(' ') ? `-"${tokens}"` : `-${tokens}`;
};

/** What the engine is asked. An empty text means everything. */
export function engineWording({ words, phrases, excluded }: Asked): string {
  const must = phrases.map(quoted);
  const room = Math.max(0, wordLimit - must.length);
  const may = chosen(words, room).flatMap(tokensOf);
  return [...must, ...may, ...excluded.map(excluding)].join(' ');
}
