// Starts and ends sessions with a password.
import { proveEmail, startSession, stopSession } from '#app/persistence/credentials.server.ts';
import { env } from '#app/runtime/env.server.ts';
import { demoPassword, demoPeople } from './demo-people.ts';
import { mayTry } from './limit-attempts.server.ts';

type SignedIn = { readonly ok: true; readonly cookies: readonly string[] };
type SignInReason = 'rate-limited' | 'wrong-credentials' | 'email-unverified';

/** @returns the cookies of the new session, to be sent along with the reply */
export async function signIn(
  credentials: { readonly email: string; readonly password: string },
  from: { readonly headers: Headers; readonly clientAddress: string },
): Promise<SignedIn | { ok: false; reason: SignInReason }> {
  const { email, password } = credentials;
  if (!(await mayTry('sign-in', { email, clientAddress: from.clientAddress })))
    return { ok: false, reason: 'rate-limited' };
  return startSession({ email, password }, from.headers);
}

/** One click for the people of the demonstration, and only in it. */
export async function signInAsDemoPerson(
  email: string,
  from: { readonly headers: Headers; readonly clientAddress: string },
): Promise<SignedIn | { ok: false; reason: SignInReason | 'demo-off' }> {
  if (!env().DEMO || !demoPeople.some((person) => person.email === email)) return { ok: false, reason: 'demo-off' };
  return signIn({ email, password: demoPassword }, from);
}

export const signOut = (headers: Headers): Promise<readonly string[]> => stopSession(headers);

/** From the link in the registration mail; signs in when the address was not verified before. */
export const verifyEmail = (token: string, headers: Headers) => proveEmail(token, headers);
