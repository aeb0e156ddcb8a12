// Addresses of files that hold for minutes and for one reader: a leaked or bookmarked one opens nothing.
import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import type { Actor } from '#app/domain/actor.ts';
import { env } from '#app/runtime/env.server.ts';

/** Long enough for a slow click, too short to pass on. */
const lifeMs = 5 * 60_000;

let key: Buffer | undefined;
const signingKey = (): Buffer => {
  key ??= Buffer.from(hkdfSync('sha256', env().AUTH_SECRET, '', 'addresses of files', 32));
  return key;
};

/** Bound to the person and the organisation they act for; guests share one. */
const readerOf = (actor: Actor | null): string =>
  actor ? `${actor.personId} ${actor.organisation?.id ?? ''}` : 'guest';

const sign = (path: string, until: string, actor: Actor | null): Buffer =>
  createHmac('sha256', signingKey())
    .update([path, until, readerOf(actor)].join('\n'))
    .digest();

/** `path` starts with a slash; the address is for this reader until five minutes after `now`. */
export function signAddress(path: string, actor: Actor | null, now: Date): string {
  const until = String(now.getTime() + lifeMs);
  return `${path}?${new URLSearchParams({ until, signature: sign(path, until, actor).toString('base64url') })}`;
}

/** Null when the address carries no signature at all. Who may read the file is asked besides, with every request. */
export function isSignedAddress(url: URL, actor: Actor | null, now: Date): boolean | null {
  const [until, signature] = [url.searchParams.get('until'), url.searchParams.get('signature')];
  if (until === null || signature === null) return null;
  const given = Buffer.from(signature, 'base64url');
  const right = sign(url.pathname, until, actor);
  return given.length === right.length && timingSafeEqual(given, right) && Number(until) > now.getTime();
}
