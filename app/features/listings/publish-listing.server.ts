// Puts the working draft of a listing on its public list as a new, unchangeable version.
import type { Actor } from '#app/domain/actor.ts';
import { coachListing, markOf } from '#app/domain/coach.ts';
import { findContacts } from '#app/domain/contact-finding.ts';
import { allow, type Decision } from '#app/domain/decision.ts';
import { decidePublish, type List, type PublishReason, refuseAbsent } from '#app/domain/listing.ts';
import { readClock, type Transaction } from '#app/persistence/client.server.ts';
import { contentHash } from '#app/persistence/content-hash.server.ts';
import { appendEvent, attempt } from '#app/persistence/events.server.ts';
import type { LockedListing } from '#app/persistence/listing-rows.server.ts';
import { countMembers } from '#app/persistence/memberships.server.ts';
import { env } from '#app/runtime/env.server.ts';
import { type ContentOf, storeOf } from './listing-store.server.ts';
import { mailNewVersion } from './mail-watchers.server.ts';

export interface PublishedNow {
  readonly reference: string;
  readonly id: string;
  readonly version: number;
  readonly publishedAt: Date;
}

/** `changeReason` is public and needed from the second publication on. */
export async function publishListing<L extends List>(
  actor: Actor | null,
  list: L,
  reference: string,
  { changeReason }: { readonly changeReason: string },
): Promise<Decision<PublishedNow, PublishReason>> {
  return attempt({ kind: `${list}.published`, actor, data: { reference } }, async (tx) => {
    const listing = await storeOf(list).lock(tx, reference);
    if (!listing) return refuseAbsent(actor, 'listing.publish');
    return publishLocked(tx, actor, list, listing, changeReason);
  });
}

/** The same for a listing that this transaction has locked already. `minimumScore` of clarity, by default the site's. */
export async function publishLocked<L extends List>(
  tx: Transaction,
  actor: Actor | null,
  list: L,
  listing: LockedListing<ContentOf[L]>,
  changeReason: string,
  minimumScore: number = env().COACH_MINIMUM,
): Promise<Decision<PublishedNow, PublishReason>> {
  const now = await readClock(tx);
  const memberCount = await countMembers(tx, listing.organisationId);
  // Counted here again, from what is being published: nothing that was counted earlier is believed.
  const coach = listing.draft && coachListing(listing.draft.content);
  const clarity = coach && {
    coachScore: coach.score,
    hasPersonal: coach.personal.length > 0 || findContacts(changeReason).length > 0,
    minimumScore,
  };
  const { draft } = listing;
  const decision = decidePublish({ actor, listing, draft, clarity, memberCount, changeReason, now });
  if (!decision.ok) return decision;
  if (!listing.draft || !coach || !actor)
    throw new Error('a publication was allowed without a draft or without anybody');
  const { revision } = await storeOf(list).publishDraft(tx, listing, {
    draftId: listing.draft.id,
    publishedById: actor.personId,
    publishedAt: now,
    changeReason: listing.publishedAt ? changeReason.trim() : '',
    coach: markOf(coach),
  });
  const version = listing.draft.number;
  const subject = { type: list, id: listing.id } as const;
  const before = listing.published && contentHash(listing.published.content);
  const after = contentHash(listing.draft.content);
  await appendEvent(tx, { kind: `${list}.published`, actor, subject, data: { version, revision }, before, after });
  await mailNewVersion(tx, list, listing, {
    number: version,
    before: listing.published?.content ?? null,
    after: listing.draft.content,
    changeReason: changeReason.trim(),
  });
  return allow({ reference: listing.reference, id: listing.id, version, publishedAt: now });
}
