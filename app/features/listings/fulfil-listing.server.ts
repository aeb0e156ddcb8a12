// Closes a listing because what was sought was found, or what was offered is taken: its page stays and says so.
import type { Actor } from '#app/domain/actor.ts';
import { allow, type Decision } from '#app/domain/decision.ts';
import { decideFulfil, type FulfilReason, type List, refuseAbsent } from '#app/domain/listing.ts';
import { readClock } from '#app/persistence/client.server.ts';
import { appendEvent, attempt } from '#app/persistence/events.server.ts';
import { changeListingState, lockListingState } from '#app/persistence/listing-standing.server.ts';
import { mailLeaving } from './mail-watchers.server.ts';

/** `note` is public. */
export async function fulfilListing(
  actor: Actor | null,
  list: List,
  reference: string,
  note: string,
): Promise<Decision<true, FulfilReason>> {
  return attempt({ kind: `${list}.fulfilled`, actor, data: { reference } }, async (tx) => {
    const listing = await lockListingState(tx, list, { reference });
    if (!listing) return refuseAbsent(actor, 'listing.fulfil');
    const fulfilledAt = await readClock(tx);
    const decision = decideFulfil({ actor, listing, note, now: fulfilledAt });
    if (!decision.ok) return decision;
    const change = { fulfilledAt, fulfilmentNote: note.trim(), archivedAt: null };
    const { revision } = await changeListingState(tx, listing, change, { isSeen: true });
    const subject = { type: list, id: listing.id } as const;
    await appendEvent(tx, { kind: `${list}.fulfilled`, actor, subject, data: { revision } });
    await mailLeaving(tx, list, listing, 'fulfilled');
    return allow(true);
  });
}
