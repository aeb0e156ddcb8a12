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
  /** Working days after which the receiving side is reminded. */
  reminders: [3, 7],
  /** Working days the receiving side has at least once its question has been replied to. */
  afterReplyWorkingDays: 3,
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
  /** The coach's finder found contact details or personal data in one of the three answers. */
  readonly hasContacts?: boolean;
  /** A broker proposed the pair to both: an earlier refusal does not stand in the way. */
  readonly isProposed?: boolean;
  readonly now: Date;
}

export type InterestReason =
  | AccessReason
  | 'own-listing'
  | 'offered-not-own'
  | 'daily-limit'
  | 'pair-limit'
  | 'declined-recently'
  | 'contact-in-text';

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
  if (facts.hasContacts) return refuse('contact-in-text');
  if (facts.sentToday >= introductionLimits.perDay) return refuse('daily-limit');
  if (facts.openWithPair >= introductionLimits.openPerPair) return refuse('pair-limit');
  const quietUntil = (facts.lastDeclinedAt?.getTime() ?? -Infinity) + introductionLimits.quietDaysAfterDecline * dayMs;
  if (!facts.isProposed && facts.now.getTime() < quietUntil) return refuse('declined-recently');
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

export type AnswerReason = AccessReason | 'not-open' | 'decline-reason-needed' | 'contact-in-text';

/** Only the receiving organisation answers, once, before the answer is due. */
export function decideAnswer(facts: {
  actor: Actor | null;
  introduction: IntroductionFacts;
  answer: { accept: true } | { accept: false; reason: DeclineReason | null; hasContacts?: boolean };
  now: Date;
}): Decision<true, AnswerReason> {
  const access = decideAccess(facts.actor, 'introduction.answer', facts.introduction.toOrganisationId);
  if (!access.ok) return access;
  if (!allowsState('introduction.answer', introductionPhase(facts.introduction, facts.now))) return refuse('not-open');
  if (facts.answer.accept) return allow(true);
  if (!facts.answer.reason) return refuse('decline-reason-needed');
  return facts.answer.hasContacts ? refuse('contact-in-text') : allow(true);
}

export type QuestionReason =
  | AccessReason
  | 'not-open'
  | 'question-open'
  | 'no-question'
  | 'text-needed'
  | 'contact-in-text';

interface Words {
  readonly text: string;
  /** Before acceptance nobody may write contact details to the other side. */
  readonly hasContacts: boolean;
}

const decideWords = ({ text, hasContacts }: Words): Decision<true, 'text-needed' | 'contact-in-text'> => {
  if (text.trim() === '') return refuse('text-needed');
  return hasContacts ? refuse('contact-in-text') : allow(true);
};

type Asked = IntroductionFacts & { readonly questionAskedAt: Date | null };

/** Instead of an answer the receiving side may ask something first; one question at a time. */
export function decideQuestion(facts: {
  actor: Actor | null;
  introduction: Asked;
  words: Words;
  now: Date;
}): Decision<true, QuestionReason> {
  const access = decideAccess(facts.actor, 'introduction.answer', facts.introduction.toOrganisationId);
  if (!access.ok) return access;
  if (!allowsState('introduction.answer', introductionPhase(facts.introduction, facts.now))) return refuse('not-open');
  return facts.introduction.questionAskedAt ? refuse('question-open') : decideWords(facts.words);
}

/** The sender's reply gives the receiving side three working days at least. The value is the new end of the clock. */
export function decideReply(facts: {
  actor: Actor | null;
  introduction: Asked;
  words: Words;
  now: Date;
}): Decision<{ answerDueAt: Date }, QuestionReason> {
  const access = decideAccess(facts.actor, 'introduction.cancel', facts.introduction.fromOrganisationId);
  if (!access.ok) return access;
  const { answerDueAt, questionAskedAt } = facts.introduction;
  if (!allowsState('introduction.cancel', introductionPhase(facts.introduction, facts.now))) return refuse('not-open');
  if (!questionAskedAt) return refuse('no-question');
  const words = decideWords(facts.words);
  if (!words.ok) return words;
  const least = afterWorkingDays(facts.now, introductionLimits.afterReplyWorkingDays);
  return allow({ answerDueAt: new Date(Math.max(least.getTime(), answerDueAt.getTime())) });
}

