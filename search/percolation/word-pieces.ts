// Cutting texts into the pieces that saved searches are compared by, like the search engine does. Pure.
import type { TextPiece } from '#app/domain/wanted-words.ts';
import { normaliseText } from '../matching/analysis.ts';
import { stem } from '../matching/stemming.ts';

/** Lower case, simplified characters, no accents. */
export const plainText = (text: string): string =>
  normaliseText(text)
    .normalize('NFD')
    .replaceAll(/\p{Mn}/gu, '')
    .normalize('NFC');

const piece = /(\p{Script=Han}+)|((?:(?!\p{Script=Han})[\p{L}\p{N}])+)/gu;

/** Ends of sentences and parts: phrases do not reach across. */
const sentenceBreak = /[.!?;:,。！？；：，、()（）[\]\n]/;

/** The pieces of a text that is plain already. */
export function piecesOf(plain: string): TextPiece[] {
  const pieces: TextPiece[] = [];
  let end = 0;
  for (const match of plain.matchAll(piece)) {
    const isAfterBreak = sentenceBreak.test(plain.slice(end, match.index));
    const [text, han] = match;
    pieces.push(
      han === undefined ? { kind: 'word', text, stem: stem(text), isAfterBreak } : { kind: 'han', text, isAfterBreak },
    );
    end = match.index + text.length;
  }
  return pieces;
}
