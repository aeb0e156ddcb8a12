// Passwords, passkeys, proofs of e-mail addresses and session cookies: what we ask of the sign-in library, in our words.

import { createEmailVerificationToken, isAPIError } from 'better-auth/api';
import { env } from '#app/runtime/env.server.ts';
import { log } from '#app/runtime/log.server.ts';
import { authentication, authenticationWithIdentityProvider, verificationHours } from './authentication.server.ts';
import { identityProvider } from './authentication-plugins.server.ts';
import type { Transaction } from './client.server.ts';
import { type Cookies, continueSession, deleteSessionByToken, markSteppedUp, readSession } from './sessions.server.ts';
import { inSharedTransaction } from './shared-transaction.server.ts';

export type { Cookies };

const codeOf = (error: unknown): string | null => {
  if (!isAPIError(error)) return null;
  return (error as { body?: { code?: string } }).body?.code ?? 'UNKNOWN';
};

/** Null when the library refuses; faults are thrown on. */
async function unlessRefused<T>(work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    const code = codeOf(error);
    if (code === null) throw error;
    log.info({ code }, 'the sign-in library refused');
    return null;
  }
}

/** A new password as it is stored (scrypt). */
export async function hashPassword(password: string): Promise<string> {
  const { password: hashing } = await authentication().$context;
  return hashing.hash(password);
}

/** The secret of a link that proves an e-mail address; signed, nothing is stored. */
export const verificationToken = (email: string): Promise<string> =>
  createEmailVerificationToken(env().AUTH_SECRET, email, undefined, verificationHours * 3600);

/** Signed in, or on the way: with `secondFactorNeeded` the cookies hold the first step only. */
export interface Started {
  readonly ok: true;
  readonly cookies: Cookies;
  readonly secondFactorNeeded: boolean;
  /** Empty while the second factor is needed. */
  readonly personId: string;
}

/** Wrong password and unknown address take the same time and give the same answer. A session left over is ended. */
export async function startSession(
  credentials: { readonly email: string; readonly password: string },
  headers: Headers,
): Promise<Started | { ok: false; reason: 'wrong-credentials' | 'email-unverified' }> {
  try {
    const { api } = authentication();
    const reply = await api.signInEmail({ body: { ...credentials }, headers, returnHeaders: true });
    const secondFactorNeeded = 'twoFactorRedirect' in reply.response;
    if (!secondFactorNeeded) await endLeftOver(headers);
    const personId = secondFactorNeeded ? '' : reply.response.user.id;
    return { ok: true, cookies: reply.headers.getSetCookie(), secondFactorNeeded, personId };
  } catch (error) {
    const code = codeOf(error);
    if (code === null) throw error;
    return { ok: false, reason: code === 'EMAIL_NOT_VERIFIED' ? 'email-unverified' : 'wrong-credentials' };
  }
}

async function endLeftOver(headers: Headers): Promise<void> {
  const before = await readSession(headers);
  if (before) await deleteSessionByToken(before.token);
}

/** Whose password was right in the first step; null when these cookies hold none, or it is ten minutes old. */
export async function findChallenged(headers: Headers): Promise<string | null> {
  return (await authentication().api.readChallenge({ headers })).personId;
}

/**
 * The second step: `check` runs in the transaction that starts the session, so a code is spent exactly when it signs
 * somebody in. Null when there was no first step or `check` says no.
 */
export async function finishSession(
  headers: Headers,
  check: (tx: Transaction, personId: string) => Promise<boolean>,
): Promise<Cookies | null> {
  const cookies = await inSharedTransaction(async (tx) => {
    const personId = await findChallenged(headers);
    if (!personId || !(await check(tx, personId))) return null;
    const reply = await authentication().api.finishChallenge({ headers, returnHeaders: true });
    await markSteppedUp(tx, reply.response.token);
    return reply.headers.getSetCookie();
  });
  if (cookies) await endLeftOver(headers);
  return cookies;
}

/** Deletes the session of these cookies; fine when there is none. */
export async function stopSession(headers: Headers): Promise<Cookies> {
  const reply = await authentication().api.signOut({ headers, returnHeaders: true });
  return reply.headers.getSetCookie();
}

/** Marks the address as verified and signs its person in. No cookies when it was verified before. */
export async function proveEmail(token: string, headers: Headers): Promise<Cookies | null> {
  const { api } = authentication();
  const reply = await unlessRefused(() => api.verifyEmail({ query: { token }, headers, returnHeaders: true }));
  return reply ? reply.headers.getSetCookie() : null;
}

/** Mails a link for a new password when somebody has this address; says nothing either way. */
export async function mailPasswordReset(email: string): Promise<void> {
  await authentication().api.requestPasswordReset({ body: { email } });
}

