// A second person's answer to a draft: approved as it was read, or returned with comments; and the author's ticks.
import type { Actor } from '#app/domain/actor.ts';
import { decideAccess } from '#app/domain/authorisation.ts';
import { allow, type Decision } from '#app/domain/decision.ts';
import { type List, refuseAbsent } from '#app/domain/listing.ts';
import { decideReview, type ReviewDecision, type ReviewReason } from '#app/domain/review.ts';
import { readClock, type Transaction } from '#app/persistence/client.server.ts';
import { attempt } from '#app/persistence/events.server.ts';
import { insertComments, listComments, setResolved, updateReview } from '#app/persistence/reviews.server.ts';
import { appendStep, type Draft, loadStep, openRound } from './load-step.server.ts';
import { mailReview } from './mail-review.server.ts';

export interface ReviewWords {
  readonly note: string;
  /** By name of the field; empty texts are no comments. */
  readonly comments: Readonly<Record<string, string>>;
}

export interface ReviewInput extends ReviewWords {
  readonly decision: ReviewDecision;
  /** The draft's count of savings when the reviewer read it. */
  readonly seenEdit: number;
}

/** Comments on fields the draft has; others were never shown. */
export const commentsOn = (draft: Draft, words: ReviewWords): { field: string; text: string }[] =>
  Object.entries(words.comments)
    .map(([field, text]) => ({ field, text: text.trim() }))
    .filter(({ field, text }) => text !== '' && Object.hasOwn(draft.content, field));

export async function keepComments(
  tx: Transaction,
  round: string,
  draft: Draft,
  { words, by, at }: { words: ReviewWords; by: string; at: Date },
): Promise<number> {
  const comments = commentsOn(draft, words);
  if (comments.length > 0) await insertComments(tx, round, comments, { authorId: by, createdAt: at });
  return comments.length;
}

export async function reviewDraft(
  actor: Actor | null,
  list: List,
  reference: string,
  input: ReviewInput,
): Promise<Decision<true, ReviewReason>> {
  const { decision: answer, note } = input;
  return attempt({ kind: `${list}.${answer}`, actor, data: { reference } }, async (tx) => {
    const step = await loadStep(tx, actor, list, reference);
    if (!step) return refuseAbsent(actor, 'listing.review');
    const { draft, listing } = step;
    const hasWords = note.trim() !== '' || (draft !== null && commentsOn(draft, input).length > 0);
    const decision = decideReview({ ...step, ...input, hasWords });
    if (!decision.ok) return decision;
    if (!draft || !actor) throw new Error('a review was decided without a draft or by nobody');
    const { personId: decidedById } = actor;
    const decidedAt = await readClock(tx);
    const round = await openRound(tx, step, draft, decidedAt);
    const comments = await keepComments(tx, round, draft, { words: input, by: decidedById, at: decidedAt });
    // A returned draft has no date any more.
    const undated = { scheduledFor: null, scheduledById: null };
    await updateReview(tx, round, { ...undated, decision: answer, decidedAt, decidedById, decisionNote: note.trim() });
    await appendStep(tx, step, answer, { comments });
    const { organisationId } = listing;
    const news = { kind: answer, list, reference, title: draft.content.title, organisationId, byId: decidedById };
    const authors = [draft.savedById, step.review?.submittedById];
    await mailReview(tx, { ...news, note }, ({ personId }) => authors.includes(personId));
    return allow(true);
  });
}

/** The author ticks what is done; unticked ones are open again. Nothing happens when nothing changes. */
export async function resolveComments(
  actor: Actor | null,
  list: List,
  reference: string,
  resolved: readonly string[],
): Promise<Decision<true, ReviewReason>> {
  return attempt({ kind: `${list}.comments-resolved`, actor, data: { reference } }, async (tx) => {
    const step = await loadStep(tx, actor, list, reference);
    if (!step) return refuseAbsent(actor, 'listing.draft');
    const access = decideAccess(actor, 'listing.draft', step.listing.organisationId);
    if (!access.ok) return access;
    if (!step.review) return allow(true);
    const before = await listComments(step.review.id);
    if (before.every(({ id, resolvedAt }) => resolved.includes(id) === (resolvedAt !== null))) return allow(true);
    await setResolved(tx, step.review.id, resolved, await readClock(tx));
    await appendStep(tx, step, 'comments-resolved', { resolved: resolved.length });
    return allow(true);
  });
}
