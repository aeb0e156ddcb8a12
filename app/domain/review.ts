// From draft to list: where a working draft stands, and who may send, approve, return, schedule and take it back.
import type { Actor } from './actor.ts';
import { type AccessReason, type Action, decideAccess } from './authorisation.ts';
import { allow, type Decision, refuse } from './decision.ts';
import {
  type ClarityFacts,
  decidePublishable,
  type ListingFacts,
  missingForPublication,
  type PublishableContent,
  type PublishableReason,
} from './listing.ts';
import { decideSecondPerson } from './membership.ts';
import type { EffectiveVerification } from './organisation.ts';
import { dayOf } from './period.ts';

export const reviewDecisions = ['approved', 'changes-requested'] as const;
export type ReviewDecision = (typeof reviewDecisions)[number];

/** The latest round of review of a working draft. `endedAt`: taken back, or the text changed since. */
export interface ReviewFacts {
  readonly decision: ReviewDecision | null;
  readonly endedAt: Date | null;
  readonly scheduledFor: Date | null;
}

export const editorialPhases = ['draft', 'in-review', 'changes-requested', 'approved', 'scheduled'] as const;
export type EditorialPhase = (typeof editorialPhases)[number];

/** Of a working draft; null when nobody has sent it yet. A returned draft stays returned until it is sent again. */
export function editorialPhase(review: ReviewFacts | null): EditorialPhase {
  if (!review || review.endedAt) return 'draft';
  if (review.decision === null) return 'in-review';
  if (review.decision === 'changes-requested') return 'changes-requested';
  return review.scheduledFor ? 'scheduled' : 'approved';
}

/** What every step needs to know. `seenEdit` is the count of savings that the person had before their eyes. */
export interface ReviewStep {
  readonly actor: Actor | null;
  readonly listing: Pick<ListingFacts, 'organisationId' | 'publishedAt'>;
  readonly draft: { readonly content: PublishableContent; readonly savedById: string; readonly edit: number } | null;
  readonly review: ReviewFacts | null;
  readonly memberCount: number;
}

type StepReason = AccessReason | 'no-draft';

function decideStep(facts: ReviewStep, action: Action): Decision<NonNullable<ReviewStep['draft']>, StepReason> {
  const access = decideAccess(facts.actor, action, facts.listing.organisationId);
  if (!access.ok) return access;
  return facts.draft ? allow(facts.draft) : refuse('no-draft');
}

export type SendReason = StepReason | 'already-sent' | 'incomplete' | 'nobody-to-review';

/** A draft that could not be published is not worth a colleague's time; who is alone has nobody to ask. */
export function decideSendToReview(facts: ReviewStep): Decision<true, SendReason> {
  const draft = decideStep(facts, 'listing.send-to-review');
  if (!draft.ok) return draft;
  const phase = editorialPhase(facts.review);
  if (phase !== 'draft' && phase !== 'changes-requested') return refuse('already-sent');
  if (facts.memberCount === 1) return refuse('nobody-to-review');
  return missingForPublication(draft.value.content).length > 0 ? refuse('incomplete') : allow(true);
}

export type TakeBackReason = StepReason | 'not-in-review';

export function decideTakeBack(facts: ReviewStep): Decision<true, TakeBackReason> {
  const draft = decideStep(facts, 'listing.take-back');
  if (!draft.ok) return draft;
  const phase = editorialPhase(facts.review);
  return phase === 'draft' || phase === 'changes-requested' ? refuse('not-in-review') : allow(true);
}

export type ReviewReason =
  | StepReason
  | 'draft-changed'
  | 'already-approved'
  | 'comment-needed'
  | 'incomplete'
  | 'four-eyes';

/**
 * A second person approves the words they read, or returns them with something to go by. A draft nobody has sent may be
 * reviewed, too: in a small office one asks across the table.
 */
export function decideReview(
  facts: ReviewStep & {
    readonly decision: ReviewDecision;
    readonly seenEdit: number;
    /** Whether a note or a comment on a field goes with it. */
    readonly hasWords: boolean;
  },
): Decision<true, ReviewReason> {
  const draft = decideStep(facts, 'listing.review');
  if (!draft.ok) return draft;
  const { content, savedById: writtenById, edit } = draft.value;
  if (facts.seenEdit !== edit) return refuse('draft-changed');
  const phase = editorialPhase(facts.review);
  if (facts.decision === 'approved' && (phase === 'approved' || phase === 'scheduled'))
    return refuse('already-approved');
  const { memberCount } = facts;
  const second = decideSecondPerson({ personId: facts.actor?.personId ?? '', writtenById, memberCount });
  if (!second.ok) return second;
  if (facts.decision === 'changes-requested') return facts.hasWords ? allow(true) : refuse('comment-needed');
  return missingForPublication(content).length > 0 ? refuse('incomplete') : allow(true);
}

