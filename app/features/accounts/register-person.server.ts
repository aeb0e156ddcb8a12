// Registers somebody. The answer is the same whether or not the address is known; only its owner learns more, by mail.
import type { Actor } from '#app/domain/actor.ts';
import { findRecipient, insertPerson } from '#app/persistence/accounts.server.ts';
import { verificationUrl } from '#app/persistence/authentication.server.ts';
import { inTransaction } from '#app/persistence/client.server.ts';
import { hashPassword, verificationToken } from '#app/persistence/credentials.server.ts';
import { appendEvent } from '#app/persistence/events.server.ts';
import { queueMail, queueMailNow } from '#app/persistence/mail.server.ts';
import { env } from '#app/runtime/env.server.ts';
import type { SignUpInput } from './account-input.ts';
import { wordMail } from './authentication-mail.server.ts';
import { mayTry } from './limit-attempts.server.ts';

export async function registerPerson(
  input: SignUpInput,
  from: { readonly clientAddress: string; readonly requestId: string },
): Promise<{ ok: true } | { ok: false; reason: 'rate-limited' }> {
  const { name, email, locale } = input;
  if (!(await mayTry('sign-up', { email, clientAddress: from.clientAddress })))
    return { ok: false, reason: 'rate-limited' };
  // Always hashed, so that a known address takes as long as a new one.
  const [passwordHash, token] = await Promise.all([hashPassword(input.password), verificationToken(email)]);
  const isNew = await inTransaction(async (tx) => {
    const personId = await insertPerson(tx, { name, email, locale, passwordHash });
    if (!personId) return false;
    const actor: Pick<Actor, 'personId' | 'organisation' | 'requestId'> = {
      personId,
      organisation: null,
      requestId: from.requestId,
    };
    await appendEvent(tx, { kind: 'person.registered', actor, subject: { type: 'person', id: personId } });
    await queueMail(tx, wordMail({ kind: 'verify-email', to: email, name, locale, url: verificationUrl(token) }));
    return true;
  });
  if (!isNew) await tellOwner(email);
  return { ok: true };
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
