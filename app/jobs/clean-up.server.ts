// The clock's part of tidying: once a day is enough.
import { cleanUpAccounts } from '#app/features/accounts/clean-up-accounts.server.ts';

export async function cleanUp(): Promise<void> {
  await cleanUpAccounts();
}
