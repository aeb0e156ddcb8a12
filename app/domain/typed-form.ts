// What somebody typed into a form and has not saved: how much is kept, and what counts as one form.

/** One control's name and value, as the browser would send them, in that order. */
export type TypedPair = readonly [name: string, value: string];

/** Characters of all names and values together. The longest listing, every field full, is about 60,000. */
export const typedFormLimit = 100_000;

/** Pairs in one form: 30 rows of five fields in four lists is far below. */
export const typedPairLimit = 2_000;

/** Days for which somebody whose session has ended may still leave what they typed behind. A session lives for seven. */
export const typedPermitDays = 8;

export const isWithinTypedLimit = (pairs: readonly TypedPair[]): boolean =>
  pairs.length <= typedPairLimit &&
  pairs.reduce((sum, [name, value]) => sum + name.length + value.length, 0) <= typedFormLimit;

/** Names that say how the form is sent, not what was typed into it. */
const ofTheSending = /^(?:intent|__intent__|permit|tab|seen|take\..+)$/;

/** What is worth keeping of a form: texts only, without what belongs to the sending itself. */
export const typedPairs = (entries: Iterable<readonly [string, unknown]>): TypedPair[] =>
  [...entries].flatMap(([name, value]): TypedPair[] =>
    typeof value === 'string' && !ofTheSending.test(name) ? [[name, value]] : [],
  );

/** Equal when the same was typed. */
export const isSameTyped = (one: readonly TypedPair[], other: readonly TypedPair[]): boolean =>
  JSON.stringify(one) === JSON.stringify(other);
