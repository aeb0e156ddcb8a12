// The daily and weekly portions: one notice per saved search for all that was found since the last one.
import { inTransaction, readClock, type Transaction } from '#app/persistence/client.server.ts';
import { appendEvent } from '#app/persistence/events.server.ts';
import { notify } from '#app/persistence/notifications.server.ts';
import { type DueSearch, listUntold, lockNextDue, markHitsTold } from '#app/persistence/saved-search-hits.server.ts';
import { updateSavedSearch } from '#app/persistence/saved-searches.server.ts';
import { savedSearchNotification } from './raise-alerts.server.ts';

/** Tells the next portion that is due; false when there is none. */
export async function tellNextFound(): Promise<boolean> {
  return inTransaction(async (tx) => {
    const search = await lockNextDue(tx);
    if (!search) return false;
    await tellFound(tx, search);
    await updateSavedSearch(tx, search.id, { dueAt: null });
    return true;
  });
}

/** What has left its list meanwhile is not told any more. */
async function tellFound(tx: Transaction, { id, personId, name }: DueSearch): Promise<void> {
  const { ids, titles } = await listUntold(tx, id);
  const [first, key, count] = [titles[0], ids[0], titles.length];
  await markHitsTold(tx, ids, await readClock(tx));
  if (first === undefined || key === undefined) return;
  const told = { personId, name, count, key, title: first, path: `/saved-searches/${id}`, savedSearchId: id };
  await notify(tx, [savedSearchNotification(told)]);
  const subject = { type: 'person', id: personId } as const;
  await appendEvent(tx, { kind: 'person.saved-search-told', actor: null, subject, data: { savedSearch: id, count } });
}
