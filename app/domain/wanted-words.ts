// What the words of a saved search ask of a listing's text, as compiled once, and whether a text has it. Pure.
// Compiling and reading texts (search/percolation) cut words alike; here they are only compared.

/** A run of Han characters, found anywhere in one; or a word of another script, found whole. Both normalised. */
export type WantedTerm =
  | { readonly han: string }
  | {
      readonly word: string;
      readonly stem: string;
      /** Only in exactly this form (inside quotes, and in what is left out). */
      readonly exact: boolean;
    };

/** Terms that must follow each other without a break. */
export type WantedPhrase = readonly WantedTerm[];

export interface WantedWords {
  /** Every group must be met, by one of its alternatives; of an alternative every phrase must be there. */
  readonly groups: readonly (readonly (readonly WantedPhrase[])[])[];
  /** None of these may be there. */
  readonly excluded: readonly WantedPhrase[];
}

/** A piece of a text: a whole run of Han characters, or one word of another script. */
export type TextPiece =
  | { readonly kind: 'han'; readonly text: string; readonly isAfterBreak: boolean }
  | { readonly kind: 'word'; readonly text: string; readonly stem: string; readonly isAfterBreak: boolean };

/** The searchable text of a listing, one sequence of pieces per attribute. */
export interface ListingText {
  readonly attributes: readonly (readonly TextPiece[])[];
  /** Every run of Han characters, line by line. */
  readonly han: string;
  /** The forms that occur, by stem. */
  readonly formsByStem: ReadonlyMap<string, readonly string[]>;
}

/** How many typing errors the search engine forgives in a word of this length (search/indexes.ts). */
const forgiven = (word: string): number => (word.length >= 8 ? 2 : word.length >= 4 ? 1 : 0);

/** Letters added, left out, changed or exchanged with their neighbour; more than `limit` counts as `limit + 1`. */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      let least = Math.min(change, (previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, (before[j - 2] ?? 0) + 1);
      row.push(least);
    }
    [before, previous] = [previous, row];
  }
  return Math.min(previous[b.length] ?? 0, limit + 1);
}

/** Another form of the same word ("laser", "lasers"), as far as the search engine would take it for the same. */
function isForm(term: Extract<WantedTerm, { word: string }>, form: string): boolean {
  if (form === term.word) return true;
  if (term.exact) return false;
  const limit = forgiven(term.word);
  return limit > 0 && editDistance(term.word, form, limit) <= limit;
}

function hasTerm(text: ListingText, term: WantedTerm): boolean {
  if ('han' in term) return text.han.includes(term.han);
  return text.formsByStem.get(term.stem)?.some((form) => isForm(term, form)) ?? false;
}

/** At the first place of a phrase a run of characters may begin earlier, at the last it may go on. */
function fitsAt(term: WantedTerm, piece: TextPiece, isFirst: boolean, isLast: boolean): boolean {
  if ('word' in term) return piece.kind === 'word' && piece.text === term.word;
  if (piece.kind !== 'han') return false;
  if (isFirst && isLast) return piece.text.includes(term.han);
  if (isFirst) return piece.text.endsWith(term.han);
  return isLast ? piece.text.startsWith(term.han) : piece.text === term.han;
}

const startsHere = (pieces: readonly TextPiece[], at: number, phrase: WantedPhrase): boolean =>
  phrase.every((term, index) => {
    const piece = pieces[at + index];
    if (!piece || (index > 0 && piece.isAfterBreak)) return false;
    return fitsAt(term, piece, index === 0, index === phrase.length - 1);
  });

/** Phrases of several terms are found in the forms in which they were asked for. */
function hasPhrase(text: ListingText, phrase: WantedPhrase): boolean {
  const [first] = phrase;
  if (!first) return true;
  if (phrase.length === 1) return hasTerm(text, first);
  if (!phrase.every((term) => hasTerm(text, term))) return false;
  return text.attributes.some((pieces) => pieces.some((_, at) => startsHere(pieces, at, phrase)));
}

/** The text says everything that is asked for, and nothing of what is left out. */
export const fitsWords = (wanted: WantedWords, text: ListingText): boolean =>
  wanted.groups.every((alternatives) =>
    alternatives.some((phrases) => phrases.every((phrase) => hasPhrase(text, phrase))),
  ) && !wanted.excluded.some((phrase) => hasPhrase(text, phrase));
