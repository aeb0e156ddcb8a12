// Tells the watchers of listings whose last day has passed: once for each publication, with one event.
import type { List } from '#app/domain/listing.ts';
import { dayOf } from '#app/domain/period.ts';
import { inTransaction, readClock } from '#app/persistence/client.server.ts';
import { appendEvent } from '#app/persistence/events.server.ts';
import { lockNextExpired } from '#app/persistence/watches.server.ts';
import { mailLeaving } from './mail-watchers.server.ts';

/** Announces one watched listing that has expired; false when there is none left. */
export async function announceNextExpiry(list: List): Promise<boolean> {
  return inTransaction(async (tx) => {
    const today = dayOf(await readClock(tx));
    const listing = await lockNextExpired(tx, list, today);
    if (!listing) return false;
    await mailLeaving(tx, list, listing, 'expired');
    const subject = { type: list, id: listing.id } as const;
    await appendEvent(tx, { kind: `${list}.expired`, actor: null, subject, data: { version: listing.number } });
    return true;
  });
}
