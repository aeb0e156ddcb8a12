// Where the linking words of a match stand in a text: spans to mark, in offsets of the text as it is shown.
import type { MatchedTerm } from '#app/domain/match.ts';
import { normaliseText, wordTerm } from './analysis.ts';

/** `start` to `end` (exclusive) in UTF-16 offsets of the given text; `term` is the wording that put it there. */
export interface HighlightSpan {
  readonly start: number;
  readonly end: number;
  readonly term: string;
}

interface Piece {
  readonly start: number;
  readonly end: number;
  /** One Chinese character, or the stem of a word; the word itself where it has none. */
  readonly key: string;
  readonly spaced: boolean;
}

const pieceForm = /\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu;

function pieces(text: string): Piece[] {
  const found: Piece[] = [];
  for (const match of text.matchAll(pieceForm)) {
    const plain = normaliseText(match[0]);
    const end = match.index + match[0].length;
    const last = found.at(-1);
    const spaced = last !== undefined && last.end !== match.index;
    found.push({ start: match.index, end, key: wordTerm(plain) ?? plain, spaced });
  }
  return found;
}

/** How many pieces from `at` spell the wording; 0 for none. Chinese must stand together, English may be parted by one mark or space. */
function spelled(text: readonly Piece[], at: number, wording: readonly Piece[]): boolean {
  return wording.every(({ key, spaced }, index) => {
    const piece = text[at + index];
    if (!piece || piece.key !== key) return false;
    if (index === 0) return true;
    const gap = piece.start - (text[at + index - 1]?.end ?? 0);
    return spaced ? gap <= 2 : gap === 0;
  });
}

/**
 * The places of the terms in a text of either side, in order and without overlaps; the longer wording wins. A term is looked
 * for in both of its wordings, and English words in all their forms.
 */
export function highlightSpans(text: string, terms: readonly MatchedTerm[]): HighlightSpan[] {
  const wordings = terms
    .flatMap(({ term, other }) => [term, ...(other === null ? [] : [other])])
    .map((term) => ({ term, parts: pieces(term) }))
    .filter(({ parts }) => parts.length > 0)
    .sort((a, b) => b.parts.length - a.parts.length);
  const shown = pieces(text);
  const spans: HighlightSpan[] = [];
  for (let at = 0; at < shown.length; ) {
    const hit = wordings.find(({ parts }) => spelled(shown, at, parts));
    const last = hit && shown[at + hit.parts.length - 1];
    if (hit && last) spans.push({ start: shown[at]?.start ?? 0, end: last.end, term: hit.term });
    at += hit ? hit.parts.length : 1;
  }
  return spans;
}
