// Before the answer: the receiving side asks something first, the sender replies.
import type { Actor } from '#app/domain/actor.ts';
import { allow, type Decision, refuse } from '#app/domain/decision.ts';
import { decideQuestion, decideReply, type QuestionReason } from '#app/domain/introduction.ts';
import { readClock } from '#app/persistence/client.server.ts';
import { appendEvent, attempt } from '#app/persistence/events.server.ts';
import { changeQuestion } from '#app/persistence/introduction-clock.server.ts';
import { insertMessage } from '#app/persistence/introduction-thread.server.ts';
import { lockIntroduction } from '#app/persistence/introductions.server.ts';
import { tellIntroduction } from './tell-introduction.server.ts';
import { holdsContacts } from './text-contacts.ts';

export async function askFirst(actor: Actor, id: string, text: string): Promise<Decision<true, QuestionReason>> {
  const kind = 'introduction.question-asked';
  return attempt({ kind, actor, data: { introduction: id } }, async (tx) => {
    const introduction = await lockIntroduction(tx, id);
    if (!introduction) return refuse('not-found');
    const now = await readClock(tx);
    const words = { text, hasContacts: holdsContacts([text]) };
    const decision = decideQuestion({ actor, introduction, words, now });
    if (!decision.ok) return decision;
    const { toOrganisationId: organisationId } = introduction;
    const message = {
      introductionId: id,
      organisationId,
      authorId: actor.personId,
      kind: 'question',
      text,
      sentAt: now,
    } as const;
    const { id: key } = await insertMessage(tx, message);
    await changeQuestion(tx, id, { questionAskedAt: now });
    await appendEvent(tx, { kind, actor, subject: { type: 'introduction', id } });
    await tellIntroduction(tx, kind, introduction, 'from', { key });
    return allow(true);
  });
}

export async function replyToQuestion(actor: Actor, id: string, text: string): Promise<Decision<true, QuestionReason>> {
  const kind = 'introduction.question-answered';
  return attempt({ kind, actor, data: { introduction: id } }, async (tx) => {
    const introduction = await lockIntroduction(tx, id);
    if (!introduction) return refuse('not-found');
    const now = await readClock(tx);
    const words = { text, hasContacts: holdsContacts([text]) };
    const decision = decideReply({ actor, introduction, words, now });
    if (!decision.ok) return decision;
    const { fromOrganisationId: organisationId } = introduction;
    const message = {
      introductionId: id,
      organisationId,
      authorId: actor.personId,
      kind: 'reply',
      text,
      sentAt: now,
    } as const;
    const { id: key } = await insertMessage(tx, message);
    const { answerDueAt } = decision.value;
    await changeQuestion(tx, id, { questionAskedAt: null, answerDueAt });
    await appendEvent(tx, { kind, actor, subject: { type: 'introduction', id } });
    await tellIntroduction(tx, kind, { ...introduction, answerDueAt }, 'to', { key });
    return allow(true);
  });
}
