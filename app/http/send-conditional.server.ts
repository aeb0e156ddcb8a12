// Answers that programs ask for again and again: with an ETag and a date, and nothing when nothing changed (RFC 9110).
import { createHash } from 'node:crypto';

interface Body {
  readonly text: string;
  readonly mediaType: string;
  /** The newest thing in it; null when that says nothing. */
  readonly modifiedAt: Date | null;
  /** For one reader alone. */
  readonly isPrivate?: boolean;
  readonly fileName?: string;
}

/** Seconds for which a program need not ask again. */
const freshSeconds = 300;

/** Weak comparison: whatever the compression, it is the same text. */
const opaque = (tag: string): string => tag.trim().replace(/^W\//, '');

function isUnchanged(request: Request, etag: string, modifiedAt: Date | null): boolean {
  const tags = request.headers.get('if-none-match');
  // Where there are tags the date is not looked at: what was taken away makes no newer date.
  if (tags !== null) return tags.trim() === '*' || tags.split(',').some((tag) => opaque(tag) === opaque(etag));
  const since = Date.parse(request.headers.get('if-modified-since') ?? '');
  return modifiedAt !== null && !Number.isNaN(since) && Math.floor(modifiedAt.getTime() / 1000) * 1000 <= since;
}

export function sendConditional(request: Request, body: Body): Response {
  const { text, mediaType, modifiedAt, isPrivate = false, fileName } = body;
  const etag = `W/"${createHash('sha256').update(text).digest('base64url').slice(0, 27)}"`;
  const headers = new Headers({
    ETag: etag,
    'Cache-Control': isPrivate ? 'private, no-cache' : `public, max-age=${freshSeconds}`,
    Vary: 'Accept-Language, Cookie',
    'X-Content-Type-Options': 'nosniff',
    ...(modifiedAt ? { 'Last-Modified': modifiedAt.toUTCString() } : {}),
  });
  if (isUnchanged(request, etag, modifiedAt)) return new Response(null, { status: 304, headers });
  headers.set('Content-Type', mediaType);
  headers.set('Content-Security-Policy', "sandbox; default-src 'none'; frame-ancestors 'none'");
  if (fileName) headers.set('Content-Disposition', `inline; filename="${fileName}"`);
  return new Response(text, { headers });
}

/** In plain words why there is nothing now. */
export const notNow = (text: string, status: 429 | 503): Response =>
  new Response(text, {
    status,
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Retry-After': '60', 'Cache-Control': 'no-store' },
  });
