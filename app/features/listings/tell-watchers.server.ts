// Tells the watchers of listings that others than their organisation, or time, took off the list: once, with one event.
import type { List } from '#app/domain/listing.ts';
import { dayOf } from '#app/domain/period.ts';
import { inTransaction, readClock } from '#app/persistence/client.server.ts';
import { appendEvent } from '#app/persistence/events.server.ts';
import { lockNextGone } from '#app/persistence/watches.server.ts';
import { mailLeaving } from './mail-watchers.server.ts';

/** Tells of one listing; false when there is none left. */
export async function tellNextWatchers(list: List): Promise<boolean> {
  return inTransaction(async (tx) => {
    const listing = await lockNextGone(tx, list, dayOf(await readClock(tx)));
    if (!listing) return false;
    const { id, how, number: version } = listing;
    await mailLeaving(tx, list, listing, how);
    const subject = { type: list, id } as const;
    await appendEvent(tx, { kind: `${list}.watchers-told`, actor: null, subject, data: { how, version } });
    return true;
  });
}