/**
 * Sets the password, marks the address as verified and ends all sessions; within inSharedTransaction. A token works
 * once, for an hour.
 * @returns whose password it is now; null when the token does not work
 */
export async function replacePassword(tx: Transaction, token: string, newPassword: string): Promise<string | null> {
  const identifier = `reset-password:${token}`;
  const kept = await tx.verification.findFirst({ where: { identifier }, select: { value: true } });
  const { api } = authentication();
  const done = kept && (await unlessRefused(() => api.resetPassword({ body: { token, newPassword } })));
  return done ? kept.value : null;
}

/** True when this is the password of whoever these cookies sign in. */
export async function isOwnPassword(password: string, headers: Headers): Promise<boolean> {
  const { api } = authentication();
  return (await unlessRefused(() => api.verifyPassword({ body: { password }, headers }))) !== null;
}

/** Sets the password of whoever these cookies sign in, once their present one is right. Null when it is not. */
export async function changeOwnPassword(
  passwords: { readonly currentPassword: string; readonly newPassword: string },
  headers: Headers,
): Promise<true | null> {
  const { api } = authentication();
  const reply = await unlessRefused(() =>
    api.changePassword({ body: { ...passwords, revokeOtherSessions: false }, headers }),
  );
  return reply && true;
}

type Options = { readonly body: unknown; readonly cookies: Cookies };

/** What the browser needs to make a passkey for whoever these cookies sign in, or to use one. */
export async function passkeyOptions(act: 'register' | 'authenticate', headers: Headers): Promise<Options> {
  const { api } = authentication();
  const reply =
    act === 'register'
      ? await api.generatePasskeyRegistrationOptions({ headers, returnHeaders: true })
      : await api.generatePasskeyAuthenticationOptions({ headers, returnHeaders: true });
  return { body: reply.response, cookies: reply.headers.getSetCookie() };
}

/** Keeps a passkey the browser has made; within inSharedTransaction. Null when it does not answer our question. */
export async function insertPasskey(
  made: { readonly response: unknown; readonly name: string },
  headers: Headers,
): Promise<{ id: string } | null> {
  const { api } = authentication();
  return unlessRefused(async () => {
    const passkey = await api.verifyPasskeyRegistration({ body: { ...made }, headers });
    return { id: passkey.id };
  });
}

type VerifyPasskey = ReturnType<typeof authentication>['api']['verifyPasskeyAuthentication'];
/** What the browser says for a passkey; the library checks every part of it. */
export type PasskeyAnswer = NonNullable<Parameters<VerifyPasskey>[0]>['body']['response'];

/**
 * Starts a session for the owner of a passkey that has answered our question. Who was signed in with these cookies goes
 * on in the new session. Null when the answer is wrong.
 */
export async function startPasskeySession(
  response: PasskeyAnswer,
  headers: Headers,
  continued: { readonly token: string; readonly personId: string } | null,
): Promise<Cookies | null> {
  const { api } = authentication();
  return unlessRefused(() =>
    inSharedTransaction(async (tx) => {
      const reply = await api.verifyPasskeyAuthentication({ body: { response }, headers, returnHeaders: true });
      const { session } = reply.response;
      if (continued) {
        if (session.userId === continued.personId) await continueSession(tx, session.token, continued.token);
        await deleteSessionByToken(continued.token, tx);
      }
      await markSteppedUp(tx, session.token);
      return reply.headers.getSetCookie();
    }),
  );
}

/** Where the other site asks its people to sign in; null when it does not answer. */
export async function identityProviderUrl(
  to: string,
  headers: Headers,
): Promise<{ url: string; cookies: Cookies } | null> {
  const { api } = await authenticationWithIdentityProvider();
  const body = {
    provider: identityProvider,
    callbackURL: to,
    errorCallbackURL: '/sign-in?problem=identity',
    disableRedirect: true,
  };
  const reply = await unlessRefused(() => api.signInSocial({ body, headers, returnHeaders: true }));
  return reply?.response.url ? { url: reply.response.url, cookies: reply.headers.getSetCookie() } : null;
}

/**
 * The other site's answer, brought by the browser: where to go on, with the cookies for it. `secondFactorNeeded`: they
 * hold the first step only.
 */
export async function answerIdentityProvider(
  request: Request,
): Promise<{ to: string; cookies: Cookies; secondFactorNeeded: boolean }> {
  const reply = await authentication().handler(request);
  const cookies = reply.headers.getSetCookie();
  const secondFactorNeeded = cookies.some((cookie) => /(^|\.)two_factor=[^;]/.test(cookie));
  return { to: reply.headers.get('location') ?? '/sign-in?problem=identity', cookies, secondFactorNeeded };
}
