// What the page of a listing shows to whoever asks: the public version, or the own organisation's view of it.
import type { Actor } from '#app/domain/actor.ts';
import type { CoachMark } from '#app/domain/coach.ts';
import type { List } from '#app/domain/listing.ts';
import { dayOf } from '#app/domain/period.ts';
import type { OrganisationFacts } from '#app/persistence/listing-rows.server.ts';
import { getOwnListing, getPublicListing } from './get-listing.server.ts';
import type { ListingDetailProps } from './listing-detail-parts.tsx';
import type { OwnerState } from './listing-owner.tsx';
import type { ContentOf } from './listing-store.server.ts';
import { getOwnerState } from './owner-state.server.ts';

export interface ListingPage<Content> {
  readonly id: string;
  readonly organisationId: string;
  /** For the view; nothing in it is private, except that a draft is shown to its organisation only. */
  readonly listing: Omit<ListingDetailProps<Content>, 'actions' | 'notice' | 'children'>;
  /** Null for everybody outside the organisation. */
  readonly owner: OwnerState | null;
  /** The day it was fulfilled and what its organisation says of it; null while it was not. */
  readonly fulfilled: { readonly day: string; readonly note: string } | null;
}

/** Null when the listing is not there for this reader. */
export async function getListingPage<L extends List>(
  actor: Actor | null,
  list: L,
  reference: string,
): Promise<ListingPage<ContentOf[L]> | null> {
  const own = await getOwnListing(actor, list, reference);
  if (!own.ok) {
    const open = await getPublicListing(list, reference);
    return open && pageOf(open, open, open.number, null);
  }
  const { value } = own;
  const { published, draft } = value;
  const shown = published ?? draft;
  if (!shown) return null;
  return pageOf(value, shown, published?.number ?? null, await getOwnerState(actor, list, value));
}

function pageOf<Content>(
  row: {
    id: string;
    reference: string;
    organisation: OrganisationFacts;
    firstPublishedAt: Date | null;
    publishedAt: Date | null;
    fulfilledAt: Date | null;
    fulfilmentNote: string;
  },
  { content, coach }: { content: Content; coach: CoachMark | null },
  number: number | null,
  owner: OwnerState | null,
): ListingPage<Content> {
  const { id: organisationId, ...organisation } = row.organisation;
  const { reference, firstPublishedAt, publishedAt } = row;
  const listing = { reference, organisation, content, coach, number, firstPublishedAt, publishedAt };
  const { fulfilledAt, fulfilmentNote: note } = row;
  const fulfilled = fulfilledAt && { day: dayOf(fulfilledAt), note };
  return { id: row.id, organisationId, listing, owner, fulfilled };
}
