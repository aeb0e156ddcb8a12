// Cutting indexed words into the pieces that saved searches are compared by: Chinese is numbers there (encoding.ts). Pure.
import type { TextPiece } from '#app/domain/wanted-words.ts';
import { stem } from '../matching/stemming.ts';

const piece = /[\p{L}\p{N}]+/gu;

/** Ends of sentences and parts: phrases do not reach across. */
const sentenceBreak = /[.!?;:,。！？；：，、()（）[\]\n]/;

/** The pieces of a text as `encodeText` or `phraseTokens` leave it. */
export function piecesOf(encoded: string): (TextPiece & { readonly kind: 'word' })[] {
  const pieces: (TextPiece & { readonly kind: 'word' })[] = [];
  let end = 0;
  for (const match of encoded.matchAll(piece)) {
    const [text] = match;
    const isAfterBreak = sentenceBreak.test(encoded.slice(end, match.index));
    pieces.push({ kind: 'word', text, stem: stem(text), isAfterBreak });
    end = match.index + text.length;
  }
  return pieces;
}
