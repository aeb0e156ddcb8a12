// Which parts of a need a text speaks of: the basis for combining capabilities that each cover some of them.
import { analyse, termClass } from './analysis.ts';

/** Share of a part's significant terms that a text must have to speak of it. */
const enough = 0.5;

/** Pairs of characters, stems and concepts; single characters and numbers are in every text. */
const significant = (text: string): Set<string> =>
  new Set(analyse(text).filter((term) => ['han-pair', 'stem', 'concept'].includes(termClass(term))));

/** The terms of a text, made once and asked about many parts. */
export type SpokenOf = ReadonlySet<string>;
export const spokenOf = (text: string): SpokenOf => significant(text);

/** Whether a text speaks of a short wording, in either language: its concepts count by themselves, as do its words. */
export function speaksOf(text: SpokenOf, wording: string): boolean {
  const terms = [...significant(wording)];
  const [concepts, words] = [
    terms.filter((term) => term.startsWith('#')),
    terms.filter((term) => !term.startsWith('#')),
  ];
  const share = (wanted: readonly string[]): number =>
    wanted.length === 0 ? 0 : wanted.filter((term) => text.has(term)).length / wanted.length;
  return share(concepts) >= 1 || share(words) > enough;
}
