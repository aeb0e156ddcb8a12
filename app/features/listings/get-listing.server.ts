// One listing: as everybody may see it, or as the members of its own organisation do.
import type { Actor } from '#app/domain/actor.ts';
import { type AccessReason, decideAccess } from '#app/domain/authorisation.ts';
import { allow, type Decision } from '#app/domain/decision.ts';
import { isOpenToAll, type List, type ListingPhase, listingPhase, refuseAbsent } from '#app/domain/listing.ts';
import { contentFor, type LockedSection, type PublicContent } from '#app/domain/section-access.ts';
import { readClock } from '#app/persistence/client.server.ts';
import type { ListingContact, OwnListingRow } from '#app/persistence/listing-rows.server.ts';
import type { PublishedListing } from '#app/persistence/published-versions.server.ts';
import { type ContentOf, storeOf } from './listing-store.server.ts';

/** A listing as everybody reads it. */
export type PublicListing<Content> = Omit<PublishedListing<Content>, 'content'> & {
  readonly content: PublicContent<Content>;
  readonly locked: readonly LockedSection[];
};

/** Published, not withdrawn, not expired, of an organisation that is not suspended; null otherwise. */
export const getPublicOpportunity = (reference: string) => getPublicListing('opportunity', reference);

export const getPublicCapability = (reference: string) => getPublicListing('capability', reference);

export async function getPublicListing<L extends List>(
  list: L,
  reference: string,
): Promise<PublicListing<ContentOf[L]> | null> {
  const listing = await findOpenListing(list, reference);
  return listing && { ...listing, ...contentFor(listing.content, 'public') };
}

/** The same with every section, for those who decide how much of it a reader gets. */
export async function findOpenListing<L extends List>(
  list: L,
  reference: string,
): Promise<PublishedListing<ContentOf[L]> | null> {
  const [listing, now] = await Promise.all([storeOf(list).findPublished(reference), readClock()]);
  if (!listing) return null;
  const facts = { ...listing, validUntil: listing.content.validUntil };
  return isOpenToAll(facts, listing.organisation.verification, now) ? listing : null;
}

export interface OwnListing<Content> extends OwnListingRow<Content> {
  readonly phase: ListingPhase;
}

/** For members of the listing's organisation; everybody else gets the answer of a listing that is not there. */
export async function getOwnListing<L extends List>(
  actor: Actor | null,
  list: L,
  reference: string,
): Promise<Decision<OwnListing<ContentOf[L]>, AccessReason>> {
  const access = decideAccess(actor, 'listing.read-own');
  if (!access.ok) return access;
  const organisationId = access.value?.organisation?.id;
  const listing = organisationId && (await storeOf(list).findOwn(organisationId, reference));
  if (!listing) return refuseAbsent(actor, 'listing.read-own');
  const now = await readClock();
  const phase = listingPhase({ ...listing, validUntil: listing.published?.content.validUntil ?? null }, now);
  return allow({ ...listing, phase });
}

const noContact: ListingContact = { name: '', phone: '', email: '' };

/** The contact person of a listing of the organisation the actor acts for; empty when there is none or it is not theirs. */
export async function readOwnContact(actor: Actor | null, list: List, reference: string): Promise<ListingContact> {
  const access = decideAccess(actor, 'listing.read-own');
  const organisationId = access.ok ? access.value?.organisation?.id : undefined;
  if (!organisationId) return noContact;
  return (await storeOf(list).findOwnContact(organisationId, reference)) ?? noContact;
}
