// Passwords, proofs of e-mail addresses and session cookies: what we ask of the sign-in library, in our words.

import { createEmailVerificationToken, isAPIError } from 'better-auth/api';
import { env } from '#app/runtime/env.server.ts';
import { authentication, verificationHours } from './authentication.server.ts';

/** `Set-Cookie` values for the reply. */
type Cookies = readonly string[];

const codeOf = (error: unknown): string | null => {
  if (!isAPIError(error)) return null;
  return (error as { body?: { code?: string } }).body?.code ?? 'UNKNOWN';
};

/** A new password as it is stored (scrypt). */
export async function hashPassword(password: string): Promise<string> {
  const { password: hashing } = await authentication().$context;
  return hashing.hash(password);
}

/** The secret of a link that proves an e-mail address; signed, nothing is stored. */
export const verificationToken = (email: string): Promise<string> =>
  createEmailVerificationToken(env().AUTH_SECRET, email, undefined, verificationHours * 3600);

/** Wrong password and unknown address take the same time and give the same answer. */
export async function startSession(
  credentials: { readonly email: string; readonly password: string },
  headers: Headers,
): Promise<{ ok: true; cookies: Cookies } | { ok: false; reason: 'wrong-credentials' | 'email-unverified' }> {
  try {
    const reply = await authentication().api.signInEmail({ body: { ...credentials }, headers, returnHeaders: true });
    return { ok: true, cookies: reply.headers.getSetCookie() };
  } catch (error) {
    const code = codeOf(error);
    if (code === null) throw error;
    return { ok: false, reason: code === 'EMAIL_NOT_VERIFIED' ? 'email-unverified' : 'wrong-credentials' };
  }
}

/** Deletes the session of these cookies; fine when there is none. */
export async function stopSession(headers: Headers): Promise<Cookies> {
  const reply = await authentication().api.signOut({ headers, returnHeaders: true });
  return reply.headers.getSetCookie();
}

/** Marks the address as verified and signs its person in. No cookies when it was verified before. */
export async function proveEmail(
  token: string,
  headers: Headers,
): Promise<{ ok: true; cookies: Cookies } | { ok: false; reason: 'link-invalid' }> {
  try {
    const reply = await authentication().api.verifyEmail({ query: { token }, headers, returnHeaders: true });
    return { ok: true, cookies: reply.headers.getSetCookie() };
  } catch (error) {
    if (codeOf(error) === null) throw error;
    return { ok: false, reason: 'link-invalid' };
  }
}

/** Mails a link for a new password when somebody has this address; says nothing either way. */
export async function mailPasswordReset(email: string): Promise<void> {
  await authentication().api.requestPasswordReset({ body: { email } });
}

/** Sets the password, marks the address as verified and ends all sessions. A token works once, for an hour. */
export async function replacePassword(
  token: string,
  newPassword: string,
): Promise<{ ok: true } | { ok: false; reason: 'link-invalid' }> {
  try {
    await authentication().api.resetPassword({ body: { token, newPassword } });
    return { ok: true };
  } catch (error) {
    if (codeOf(error) === null) throw error;
    return { ok: false, reason: 'link-invalid' };
  }
}
