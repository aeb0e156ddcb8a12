// Where the review of a working draft stands, for the members of its organisation.
import type { Actor } from '#app/domain/actor.ts';
import { mayDo } from '#app/domain/authorisation.ts';
import type { List } from '#app/domain/listing.ts';
import { decideSecondPerson } from '#app/domain/membership.ts';
import { type EditorialPhase, editorialPhase, isScheduleFailure, type ScheduleFailure } from '#app/domain/review.ts';
import { findPersonNames } from '#app/persistence/audit.server.ts';
import {
  type CommentRow,
  findLatestReview,
  listComments,
  listOpenReviews,
  type OpenReview,
} from '#app/persistence/reviews.server.ts';

export interface ShownComment extends Pick<CommentRow, 'id' | 'field' | 'text' | 'createdAt'> {
  readonly by: string;
  readonly isResolved: boolean;
}

export interface ReviewView {
  readonly phase: EditorialPhase;
  readonly writtenBy: string;
  readonly sent: { readonly by: string; readonly at: Date; readonly note: string } | null;
  readonly decided: { readonly by: string; readonly at: Date; readonly note: string } | null;
  readonly scheduledFor: Date | null;
  readonly scheduleFailure: ScheduleFailure | null;
  /** It was sent, and changed since. */
  readonly isOvertaken: boolean;
  readonly comments: readonly ShownComment[];
  /** The reader is a second person who may review; then publishing and scheduling follow the permission. */
  readonly mayReview: boolean;
  readonly mayPublish: boolean;
  readonly mayTick: boolean;
  readonly mayTakeBack: boolean;
}

export async function getReview(
  actor: Actor,
  list: List,
  draft: { readonly id: string; readonly savedById: string; readonly savedAt: Date },
  organisationId: string,
): Promise<ReviewView> {
  const review = await findLatestReview(list, draft.id);
  const comments = review ? await listComments(review.id) : [];
  const people = [draft.savedById, review?.submittedById, review?.decidedById, ...comments.map((one) => one.authorId)];
  const names = await findPersonNames(people.filter((id) => typeof id === 'string'));
  const nameOf = (id: string | null) => (id && names.get(id)) || '';
  const phase = editorialPhase(review);
  const memberCount = actor.organisation?.memberCount ?? 1;
  const second = decideSecondPerson({ personId: actor.personId, writtenById: draft.savedById, memberCount });
  const mayReview = second.ok && mayDo(actor, 'listing.review', organisationId);
  const failure = review?.scheduleFailure ?? '';
  const isSent = phase === 'in-review' || phase === 'approved' || phase === 'scheduled';
  const { decidedAt, scheduledFor } = review ?? { decidedAt: null, scheduledFor: null };
  return {
    phase,
    writtenBy: nameOf(draft.savedById),
    sent: review && { by: nameOf(review.submittedById), at: review.submittedAt, note: review.note },
    decided: review && decidedAt ? { by: nameOf(review.decidedById), at: decidedAt, note: review.decisionNote } : null,
    scheduledFor,
    scheduleFailure: !scheduledFor && isScheduleFailure(failure) ? failure : null,
    isOvertaken: Boolean(review?.endedAt && draft.savedAt > review.submittedAt),
    comments: comments.map(({ authorId, resolvedAt, ...one }) => ({
      ...one,
      by: nameOf(authorId),
      isResolved: resolvedAt !== null,
    })),
    mayReview,
    mayPublish: mayReview && mayDo(actor, 'listing.schedule', organisationId),
    mayTick: mayDo(actor, 'listing.draft', organisationId),
    mayTakeBack: isSent && mayDo(actor, 'listing.take-back', organisationId),
  };
}

/** The comments of the latest round, for the form they are about. */
export async function getReviewComments(
  actor: Actor,
  list: List,
  draft: { readonly id: string; readonly savedById: string; readonly savedAt: Date } | null,
): Promise<readonly ShownComment[]> {
  return draft && actor.organisation ? (await getReview(actor, list, draft, actor.organisation.id)).comments : [];
}

const queueLimit = 200;

export interface QueueItem extends OpenReview {
  readonly phase: EditorialPhase;
  readonly isOwn: boolean;
}

/** Drafts of the actor's organisation on their way, the longest waiting first. */
export async function getReviewQueue(
  actor: Actor & { readonly organisation: NonNullable<Actor['organisation']> },
): Promise<readonly QueueItem[]> {
  const rows = await listOpenReviews(actor.organisation.id, queueLimit);
  return rows.map((row) => ({ ...row, phase: editorialPhase(row), isOwn: row.savedById === actor.personId }));
}

/** How many of them wait for this person. */
export const countWaiting = (queue: readonly QueueItem[]): number =>
  queue.filter(({ phase, isOwn }) => phase === 'in-review' && !isOwn).length;
