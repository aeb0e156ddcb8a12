// The second look at what the engine found: how much of the question each document really has, and where. Pure.
// The engine knows words; this knows the question: words standing together, numbers, names, and what only looks alike.
import { type Asked, cutWords, type Word, wordsOfPhrase } from './asked.ts';
import type { FoundDocument } from './documents.ts';
import { wordStem } from './encoding.ts';
import { normaliseText } from './matching/analysis.ts';

/** Where a word stands, from the strongest. */
const places = { title: 1, summary: 0.6, context: 0.55, body: 0.35 } as const;
type Place = keyof typeof places;

/** A word known by another name of its concept counts for less than the word itself. */
const conceptShare = 0.7;
/** … and yet it is what was asked for: nobody mistyped it. */
const conceptCoverage = 0.9;
/** A word with a typing mistake that the engine forgave. */
const forgivenShare = 0.6;
/** Half of a longer Chinese word. */
const partShare = 0.4;

type Texts = Readonly<Record<Place, string>>;

export type Candidate = FoundDocument & { readonly _rankingScore?: number };

/** Traditional characters are turned only where there are such: nearly all texts are simplified already. */
function textsOf(found: FoundDocument): Texts {
  return {
    title: normaliseText(`${found.titleZh}\n${found.titleEn}`),
    summary: normaliseText(`${found.summaryZh}\n${found.summaryEn}`),
    context: normaliseText(`${found.organisationZh}\n${found.organisationEn}`),
    body: `${found.bodyZh}\n${found.bodyEn}`.toLowerCase(),
  };
}

const isLetter = (character: string | undefined): boolean =>
  character !== undefined && /[\p{L}\p{N}]/u.test(character) && !/\p{Script=Han}/u.test(character);

/** 1 for the whole word, less for the beginning of one, 0 for none or the middle. */
function latinShare(text: string, word: string): number {
  let best = 0;
  for (let at = text.indexOf(word); at >= 0 && best < 1; at = text.indexOf(word, at + 1)) {
    if (isLetter(text[at - 1])) continue;
    const after = text.slice(at + word.length, at + word.length + 3);
    if (!isLetter(after[0])) best = 1;
    else best = Math.max(best, /^(?:s|es|ed|ing)(?![a-z])/.test(after) ? 0.97 : word.length >= 3 ? 0.8 : 0);
  }
  return best;
}

/** Characters looked at on both sides of a word to see where the words around it begin. */
const around = 6;

/**
 * Whether a Chinese word stands in a text as a word: 研究生 does not in 研究生命起源. A place where it begins or ends
 * within another word does not count.
 */
export function standsAsWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const start = Math.max(0, at - around);
    const run = /^[\p{Script=Han}]*/u.exec(text.slice(at))?.[0] ?? '';
    const before = /[\p{Script=Han}]*$/u.exec(text.slice(start, at))?.[0] ?? '';
    const pieces = cutWords(before + run.slice(0, word.length + around));
    let place = 0;
    let isTorn = false;
    for (const piece of pieces) {
      const end = place + piece.length;
      const [from, to] = [before.length, before.length + word.length];
      // A word that only goes on on one side of the edge is torn apart by it; one around the whole word holds it.
      const begins = place < from && end > from && end < to;
      const ends = place > from && place < to && end > to;
      if (begins || ends) isTorn = true;
      place = end;
    }
    if (!isTorn) return true;
  }
  return false;
}

function hanShare(text: string, word: string): number {
  if (text.includes(word)) return 1;
  const characters = [...word];
  if (characters.length < 3) return 0;
  let pairs = 0;
  for (let index = 0; index + 1 < characters.length; index++)
    if (text.includes(`${characters[index]}${characters[index + 1]}`)) pairs += 1;
  return pairs === 0 ? 0 : (partShare * pairs) / (characters.length - 1);
}

/** A word with another ending. */
const inflectedShare = 0.9;
const endings = /^(?:s|e|y|es|ed|er|ers|ing|ies|ion|ions|al|ment)?(?![a-z])/;

function inflectedIn(text: string, word: string): boolean {
  const root = wordStem(word).replace(/i$/, '');
  if (root.length < 4 || root === word) return false;
  for (let at = text.indexOf(root); at >= 0; at = text.indexOf(root, at + 1))
    if (!isLetter(text[at - 1]) && endings.test(text.slice(at + root.length, at + root.length + 5))) return true;
  return false;
}

function wordShare(text: string, word: string): number {
  const share = latinShare(text, word);
  return share < inflectedShare && inflectedIn(text, word) ? inflectedShare : share;
}

