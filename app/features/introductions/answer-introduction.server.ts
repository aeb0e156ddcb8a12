// Accepting, declining or taking back an expression of interest.
import type { Actor } from '#app/domain/actor.ts';
import { allow, type Decision, refuse } from '#app/domain/decision.ts';
import { type AnswerReason, type DeclineReason, decideAnswer, decideCancel } from '#app/domain/introduction.ts';
import { readClock } from '#app/persistence/client.server.ts';
import { appendEvent, attempt } from '#app/persistence/events.server.ts';
import {
  acceptIntroduction,
  type ContactDetails,
  cancelIntroduction,
  declineIntroduction,
  lockIntroduction,
} from '#app/persistence/introductions.server.ts';
import { mailIntroduction } from './mail-introduction.server.ts';

export type IntroductionAnswer =
  | { readonly accept: true; readonly contact: ContactDetails }
  | { readonly accept: false; readonly reason: DeclineReason; readonly note: string };

export async function answerIntroduction(
  actor: Actor,
  id: string,
  answer: IntroductionAnswer,
): Promise<Decision<true, AnswerReason>> {
  const kind = answer.accept ? 'introduction.accepted' : 'introduction.declined';
  return attempt({ kind, actor, data: { introduction: id } }, async (tx) => {
    const introduction = await lockIntroduction(tx, id);
    if (!introduction) return refuse('not-found');
    const now = await readClock(tx);
    const decision = decideAnswer({ actor, introduction, answer, now });
    if (!decision.ok) return decision;
    if (answer.accept) await acceptIntroduction(tx, id, { at: now, by: actor.personId, contact: answer.contact });
    else await declineIntroduction(tx, id, { at: now, by: actor.personId, reason: answer.reason, note: answer.note });
    await appendEvent(tx, { kind, actor, subject: { type: 'introduction', id } });
    await mailIntroduction(tx, {
      kind: answer.accept ? 'accepted' : 'declined',
      introductionId: id,
      title: introduction.title,
      from: introduction.toOrganisationId,
      to: introduction.fromOrganisationId,
      dueAt: introduction.answerDueAt,
    });
    return allow(true);
  });
}

export async function cancelInterest(actor: Actor, id: string): Promise<Decision<true, AnswerReason>> {
  return attempt({ kind: 'introduction.cancelled', actor, data: { introduction: id } }, async (tx) => {
    const introduction = await lockIntroduction(tx, id);
    if (!introduction) return refuse('not-found');
    const now = await readClock(tx);
    const decision = decideCancel({ actor, introduction, now });
    if (!decision.ok) return decision;
    await cancelIntroduction(tx, id, now);
    await appendEvent(tx, { kind: 'introduction.cancelled', actor, subject: { type: 'introduction', id } });
    return allow(true);
  });
}
