// A batch's way to the lists: publishes the draft of one of its listings as part of the release, and ends its review.
import type { Actor } from '#app/domain/actor.ts';
import { coachListing, markOf } from '#app/domain/coach.ts';
import type { List } from '#app/domain/listing.ts';
import { endReviews } from '#app/persistence/batch-items.server.ts';
import type { Transaction } from '#app/persistence/client.server.ts';
import { contentHash } from '#app/persistence/content-hash.server.ts';
import { appendEvent } from '#app/persistence/events.server.ts';
import { storeOf } from './listing-store.server.ts';

export interface BatchPublication {
  readonly reference: string;
  /** The draft the release was decided with. */
  readonly draftId: string;
  /** Who read it last: the releaser, or the colleague who approved it. */
  readonly publishedById: string;
  readonly publishedAt: Date;
  readonly changeReason: string;
}

/** The rules were asked by the release, under its locks. `actor` is null for what the clock does. */
export async function publishInBatch(
  tx: Transaction,
  actor: Actor | null,
  list: List,
  { reference, draftId, ...publication }: BatchPublication,
): Promise<void> {
  const store = storeOf(list);
  const listing = await store.lock(tx, reference);
  if (listing?.draft?.id !== draftId)
    throw new Error(`the draft of ${reference} is another one than was decided about`);
  const { publishedById, publishedAt } = publication;
  await endReviews(tx, list, draftId, publishedAt);
  const changeReason = listing.publishedAt ? publication.changeReason : '';
  const { revision } = await store.publishDraft(tx, listing, {
    draftId,
    publishedById,
    publishedAt,
    changeReason,
    coach: markOf(coachListing(listing.draft.content)),
  });
  const version = listing.draft.number;
  const data = actor ? { version, revision } : { version, revision, personId: publishedById };
  const before = listing.published && contentHash(listing.published.content);
  const after = contentHash(listing.draft.content);
  const subject = { type: list, id: listing.id } as const;
  await appendEvent(tx, { kind: `${list}.published`, actor, subject, data, before, after });
}
