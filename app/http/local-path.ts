// Where to go back to: only pages of this site, whatever the form or the address says.

/** The path if it is one of ours, else `fallback`. "//host" and "/\host" lead elsewhere in browsers. */
export function localPath(text: unknown, fallback = '/'): string {
  if (typeof text !== 'string' || !/^\/(?![/\\])/.test(text) || /[\p{Cc}\\]/u.test(text)) return fallback;
  const here = new URL(text, 'http://here.invalid');
  return here.host === 'here.invalid' ? here.pathname + here.search + here.hash : fallback;
}