export interface ClockFacts extends Omit<IntroductionFacts, 'fromOrganisationId' | 'toOrganisationId'> {
  readonly sentAt: Date;
  readonly questionAskedAt: Date | null;
  readonly remindersSent: number;
  readonly expiryToldAt: Date | null;
}

export const expiryReasons = ['no-answer', 'no-reply'] as const;
/** Nobody answered; or the sender never replied to what was asked first. */
export type ExpiryReason = (typeof expiryReasons)[number];

/** Null unless it has expired. */
export const expiryReason = (
  facts: Omit<ClockFacts, 'remindersSent' | 'expiryToldAt' | 'sentAt'>,
  now: Date,
): ExpiryReason | null => {
  if (introductionPhase(facts, now) !== 'expired') return null;
  return facts.questionAskedAt ? 'no-reply' : 'no-answer';
};

export type ClockAct = { readonly act: 'remind'; readonly number: number } | { readonly act: 'expire' };

/** What the clock does now: the reminder that is due (a missed one is skipped, not sent twice), the end, or nothing. */
export function decideClock(facts: ClockFacts, now: Date): ClockAct | null {
  const phase = introductionPhase(facts, now);
  if (phase === 'expired') return facts.expiryToldAt ? null : { act: 'expire' };
  if (phase !== 'open') return null;
  const passed = introductionLimits.reminders.filter((days) => afterWorkingDays(facts.sentAt, days) <= now).length;
  return passed > facts.remindersSent ? { act: 'remind', number: passed } : null;
}

export type Side = 'from' | 'to';

/** Which side an organisation is; null for everybody else. */
export const sideOf = (
  { fromOrganisationId, toOrganisationId }: Pick<IntroductionFacts, 'fromOrganisationId' | 'toOrganisationId'>,
  organisationId: string | undefined,
): Side | null => {
  if (organisationId === fromOrganisationId) return 'from';
  return organisationId === toOrganisationId ? 'to' : null;
};

type Sides = Pick<IntroductionFacts, 'fromOrganisationId' | 'toOrganisationId' | 'acceptedAt'>;

/** Members of the two organisations with the contact permission, after acceptance. The value is the side they are on. */
export function decideTakingPart(actor: Actor | null, introduction: Sides): Decision<Side, AccessReason> {
  const side = sideOf(introduction, actor?.organisation?.id);
  const owner = side === 'from' ? introduction.fromOrganisationId : introduction.toOrganisationId;
  const access = decideAccess(actor, 'introduction.read-contacts', owner);
  if (!access.ok) return access;
  if (!allowsState('introduction.read-contacts', introduction.acceptedAt ? 'accepted' : 'open'))
    return refuse('not-found');
  return side ? allow(side) : refuse('not-found');
}

/** Taking consent back is always possible, for organisations whose verification ran out as well. */
export function decideWithdrawing(actor: Actor | null, introduction: Sides): Decision<Side, AccessReason> {
  const side = sideOf(introduction, actor?.organisation?.id);
  const owner = side === 'from' ? introduction.fromOrganisationId : introduction.toOrganisationId;
  const access = decideAccess(actor, 'introduction.withdraw-consent', owner);
  if (!access.ok) return access;
  if (!allowsState('introduction.withdraw-consent', introduction.acceptedAt ? 'accepted' : 'open'))
    return refuse('not-found');
  return side ? allow(side) : refuse('not-found');
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
  /** Whose members read: the database asks again. */
  readonly organisationId: string;
}

/** Members of the two organisations with the contact permission, after acceptance; nobody else, not even operators. */
export function decideContacts(
  actor: Actor | null,
  introduction: Pick<IntroductionFacts, 'fromOrganisationId' | 'toOrganisationId' | 'acceptedAt'> & {
    readonly id: string;
  },
): Decision<ContactPermit, AccessReason> {
  const access = decideTakingPart(actor, introduction);
  if (!access.ok) return access;
  const organisationId = access.value === 'from' ? introduction.fromOrganisationId : introduction.toOrganisationId;
  return allow({ introductionId: introduction.id, organisationId } as ContactPermit);
}
