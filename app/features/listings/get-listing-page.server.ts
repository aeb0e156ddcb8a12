// What the page of a listing shows to whoever asks: the public version, or the own organisation's view of it.
import type { Actor } from '#app/domain/actor.ts';
import type { List } from '#app/domain/listing.ts';
import { dayOf } from '#app/domain/period.ts';
import { contentFor } from '#app/domain/section-access.ts';
import type { OrganisationFacts } from '#app/persistence/listing-rows.server.ts';
import { getOwnListing } from './get-listing.server.ts';
import type { ListingDetailProps } from './listing-detail-parts.tsx';
import type { OwnerState } from './listing-owner.tsx';
import type { ContentOf } from './listing-store.server.ts';
import type { ListingReader } from './locked-sections.tsx';
import { getOwnerState } from './owner-state.server.ts';
import { getReadableListing, type ReadableListing } from './read-sections.server.ts';

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
    const open = await getReadableListing(actor, list, reference);
    return open && pageOf(open, { ...open, reader: readerOf(open) }, null);
  }
  const { value } = own;
  const { published, draft } = value;
  const shown = published ?? draft;
  if (!shown) return null;
  const { coach, content } = shown;
  const page = { ...contentFor(content, 'owner'), coach, number: published?.number ?? null, reader: null };
  return pageOf(value, page, await getOwnerState(actor, list, value));
}

function readerOf({ standing, openable, isOpened }: ReadableListing<unknown>): ListingReader {
  return { standing, openable, isOpened };
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
  shown: Pick<ListingDetailProps<Content>, 'content' | 'coach' | 'locked' | 'number' | 'reader'>,
  owner: OwnerState | null,
): ListingPage<Content> {
  const { id: organisationId, ...organisation } = row.organisation;
  const { reference, firstPublishedAt, publishedAt } = row;
  const { content, coach, locked, number, reader } = shown;
  const listing = { reference, organisation, content, coach, locked, number, reader, firstPublishedAt, publishedAt };
  const { fulfilledAt, fulfilmentNote: note } = row;
  const fulfilled = fulfilledAt && { day: dayOf(fulfilledAt), note };
  return { id: row.id, organisationId, listing, owner, fulfilled };
}
