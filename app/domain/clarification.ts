// Questions about an open call: asked by verified organisations, published without the asker, answered to all.
import type { Actor } from './actor.ts';
import { type AccessReason, allowsState, decideAccess } from './authorisation.ts';
import { type CallFacts, callPhase } from './call.ts';
import { allow, type Decision, refuse } from './decision.ts';

/** Characters; questions of one organisation on one call that wait for their answer. */
export const clarificationLimits = { question: 2000, answer: 4000, open: 10 } as const;

export type ClarificationReason =
  | AccessReason
  | 'text-needed'
  | 'contact-in-text'
  | 'too-many-open'
  | 'answered-already'
  | 'call-not-open';

interface CallWithPhase {
  readonly actor: Actor | null;
  readonly call: CallFacts;
  readonly now: Date;
}

export function decideAsking(
  facts: CallWithPhase & { readonly text: string; readonly hasContacts: boolean; readonly openOfAsker: number },
): Decision<true, ClarificationReason> {
  const access = decideAccess(facts.actor, 'clarification.ask', facts.call.organisationId);
  if (!access.ok) return access;
  const phase = callPhase(facts.call, facts.now);
  // A draft is not there for anybody else.
  if (phase === 'draft') return refuse('not-found');
  if (!allowsState('clarification.ask', phase)) return refuse('call-not-open');
  if (facts.text.trim() === '') return refuse('text-needed');
  // The question is published: who asks stays unnamed only when nothing in it names them.
  if (facts.hasContacts) return refuse('contact-in-text');
  return facts.openOfAsker >= clarificationLimits.open ? refuse('too-many-open') : allow(true);
}

/** By the organisation that called, to everybody at once. */
export function decideAnswering(
  facts: CallWithPhase & { readonly text: string; readonly isAnswered: boolean },
): Decision<true, ClarificationReason> {
  const access = decideAccess(facts.actor, 'clarification.answer', facts.call.organisationId);
  if (!access.ok) return access;
  if (!allowsState('clarification.answer', callPhase(facts.call, facts.now))) return refuse('call-not-open');
  if (facts.isAnswered) return refuse('answered-already');
  return facts.text.trim() === '' ? refuse('text-needed') : allow(true);
}
