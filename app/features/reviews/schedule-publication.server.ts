// Sets the instant at which an approved draft goes on its list, or takes the instant away; the clock does the rest.
import type { Actor } from '#app/domain/actor.ts';
import { clarityOf } from '#app/domain/coach.ts';
import { allow, type Decision } from '#app/domain/decision.ts';
import { type List, refuseAbsent } from '#app/domain/listing.ts';
import {
  decideSchedule,
  decideUnschedule,
  editorialPhase,
  type ScheduleReason,
  type UnscheduleReason,
} from '#app/domain/review.ts';
import { readClock } from '#app/persistence/client.server.ts';
import { attempt } from '#app/persistence/events.server.ts';
import { updateReview } from '#app/persistence/reviews.server.ts';
import { env } from '#app/runtime/env.server.ts';
import { appendStep, loadStep, openRound } from './load-step.server.ts';
import { mailReview } from './mail-review.server.ts';
import { keepComments, type ReviewWords } from './review-draft.server.ts';

export interface ScheduleInput extends ReviewWords {
  readonly at: Date;
  readonly changeReason: string;
  readonly seenEdit: number;
}

/** Approves in the same act where that has not been done: the person is a second one either way. */
export async function schedulePublication(
  actor: Actor | null,
  list: List,
  reference: string,
  input: ScheduleInput,
): Promise<Decision<true, ScheduleReason>> {
  return attempt({ kind: `${list}.scheduled`, actor, data: { reference } }, async (tx) => {
    const step = await loadStep(tx, actor, list, reference);
    if (!step) return refuseAbsent(actor, 'listing.schedule');
    const now = await readClock(tx);
    const phase = editorialPhase(step.review);
    const approving = phase !== 'approved' && phase !== 'scheduled';
    const clarity = step.draft && clarityOf(step.draft.content, input.changeReason, env().COACH_MINIMUM);
    const decision = decideSchedule({ ...step, ...input, approving, clarity, now });
    if (!decision.ok) return decision;
    const { draft, listing } = step;
    if (!draft || !actor) throw new Error('a publication was scheduled without a draft or by nobody');
    const { personId } = actor;
    const round = await openRound(tx, step, draft, now);
    await keepComments(tx, round, draft, { words: input, by: personId, at: now });
    const approval = {
      decision: 'approved',
      decidedAt: now,
      decidedById: personId,
      decisionNote: input.note.trim(),
    } as const;
    await updateReview(tx, round, {
      ...(approving && approval),
      scheduledFor: input.at,
      scheduledById: personId,
      changeReason: listing.publishedAt ? input.changeReason.trim() : '',
      scheduleFailure: '',
    });
    await appendStep(tx, step, 'scheduled', { at: input.at.toISOString(), approved: approving });
    const { organisationId } = listing;
    const news = { kind: 'scheduled', list, reference, title: draft.content.title, organisationId } as const;
    const authors = [draft.savedById, step.review?.submittedById];
    await mailReview(tx, { ...news, byId: personId, at: input.at, note: input.note }, (member) =>
      authors.includes(member.personId),
    );
    return allow(true);
  });
}

export async function unschedulePublication(
  actor: Actor | null,
  list: List,
  reference: string,
): Promise<Decision<true, UnscheduleReason>> {
  return attempt({ kind: `${list}.unscheduled`, actor, data: { reference } }, async (tx) => {
    const step = await loadStep(tx, actor, list, reference);
    if (!step) return refuseAbsent(actor, 'listing.schedule');
    const decision = decideUnschedule(step);
    if (!decision.ok) return decision;
    const { draft, review, listing } = step;
    if (!draft || !review || !actor) throw new Error('what was unscheduled had no date');
    await updateReview(tx, review.id, { scheduledFor: null, scheduledById: null });
    await appendStep(tx, step, 'unscheduled');
    const { organisationId } = listing;
    const news = { kind: 'unscheduled', list, reference, title: draft.content.title, organisationId } as const;
    const concerned = [draft.savedById, review.scheduledById];
    await mailReview(tx, { ...news, byId: actor.personId }, ({ personId }) => concerned.includes(personId));
    return allow(true);
  });
}
