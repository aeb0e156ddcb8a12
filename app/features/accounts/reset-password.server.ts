// A new password for somebody who can read their mail.
import { mailPasswordReset, replacePassword } from '#app/persistence/credentials.server.ts';
import type { ResetPasswordInput } from './account-input.ts';
import { mayTry } from './limit-attempts.server.ts';

/** Milliseconds the answer takes at least: writing a mail must not be seen in the time. */
const answerAfter = 300;

export async function requestPasswordReset(
  email: string,
  from: { readonly clientAddress: string },
): Promise<{ ok: true } | { ok: false; reason: 'rate-limited' }> {
  if (!(await mayTry('reset-password', { email, clientAddress: from.clientAddress })))
    return { ok: false, reason: 'rate-limited' };
  await Promise.all([mailPasswordReset(email), new Promise((resolve) => setTimeout(resolve, answerAfter))]);
  return { ok: true };
}

export const resetPassword = ({ token, password }: ResetPasswordInput) => replacePassword(token, password);
