// Throws the working draft away: a published listing goes back to what stands on the list, any other is removed.
import type { Actor } from '#app/domain/actor.ts';
import { type AccessReason, decideAccess } from '#app/domain/authorisation.ts';
import { allow, type Decision, refuse } from '#app/domain/decision.ts';
import { type List, refuseAbsent } from '#app/domain/listing.ts';
import { contentHash } from '#app/persistence/content-hash.server.ts';
import { appendEvent, attempt } from '#app/persistence/events.server.ts';
import { deleteDraft, deleteListing, isInUse } from '#app/persistence/listing-drafts.server.ts';
import { deleteTypedFormsOf } from '#app/persistence/typed-forms.server.ts';
import { storeOf } from './listing-store.server.ts';

export type DiscardReason = AccessReason | 'nothing-to-discard' | 'draft-in-use';

/** `removed`: it was never published, so that nothing of it is left but the event. */
export async function discardDraft(
  actor: Actor | null,
  list: List,
  reference: string,
): Promise<Decision<{ readonly removed: boolean }, DiscardReason>> {
  return attempt({ kind: `${list}.draft-discarded`, actor, data: { reference } }, async (tx) => {
    const listing = await storeOf(list).lock(tx, reference);
    if (!listing) return refuseAbsent(actor, 'listing.draft');
    const access = decideAccess(actor, 'listing.draft', listing.organisationId);
    if (!access.ok) return access;
    const { id, organisationId, draft, published } = listing;
    if (!draft) return refuse('nothing-to-discard');
    const removed = published === null;
    if (removed && (await isInUse(tx, list, id))) return refuse('draft-in-use');
    await deleteDraft(tx, list, { id, draftId: draft.id });
    if (removed) {
      await deleteListing(tx, list, id);
      await deleteTypedFormsOf(tx, { organisationId, list, reference });
    }
    const before = contentHash(draft.content);
    const after = published && contentHash(published.content);
    const data = { reference, version: draft.number, removed };
    await appendEvent(tx, { kind: `${list}.draft-discarded`, actor, subject: { type: list, id }, data, before, after });
    return allow({ removed });
  });
}
