// Text analysis: any mix of Chinese and English to the terms that ranking counts. Pure; the same text always gives the same terms.
// Term forms: "激" Han character · "激光" Han pair · "laser" stem · "laser weld" stem pair · "n:0.5m" quantity · "#12" lexicon concept.
import { Converter } from 'opencc-js/t2cn';
import { type ConceptMatcher, conceptMatcher } from './lexicon.ts';
import { quantityTerm } from './quantities.ts';
import { stem } from './stemming.ts';
import { isEnglishStopWord, isHanStopCharacter } from './stop-words.ts';

const toSimplified = Converter({ from: 't', to: 'cn' });
const han = /\p{Script=Han}/u;

/** NFKC, lower case, simplified Chinese, one kind of white space. */
export function normaliseText(text: string): string {
  const plain = text.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, ' ');
  return han.test(plain) ? toSimplified(plain) : plain;
}

/** A stretch of normalised text of one kind. `start` and `end` are offsets in the normalised text. */
interface Stretch {
  readonly kind: 'han' | 'word' | 'number';
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const stretch =
  /(\p{Script=Han}+)|(?![2-6]g(?![\p{L}\p{N}]))(\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?=$|[^\p{L}\p{N}]|\p{Script=Han}|[a-zμ°℃%]{1,3}(?![\p{L}\p{N}]))|(\d*(?!\p{Script=Han})\p{L}(?:(?!\p{Script=Han})[\p{L}\p{N}])*(?:['’]\p{L}+)?)|(\d+)/gu;

/** The stretches of a normalised text, in order; what lies between them is punctuation and space. */
export function* stretches(normalised: string): Generator<Stretch> {
  stretch.lastIndex = 0;
  for (const match of normalised.matchAll(stretch)) {
    const kind = match[1] !== undefined ? 'han' : match[3] !== undefined ? 'word' : 'number';
    yield { kind, text: match[0], start: match.index, end: match.index + match[0].length };
  }
}

/** The stem of a Latin word as the terms use it; null for stop words and single letters. */
export function wordTerm(word: string): string | null {
  const bare = word.replace(/['’].*$/, '');
  if (bare.length < 2 || isEnglishStopWord(bare)) return null;
  return stem(bare);
}

function hanTerms(run: string, into: string[]): void {
  const characters = [...run];
  for (let index = 0; index < characters.length; index++) {
    const character = characters[index] ?? '';
    const next = characters[index + 1];
    if (!isHanStopCharacter(character)) into.push(character);
    if (next !== undefined && !(isHanStopCharacter(character) && isHanStopCharacter(next))) into.push(character + next);
  }
}

/** The terms of a text in reading order, repeated as often as they occur. */
export function analyse(text: string, concepts: ConceptMatcher = conceptMatcher()): string[] {
  const normalised = normaliseText(text);
  const terms: string[] = [];
  let sentence: string[] = [];
  let sentenceEnd = 0;
  const closeSentence = (): void => {
    if (sentence.length > 0) concepts.inStems(sentence, terms);
    sentence = [];
  };
  let skipUntil = 0;
  for (const piece of stretches(normalised)) {
    if (piece.start < skipUntil) {
      if (piece.end <= skipUntil) continue;
      const rest = piece.text.slice(skipUntil - piece.start);
      closeSentence();
      hanTerms(rest, terms);
      concepts.inHan(rest, terms);
      continue;
    }
    if (piece.kind === 'han') {
      closeSentence();
      hanTerms(piece.text, terms);
      concepts.inHan(piece.text, terms);
    } else if (piece.kind === 'number') {
      closeSentence();
      const quantity = quantityTerm(normalised, piece.text, piece.end);
      terms.push(quantity.term);
      skipUntil = quantity.end;
    } else {
      const term = wordTerm(piece.text);
      if (sentence.length > 0 && /[.,;:!?()[\]。，；：！？（）]/.test(normalised.slice(sentenceEnd, piece.start))) closeSentence();
      sentenceEnd = piece.end;
      if (term === null) continue;
      const previous = sentence.at(-1);
      terms.push(term);
      if (previous !== undefined) terms.push(`${previous} ${term}`);
      sentence.push(term);
    }
  }
  closeSentence();
  return terms;
}

export type TermClass = 'han' | 'han-pair' | 'stem' | 'stem-pair' | 'quantity' | 'concept';

/** What kind of term this is, from its form alone. */
export function termClass(term: string): TermClass {
  if (term.startsWith('#')) return 'concept';
  if (term.startsWith('n:')) return 'quantity';
  if (term.includes(' ')) return 'stem-pair';
  if (han.test(term)) return [...term].length === 1 ? 'han' : 'han-pair';
  return 'stem';
}
