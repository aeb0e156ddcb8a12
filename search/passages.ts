// Shows what was found: marks the words of the question in a text and cuts long texts to the passage that has them. Pure.
import { type Asked, allWords } from './asked.ts';
import { relatedWordings } from './concepts.ts';
import type { FoundDocument } from './documents.ts';
import { normaliseText } from './matching/analysis.ts';

export interface Marks {
  readonly start: string;
  readonly end: string;
}

export type MarkedTexts = Pick<FoundDocument, 'titleZh' | 'titleEn' | 'summaryZh' | 'summaryEn' | 'bodyZh' | 'bodyEn'>;

const escaped = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&');
const isHan = (text: string): boolean => /\p{Script=Han}/u.test(text);

/** Latin words from their beginning to their end, Chinese anywhere. */
const patternOf = (wording: string): string =>
  isHan(wording)
    ? escaped(wording)
    : `(?<![\\p{Script=Latin}\\p{N}])${escaped(wording)}(?:e?s)?(?![\\p{Script=Latin}\\p{N}])`;

const wordingLimit = 40;

/** What to mark for a question; null when there is nothing. `also` are wordings found instead of mistyped ones. */
export function marker({ words, phrases }: Asked, also: readonly string[]): RegExp | null {
  const own = [...phrases, ...words.map(({ text }) => text)].filter((text) => text.length > 1 || words.length === 1);
  const begun = words.at(-1);
  const parts = words.flatMap(({ kind, text }) => (kind === 'han' && text.length > 2 ? allWords(text) : []));
  const related = words.flatMap(({ text, concepts }) => (concepts.length > 0 ? relatedWordings(text, 'zh') : []));
  const all = [...new Set([...own, ...also, ...parts.filter((part) => part.length > 1), ...related])]
    .slice(0, wordingLimit)
    .sort((a, b) => b.length - a.length);
  if (all.length === 0) return null;
  // The last word may only have been begun.
  const beginning =
    begun?.kind === 'latin' && begun.text.length > 2 ? [`(?<![\\p{Script=Latin}\\p{N}])${escaped(begun.text)}`] : [];
  return new RegExp([...all.map(patternOf), ...beginning].join('|'), 'giu');
}

/** Traditional text is compared as simplified where that keeps every character in its place. */
function comparable(text: string): string {
  const lower = text.toLowerCase();
  if (!isHan(text)) return lower;
  const normal = normaliseText(text.replaceAll(/\s/g, ' '));
  return normal.length === text.length ? normal : lower;
}

function placesOf(text: string, wanted: RegExp): { start: number; end: number }[] {
  const places: { start: number; end: number }[] = [];
  for (const match of comparable(text).matchAll(wanted)) {
    if (match[0] === '') continue;
    const last = places.at(-1);
    const end = match.index + match[0].length;
    if (last && match.index <= last.end) last.end = Math.max(last.end, end);
    else places.push({ start: match.index, end });
  }
  return places;
}

/** Characters shown of a long text: a Chinese one says as much in half as many. */
const roomIn = (text: string): number => (isHan(text) ? 110 : 230);

/** Where to begin and end, so that the first place found stands in it. */
function windowOf(text: string, places: readonly { start: number; end: number }[]): [number, number] {
  const room = roomIn(text);
  if (text.length <= room * 1.2) return [0, text.length];
  const at = places[0]?.start ?? 0;
  let start = Math.max(0, Math.min(at - Math.floor(room / 4), text.length - room));
  let end = Math.min(text.length, start + room);
  // Latin words are not cut in the middle.
  while (start > 0 && /[\p{Script=Latin}\p{N}]/u.test(text[start - 1] ?? '')) start -= 1;
  while (end < text.length && /[\p{Script=Latin}\p{N}]/u.test(text[end] ?? '')) end += 1;
  return [start, end];
}

function marked(text: string, wanted: RegExp | null, marks: Marks, whole: boolean): string {
  if (text === '') return '';
  const places = wanted ? placesOf(text, wanted) : [];
  const [from, to] = whole ? [0, text.length] : windowOf(text, places);
  let shown = from > 0 ? '…' : '';
  let at = from;
  for (const { start, end } of places) {
    if (start < from || end > to) continue;
    shown += text.slice(at, start) + marks.start + text.slice(start, end) + marks.end;
    at = end;
  }
  return shown + text.slice(at, to) + (to < text.length ? '…' : '');
}

export const markedTexts = (found: FoundDocument, wanted: RegExp | null, marks: Marks): MarkedTexts => ({
  titleZh: marked(found.titleZh, wanted, marks, true),
  titleEn: marked(found.titleEn, wanted, marks, true),
  summaryZh: marked(found.summaryZh, wanted, marks, false),
  summaryEn: marked(found.summaryEn, wanted, marks, false),
  bodyZh: marked(found.bodyZh, wanted, marks, false),
  bodyEn: marked(found.bodyEn, wanted, marks, false),
});
