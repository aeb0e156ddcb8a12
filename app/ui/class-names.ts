// Joins CSS class names, leaving out what does not apply.

/** One string of classes; false, 0, null and undefined parts are dropped, so `cond && 'x'` reads naturally. */
export function classNames(...parts: (string | false | 0 | null | undefined)[]): string {
  return parts.filter(Boolean).join(' ');
}
