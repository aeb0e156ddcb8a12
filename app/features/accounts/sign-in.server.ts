// Starts and ends sessions: password first, the second factor in second-step.server.ts.
import {
  answerIdentityProvider,
  type Cookies,
  findChallenged,
  finishSession,
  identityProviderUrl,
  proveEmail,
  type Started,
  startSession,
  stopSession,
} from '#app/persistence/credentials.server.ts';
import { appendEvent } from '#app/persistence/events.server.ts';
import { readSession } from '#app/persistence/sessions.server.ts';
import { inSharedTransaction } from '#app/persistence/shared-transaction.server.ts';
import { env } from '#app/runtime/env.server.ts';
import { beat, onTheBeat } from './answer-time.server.ts';
import { demoPassword, demoPeople } from './demo-people.ts';
import { mayTry } from './limit-attempts.server.ts';
import { noteSignIn } from './note-sign-in.server.ts';

type SignInReason = 'rate-limited' | 'wrong-credentials' | 'email-unverified';

interface From {
  readonly headers: Headers;
  readonly clientAddress: string;
  readonly requestId?: string;
}

/** @returns cookies to be sent along with the reply; with `secondFactorNeeded` the second page comes next */
export async function signIn(
  credentials: { readonly email: string; readonly password: string },
  from: From,
): Promise<Started | { ok: false; reason: SignInReason }> {
  const { email, password } = credentials;
  if (!(await mayTry('sign-in', { email, clientAddress: from.clientAddress })))
    return { ok: false, reason: 'rate-limited' };
  const started = await onlyRefusalsOnTheBeat(() => startSession({ email, password }, from.headers));
  if (started.ok && !started.secondFactorNeeded) await noteSignIn(started.personId, 'password', from);
  return started;
}

/** Somebody who is signed in may be so at once. */
async function onlyRefusalsOnTheBeat<T extends { readonly ok: boolean }>(work: () => Promise<T>): Promise<T> {
  const trying = work();
  const refused = onTheBeat(beat.signIn, () => trying);
  const result = await trying;
  return result.ok ? result : refused;
}

/** The cookies a browser would send next, after these were set. */
const headersWith = (headers: Headers, cookies: Cookies): Headers =>
  new Headers([...headers, ['cookie', cookies.map((cookie) => cookie.split(';', 1)[0]).join('; ')]]);

/** One click for the people of the demonstration, second factor included, and only in it. */
export async function signInAsDemoPerson(
  email: string,
  from: From,
): Promise<Started | { ok: false; reason: SignInReason | 'demo-off' }> {
  if (!env().DEMO || !demoPeople.some((person) => person.email === email)) return { ok: false, reason: 'demo-off' };
  const started = await signIn({ email, password: demoPassword }, from);
  if (!started.ok || !started.secondFactorNeeded) return started;
  const headers = headersWith(from.headers, started.cookies);
  const personId = await findChallenged(headers);
  const cookies = await finishSession(headers, async () => true);
  if (!cookies || !personId) return { ok: false, reason: 'wrong-credentials' };
  await noteSignIn(personId, 'demo', from);
  return { ok: true, cookies, secondFactorNeeded: false, personId };
}

/** Fine without a session, too. */
export const signOut = ({ headers, clientAddress, requestId = '' }: From): Promise<Cookies> =>
  inSharedTransaction(async (tx) => {
    const session = await readSession(headers);
    const cookies = await stopSession(headers);
    if (session) {
      const actor = { personId: session.personId, organisation: null, requestId, address: clientAddress };
      const subject = { type: 'person', id: session.personId } as const;
      await appendEvent(tx, { kind: 'person.session-ended', actor, subject, data: { sessions: 1 } });
    }
    return cookies;
  });

/** From the link in the registration mail; signs in when the address was not verified before. */
export async function verifyEmail(
  token: string,
  { headers, clientAddress, requestId = '' }: From,
): Promise<{ ok: true; cookies: Cookies } | { ok: false; reason: 'link-invalid' }> {
  const cookies = await inSharedTransaction(async (tx) => {
    const proven = await proveEmail(token, headers);
    const session = proven?.length ? await readSession(headersWith(new Headers(), proven)) : null;
    if (session) {
      const actor = { personId: session.personId, organisation: null, requestId, address: clientAddress };
      const subject = { type: 'person', id: session.personId } as const;
      await appendEvent(tx, { kind: 'person.email-verified', actor, subject });
    }
    return proven;
  });
  return cookies ? { ok: true, cookies } : { ok: false, reason: 'link-invalid' };
}

/** The name of the site whose sign-in counts here; null when there is none. */
export function identityProviderName(): string | null {
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_NAME } = env();
  return OIDC_ISSUER && OIDC_CLIENT_ID && OIDC_CLIENT_SECRET ? OIDC_NAME : null;
}

/** Where to send the browser to be signed in by the other site. */
export async function signInElsewhere(
  to: string,
  headers: Headers,
): Promise<{ ok: true; url: string; cookies: Cookies } | { ok: false; reason: 'identity-away' }> {
  const asked = identityProviderName() === null ? null : await identityProviderUrl(to, headers);
  return asked ? { ok: true, ...asked } : { ok: false, reason: 'identity-away' };
}

/** The browser comes back from there. Somebody with a second factor is asked for it here, too. */
export async function returnFromElsewhere(
  request: Request,
  from: { readonly clientAddress: string; readonly requestId: string },
): Promise<{ to: string; cookies: Cookies }> {
  const { to, cookies, secondFactorNeeded } = await answerIdentityProvider(request);
  if (secondFactorNeeded) return { to: `/sign-in/second-factor?${new URLSearchParams({ to })}`, cookies };
  const session = await readSession(headersWith(new Headers(), cookies));
  if (session) await noteSignIn(session.personId, 'other-site', from);
  return { to, cookies };
}
