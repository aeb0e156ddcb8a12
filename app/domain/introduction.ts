// Introductions: an expression of interest, its answer, and when contact details may be seen.
import type { Actor } from './actor.ts';
import { type AccessReason, allowsState, decideAccess } from './authorisation.ts';
import { allow, type Decision, refuse } from './decision.ts';
import { isPublic, isTakingPart, type ListingFacts, type Standing } from './listing.ts';
import type { VerificationState } from './organisation.ts';
import { afterWorkingDays } from './working-day.ts';

export const declineReasons = ['not-fitting', 'too-early', 'already-solved', 'no-capacity', 'terms', 'other'] as const;
export type DeclineReason = (typeof declineReasons)[number];

/** Against spam: requests an organisation may send in 24 hours, and open ones between the same two organisations. */
export const introductionLimits = {
  perDay: 20,
  openPerPair: 3,
  quietDaysAfterDecline: 60,
  answerWorkingDays: 10,
} as const;

type Listed = Standing & Pick<ListingFacts, 'organisationId' | 'validUntil'>;

export interface InterestFacts {
  readonly actor: Actor | null;
  /** The listing the interest is about, with the state of its organisation. */
  readonly target: (Listed & { readonly verification: VerificationState }) | null;
  /** The sender's own listing that goes with it. */
  readonly offered: Listed | null;
  readonly sentToday: number;
  readonly openWithPair: number;
  /** The latest refusal of this sender about the target, whatever was offered with it. */
  readonly lastDeclinedAt: Date | null;
  readonly now: Date;
}

export type InterestReason =
  | AccessReason
  | 'own-listing'
  | 'offered-not-own'
  | 'daily-limit'
  | 'pair-limit'
  | 'declined-recently';

const dayMs = 86_400_000;

/** May the actor's organisation express interest in the target? The value is the instant the answer is due. */
export function decideInterest(facts: InterestFacts): Decision<{ answerDueAt: Date }, InterestReason> {
  const access = decideAccess(facts.actor, 'introduction.send');
  if (!access.ok) return access;
  const own = facts.actor?.organisation?.id;
  if (!facts.target || !isTakingPart(facts.target, facts.target.verification, facts.now)) return refuse('not-found');
  if (facts.target.organisationId === own) return refuse('own-listing');
  if (facts.offered && (facts.offered.organisationId !== own || !isPublic(facts.offered, facts.now)))
    return refuse('offered-not-own');
  if (facts.sentToday >= introductionLimits.perDay) return refuse('daily-limit');
  if (facts.openWithPair >= introductionLimits.openPerPair) return refuse('pair-limit');
  const quietUntil = (facts.lastDeclinedAt?.getTime() ?? -Infinity) + introductionLimits.quietDaysAfterDecline * dayMs;
  if (facts.now.getTime() < quietUntil) return refuse('declined-recently');
  return allow({ answerDueAt: afterWorkingDays(facts.now, introductionLimits.answerWorkingDays) });
}

export interface IntroductionFacts {
  readonly fromOrganisationId: string;
  readonly toOrganisationId: string;
  readonly answerDueAt: Date;
  readonly acceptedAt: Date | null;
  readonly declinedAt: Date | null;
  readonly cancelledAt: Date | null;
}

export const introductionPhases = ['open', 'accepted', 'declined', 'cancelled', 'expired'] as const;
export type IntroductionPhase = (typeof introductionPhases)[number];

export function introductionPhase(
  facts: Omit<IntroductionFacts, 'fromOrganisationId' | 'toOrganisationId'>,
  now: Date,
): IntroductionPhase {
  if (facts.acceptedAt) return 'accepted';
  if (facts.declinedAt) return 'declined';
  if (facts.cancelledAt) return 'cancelled';
  return now.getTime() >= facts.answerDueAt.getTime() ? 'expired' : 'open';
}

export type AnswerReason = AccessReason | 'not-open' | 'decline-reason-needed';

/** Only the receiving organisation answers, once, before the answer is due. */
export function decideAnswer(facts: {
  actor: Actor | null;
  introduction: IntroductionFacts;
  answer: { accept: true } | { accept: false; reason: DeclineReason | null };
  now: Date;
}): Decision<true, AnswerReason> {
  const access = decideAccess(facts.actor, 'introduction.answer', facts.introduction.toOrganisationId);
  if (!access.ok) return access;
  if (!allowsState('introduction.answer', introductionPhase(facts.introduction, facts.now))) return refuse('not-open');
  if (!facts.answer.accept && !facts.answer.reason) return refuse('decline-reason-needed');
  return allow(true);
}

/** The sender may take an open expression of interest back. */
export function decideCancel(facts: {
  actor: Actor | null;
  introduction: IntroductionFacts;
  now: Date;
}): Decision<true, AnswerReason> {
  const access = decideAccess(facts.actor, 'introduction.cancel', facts.introduction.fromOrganisationId);
  if (!access.ok) return access;
  const phase = introductionPhase(facts.introduction, facts.now);
  return allowsState('introduction.cancel', phase) ? allow(true) : refuse('not-open');
}

declare const contactPermit: unique symbol;
/** Proof that both sides' contact details may be read; only `decideContacts` makes one. */
export interface ContactPermit {
  readonly [contactPermit]: true;
  readonly introductionId: string;
}

/** Members of the two organisations with the contact permission, after acceptance; nobody else, not even operators. */
export function decideContacts(
  actor: Actor | null,
  introduction: Pick<IntroductionFacts, 'fromOrganisationId' | 'toOrganisationId' | 'acceptedAt'> & {
    readonly id: string;
  },
): Decision<ContactPermit, AccessReason> {
  const own = actor?.organisation?.id;
  const party = own === introduction.fromOrganisationId || own === introduction.toOrganisationId;
  const access = decideAccess(actor, 'introduction.read-contacts', party ? own : introduction.toOrganisationId);
  if (!access.ok) return access;
  if (!allowsState('introduction.read-contacts', introduction.acceptedAt ? 'accepted' : 'open'))
    return refuse('not-found');
  return allow({ introductionId: introduction.id } as ContactPermit);
}
