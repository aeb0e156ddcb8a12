// Text analysis: any mix of Chinese and English to the terms that ranking counts. Pure; the same text always gives the same terms.
// Term forms: "激" Han character · "激光" Han pair · "laser" stem · "laser weld" stem pair · "n:0.5m" quantity · "#12" lexicon concept.
import { Converter } from 'opencc-js/t2cn';
import { type ConceptMatcher, conceptMatcher } from './lexicon.ts';
import { quantityTerm } from './quantities.ts';
import { stem } from './stemming.ts';
import { isEnglishStopWord, isHanStopCharacter, isHanStopPair } from './stop-words.ts';

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
    if (next === undefined || isHanStopPair(character + next)) continue;
    if (!(isHanStopCharacter(character) && isHanStopCharacter(next))) into.push(character + next);
  }
}

const sentenceBreak = /[.,;:!?()[\]。，；：！？（）]/;

/** Collects the terms of one text; English words gather into sentences, whose pairs and concepts close with them. */
class Collector {
  readonly terms: string[] = [];
  private sentence: string[] = [];
  private sentenceEnd = 0;

  constructor(
    private readonly text: string,
    private readonly concepts: ConceptMatcher,
  ) {}

  closeSentence(): void {
    if (this.sentence.length > 0) this.concepts.inStems(this.sentence, this.terms);
    this.sentence = [];
  }

  han(run: string): void {
    this.closeSentence();
    hanTerms(run, this.terms);
    this.concepts.inHan(run, this.terms);
  }

  word(piece: Stretch): void {
    const term = wordTerm(piece.text);
    if (this.sentence.length > 0 && sentenceBreak.test(this.text.slice(this.sentenceEnd, piece.start)))
      this.closeSentence();
    this.sentenceEnd = piece.end;
    if (term === null) return;
    const previous = this.sentence.at(-1);
    this.terms.push(term);
    if (previous !== undefined) this.terms.push(`${previous} ${term}`);
    this.sentence.push(term);
  }
}

/** The terms of a text in reading order, repeated as often as they occur. */
export function analyse(text: string, concepts: ConceptMatcher = conceptMatcher()): string[] {
  const normalised = normaliseText(text);
  const collector = new Collector(normalised, concepts);
  let done = 0;
  for (const piece of stretches(normalised)) {
    if (piece.end <= done) continue;
    if (piece.start < done) collector.han(piece.text.slice(done - piece.start));
    else if (piece.kind === 'han') collector.han(piece.text);
    else if (piece.kind === 'word') collector.word(piece);
    else {
      collector.closeSentence();
      const quantity = quantityTerm(normalised, piece.text, piece.end);
      collector.terms.push(quantity.term);
      done = quantity.end;
    }
  }
  collector.closeSentence();
  return collector.terms;
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
