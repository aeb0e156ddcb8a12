// Hands a working draft to the colleagues who may publish, and takes it back.
import type { Actor } from '#app/domain/actor.ts';
import { allow, type Decision } from '#app/domain/decision.ts';
import { type List, refuseAbsent } from '#app/domain/listing.ts';
import { decideSendToReview, decideTakeBack, type SendReason, type TakeBackReason } from '#app/domain/review.ts';
import { readClock } from '#app/persistence/client.server.ts';
import { attempt } from '#app/persistence/events.server.ts';
import { insertReview, updateReview } from '#app/persistence/reviews.server.ts';
import { appendStep, loadStep } from './load-step.server.ts';
import { mailReview } from './mail-review.server.ts';

/** `note` goes with it to the reviewers. */
export async function sendToReview(
  actor: Actor | null,
  list: List,
  reference: string,
  note: string,
): Promise<Decision<true, SendReason>> {
  return attempt({ kind: `${list}.sent-to-review`, actor, data: { reference } }, async (tx) => {
    const step = await loadStep(tx, actor, list, reference);
    if (!step) return refuseAbsent(actor, 'listing.send-to-review');
    const decision = decideSendToReview(step);
    if (!decision.ok) return decision;
    const { draft, listing } = step;
    if (!draft || !actor) throw new Error('a draft was sent without a draft or by nobody');
    const { personId } = actor;
    await insertReview(tx, list, draft.id, { submittedById: personId, submittedAt: await readClock(tx), note });
    await appendStep(tx, step, 'sent-to-review');
    const { organisationId } = listing;
    const news = { kind: 'sent', list, reference, title: draft.content.title, organisationId, byId: personId } as const;
    // Who wrote it cannot review it, so a colleague who sends it for them is not the only one told.
    await mailReview(
      tx,
      { ...news, note },
      (member) => member.permissions.includes('publish') && member.personId !== draft.savedById,
    );
    return allow(true);
  });
}

/** Ends the round, and with it an approval and a date. */
export async function takeBack(
  actor: Actor | null,
  list: List,
  reference: string,
): Promise<Decision<true, TakeBackReason>> {
  return attempt({ kind: `${list}.taken-back`, actor, data: { reference } }, async (tx) => {
    const step = await loadStep(tx, actor, list, reference);
    if (!step) return refuseAbsent(actor, 'listing.take-back');
    const decision = decideTakeBack(step);
    if (!decision.ok) return decision;
    const { draft, review, listing } = step;
    if (!draft || !review || !actor) throw new Error('what was taken back had not been sent');
    const endedAt = await readClock(tx);
    await updateReview(tx, review.id, { endedAt, scheduledFor: null, scheduledById: null });
    await appendStep(tx, step, 'taken-back');
    const { organisationId } = listing;
    const news = { kind: 'taken-back', list, reference, title: draft.content.title, organisationId } as const;
    const concerned = [review.submittedById, review.decidedById, review.scheduledById];
    await mailReview(tx, { ...news, byId: actor.personId }, ({ personId, permissions }) =>
      review.decidedById ? concerned.includes(personId) : permissions.includes('publish'),
    );
    return allow(true);
  });
}
