// Puts the working draft of a listing on its public list as a new, unchangeable version.
import type { Actor } from '#app/domain/actor.ts';
import { clarityOf, coachListing, markOf } from '#app/domain/coach.ts';
import { allow, type Decision } from '#app/domain/decision.ts';
import { decidePublish, type List, type PublishReason, refuseAbsent } from '#app/domain/listing.ts';
import { readClock, type Transaction } from '#app/persistence/client.server.ts';
import { contentHash } from '#app/persistence/content-hash.server.ts';
import { appendEvent, attempt } from '#app/persistence/events.server.ts';
import type { LockedListing } from '#app/persistence/listing-rows.server.ts';
import { countMembers } from '#app/persistence/memberships.server.ts';
import { closeReviews } from '#app/persistence/reviews.server.ts';
import { env } from '#app/runtime/env.server.ts';
import { type ContentOf, storeOf } from './listing-store.server.ts';
import { mailPublication } from './mail-publication.server.ts';
import { mailNewVersion } from './mail-watchers.server.ts';

export interface PublishedNow {
  readonly reference: string;
  readonly id: string;
  readonly version: number;
  readonly publishedAt: Date;
}

/** `changeReason` is public and needed from the second publication on; `seenEdit`: see `decidePublish`. */
export async function publishListing<L extends List>(
  actor: Actor | null,
  list: L,
  reference: string,
  { changeReason, seenEdit }: { readonly changeReason: string; readonly seenEdit?: number | undefined },
): Promise<Decision<PublishedNow, PublishReason>> {
  return attempt({ kind: `${list}.published`, actor, data: { reference } }, async (tx) => {
    const listing = await storeOf(list).lock(tx, reference);
    if (!listing) return refuseAbsent(actor, 'listing.publish');
    const published = await publishLocked(tx, actor, list, listing, changeReason, { seenEdit });
    const { draft, organisationId } = listing;
    if (published.ok && draft && actor && draft.savedById !== actor.personId)
      await mailPublication(tx, {
        ...{ kind: 'published', list, reference, title: draft.content.title, organisationId, byId: actor.personId },
        to: [draft.savedById],
      });
    return published;
  });
}

/** The same for a listing that this transaction has locked already. `minimumScore` of clarity, by default the site's. */
export async function publishLocked<L extends List>(
  tx: Transaction,
  actor: Actor | null,
  list: L,
  listing: LockedListing<ContentOf[L]>,
  changeReason: string,
  {
    seenEdit,
    minimumScore = env().COACH_MINIMUM,
  }: { seenEdit?: number | undefined; minimumScore?: number | undefined } = {},
): Promise<Decision<PublishedNow, PublishReason>> {
  const now = await readClock(tx);
  const memberCount = await countMembers(tx, listing.organisationId);
  const { draft } = listing;
  // Counted here again, from what is being published: nothing that was counted earlier is believed.
  const clarity = draft && clarityOf(draft.content, changeReason, minimumScore);
  const decision = decidePublish({ actor, listing, draft, clarity, memberCount, changeReason, seenEdit, now });
  if (!decision.ok) return decision;
  if (!listing.draft || !actor) throw new Error('a publication was allowed without a draft or without anybody');
  const publication = { publishedById: actor.personId, publishedAt: now, changeReason };
  return allow(await writePublication(tx, actor, list, { ...listing, draft: listing.draft }, publication));
}

/** Writes what was decided. `actor` is null for what the clock does; `publishedById` is who decided it then. */
export async function writePublication<L extends List>(
  tx: Transaction,
  actor: Actor | null,
  list: L,
  listing: LockedListing<ContentOf[L]> & { readonly draft: NonNullable<LockedListing<ContentOf[L]>['draft']> },
  publication: { readonly publishedById: string; readonly publishedAt: Date; readonly changeReason: string },
): Promise<PublishedNow> {
  const { draft, published, reference, id } = listing;
  const { publishedById, publishedAt } = publication;
  await closeReviews(tx, list, draft.id, { by: publishedById, at: publishedAt });
  const { revision } = await storeOf(list).publishDraft(tx, listing, {
    ...publication,
    draftId: draft.id,
    coach: markOf(coachListing(draft.content)),
    changeReason: listing.publishedAt ? publication.changeReason.trim() : '',
  });
  const version = draft.number;
  const data = actor ? { version, revision } : { version, revision, personId: publishedById };
  const before = published && contentHash(published.content);
  const after = contentHash(draft.content);
  await appendEvent(tx, { kind: `${list}.published`, actor, subject: { type: list, id }, data, before, after });
  await mailNewVersion(tx, list, listing, {
    number: version,
    before: published?.content ?? null,
    after: draft.content,
    changeReason: publication.changeReason.trim(),
  });
  return { reference, id, version, publishedAt };
}
