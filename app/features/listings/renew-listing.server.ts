// One click before or after the end of validity: a working draft with a new last day, to be published as any other.
import type { Actor } from '#app/domain/actor.ts';
import { coachListing, markOf } from '#app/domain/coach.ts';
import { decideRenew, type RenewReason } from '#app/domain/confirmation.ts';
import { allow, type Decision, refuse } from '#app/domain/decision.ts';
import { type List, refuseAbsent } from '#app/domain/listing.ts';
import { readClock } from '#app/persistence/client.server.ts';
import { contentHash } from '#app/persistence/content-hash.server.ts';
import { appendEvent, attempt } from '#app/persistence/events.server.ts';
import { type ContentOf, storeOf } from './listing-store.server.ts';

/** What the draft says otherwise stays as it is. The value is the new last day. */
export async function renewListing<L extends List>(
  actor: Actor | null,
  list: L,
  reference: string,
): Promise<Decision<string, RenewReason>> {
  return attempt({ kind: `${list}.edited`, actor, data: { reference } }, async (tx) => {
    const listing = await storeOf(list).lock(tx, reference);
    if (!listing) return refuseAbsent(actor, 'listing.renew');
    const now = await readClock(tx);
    const { published, draft } = listing;
    const facts = { ...listing, validUntil: published?.content.validUntil ?? null };
    const decision = decideRenew({ actor, listing: facts, now });
    if (!decision.ok) return decision;
    const before = (draft ?? published)?.content;
    if (!before || !actor) return refuse('wrong-state');
    const content: ContentOf[L] = { ...before, validUntil: decision.value };
    const { number } = await storeOf(list).putDraft(tx, listing, {
      content,
      savedById: actor.personId,
      savedAt: now,
      coach: markOf(coachListing(content)),
    });
    const subject = { type: list, id: listing.id } as const;
    const hashes = { before: contentHash(before), after: contentHash(content) };
    await appendEvent(tx, {
      kind: `${list}.edited`,
      actor,
      subject,
      data: { version: number, renewed: true },
      ...hashes,
    });
    return allow(decision.value);
  });
}
