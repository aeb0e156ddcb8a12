// Shortens text at the end of a sentence, and shares a length limit between several sections.

const abbreviations = new Set(
  'dr gen col lt capt sen rep mr mrs ms prof st no vs inc ltd co corp dept approx fig sec e.g i.e etc u.s u.k al vol jr sr gov'.split(
    ' ',
  ),
);

/** Ends of sentences in `text`, as offsets behind the last mark. */
function sentenceEnds(text: string): number[] {
  const ends: number[] = [];
  for (const mark of text.matchAll(/[。！？；]+[」』”’）)]*|[.!?]+["'”’)\]]*(?=\s)|\n/g)) {
    const end = mark.index + (mark[0] === '\n' ? 0 : mark[0].length);
    if (mark[0].startsWith('.')) {
      const word = /([A-Za-z][A-Za-z.]*)$/.exec(text.slice(0, mark.index))?.[1]?.toLowerCase();
      const next = /^\s+(\S)/.exec(text.slice(end))?.[1] ?? '';
      // "U.S. Navy", "J. Smith" and "1. step" do not end there.
      if (word && (word.length === 1 || abbreviations.has(word))) continue;
      if (/\p{Ll}/u.test(next) || /(?:^|\n)\s*\d+$/.test(text.slice(0, mark.index))) continue;
    }
    if (end > 0) ends.push(end);
  }
  return ends;
}

/** A cut never splits a character written as a surrogate pair. */
function safeSlice(text: string, length: number): string {
  const slice = text.slice(0, length);
  return /[\ud800-\udbff]$/.test(slice) ? slice.slice(0, -1) : slice;
}

/**
 * At most `limit` UTF-16 units. Cuts at the last sentence end in the second half, else between words; a cut text ends
 * with "…" so that nobody takes it for the whole.
 */
export function cutAtSentence(text: string, limit: number): { text: string; cut: boolean } {
  if (text.length <= limit) return { text, cut: false };
  if (limit < 2) return { text: safeSlice(text, limit), cut: true };
  const room = limit - 2;
  const end = sentenceEnds(text).findLast((offset) => offset <= room && offset >= room * 0.5);
  if (end !== undefined) return { text: `${text.slice(0, end).trimEnd()} …`, cut: true };
  const slice = safeSlice(text, room);
  const space = /\s/.test(text.charAt(slice.length)) ? slice.length : slice.search(/\s\S*$/);
  const kept = space >= room * 0.5 ? slice.slice(0, space) : slice;
  return { text: `${kept.trimEnd()} …`, cut: true };
}

/** The first sentences, as one line of at most `limit` units; used for summaries. */
export function firstSentences(text: string, limit: number): string {
  const flow = text
    .split('\n')
    .map((line) => line.replace(/^\s*(?:•|\d+\.)\s+/, '').trim())
    .filter(Boolean)
    .join(' ');
  if (flow.length <= limit) return flow;
  const end = sentenceEnds(flow).findLast((offset) => offset <= limit);
  return end ? flow.slice(0, end).trimEnd() : cutAtSentence(flow, limit).text;
}

/** Lengths for sections that share `limit`: short ones in full, the long ones an equal part of what is left. */
export function shareLimit(lengths: readonly number[], limit: number): number[] {
  const shares = lengths.map(() => 0);
  let open = lengths.map((_, index) => index);
  let left = limit;
  while (open.length > 0) {
    const part = Math.floor(left / open.length);
    const fitting = open.filter((index) => lengths[index]! <= part);
    if (fitting.length === 0) {
      for (const index of open) shares[index] = part;
      return shares;
    }
    for (const index of fitting) {
      shares[index] = lengths[index]!;
      left -= lengths[index]!;
    }
    open = open.filter((index) => !fitting.includes(index));
  }
  return shares;
}
