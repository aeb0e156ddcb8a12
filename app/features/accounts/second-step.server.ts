// The second step of signing in, and the same proof again later (step-up).
import type { Actor } from '#app/domain/actor.ts';
import { fromBase32, stepCode } from '#app/domain/totp.ts';
import { isDemoPerson } from '#app/persistence/accounts.server.ts';
import type { Transaction } from '#app/persistence/client.server.ts';
import { type Cookies, findChallenged, finishSession } from '#app/persistence/credentials.server.ts';
import { findFactors, nextUnusedStep, takeRecoveryCode, takeTotpCode } from '#app/persistence/second-factors.server.ts';
import { markSteppedUp, rotateSession } from '#app/persistence/sessions.server.ts';
import { inSharedTransaction } from '#app/persistence/shared-transaction.server.ts';
import { env } from '#app/runtime/env.server.ts';
import { recordChange } from './change-security.server.ts';
import { demoSecret } from './demo-people.ts';
import { mayTry } from './limit-attempts.server.ts';
import { noteSignIn } from './note-sign-in.server.ts';
import type { SecurityPerson } from './security-person.ts';

export interface SecondStep {
  readonly totp: boolean;
  readonly passkeys: boolean;
  readonly recoveryCodes: boolean;
  /** What the app of a demo person shows; null outside demonstrations. */
  readonly demoCode: string | null;
}

/** How this person can prove their second factor. */
export async function describeSecondStep(personId: string): Promise<SecondStep> {
  const { totp, passkeys, recoveryCodes } = await findFactors(personId);
  const shown = env().DEMO && totp && (await isDemoPerson(personId));
  const demoCode = shown ? stepCode(fromBase32(demoSecret), await nextUnusedStep(personId)) : null;
  return { totp, passkeys: passkeys.length > 0, recoveryCodes: recoveryCodes > 0, demoCode };
}

/** The person whose password was right a moment ago; null when nobody's was. */
export async function describeChallenge(headers: Headers): Promise<SecondStep | null> {
  const personId = await findChallenged(headers);
  return personId === null ? null : describeSecondStep(personId);
}

interface From {
  readonly headers: Headers;
  readonly clientAddress: string;
  readonly requestId: string;
}

type Proven = { readonly ok: true; readonly cookies: Cookies };
type ProofReason = 'rate-limited' | 'code-wrong' | 'no-first-step';

const tidy = (code: string): string => code.normalize('NFKC').replaceAll(/\s/g, '');

/** Everything else can only be a recovery code. */
const isAppCode = (code: string): boolean => /^\d{6}$/.test(code);

async function takeCode(tx: Transaction, personId: string, given: string, from: From): Promise<boolean> {
  const code = tidy(given);
  if (isAppCode(code)) return takeTotpCode(tx, personId, code);
  if (!(await takeRecoveryCode(tx, personId, code))) return false;
  const { requestId, clientAddress: address } = from;
  await recordChange(tx, 'person.recovery-code-used', { personId, requestId, address });
  return true;
}

/** @returns the cookies of the new session */
export async function finishSignIn(code: string, from: From): Promise<Proven | { ok: false; reason: ProofReason }> {
  const { headers, clientAddress } = from;
  const challenged = await findChallenged(headers);
  if (!challenged) return { ok: false, reason: 'no-first-step' };
  if (!(await mayTry('second-factor', { email: challenged, clientAddress })))
    return { ok: false, reason: 'rate-limited' };
  const cookies = await finishSession(headers, (tx, personId) => takeCode(tx, personId, code, from));
  if (!cookies) return { ok: false, reason: 'code-wrong' };
  await noteSignIn(challenged, isAppCode(tidy(code)) ? 'second-factor' : 'recovery-code', from);
  return { ok: true, cookies };
}

/** The proof again, for a sensitive action; the session gets a new secret. */
export async function stepUp(
  { actor, headers }: Pick<SecurityPerson, 'headers'> & { actor: Actor },
  code: string,
): Promise<Proven | { ok: false; reason: 'rate-limited' | 'code-wrong' }> {
  const { personId, address: clientAddress, requestId } = actor;
  if (!(await mayTry('second-factor', { email: personId, clientAddress })))
    return { ok: false, reason: 'rate-limited' };
  const cookies = await inSharedTransaction(async (tx) => {
    if (!(await takeCode(tx, personId, code, { headers, clientAddress, requestId }))) return null;
    const rotated = await rotateSession(tx, headers);
    await markSteppedUp(tx, rotated.token);
    return rotated.cookies;
  });
  return cookies ? { ok: true, cookies } : { ok: false, reason: 'code-wrong' };
}
