// A new password for somebody who can read their mail.
import { mailPasswordReset, replacePassword } from '#app/persistence/credentials.server.ts';
import { inSharedTransaction } from '#app/persistence/shared-transaction.server.ts';
import type { ResetPasswordInput } from './account-input.ts';
import { beat, onTheBeat } from './answer-time.server.ts';
import { recordChange } from './change-security.server.ts';
import { mayTry } from './limit-attempts.server.ts';

export async function requestPasswordReset(
  email: string,
  from: { readonly clientAddress: string },
): Promise<{ ok: true } | { ok: false; reason: 'rate-limited' }> {
  if (!(await mayTry('reset-password', { email, clientAddress: from.clientAddress })))
    return { ok: false, reason: 'rate-limited' };
  await onTheBeat(beat.passwordReset, () => mailPasswordReset(email));
  return { ok: true };
}

/** A token works once. The second factor, where there is one, is asked at the next sign-in as ever. */
export async function resetPassword(
  { token, password }: ResetPasswordInput,
  from: { readonly clientAddress: string; readonly requestId: string },
): Promise<{ ok: true } | { ok: false; reason: 'link-invalid' }> {
  const personId = await inSharedTransaction(async (tx) => {
    const owner = await replacePassword(tx, token, password);
    if (!owner) return null;
    const { requestId, clientAddress: address } = from;
    await recordChange(tx, 'person.password-changed', { personId: owner, requestId, address });
    return owner;
  });
  return personId ? { ok: true } : { ok: false, reason: 'link-invalid' };
}
