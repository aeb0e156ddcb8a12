// The public questions and answers of a call; waiting ones for the organisation that answers, and one's own.
import type { Actor } from '#app/domain/actor.ts';
import { mayDo } from '#app/domain/authorisation.ts';
import { callPhase } from '#app/domain/call.ts';
import {
  type ClarificationRow,
  findCallOfClarifications,
  listAnswered,
  listWaiting,
} from '#app/persistence/clarifications.server.ts';
import { readClock } from '#app/persistence/client.server.ts';

export interface Clarifications {
  readonly reference: string;
  readonly title: string;
  readonly answered: readonly ClarificationRow[];
  /** For the calling organisation all of them, without the asker; for others their own. */
  readonly waiting: readonly ClarificationRow[];
  readonly mayAsk: boolean;
  readonly mayAnswer: boolean;
}

/** Null for calls that are not there, drafts included. */
export async function getClarifications(actor: Actor | null, reference: string): Promise<Clarifications | null> {
  const [call, now] = await Promise.all([findCallOfClarifications(reference), readClock()]);
  if (!call) return null;
  const state = callPhase(call, now);
  if (!mayDo(actor, 'call.read', { state })) return null;
  const own = actor?.organisation?.id;
  const facts = { owner: call.organisationId, state };
  const mayAnswer = mayDo(actor, 'clarification.answer', facts);
  const [answered, waiting] = await Promise.all([
    listAnswered(call.id),
    own === call.organisationId ? listWaiting(call.id) : own ? listWaiting(call.id, own) : [],
  ]);
  return {
    reference,
    title: call.title,
    answered,
    waiting,
    mayAsk: mayDo(actor, 'clarification.ask', facts),
    mayAnswer,
  };
}
