// The follow-up ledger: what became of an accepted introduction. One side proposes a step, the other confirms or disputes it.
import type { Actor } from './actor.ts';
import { type AccessReason, decideAccess } from './authorisation.ts';
import { allow, type Decision, refuse } from './decision.ts';
import type { IntroductionFacts } from './introduction.ts';
import { addDays, dayOf } from './period.ts';

/** In their order; the last two are final. */
export const followUpStages = ['talk', 'visit', 'proof', 'contract', 'scaled', 'ended'] as const;
export type FollowUpStage = (typeof followUpStages)[number];

export const isFollowUpStage = (text: unknown): text is FollowUpStage =>
  (followUpStages as readonly unknown[]).includes(text);

export const endReasons = ['not-fitting', 'price', 'timing', 'technology', 'no-answer', 'other'] as const;
export type EndReason = (typeof endReasons)[number];

export const isEndReason = (text: unknown): text is EndReason => (endReasons as readonly unknown[]).includes(text);

export const stepAnswers = ['confirmed', 'disputed', 'withdrawn'] as const;
export type StepAnswer = (typeof stepAnswers)[number];

const rankOf = (stage: FollowUpStage): number => followUpStages.indexOf(stage);
const isFinal = (stage: FollowUpStage | null): boolean => stage === 'scaled' || stage === 'ended';

export interface StepFacts {
  readonly stage: FollowUpStage;
  /** The side that proposed it. */
  readonly organisationId: string;
  readonly proposedAt: Date;
  readonly answer: StepAnswer | null;
}

/** Where both sides agree it stands: the last confirmed step; null before the first. */
export function confirmedStage(steps: readonly Pick<StepFacts, 'stage' | 'answer'>[]): FollowUpStage | null {
  const confirmed = steps.filter(({ answer }) => answer === 'confirmed').map(({ stage }) => stage);
  return confirmed.toSorted((a, b) => rankOf(a) - rankOf(b)).at(-1) ?? null;
}

export const openStep = <Step extends Pick<StepFacts, 'answer'>>(steps: readonly Step[]): Step | null =>
  steps.find(({ answer }) => answer === null) ?? null;

/** The stages that can be proposed next: any later one, since a visit may be skipped, or the end. */
export function nextStages(steps: readonly Pick<StepFacts, 'stage' | 'answer'>[]): readonly FollowUpStage[] {
  const stage = confirmedStage(steps);
  if (isFinal(stage)) return [];
  return followUpStages.filter((one) => stage === null || rankOf(one) > rankOf(stage));
}

type Parties = Pick<IntroductionFacts, 'fromOrganisationId' | 'toOrganisationId' | 'acceptedAt'>;

export type FollowUpReason =
  | AccessReason
  | 'not-accepted'
  | 'step-open'
  | 'not-onwards'
  | 'in-the-future'
  | 'end-reason-needed'
  | 'nothing-open'
  | 'own-step'
  | 'not-own-step'
  | 'dispute-note-needed'
  | 'not-a-member';

/** One of the two sides, with the permission, after acceptance. Others learn nothing. */
function decideSide(actor: Actor | null, introduction: Parties): Decision<string, FollowUpReason> {
  const own = actor?.organisation?.id;
  const sides = [introduction.fromOrganisationId, introduction.toOrganisationId];
  const owner = own !== undefined && sides.includes(own) ? own : introduction.toOrganisationId;
  const access = decideAccess(actor, 'follow-up.keep', owner);
  if (!access.ok) return access;
  return introduction.acceptedAt ? allow(owner) : refuse('not-accepted');
}

export function decideStep(facts: {
  readonly actor: Actor | null;
  readonly introduction: Parties;
  readonly steps: readonly StepFacts[];
  readonly stage: FollowUpStage;
  readonly endReason: EndReason | null;
  /** YYYY-MM-DD */
  readonly happenedOn: string;
  readonly now: Date;
}): Decision<true, FollowUpReason> {
  const side = decideSide(facts.actor, facts.introduction);
  if (!side.ok) return side;
  if (openStep(facts.steps)) return refuse('step-open');
  if (!nextStages(facts.steps).includes(facts.stage)) return refuse('not-onwards');
  if (facts.happenedOn > dayOf(facts.now)) return refuse('in-the-future');
  return (facts.stage === 'ended') === (facts.endReason !== null) ? allow(true) : refuse('end-reason-needed');
}

/** The other side confirms or disputes, with words; the own side takes back. */
export function decideStepAnswer(facts: {
  readonly actor: Actor | null;
  readonly introduction: Parties;
  readonly steps: readonly StepFacts[];
  readonly answer: StepAnswer;
  readonly note: string;
}): Decision<true, FollowUpReason> {
  const side = decideSide(facts.actor, facts.introduction);
  if (!side.ok) return side;
  const open = openStep(facts.steps);
  if (!open) return refuse('nothing-open');
  const isOwn = open.organisationId === side.value;
  if (facts.answer === 'withdrawn') return isOwn ? allow(true) : refuse('not-own-step');
  if (isOwn) return refuse('own-step');
  return facts.answer === 'disputed' && facts.note.trim() === '' ? refuse('dispute-note-needed') : allow(true);
}

export function decidePlan(facts: {
  readonly actor: Actor | null;
  readonly introduction: Parties;
  /** Members of the actor's organisation. */
  readonly memberIds: readonly string[];
  readonly responsibleId: string | null;
}): Decision<true, FollowUpReason> {
  const side = decideSide(facts.actor, facts.introduction);
  if (!side.ok) return side;
  const { responsibleId } = facts;
  return responsibleId === null || facts.memberIds.includes(responsibleId) ? allow(true) : refuse('not-a-member');
}

/** Days of silence after which a ledger without a date counts as stale, and after which an open step waits too long. */
export const staleDays = { silent: 30, unanswered: 7 } as const;

export type Staleness = 'date-passed' | 'unanswered' | 'silent';

/** Why one side should look after it, and since which day; null when all is well or over. */
export function staleness(facts: {
  readonly organisationId: string;
  readonly acceptedAt: Date;
  readonly steps: readonly StepFacts[];
  readonly nextOn: string | null;
  readonly now: Date;
}): { readonly why: Staleness; readonly since: string } | null {
  const { steps, nextOn, now } = facts;
  if (isFinal(confirmedStage(steps))) return null;
  const today = dayOf(now);
  const open = openStep(steps);
  if (open && open.organisationId !== facts.organisationId) {
    const since = addDays(dayOf(open.proposedAt), staleDays.unanswered);
    if (since <= today) return { why: 'unanswered', since };
  }
  if (nextOn !== null) return nextOn < today ? { why: 'date-passed', since: nextOn } : null;
  const instants = [facts.acceptedAt, ...steps.map(({ proposedAt }) => proposedAt)].map((one) => one.getTime());
  const since = addDays(dayOf(new Date(Math.max(...instants))), staleDays.silent);
  return since <= today ? { why: 'silent', since } : null;
}
