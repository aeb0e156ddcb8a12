// Messages between the two sides after acceptance, with files; and the mark of having read them.
import type { Actor } from '#app/domain/actor.ts';
import type { AccessReason } from '#app/domain/authorisation.ts';
import { allow, type Decision, refuse } from '#app/domain/decision.ts';
import { decideTakingPart } from '#app/domain/introduction.ts';
import { decideMessage, type MessageReason } from '#app/domain/introduction-thread.ts';
import type { GivenFile } from '#app/gateways/admit-file.server.ts';
import { inTransaction, readClock } from '#app/persistence/client.server.ts';
import { appendEvent, attempt } from '#app/persistence/events.server.ts';
import { findOpenCallOn, insertMessage, markRead } from '#app/persistence/introduction-thread.server.ts';
import { lockIntroduction } from '#app/persistence/introductions.server.ts';
import { type FileRefusal, keepFiles, withAdmitted } from './give-files.server.ts';
import { tellIntroduction } from './tell-introduction.server.ts';

export type SendReason = MessageReason | FileRefusal;

export async function sendMessage(
  actor: Actor,
  introductionId: string,
  text: string,
  given: readonly GivenFile[] = [],
): Promise<Decision<true, SendReason>> {
  const kind = 'introduction.message-sent';
  return withAdmitted(given, (files) =>
    attempt(
      { kind, actor, data: { introduction: introductionId } },
      async (tx): Promise<Decision<true, SendReason>> => {
        const introduction = await lockIntroduction(tx, introductionId);
        if (!introduction) return refuse('not-found');
        const sentAt = await readClock(tx);
        const openCallOf = (await findOpenCallOn(introductionId, sentAt, tx))?.organisationId ?? null;
        const decision = decideMessage({ actor, introduction, openCallOf, text, files: files.length });
        if (!decision.ok) return decision;
        const side = decision.value;
        const { personId } = actor;
        const organisationId = introduction[`${side}OrganisationId`];
        // Files alone are a message as well: their names are its words.
        const words = text.trim() === '' ? files.map(({ name }) => name).join('\n') : text.trim();
        const message = {
          introductionId,
          organisationId,
          authorId: personId,
          kind: 'message',
          text: words,
          sentAt,
        } as const;
        const { id: messageId } = await insertMessage(tx, message);
        const kept = await keepFiles(tx, actor, { introductionId, level: 'introduced', messageId }, files);
        if (!kept.ok) return kept;
        // Whoever answers has read what came before.
        await markRead(tx, { introductionId, personId, organisationId, until: sentAt });
        const documentIds = files.map(({ id }) => id);
        await appendEvent(tx, {
          kind,
          actor,
          subject: { type: 'introduction', id: introductionId },
          data: { message: messageId, documentIds },
        });
        const told = side === 'from' ? 'to' : 'from';
        await tellIntroduction(tx, kind, introduction, told, { page: '/messages', key: messageId });
        return allow(true);
      },
    ),
  );
}

/** Reading leaves no event: it changes nothing but the reader's own mark. */
export async function markThreadRead(actor: Actor, introductionId: string): Promise<Decision<true, AccessReason>> {
  return inTransaction(async (tx): Promise<Decision<true, AccessReason>> => {
    const introduction = await lockIntroduction(tx, introductionId);
    if (!introduction) return refuse('not-found');
    const decision = decideTakingPart(actor, introduction);
    if (!decision.ok) return decision;
    const organisationId = introduction[`${decision.value}OrganisationId`];
    await markRead(tx, { introductionId, personId: actor.personId, organisationId, until: await readClock(tx) });
    return allow(true);
  });
}
