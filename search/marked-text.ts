// Marks found words in a text and cuts it to the passage around the first of them: what Meilisearch does, for answers without it. Pure.

export interface Marks {
  readonly start: string;
  readonly end: string;
}

const escaped = (word: string): string => word.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Null when there is nothing to look for. */
function finderOf(words: readonly string[]): RegExp | null {
  // A stem marks the whole word it begins; Han words stand without a border.
  const patterns = words.map((word) =>
    /\p{Script=Han}/u.test(word) ? escaped(word) : `(?<![\\p{L}\\p{N}])${escaped(word)}[\\p{L}\\p{N}]{0,4}`,
  );
  return patterns.length === 0 ? null : new RegExp(`(?:${patterns.join('|')})+`, 'giu');
}

/** @param words longest first */
export function markText(text: string, words: readonly string[], { start, end }: Marks): string {
  const finder = finderOf(words);
  return finder ? text.replaceAll(finder, (found) => `${start}${found}${end}`) : text;
}

/** Characters of a cut passage, and how many of them stand before the first found word. */
const passage = { length: 160, before: 40 };

/** The passage around the first found word, marked; dots where something was left out. */
export function cutText(text: string, words: readonly string[], marks: Marks): string {
  const at = finderOf(words)?.exec(text)?.index ?? 0;
  const from = at <= passage.before ? 0 : at - passage.before;
  const to = from + passage.length;
  const cut = text.slice(from, to);
  return `${from > 0 ? '…' : ''}${markText(cut, words, marks)}${to < text.length ? '…' : ''}`;
}
