// Chinese text as the index sees it: every pair of neighbouring characters is one number, so that any two characters
// standing together are found, whatever a segmenter would make of them. Numbers are exempt from typing mistakes.
import { normaliseText } from './matching/analysis.ts';
import { stem } from './matching/stemming.ts';

/** The first code point of the common Chinese characters; a pair then needs ten digits. */
const first = 0x3400;
const width = 5;

const digits = (character: string): string => {
  const code = (character.codePointAt(0) ?? first) - first;
  return String(((code % 100_000) + 100_000) % 100_000).padStart(width, '0');
};

const pairsOf = (characters: readonly string[]): string[] =>
  characters.slice(0, -1).map((character, index) => digits(character) + digits(characters[index + 1] ?? ''));

/** A run of Chinese characters in a document: its pairs, and the last character alone, which nothing else begins with. */
const runTokens = (run: string): string[] => {
  const characters = [...run];
  return [...pairsOf(characters), digits(characters.at(-1) ?? '')];
};

const hanRuns = /\p{Script=Han}+/gu;

const englishWords = /(?<![\p{L}\p{N}])[a-z]{4,}(?![\p{L}\p{N}])/gu;

/** What is left of a word of a question without its ending, where it has one: welding → weld. */
export const wordStem = (word: string): string =>
  /^[a-z]{4,}(?:ing|ed|es|s)$/.test(word) || /^[a-z]{5,}y$/.test(word) ? stem(word) : word;

/** The stems of a text's English words, where they are not the words themselves. */
const stemsIn = (normalised: string): string[] => [
  ...new Set([...normalised.matchAll(englishWords)].map(([word]) => stem(word)).filter((one) => one.length > 2)),
];

/**
 * Text of any language for the index: simplified, lower case, Chinese as numbers, the rest as it is; at the end the stems
 * of its English words, where they are in nobody's way.
 */
export function encodeText(text: string): string {
  const normalised = normaliseText(text);
  const words = normalised.replaceAll(hanRuns, (run) => ` ${runTokens(run).join(' ')} `);
  return [words, ...stemsIn(normalised)].join(' ');
}

/**
 * One Chinese word of a query, as few numbers as cover it: "工程" is one, "无人机" two that overlap, "人工智能" two. A
 * single character is the beginning of every pair it starts.
 */
export function wordTokens(word: string): string[] {
  const characters = [...word];
  if (characters.length === 1) return [digits(word)];
  const pairs = pairsOf(characters);
  if (pairs.length < 3) return pairs;
  return pairs.filter((_, index) => index % 2 === 0 || index === pairs.length - 1);
}

/** A wording that has to stand exactly so; normalised text. All its pairs, so that the engine can follow them. */
export function phraseTokens(normalised: string): string {
  const runs = [...normalised.matchAll(hanRuns)];
  const end = runs.at(-1);
  return normalised
    .replaceAll(hanRuns, (run, offset: number) => {
      const characters = [...run];
      const isLast = end?.index === offset && offset + run.length === normalised.length;
      // The last run may go on in the document.
      return ` ${(isLast && characters.length > 1 ? pairsOf(characters) : runTokens(run)).join(' ')} `;
    })
    .trim();
}
