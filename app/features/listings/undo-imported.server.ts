// Takes back what an import did to one listing, unless somebody has built on it since.
import type { Actor } from '#app/domain/actor.ts';
import { type AccessReason, decideAccess } from '#app/domain/authorisation.ts';
import type { CapabilityContent } from '#app/domain/capability.ts';
import { allow, type Decision } from '#app/domain/decision.ts';
import { type List, refuseAbsent } from '#app/domain/listing.ts';
import type { OpportunityContent } from '#app/domain/opportunity.ts';
import { readClock, type Transaction } from '#app/persistence/client.server.ts';
import { contentHash } from '#app/persistence/content-hash.server.ts';
import { appendEvent } from '#app/persistence/events.server.ts';
import { countUses, deleteDraft, deleteUnpublished, findContactOf } from '#app/persistence/imported-listings.server.ts';
import type { ListingContact, LockedListing } from '#app/persistence/listing-rows.server.ts';
import { storeOf } from './listing-store.server.ts';
import { unpackContent } from './packed-content.ts';
import { coachOf } from './save-listing-draft.server.ts';

type Content = OpportunityContent | CapabilityContent;

export type Undone = 'removed' | 'restored' | 'kept-published' | 'kept-edited' | 'kept-in-use' | 'nothing';

interface ImportedRow {
  readonly reference: string;
  readonly outcome: 'added' | 'changed';
  readonly before: { readonly draft: object | null; readonly contact: ListingContact; readonly after: string };
}

type Fingerprint = (content: Content, contact: ListingContact) => string;

/** What the import left must still be what stands there; null when it is. */
async function whyKept(
  tx: Transaction,
  list: List,
  listing: LockedListing<Content>,
  row: ImportedRow,
  fingerprint: Fingerprint,
): Promise<Undone | null> {
  // Its words went onto the public list, where every version stays.
  if (!listing.draft || (row.outcome === 'added' && listing.firstPublishedAt)) return 'kept-published';
  const contact = await findContactOf(tx, list, listing.id);
  if (fingerprint(listing.draft.content, contact) !== row.before.after) return 'kept-edited';
  if (row.outcome === 'added' && (await countUses(tx, list, listing.id)) > 0) return 'kept-in-use';
  return null;
}

async function writeBack(
  tx: Transaction,
  list: List,
  actor: Actor,
  listing: LockedListing<Content>,
  content: Content,
): Promise<void> {
  const draft = { content, savedById: actor.personId, savedAt: await readClock(tx), coach: coachOf(content) };
  await storeOf(list).putDraft(tx, listing as never, draft as never);
}

async function restore(
  tx: Transaction,
  list: List,
  actor: Actor,
  listing: LockedListing<Content>,
  { outcome, before }: ImportedRow,
): Promise<Undone> {
  if (outcome === 'added') {
    await deleteUnpublished(tx, list, listing.id);
    return 'removed';
  }
  const store = storeOf(list);
  await store.putContact(tx, listing.id, before.contact);
  if (before.draft) {
    await writeBack(tx, list, actor, listing, unpackContent<Content>(before.draft));
  } else if (listing.draft) {
    if ((await countUses(tx, list, listing.id)) > 0) {
      // A draft under review cannot go; it says again what the list says.
      if (!listing.published) return 'kept-in-use';
      await writeBack(tx, list, actor, listing, listing.published.content);
    } else await deleteDraft(tx, list, listing.draft.id);
  }
  return 'restored';
}

export const undoImported =
  (fingerprint: Fingerprint) =>
  async (
    tx: Transaction,
    list: List,
    actor: Actor | null,
    organisationId: string,
    row: ImportedRow,
  ): Promise<Decision<Undone, AccessReason>> => {
    const access = decideAccess(actor, 'listing.import', organisationId);
    if (!access.ok) return access;
    if (!access.value) return refuseAbsent(actor, 'listing.import');
    const listing = (await storeOf(list).lock(tx, row.reference)) as LockedListing<Content> | null;
    if (!listing || listing.organisationId !== organisationId) return allow('nothing');
    const kept = await whyKept(tx, list, listing, row, fingerprint);
    if (kept) return allow(kept);
    const undone = await restore(tx, list, access.value, listing, row);
    if (undone === 'kept-in-use') return allow(undone);
    await appendEvent(tx, {
      kind: `${list}.import-undone`,
      actor,
      subject: { type: list, id: listing.id },
      data: { removed: undone === 'removed' },
      before: listing.draft && contentHash(listing.draft.content),
      after:
        undone === 'removed'
          ? null
          : contentHash(row.before.draft ? unpackContent(row.before.draft) : listing.published?.content),
    });
    return allow(undone);
  };
