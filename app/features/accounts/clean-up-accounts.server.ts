// Forgets what nobody can use any more: ended sessions, old links, counted attempts.
import { deleteExpiredAccess } from '#app/persistence/accounts.server.ts';
import { deleteOldAttempts } from '#app/persistence/rate-limits.server.ts';

export async function cleanUpAccounts(): Promise<void> {
  await Promise.all([deleteExpiredAccess(), deleteOldAttempts()]);
}
