// What the page of a listing shows to whoever asks: the public version, or the own organisation's view of it.
import type { Actor } from '#app/domain/actor.ts';
import { mayDo } from '#app/domain/authorisation.ts';
import type { CoachMark } from '#app/domain/coach.ts';
import type { List } from '#app/domain/listing.ts';
import type { OrganisationFacts } from '#app/persistence/listing-rows.server.ts';
import { findPersonName } from '#app/persistence/memberships.server.ts';
import { getOwnListing, getPublicListing } from './get-listing.server.ts';
import type { ListingDetailProps } from './listing-detail-parts.tsx';
import type { OwnerState } from './listing-owner.tsx';
import type { ContentOf } from './listing-store.server.ts';
import { publicationWay } from './publication-way.ts';

export interface ListingPage<Content> {
  readonly id: string;
  readonly organisationId: string;
  /** For the view; nothing in it is private, except that a draft is shown to its organisation only. */
  readonly listing: Omit<ListingDetailProps<Content>, 'actions' | 'notice' | 'children'>;
  /** Null for everybody outside the organisation. */
  readonly owner: OwnerState | null;
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
  const { published, draft, phase, withdrawalReason } = value;
  const shown = published ?? draft;
  if (!shown) return null;
  const mayDraft = mayDo(actor, 'listing.draft', value.organisation.id);
  const mayPublish = mayDo(actor, 'listing.publish', value.organisation.id);
  const publication = draft && publicationWay(actor, { owner: value.organisation.id, writtenById: draft.savedById });
  const isOthers = draft !== null && draft.savedById !== actor?.personId;
  const writtenBy = isOthers ? await findPersonName(draft.savedById) : null;
  const state = { phase, hasDraft: draft !== null, withdrawalReason, publication, writtenBy };
  const owner = { ...state, mayDraft, mayPublish };
  return pageOf(value, shown, published?.number ?? null, owner);
}

function pageOf<Content>(
  row: {
    id: string;
    reference: string;
    organisation: OrganisationFacts;
    firstPublishedAt: Date | null;
    publishedAt: Date | null;
  },
  { content, coach }: { content: Content; coach: CoachMark | null },
  number: number | null,
  owner: OwnerState | null,
): ListingPage<Content> {
  const { id: organisationId, ...organisation } = row.organisation;
  const { reference, firstPublishedAt, publishedAt } = row;
  const listing = { reference, organisation, content, coach, number, firstPublishedAt, publishedAt };
  return { id: row.id, organisationId, listing, owner };
}
