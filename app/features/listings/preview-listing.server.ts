// The working draft (or what stands) as each audience would see it, for the listing's own organisation.
import type { Actor } from '#app/domain/actor.ts';
import type { AccessReason } from '#app/domain/authorisation.ts';
import { allow, type Decision, refuse } from '#app/domain/decision.ts';
import type { List } from '#app/domain/listing.ts';
import { type SectionLevel, sectionLevels } from '#app/domain/section.ts';
import { contentFor } from '#app/domain/section-access.ts';
import { getOwnListing } from './get-listing.server.ts';
import type { ListingDetailProps } from './listing-detail-parts.tsx';
import type { ContentOf } from './listing-store.server.ts';

export const isPreviewAudience = (text: unknown): text is SectionLevel =>
  (sectionLevels as readonly unknown[]).includes(text);

export interface Preview<Content> {
  readonly listing: Omit<ListingDetailProps<Content>, 'actions' | 'notice' | 'children'>;
  readonly audience: SectionLevel;
  readonly of: 'draft' | 'published';
  /** False when all audiences see the same. */
  readonly hasLocks: boolean;
}

export async function previewListing<L extends List>(
  actor: Actor | null,
  list: L,
  reference: string,
  audience: SectionLevel,
): Promise<Decision<Preview<ContentOf[L]>, AccessReason>> {
  const own = await getOwnListing(actor, list, reference);
  if (!own.ok) return own;
  const { draft, published, firstPublishedAt, publishedAt } = own.value;
  const shown = draft ?? published;
  if (!shown) return refuse('not-found');
  const { id: _, ...organisation } = own.value.organisation;
  const instants = { firstPublishedAt, publishedAt };
  const listing = { reference, organisation, ...instants, number: null, reader: null, coach: shown.coach };
  return allow({
    listing: { ...listing, ...contentFor(shown.content, audience) },
    audience,
    of: draft ? ('draft' as const) : ('published' as const),
    hasLocks: contentFor(shown.content, 'public').locked.length > 0,
  });
}
