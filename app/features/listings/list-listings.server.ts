// The public lists page by page, and everything an organisation has on its own.
import type { Actor } from '#app/domain/actor.ts';
import { type AccessReason, decideAccess } from '#app/domain/authorisation.ts';
import { allow, type Decision } from '#app/domain/decision.ts';
import type { Field } from '#app/domain/field.ts';
import { type List, type ListingPhase, listingPhase, refuseAbsent } from '#app/domain/listing.ts';
import { dayOf } from '#app/domain/period.ts';
import { type EditorialPhase, editorialPhase } from '#app/domain/review.ts';
import { readClock } from '#app/persistence/client.server.ts';
import type { ListingCardRow, OwnListingLine } from '#app/persistence/listing-rows.server.ts';
import { listReviewsOfDrafts } from '#app/persistence/reviews.server.ts';
import { storeOf } from './listing-store.server.ts';

const pageSize = 20;

export interface PublicListQuery {
  /** From `nextCursor` of the page before; an unreadable one starts at the top. */
  readonly cursor?: string | undefined;
  readonly field?: Field | undefined;
  readonly kind?: string | undefined;
  /** Listings of one organisation only. */
  readonly organisationId?: string | undefined;
}

export interface PublicListPage {
  readonly items: readonly ListingCardRow[];
  readonly nextCursor: string | null;
}

/** Twenty listings, newest publication first; three queries whatever their number, and none that counts. */
export async function listPublicListings(list: List, query: PublicListQuery = {}): Promise<PublicListPage> {
  const { field, kind, organisationId } = query;
  const after = query.cursor ? readCursor(query.cursor) : undefined;
  const today = dayOf(await readClock());
  const rows = await storeOf(list).listPublic({ field, kind, organisationId, after }, today, pageSize + 1);
  const items = rows.slice(0, pageSize);
  const last = items.at(-1);
  return { items, nextCursor: last && rows.length > pageSize ? `${last.publishedAt.toISOString()}_${last.id}` : null };
}

function readCursor(text: string): { publishedAt: Date; id: string } | undefined {
  const match = /^(\d{4}-\d{2}-\d{2}T[\d:.]+Z)_([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})$/.exec(text);
  const publishedAt = new Date(match?.[1] ?? Number.NaN);
  return match?.[2] && !Number.isNaN(publishedAt.getTime()) ? { publishedAt, id: match[2] } : undefined;
}

/** The most an organisation's own list shows; larger ones are found by search. */
export const ownListLimit = 500;

export interface OwnListingItem extends OwnListingLine {
  readonly phase: ListingPhase;
  /** Where its draft is on its way; null without one. */
  readonly editorial: EditorialPhase | null;
}

/** Newest first, drafts, expired and withdrawn ones included. */
export async function listOwnListings(
  actor: Actor | null,
  list: List,
): Promise<Decision<readonly OwnListingItem[], AccessReason>> {
  const access = decideAccess(actor, 'listing.read-own');
  if (!access.ok) return access;
  if (!access.value?.organisation) return refuseAbsent(actor, 'listing.read-own');
  const { id } = access.value.organisation;
  const [lines, reviews, now] = await Promise.all([
    storeOf(list).listOwn(id, ownListLimit),
    listReviewsOfDrafts(list, id),
    readClock(),
  ]);
  const byDraft = new Map(reviews.map((review) => [review.versionId, review]));
  return allow(
    lines.map((line) => ({
      ...line,
      phase: listingPhase(line, now),
      editorial: line.draftId === null ? null : editorialPhase(byDraft.get(line.draftId) ?? null),
    })),
  );
}
