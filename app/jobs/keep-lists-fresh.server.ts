// The clock's part of keeping the lists fresh: asking whether listings hold, archiving those nobody answered for.
import { archiveUnconfirmed, askConfirmations } from '#app/features/confirmations/ask-confirmations.server.ts';

export async function keepListsFresh(): Promise<void> {
  while ((await askConfirmations()) > 0);
  while ((await archiveUnconfirmed()) > 0);
}
