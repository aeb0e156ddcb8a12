// A message for the next page ("Published."): a key and a tone in a short-lived cookie, worded when it is shown.

import { createCookie, redirect } from '@remix-run/node';
import type { Messages } from '#app/i18n/index.ts';

/** "listings.published" → t.listings.flash.published. */
export type FlashKey = {
  [S in keyof Messages]: Messages[S] extends { flash: infer F } ? `${S & string}.${keyof F & string}` : never;
}[keyof Messages];

export interface Flash {
  readonly key: FlashKey;
  readonly tone: 'success' | 'info' | 'warning';
}

const cookie = createCookie('flash', { httpOnly: true, sameSite: 'lax', path: '/', maxAge: 30 });

/** Goes on to `to`, where the message is shown once. */
export async function redirectWithFlash(to: string, key: FlashKey, tone: Flash['tone'] = 'success') {
  return redirect(to, { headers: { 'Set-Cookie': await cookie.serialize({ key, tone }) } });
}

export async function readFlash(request: Request): Promise<{ flash: Flash | null; headers: HeadersInit }> {
  const flash = (await cookie.parse(request.headers.get('cookie'))) as Flash | null;
  return { flash, headers: flash ? { 'Set-Cookie': await cookie.serialize(null, { maxAge: 0 }) } : {} };
}
