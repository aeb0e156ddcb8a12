// The words that the lists themselves use, with how they sound: what a mistyped question may have meant. Pure; made of
// public titles and summaries alone, so that no suggestion can tell more than the lists do.
import { pinyin } from 'pinyin-pro';
import { type Asked, allWords, hanWords } from './asked.ts';
import { normaliseText } from './matching/analysis.ts';

export interface ListedText {
  readonly title: string;
  readonly more: string;
}

export interface Wordings {
  /** Titles as they stand, for completing what somebody types. */
  readonly titles: readonly string[];
  /** In how many texts a word occurs. */
  readonly counts: ReadonlyMap<string, number>;
  readonly bySound: ReadonlyMap<string, readonly string[]>;
  readonly byInitials: ReadonlyMap<string, readonly string[]>;
  /** Chinese words by length, for those with one wrong character. */
  readonly byLength: ReadonlyMap<number, readonly string[]>;
  readonly latin: readonly string[];
}

export const noWordings: Wordings = {
  titles: [],
  counts: new Map(),
  bySound: new Map(),
  byInitials: new Map(),
  byLength: new Map(),
  latin: [],
};

const syllables = (word: string): string[] =>
  pinyin(word, { toneType: 'none', type: 'array', v: true, nonZh: 'removed' });

/** Sounds that many do not tell apart made one: zh/z, ch/c, sh/s, -ng/-n, l-/n-. */
const blurred = (letters: string): string =>
  letters
    .replaceAll(/([zcs])h/g, '$1')
    .replaceAll('ng', 'n')
    .replaceAll('l', 'n');

const soundOf = (word: string): string => blurred(syllables(word).join(''));

const readings = new Map<string, string[]>();

/** Every way a character is read: 剥 is bao and bo. */
function readingsOf(character: string): string[] {
  const known = readings.get(character);
  if (known) return known;
  const all = pinyin(character, { toneType: 'none', type: 'array', multiple: true, v: true });
  const different = [...new Set(all)];
  readings.set(character, different);
  return different;
}

/** Ways to read a word that are kept. */
const soundLimit = 6;

/** The usual reading first; for short words the others, too. */
function soundsOf(word: string, parts: readonly string[]): string[] {
  const sounds = new Set([blurred(parts.join(''))]);
  const characters = [...word];
  if (characters.length <= 4)
    for (const [index, character] of characters.entries())
      for (const reading of readingsOf(character))
        if (sounds.size < soundLimit) sounds.add(blurred(parts.with(index, reading).join('')));
  return [...sounds];
}

const hanRuns = /\p{Script=Han}+/gu;
const latinWords = /[\p{Script=Latin}][\p{Script=Latin}\p{N}]{2,}/gu;

/** Longest wording put together of neighbouring words, in characters. */
const longest = 6;

/** The words of a run, and neighbours put together: segmenters part what people type as one. */
function wordingsOf(run: string): string[] {
  const words = hanWords(run);
  const found = allWords(run).filter((word) => word.length > 1);
  words.forEach((word, index) => {
    let joined = '';
    for (const next of words.slice(index, index + 3)) {
      joined += next;
      if (joined.length > longest) break;
      if (joined.length > 1 && run.includes(joined)) found.push(joined);
    }
    if (word.length > longest) found.push(word);
  });
  return found;
}

export class WordingsBuilder {
  private readonly titles = new Set<string>();
  private readonly counts = new Map<string, number>();

  add({ title, more }: ListedText): void {
    if (title !== '') this.titles.add(title);
    const text = normaliseText(`${title}\n${more}`);
    const words = new Set<string>();
    for (const [run] of text.matchAll(hanRuns)) for (const word of wordingsOf(run)) words.add(word);
    for (const [word] of text.matchAll(latinWords)) words.add(word);
    for (const word of words) this.counts.set(word, (this.counts.get(word) ?? 0) + 1);
  }

  finish(): Wordings {
    const bySound = new Map<string, string[]>();
    const byInitials = new Map<string, string[]>();
    const byLength = new Map<number, string[]>();
    const latin: string[] = [];
    const put = <Key>(map: Map<Key, string[]>, key: Key, word: string) => map.set(key, [...(map.get(key) ?? []), word]);
    for (const [word] of [...this.counts].sort((a, b) => b[1] - a[1])) {
      if (!/^\p{Script=Han}/u.test(word)) {
        latin.push(word);
        continue;
      }
      const parts = syllables(word);
      for (const sound of soundsOf(word, parts)) put(bySound, sound, word);
      if (word.length > 2) put(byInitials, parts.map((part) => part.charAt(0)).join(''), word);
      put(byLength, word.length, word);
    }
    return { titles: [...this.titles], counts: this.counts, bySound, byInitials, byLength, latin };
  }
}

