// What somebody may be about to type: titles and words of the lists, and what others often asked for. Pure; everything in it is public.
import { normaliseText } from './matching/analysis.ts';
import { type Wordings, wordsBySound } from './wordings.ts';

const limit = 8;

/** Titles longer than this are no question anybody asks. */
const titleRoom = 40;

interface Rated {
  readonly text: string;
  readonly rate: number;
}

/** 3 at the beginning, 2 at the beginning of a word, 1 inside, 0 not at all. */
function placeOf(text: string, typed: string): number {
  const at = text.indexOf(typed);
  if (at < 0) return 0;
  if (at === 0) return 3;
  return /[\p{L}\p{N}]/u.test(text[at - 1] ?? '') && !/\p{Script=Han}/u.test(typed) ? 1 : 2;
}

/** `names` are those of fields and the like, `popular` what many have asked, most often first. */
export function complete(
  typed: string,
  wordings: Wordings,
  names: readonly string[],
  popular: readonly string[],
): string[] {
  const own = normaliseText(typed).trim();
  if (own === '') return popular.slice(0, limit);
  const heard = /^[a-z ]{4,}$/.test(own) ? wordsBySound(own.replaceAll(' ', ''), wordings) : null;
  const rated = new Map<string, Rated>();
  const offer = (text: string, wanted: string, base: number) => {
    const key = normaliseText(text);
    const place = placeOf(key, wanted);
    if (place === 0 || key === own) return;
    const rate = base + place;
    if ((rated.get(key)?.rate ?? 0) < rate) rated.set(key, { text, rate });
  };
  for (const wanted of heard === null ? [own] : [own, heard]) {
    for (const text of popular) offer(text, wanted, 2.5);
    for (const text of names) offer(text, wanted, 2);
    for (const [word, count] of wordings.counts)
      if (word.startsWith(wanted) && count > 1) offer(word, wanted, 0.5 + Math.min(1, count / 20));
    for (const title of wordings.titles) if (title.length <= titleRoom || wanted.length > 3) offer(title, wanted, 0);
  }
  if (heard !== null && !rated.has(heard)) rated.set(heard, { text: heard, rate: 5 });
  return [...rated.values()]
    .sort((a, b) => b.rate - a.rate || a.text.length - b.text.length)
    .slice(0, limit)
    .map(({ text }) => text);
}