/** How far ahead a publication may be set: validity dates, budgets and people change. */
export const scheduleDaysAhead = 180;
const dayMs = 86_400_000;

export type ScheduleReason =
  | StepReason
  | 'draft-changed'
  | 'not-approved'
  | 'schedule-past'
  | 'schedule-too-far'
  | 'validity-ends-before'
  | PublishableReason
  | 'four-eyes';

/** Fixes the instant at which an approved draft goes on its list. `approving`: the same act approves it. */
export function decideSchedule(
  facts: ReviewStep & {
    readonly at: Date;
    readonly changeReason: string;
    readonly seenEdit: number;
    readonly approving: boolean;
    readonly clarity: ClarityFacts | null;
    readonly now: Date;
  },
): Decision<true, ScheduleReason> {
  const draft = decideStep(facts, 'listing.schedule');
  if (!draft.ok) return draft;
  const { content, savedById: writtenById, edit } = draft.value;
  if (facts.seenEdit !== edit) return refuse('draft-changed');
  const phase = editorialPhase(facts.review);
  if (!facts.approving && phase !== 'approved' && phase !== 'scheduled') return refuse('not-approved');
  if (facts.at.getTime() <= facts.now.getTime()) return refuse('schedule-past');
  if (facts.at.getTime() > facts.now.getTime() + scheduleDaysAhead * dayMs) return refuse('schedule-too-far');
  if (!facts.clarity) return refuse('no-draft');
  const publishable = decidePublishable({ ...facts, clarity: facts.clarity, content });
  if (!publishable.ok) return publishable;
  if (content.validUntil < dayOf(facts.at)) return refuse('validity-ends-before');
  const { memberCount } = facts;
  return decideSecondPerson({ personId: facts.actor?.personId ?? '', writtenById, memberCount });
}

export type UnscheduleReason = StepReason | 'not-scheduled';

/** The approval stays; only the date goes. */
export function decideUnschedule(facts: ReviewStep): Decision<true, UnscheduleReason> {
  const draft = decideStep(facts, 'listing.schedule');
  if (!draft.ok) return draft;
  return editorialPhase(facts.review) === 'scheduled' ? allow(true) : refuse('not-scheduled');
}

export const scheduleFailures = [
  'organisation-unverified',
  'incomplete',
  'contacts-in-text',
  'too-vague',
  'already-past',
  'change-reason-needed',
  'four-eyes',
] as const;
export type ScheduleFailure = (typeof scheduleFailures)[number];
export const isScheduleFailure = (text: string): text is ScheduleFailure =>
  (scheduleFailures as readonly string[]).includes(text);

export type ScheduledReason = ScheduleFailure | 'not-due';

/**
 * Asked by the clock at the instant: everything may have changed since somebody fixed it. Who fixed it need not be there
 * any more, the decision was theirs to take then; but the organisation must still be verified and the draft publishable.
 */
export function decideScheduledPublication(facts: {
  readonly listing: Pick<ListingFacts, 'publishedAt'>;
  readonly draft: { readonly content: PublishableContent; readonly savedById: string } | null;
  readonly review: (ReviewFacts & { readonly scheduledById: string | null; readonly changeReason: string }) | null;
  readonly verification: EffectiveVerification;
  readonly clarity: ClarityFacts | null;
  readonly memberCount: number;
  readonly now: Date;
}): Decision<{ readonly publishedById: string }, ScheduledReason> {
  const { review, draft, clarity, now } = facts;
  if (!draft || !clarity || editorialPhase(review) !== 'scheduled' || !review?.scheduledFor || !review.scheduledById)
    return refuse('not-due');
  if (review.scheduledFor.getTime() > now.getTime()) return refuse('not-due');
  if (facts.verification !== 'verified') return refuse('organisation-unverified');
  const { changeReason, scheduledById: personId } = review;
  const publishable = decidePublishable({ listing: facts.listing, content: draft.content, clarity, changeReason, now });
  if (!publishable.ok) return publishable;
  const second = decideSecondPerson({ personId, writtenById: draft.savedById, memberCount: facts.memberCount });
  return second.ok ? allow({ publishedById: personId }) : second;
}
