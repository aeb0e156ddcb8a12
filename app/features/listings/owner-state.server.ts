// What members of a listing's organisation must know of where it stands, and what they can do about it.
import type { Actor } from '#app/domain/actor.ts';
import { mayDo } from '#app/domain/authorisation.ts';
import { answerDueAt, confirmationPeriods, confirmationPhase, decideRenew } from '#app/domain/confirmation.ts';
import type { List } from '#app/domain/listing.ts';
import { editorialPhase, isScheduleFailure } from '#app/domain/review.ts';
import { readClock } from '#app/persistence/client.server.ts';
import { findListingState, type ListingState } from '#app/persistence/listing-standing.server.ts';
import { findPersonName } from '#app/persistence/memberships.server.ts';
import { findLatestReview } from '#app/persistence/reviews.server.ts';
import { countOpenOnListing } from '#app/persistence/suggestions.server.ts';
import { env } from '#app/runtime/env.server.ts';
import type { OwnListing } from './get-listing.server.ts';
import type { OwnerState } from './listing-owner.tsx';
import type { ContentOf } from './listing-store.server.ts';
import { publicationWay } from './publication-way.ts';

const periods = () => ({
  everyDays: env().CONFIRMATION_EVERY_DAYS ?? confirmationPeriods.everyDays,
  answerDays: env().CONFIRMATION_ANSWER_DAYS ?? confirmationPeriods.answerDays,
});

/** Where the writing of the draft stands. */
async function editorialState<L extends List>(actor: Actor | null, list: L, listing: OwnListing<ContentOf[L]>) {
  const { draft, organisation } = listing;
  const isOthers = draft !== null && draft.savedById !== actor?.personId;
  const [review, writtenBy] = await Promise.all([
    draft && findLatestReview(list, draft.id),
    isOthers ? findPersonName(draft.savedById) : null,
  ]);
  const failure = review?.scheduleFailure ?? '';
  return {
    hasDraft: draft !== null,
    edit: draft?.edit ?? 0,
    editorial: draft && editorialPhase(review),
    // Sent once, and overtaken by a change since: what the last word about it was.
    isReviewOvertaken: Boolean(review?.endedAt && draft && draft.savedAt > review.submittedAt),
    scheduledFor: review?.scheduledFor ?? null,
    scheduleFailure: review && !review.scheduledFor && isScheduleFailure(failure) ? failure : null,
    publication: draft && publicationWay(actor, { owner: organisation.id, writtenById: draft.savedById }),
    writtenBy,
  };
}

/** What keeps the published version on its list, or off it. */
function standingState(actor: Actor | null, state: ListingState | null, phase: OwnListing<never>['phase'], now: Date) {
  const confirmation = state && phase === 'published' ? confirmationPhase(state, periods(), now) : 'holds';
  const renewal = state && decideRenew({ actor, listing: state, now });
  const asked = confirmation === 'asked' ? state?.confirmationAskedAt : null;
  return {
    moderationReason: state?.moderationReason ?? '',
    fulfilmentNote: state?.fulfilmentNote ?? '',
    confirmation,
    confirmUntil: asked ? answerDueAt(asked, periods()) : null,
    renewal: renewal?.ok ? renewal.value : null,
  };
}

export async function getOwnerState<L extends List>(
  actor: Actor | null,
  list: L,
  listing: OwnListing<ContentOf[L]>,
): Promise<OwnerState> {
  const owner = listing.organisation.id;
  const { phase, reference, withdrawalReason } = listing;
  const [editorial, state, openSuggestions, now] = await Promise.all([
    editorialState(actor, list, listing),
    findListingState(list, reference),
    countOpenOnListing(list, listing.id),
    readClock(),
  ]);
  return {
    phase,
    withdrawalReason,
    openSuggestions,
    isAlone: actor?.organisation?.memberCount === 1,
    mayDraft: mayDo(actor, 'listing.draft', owner),
    mayPublish: mayDo(actor, 'listing.publish', owner),
    mayConfirm: mayDo(actor, 'listing.confirm', owner),
    mayAnswer: mayDo(actor, 'listing.answer-suggestion', owner),
    ...editorial,
    ...standingState(actor, state, phase, now),
  };
}
