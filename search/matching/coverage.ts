// Which parts of a need a text speaks of: the basis for combining capabilities that each cover some of them.
import { analyse, termClass } from './analysis.ts';

/** Share of a part's words that a text must have to speak of it. */
const enough = 0.6;
/** Pairs of characters, or stems, from which on a text counts as Chinese or English; it may be both. */
const fewest = 6;

const isChinese = (term: string): boolean => termClass(term) === 'han-pair';
const isConcept = (term: string): boolean => termClass(term) === 'concept';

/** Pairs of characters, stems and concepts; single characters and numbers are in every text. */
const significant = (text: string): Set<string> =>
  new Set(analyse(text).filter((term) => ['han-pair', 'stem', 'concept'].includes(termClass(term))));

/** The terms of a text, made once and asked about many parts. */
export interface SpokenOf {
  readonly terms: ReadonlySet<string>;
  readonly hasChinese: boolean;
  readonly hasEnglish: boolean;
}

export function spokenOf(text: string): SpokenOf {
  const terms = significant(text);
  const chinese = [...terms].filter(isChinese).length;
  const english = [...terms].filter((term) => termClass(term) === 'stem').length;
  return { terms, hasChinese: chinese >= fewest, hasEnglish: english >= fewest };
}

/**
 * Whether a text speaks of a short wording: by its words where the text is in the same language, and only where it is not
 * by what the words mean, since one general concept ("assembly") is in many texts.
 */
export function speaksOf(text: SpokenOf, wording: string): boolean {
  const terms = [...significant(wording)];
  const words = terms.filter((term) => !isConcept(term));
  const isSameLanguage = words.some(isChinese) ? text.hasChinese : text.hasEnglish;
  const wanted = isSameLanguage ? words : terms.filter(isConcept);
  const found = wanted.filter((term) => text.terms.has(term)).length;
  return wanted.length > 0 && found / wanted.length >= (isSameLanguage ? enough : 1);
}
