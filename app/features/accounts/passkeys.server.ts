// Signing in and stepping up with passkeys. Adding one is in change-second-factor.server.ts.
import type { Actor } from '#app/domain/actor.ts';
import {
  type Cookies,
  type PasskeyAnswer,
  passkeyOptions,
  startPasskeySession,
} from '#app/persistence/credentials.server.ts';
import { findPasskeyOwner } from '#app/persistence/second-factors.server.ts';
import type { AccountReason } from './accounts-refusals.ts';
import { mayTry } from './limit-attempts.server.ts';
import { noteSignIn } from './note-sign-in.server.ts';

type Given<T> = { readonly ok: true; readonly value: T; readonly cookies: Cookies };
type Withheld = { readonly ok: false; readonly reason: AccountReason };

export async function askPasskey(headers: Headers, clientAddress: string): Promise<Given<unknown> | Withheld> {
  if (!(await mayTry('passkey', { email: clientAddress, clientAddress }))) return { ok: false, reason: 'rate-limited' };
  const { body, cookies } = await passkeyOptions('authenticate', headers);
  // A passkey is both factors in one, so its owner must be verified by the device.
  return { ok: true, value: { ...(body as object), userVerification: 'required' }, cookies };
}

/**
 * Signs in, or steps up who is signed in already: then it must be their own passkey.
 * @param answer what the browser says; the library checks every part of it
 */
export async function acceptPasskey(
  answer: { readonly id: string },
  from: { readonly headers: Headers; readonly clientAddress: string; readonly requestId: string },
  present: { readonly actor: Actor; readonly sessionToken: string } | null,
): Promise<Given<null> | Withheld> {
  const { headers, clientAddress, requestId } = from;
  if (!(await mayTry('passkey', { email: clientAddress, clientAddress }))) return { ok: false, reason: 'rate-limited' };
  const owner = await findPasskeyOwner(answer.id);
  if (!owner || (present && present.actor.personId !== owner)) return { ok: false, reason: 'passkey-refused' };
  const continued = present && { token: present.sessionToken, personId: owner };
  const cookies = await startPasskeySession(answer as PasskeyAnswer, headers, continued);
  if (!cookies) return { ok: false, reason: 'passkey-refused' };
  if (!present) await noteSignIn(owner, 'passkey', { clientAddress, requestId });
  return { ok: true, value: null, cookies };
}
