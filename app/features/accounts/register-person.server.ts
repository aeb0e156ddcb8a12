// Registers somebody. The answer is the same whether or not the address is known; only its owner learns more, by mail.
import { findRecipient, insertPerson } from '#app/persistence/accounts.server.ts';
import { verificationUrl } from '#app/persistence/authentication.server.ts';
import { inTransaction } from '#app/persistence/client.server.ts';
import { hashPassword, verificationToken } from '#app/persistence/credentials.server.ts';
import { appendEvent } from '#app/persistence/events.server.ts';
import { queueMail, queueMailNow } from '#app/persistence/mail.server.ts';
import { env } from '#app/runtime/env.server.ts';
import type { SignUpInput } from './account-input.ts';
import { beat, onTheBeat } from './answer-time.server.ts';
import { wordMail } from './authentication-mail.server.ts';
import { mayTry } from './limit-attempts.server.ts';
import { takeProof } from './proof-of-work.server.ts';

export async function registerPerson(
  input: SignUpInput,
  from: { readonly clientAddress: string; readonly requestId: string },
): Promise<{ ok: true } | { ok: false; reason: 'rate-limited' }> {
  const { email } = input;
  if (!(await mayTry('sign-up', { email, clientAddress: from.clientAddress })))
    return { ok: false, reason: 'rate-limited' };
  await onTheBeat(beat.registration, () => register(input, from));
  return { ok: true };
}

/** The same for a visitor of the site, whose browser has to have worked for it. */
export async function registerVisitor(
  input: SignUpInput,
  from: { readonly clientAddress: string; readonly requestId: string },
): Promise<{ ok: true } | { ok: false; reason: 'rate-limited' | 'proof-missing' }> {
  return (await takeProof(input.proof)) ? registerPerson(input, from) : { ok: false, reason: 'proof-missing' };
}

async function register(
  { name, email, locale, password }: SignUpInput,
  from: { readonly clientAddress: string; readonly requestId: string },
): Promise<void> {
  // Always hashed, so that a known address takes as long as a new one.
  const [passwordHash, token] = await Promise.all([hashPassword(password), verificationToken(email)]);
  const isNew = await inTransaction(async (tx) => {
    const personId = await insertPerson(tx, { name, email, locale, passwordHash });
    if (!personId) return false;
    const { requestId, clientAddress: address } = from;
    const actor = { personId, organisation: null, requestId, address };
    await appendEvent(tx, { kind: 'person.registered', actor, subject: { type: 'person', id: personId } });
    await queueMail(tx, wordMail({ kind: 'verify-email', to: email, name, locale, url: verificationUrl(token) }));
    return true;
  });
  if (!isNew) await tellOwner(email);
}

/** No new verification link here: the account may have been made by a stranger, whose password it would make good. */
async function tellOwner(email: string): Promise<void> {
  const owner = await findRecipient(email);
  if (!owner) return;
  const url = `${env().BASE_URL}/forgot-password`;
  await queueMailNow(
    wordMail({ kind: 'already-registered', to: owner.email, name: owner.name, locale: owner.locale, url }),
  );
}
