// Takes a listing off its public list; its versions are kept, and it can be published again.
import type { Actor } from '#app/domain/actor.ts';
import { allow, type Decision } from '#app/domain/decision.ts';
import { decideWithdraw, type List, refuseAbsent, type WithdrawReason } from '#app/domain/listing.ts';
import { readClock } from '#app/persistence/client.server.ts';
import { contentHash } from '#app/persistence/content-hash.server.ts';
import { appendEvent, attempt } from '#app/persistence/events.server.ts';
import { storeOf } from './listing-store.server.ts';
import { mailLeaving } from './mail-watchers.server.ts';

/** `reason` is kept for the organisation's own members. */
export async function withdrawListing(
  actor: Actor | null,
  list: List,
  reference: string,
  reason: string,
): Promise<Decision<{ readonly reference: string; readonly id: string }, WithdrawReason>> {
  return attempt({ kind: `${list}.withdrawn`, actor, data: { reference } }, async (tx) => {
    const store = storeOf(list);
    const listing = await store.lock(tx, reference);
    if (!listing) return refuseAbsent(actor, 'listing.publish');
    const withdrawnAt = await readClock(tx);
    const facts = { ...listing, validUntil: listing.published?.content.validUntil ?? null };
    const decision = decideWithdraw({ actor, listing: facts, reason, now: withdrawnAt });
    if (!decision.ok) return decision;
    const { revision } = await store.withdraw(tx, listing.id, { withdrawnAt, withdrawalReason: reason.trim() });
    const subject = { type: list, id: listing.id } as const;
    const before = listing.published && contentHash(listing.published.content);
    await appendEvent(tx, { kind: `${list}.withdrawn`, actor, subject, data: { revision }, before });
    const title = listing.published?.content.title ?? reference;
    await mailLeaving(tx, list, { ...listing, title }, 'withdrawn');
    return allow({ reference: listing.reference, id: listing.id });
  });
}
