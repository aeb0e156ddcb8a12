// Starting and ending to watch a listing: by its button, or by the link in a mail.
import type { Actor } from '#app/domain/actor.ts';
import { type AccessReason, decideAccess } from '#app/domain/authorisation.ts';
import { allow, type Decision, refuse } from '#app/domain/decision.ts';
import type { List } from '#app/domain/listing.ts';
import { inTransaction } from '#app/persistence/client.server.ts';
import { appendEvent, attempt, type EventActor } from '#app/persistence/events.server.ts';
import { deleteWatch, findWatch, findWatchableId, insertWatch, isWatchToken } from '#app/persistence/watches.server.ts';

/** Safe to repeat: watching twice is watching once, with one event. */
export async function keepWatch(
  actor: Actor | null,
  list: List,
  reference: string,
  isWanted: boolean,
): Promise<Decision<{ readonly reference: string }, AccessReason>> {
  const kind = isWanted ? 'person.watch-started' : 'person.watch-ended';
  return attempt({ kind, actor, data: { list, reference } }, async (tx) => {
    const access = decideAccess(actor, 'watch.keep');
    if (!access.ok) return access;
    const id = await findWatchableId(tx, list, reference);
    if (!actor || !id) return refuse('not-found');
    const { personId } = actor;
    const isChanged = isWanted ? await insertWatch(tx, personId, list, id) : await deleteWatch(tx, personId, list, id);
    const subject = { type: 'person', id: personId } as const;
    if (isChanged) await appendEvent(tx, { kind, actor, subject, data: { list, listing: id } });
    return allow({ reference });
  });
}

const isId = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);

/** What the link in a mail is about; "ended" when it is watched no more, null for a link that was not ours. */
export async function readUnwatchLink(id: string, token: string): Promise<{ title: string } | 'ended' | null> {
  if (!isId(id) || !isWatchToken(id, token)) return null;
  const watch = await findWatch(id);
  return watch ? { title: watch.title } : 'ended';
}

/** Ends a watch for whoever holds the link of its mails. False for a link that was not ours; pressing twice is no fault. */
export async function endWatchByLink(
  id: string,
  token: string,
  from: { readonly requestId: string; readonly clientAddress: string },
): Promise<boolean> {
  if (!isId(id) || !isWatchToken(id, token)) return false;
  await inTransaction(async (tx) => {
    const watch = await findWatch(id, tx);
    if (!watch) return;
    const { personId, list, listingId } = watch;
    if (!(await deleteWatch(tx, personId, list, listingId))) return;
    const actor: EventActor = { personId, organisation: null, requestId: from.requestId, address: from.clientAddress };
    const data = { list, listing: listingId, by: 'mail-link' };
    await appendEvent(tx, { kind: 'person.watch-ended', actor, subject: { type: 'person', id: personId }, data });
  });
  return true;
}