const shareIn = (text: string, { kind, text: word }: Word): number =>
  kind === 'han' ? hanShare(text, word) : wordShare(text, word);

/** How well one word of the question is met, 0–1, and whether it is met at all as typed. */
function met(word: Word, found: Candidate, texts: Texts, forgiven: readonly string[]): { score: number; has: number } {
  if (word.kind === 'code') {
    const at = found.codes.some((code) => code === word.text) ? 1 : 0;
    const begins = found.codes.some((code) => code.startsWith(word.text)) ? 0.8 : 0;
    const share = Math.max(at, begins, latinShare(texts.title, word.text), 0.5 * latinShare(texts.body, word.text));
    return { score: share * 3, has: share };
  }
  let score = 0;
  let has = 0;
  for (const place of Object.keys(places) as Place[]) {
    const share = shareIn(texts[place], word);
    score = Math.max(score, share * places[place]);
    has = Math.max(has, share);
  }
  if (word.concepts.some((code) => found.concepts.includes(code))) {
    score = Math.max(score, conceptShare);
    has = Math.max(has, conceptCoverage);
  }
  if (has === 0)
    for (const near of forgiven) {
      const share = Math.max(latinShare(texts.title, near), places.summary * latinShare(texts.summary, near));
      score = Math.max(score, forgivenShare * share);
      has = Math.max(has, forgivenShare * share);
    }
  return { score, has };
}

/** Neighbours of the question that are neighbours in the title, too, 0–1. */
function together(words: readonly Word[], title: string): number {
  let pairs = 0;
  for (let index = 1; index < words.length; index++) {
    const [a, b] = [words[index - 1]?.text ?? '', words[index]?.text ?? ''];
    if (title.includes(a + b) || title.includes(`${a} ${b}`)) pairs += 1;
  }
  return words.length > 1 ? pairs / (words.length - 1) : 0;
}

/** Every word that is looked for, those of exact wordings too. */
export const questionWords = ({ words, phrases }: Asked): Word[] => [...phrases.flatMap(wordsOfPhrase), ...words];

export interface Judged<Hit> {
  readonly hit: Hit;
  readonly score: number;
  /** Share of the question's words that the document has, by weight. */
  readonly coverage: number;
}

/** Wordings of the vocabulary near a word that nobody wrote so; empty for known words. */
export type Nearby = (word: string) => readonly string[];

function judge<Hit extends Candidate>(hit: Hit, asked: Asked, words: readonly Word[], nearby: Nearby): Judged<Hit> {
  const texts = textsOf(hit);
  const whole = words.reduce((sum, { weight }) => sum + weight, 0) || 1;
  let score = 0;
  let coverage = 0;
  for (const word of words) {
    const one = met(word, hit, texts, word.kind === 'latin' ? nearby(word.text) : []);
    score += (one.score * word.weight) / whole;
    coverage += (Math.min(1, one.has) * word.weight) / whole;
  }
  const bare = asked.text;
  if (bare.length > 1 && texts.title.includes(bare)) score += 0.25;
  if (bare.length > 3 && texts.context.includes(bare)) score += hit.list === 'organisation' ? 0.5 : 0.2;
  score += 0.15 * together(words, texts.title) + 0.3 * coverage * coverage + 0.12 * (hit._rankingScore ?? 0);
  return { hit, score, coverage };
}

/** The first hits are looked at once more: how many. */
const closelyLooked = 12;
/** What is left of a hit whose every occurrence of a word is torn out of other words. */
const tornShare = 0.1;

/** Exact wordings are what was asked for, wherever they stand. */
function withoutTorn<Hit extends Candidate>(one: Judged<Hit>, words: readonly Word[], asked: Asked): Judged<Hit> {
  if (asked.phrases.length > 0) return one;
  const { titleZh, summaryZh, organisationZh } = one.hit;
  const text = `${titleZh}\n${summaryZh}\n${organisationZh}`;
  const torn = words.some(({ kind, text: word }) => kind === 'han' && text.includes(word) && !standsAsWord(text, word));
  return torn ? { ...one, score: one.score * tornShare, coverage: one.coverage * tornShare } : one;
}

/** The hits by what they have of the question, best first; ties stay in the engine's order. */
export function rerank<Hit extends Candidate>(
  hits: readonly Hit[],
  asked: Asked,
  words: readonly Word[],
  nearby: Nearby,
): Judged<Hit>[] {
  const judged = hits.map((hit) => judge(hit, asked, words, nearby)).sort((a, b) => b.score - a.score);
  const looked = judged.slice(0, closelyLooked).map((one) => withoutTorn(one, words, asked));
  return [...looked, ...judged.slice(closelyLooked)].sort((a, b) => b.score - a.score);
}
