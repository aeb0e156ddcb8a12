// The clock's part of publishing: what is due goes on its list, or is refused with a reason.
import { publishScheduled } from '#app/features/listings/publish-scheduled.server.ts';

export async function publishDueListings(): Promise<void> {
  while ((await publishScheduled()) > 0);
}
