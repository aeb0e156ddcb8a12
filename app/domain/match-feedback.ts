// What people say of suggested counterparts, and who decides which weights score.
import type { Actor } from './actor.ts';
import { type AccessReason, decideAccess } from './authorisation.ts';
import { allow, type Decision, refuse } from './decision.ts';

/** Why a suggestion was not useful. */
export const uselessReasons = [
  'other-problem',
  'too-general',
  'not-ready',
  'wrong-kind',
  'too-far',
  'terms',
  'known-already',
  'other',
] as const;
export type UselessReason = (typeof uselessReasons)[number];

export type Verdict = { readonly isUseful: true } | { readonly isUseful: false; readonly reason: UselessReason };

export type JudgeReason = AccessReason | 'reason-needed';

/** May the actor say this of a counterpart suggested for a listing of that organisation? */
export function decideJudgement(facts: {
  readonly actor: Actor | null;
  readonly ownerId: string;
  /** The suggestion stands on the listing's list. */
  readonly isSuggested: boolean;
  readonly isUseful: boolean;
  readonly reason: string;
}): Decision<Verdict, JudgeReason> {
  const access = decideAccess(facts.actor, 'listing.draft', facts.ownerId);
  if (!access.ok) return access;
  if (!facts.isSuggested) return refuse('not-found');
  if (facts.isUseful) return allow({ isUseful: true });
  const reason = uselessReasons.find((one) => one === facts.reason);
  return reason ? allow({ isUseful: false, reason }) : refuse('reason-needed');
}

export type ModelReason = AccessReason | 'active-already';

/** May the actor let other weights score? */
export function decideActivation(facts: {
  readonly actor: Actor | null;
  readonly model: { readonly isActive: boolean } | null;
}): Decision<true, ModelReason> {
  const access = decideAccess(facts.actor, 'match-model.steer');
  if (!access.ok) return access;
  if (!facts.model) return refuse('not-found');
  return facts.model.isActive ? refuse('active-already') : allow(true);
}

/** What a suggestion of the own listing may be logged for: shown to its organisation, opened by it. */
export const decideShowing = (actor: Actor | null, ownerId: string): Decision<Actor | null, AccessReason> =>
  decideAccess(actor, 'listing.read-own', ownerId);

/**
 * Pairs worth telling both sides of: strong, and among the first few of their list, so that a popular listing does not
 * call on everybody.
 */
export const isWorthTelling = (score: number, place: number, minimum: number): boolean =>
  score >= minimum && place <= alertPlaces;
export const alertPlaces = 5;