const differsByOne = (a: string, b: string): boolean => {
  let different = 0;
  for (let index = 0; index < a.length; index++) if (a[index] !== b[index]) different += 1;
  return different === 1;
};

const cost = { known: 0.1, sound: 1.1, oneWrong: 1.3, strange: 0.6 } as const;

/** The best word for a stretch of a run: itself, one that sounds the same, one with a single other character. */
function wordFor(part: string, { counts, bySound, byLength }: Wordings): { word: string; cost: number } | null {
  if (counts.has(part)) return { word: part, cost: cost.known };
  const same = bySound.get(soundOf(part))?.find((word) => word.length === part.length);
  if (same) return { word: same, cost: cost.sound };
  const near = part.length > 2 ? byLength.get(part.length)?.find((word) => differsByOne(word, part)) : undefined;
  return near ? { word: near, cost: cost.oneWrong } : null;
}

/** The run with the fewest changes that make it the lists' own words. */
function correctRun(run: string, wordings: Wordings): string {
  const best: { text: string; cost: number }[] = [{ text: '', cost: 0 }];
  for (let end = 1; end <= run.length; end++) {
    const before = best[end - 1] ?? { text: '', cost: 0 };
    let chosen = { text: before.text + run[end - 1], cost: before.cost + cost.strange };
    for (let start = Math.max(0, end - longest); start <= end - 2; start++) {
      const found = wordFor(run.slice(start, end), wordings);
      const prefix = best[start];
      if (found && prefix && prefix.cost + found.cost < chosen.cost)
        chosen = { text: prefix.text + found.word, cost: prefix.cost + found.cost };
    }
    best.push(chosen);
  }
  return best.at(-1)?.text ?? run;
}

/** Letters of the longest sound looked for. */
const longestSound = 36;

/** Latin letters read as the sounds of Chinese words of the lists, as few as possible; null when they are not only that. */
export function wordsBySound(letters: string, { bySound, counts }: Wordings): string | null {
  const sound = blurred(letters);
  const best: ({ text: string; words: number } | null)[] = [{ text: '', words: 0 }];
  const common = (words: readonly string[]) => words.toSorted((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0))[0];
  for (let end = 1; end <= sound.length; end++) {
    let chosen: { text: string; words: number } | null = null;
    for (let start = Math.max(0, end - longestSound); start < end; start++) {
      const before = best[start];
      const word = before ? common(bySound.get(sound.slice(start, end)) ?? []) : undefined;
      if (before && word && (!chosen || before.words + 1 < chosen.words))
        chosen = { text: before.text + word, words: before.words + 1 };
    }
    best.push(chosen);
  }
  return best.at(-1)?.text ?? null;
}

function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const swap = a[i - 1] === b[j - 1] ? 0 : 1;
      next[j] = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + swap);
    }
    row = next;
  }
  return row[b.length] ?? limit + 1;
}

const nearbyLimit = 3;

/** Latin words of the lists that a mistyped one may have meant, nearest first; none for a word they use. */
export function nearbyWords(word: string, { counts, latin }: Wordings): string[] {
  const allowed = word.length >= 8 ? 2 : word.length >= 4 ? 1 : 0;
  if (allowed === 0 || counts.has(word) || latin.some((known) => known.startsWith(word))) return [];
  return latin
    .map((known) => ({ known, distance: editDistance(word, known, allowed) }))
    .filter(({ distance }) => distance <= allowed)
    .sort((a, b) => a.distance - b.distance)
    .slice(0, nearbyLimit)
    .map(({ known }) => known);
}

/** What the question may have meant in the lists' own words; null when nothing better is known. */
export function correctWording(asked: Asked, wordings: Wordings): string | null {
  if (asked.words.some(({ kind }) => kind === 'code') || asked.text === '') return null;
  const letters = asked.words.every(({ kind }) => kind === 'latin') ? asked.words.map(({ text }) => text).join('') : '';
  if (letters !== '' && /^[a-z]+$/.test(letters)) {
    const bySound = letters.length > 3 ? wordsBySound(letters, wordings) : null;
    const heard = bySound ?? (letters.length > 2 ? wordings.byInitials.get(letters)?.[0] : undefined);
    if (heard) return heard;
  }
  const corrected = asked.text
    .replaceAll(hanRuns, (run) => correctRun(run, wordings))
    .replaceAll(/[a-z][a-z0-9]{2,}/g, (word) =>
      wordings.counts.has(word)
        ? word
        : (nearbyWords(word, wordings)[0] ?? (word.length > 3 ? wordsBySound(word, wordings) : null) ?? word),
    );
  return corrected === asked.text ? null : corrected;
}
