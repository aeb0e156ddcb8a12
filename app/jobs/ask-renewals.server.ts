// The clock's part of verification: those whose year ends soon are asked to renew it.
import { askRenewals } from '#app/features/organisations/ask-renewals.server.ts';

export async function askDueRenewals(): Promise<void> {
  while ((await askRenewals()) > 0);
}
