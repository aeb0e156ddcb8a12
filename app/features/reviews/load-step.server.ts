// What every step of a review starts from: the locked listing, its working draft and the latest round.
import type { Actor } from '#app/domain/actor.ts';
import type { CapabilityContent } from '#app/domain/capability.ts';
import type { List } from '#app/domain/listing.ts';
import type { OpportunityContent } from '#app/domain/opportunity.ts';
import type { ReviewStep } from '#app/domain/review.ts';
import { lockCapability } from '#app/persistence/capabilities.server.ts';
import type { Transaction } from '#app/persistence/client.server.ts';
import { contentHash } from '#app/persistence/content-hash.server.ts';
import { appendEvent } from '#app/persistence/events.server.ts';
import type { LockedListing } from '#app/persistence/listing-rows.server.ts';
import { countMembers } from '#app/persistence/memberships.server.ts';
import { lockOpportunity } from '#app/persistence/opportunities.server.ts';
import { findLatestReview, insertReview, type ReviewRow } from '#app/persistence/reviews.server.ts';

export type Draft = NonNullable<LockedListing<OpportunityContent | CapabilityContent>['draft']>;

export interface LoadedStep extends ReviewStep {
  readonly list: List;
  readonly id: string;
  readonly reference: string;
  readonly listing: LockedListing<OpportunityContent | CapabilityContent>;
  readonly draft: Draft | null;
  readonly review: ReviewRow | null;
}

/** Null when there is no such listing. Holds the listing's row until the transaction ends. */
export async function loadStep(
  tx: Transaction,
  actor: Actor | null,
  list: List,
  reference: string,
): Promise<LoadedStep | null> {
  const listing = list === 'opportunity' ? await lockOpportunity(tx, reference) : await lockCapability(tx, reference);
  if (!listing) return null;
  const { draft, id, organisationId } = listing;
  const review = draft && (await findLatestReview(list, draft.id, tx));
  const memberCount = await countMembers(tx, organisationId);
  return { actor, list, id, reference, listing, draft, review, memberCount };
}

/** The round that is open, or a new one: a reviewer may act on a draft that nobody sent. */
export async function openRound(tx: Transaction, step: LoadedStep, draft: Draft, now: Date): Promise<string> {
  const { review, list } = step;
  if (review && !review.endedAt && review.decision !== 'changes-requested') return review.id;
  const round = { submittedById: draft.savedById, submittedAt: now, note: '' };
  return (await insertReview(tx, list, draft.id, round)).id;
}

type Step =
  | 'sent-to-review'
  | 'taken-back'
  | 'changes-requested'
  | 'approved'
  | 'scheduled'
  | 'unscheduled'
  | 'comments-resolved';

/** The event of one step, with the fingerprint of the words it is about. */
export async function appendStep(
  tx: Transaction,
  { actor, list, id, draft }: LoadedStep,
  step: Step,
  data: Readonly<Record<string, string | number | boolean>> = {},
): Promise<void> {
  const before = draft && contentHash(draft.content);
  const subject = { type: list, id } as const;
  const version = draft?.number ?? 0;
  await appendEvent(tx, { kind: `${list}.${step}`, actor, subject, data: { version, ...data }, before });
}
