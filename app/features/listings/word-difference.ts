// The difference of two texts word by word: Chinese by the words a dictionary knows, everything else by its spaces.

export interface Piece {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
}

/** More changes than this and the texts have little in common: both are shown whole. */
const mostChanges = 400;

const segmenters = {
  zh: new Intl.Segmenter('zh', { granularity: 'word' }),
  en: new Intl.Segmenter('en', { granularity: 'word' }),
};

const tokensOf = (text: string, language: 'zh' | 'en'): string[] =>
  [...segmenters[language].segment(text)].map(({ segment }) => segment);

/** Both texts in one row of pieces; the "same" and "added" ones together are `after`, the others `before`. */
export function wordDifference(before: string, after: string, language: 'zh' | 'en'): Piece[] {
  return bridged(pieces(tokensOf(before, language), tokensOf(after, language)));
}

/** Shortest edit script over tokens (Myers 1986), what both share at the ends left aside. Also used on whole rows. */
export function pieces(before: readonly string[], after: readonly string[]): Piece[] {
  const [a, b] = [before, after];
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
  return [
    ...a.slice(0, start).map((text) => ({ kind: 'same' as const, text })),
    ...middle(a.slice(start, a.length - end), b.slice(start, b.length - end)),
    ...a.slice(a.length - end).map((text) => ({ kind: 'same' as const, text })),
  ];
}

function middle(a: readonly string[], b: readonly string[]): Piece[] {
  const trace = a.length > 0 && b.length > 0 ? shortestPath(a, b) : null;
  if (!trace)
    return [
      ...a.map((text) => ({ kind: 'removed' as const, text })),
      ...b.map((text) => ({ kind: 'added' as const, text })),
    ];
  return walkBack(a, b, trace);
}

/** The furthest points reached after 0, 1, 2 … changes, one array per number; null beyond `mostChanges`. */
function shortestPath(a: readonly string[], b: readonly string[]): Int32Array[] | null {
  const most = Math.min(a.length + b.length, mostChanges);
  const offset = most + 1;
  const reach = new Int32Array(2 * most + 3);
  const trace: Int32Array[] = [];
  for (let changes = 0; changes <= most; changes += 1) {
    trace.push(reach.slice());
    for (let k = -changes; k <= changes; k += 2) {
      const down = k === -changes || (k !== changes && at(reach, k - 1 + offset) < at(reach, k + 1 + offset));
      let x = down ? at(reach, k + 1 + offset) : at(reach, k - 1 + offset) + 1;
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x += 1;
      reach[k + offset] = x;
      if (x >= a.length && x - k >= b.length) return trace;
    }
  }
  return null;
}

const at = (list: Int32Array, index: number): number => list[index] ?? 0;

function walkBack(a: readonly string[], b: readonly string[], trace: readonly Int32Array[]): Piece[] {
  const found: Piece[] = [];
  let [x, y] = [a.length, b.length];
  for (let changes = trace.length - 1; changes >= 0; changes -= 1) {
    const reach = trace[changes] ?? new Int32Array();
    const offset = (reach.length - 1) / 2;
    const k = x - y;
    const down = k === -changes || (k !== changes && at(reach, k - 1 + offset) < at(reach, k + 1 + offset));
    const fromX = changes === 0 ? 0 : at(reach, (down ? k + 1 : k - 1) + offset);
    const fromY = changes === 0 ? 0 : fromX - (down ? k + 1 : k - 1);
    while (x > fromX && y > fromY) {
      found.push({ kind: 'same', text: a[x - 1] ?? '' });
      [x, y] = [x - 1, y - 1];
    }
    if (changes === 0) break;
    found.push(down ? { kind: 'added', text: b[y - 1] ?? '' } : { kind: 'removed', text: a[x - 1] ?? '' });
    [x, y] = [fromX, fromY];
  }
  return found.reverse();
}

/** A lone mark or blank between two changes reads better as part of both. */
const isSlight = (text: string): boolean => text.length <= 2 && /^[\s\p{P}]+$/u.test(text);

/** Neighbours joined: removed before added within one change. */
function bridged(found: readonly Piece[]): Piece[] {
  const result: Piece[] = [];
  let [removed, added, pending] = ['', '', ''];
  const flush = () => {
    if (removed) result.push({ kind: 'removed', text: removed });
    if (added) result.push({ kind: 'added', text: added });
    [removed, added] = ['', ''];
  };
  const settle = () => {
    if (!pending) return;
    flush();
    result.push({ kind: 'same', text: pending });
    pending = '';
  };
  for (const { kind, text } of found) {
    if (kind === 'same') {
      pending += text;
      continue;
    }
    if (pending && (removed || added) && isSlight(pending)) {
      removed += pending;
      added += pending;
      pending = '';
    } else settle();
    if (kind === 'removed') removed += text;
    else added += text;
  }
  flush();
  if (pending) result.push({ kind: 'same', text: pending });
  return result;
}

/** How much of the longer text both share, 0–1. */
export function likeness(found: readonly Piece[]): number {
  const length = (kind: Piece['kind']) =>
    found.reduce((sum, piece) => sum + (piece.kind === kind ? piece.text.length : 0), 0);
  const same = length('same');
  return same / Math.max(1, same + Math.max(length('added'), length('removed')));
}

/** Long unchanged passages cut in the middle: `context` characters on each side of a change stay. */
export function condensed(found: readonly Piece[], context = 60): Piece[] {
  return found.map((piece, index) => {
    if (piece.kind !== 'same' || piece.text.length <= context * 2 + 20) return piece;
    const head = index === 0 ? '' : piece.text.slice(0, context);
    const tail = index === found.length - 1 ? '' : piece.text.slice(-context);
    return { kind: 'same', text: `${head} … ${tail}` };
  });
}
