// A broker proposes a pair from the matches to both sides; an introduction comes of it when both want it.
import type { Actor } from './actor.ts';
import { type AccessReason, decideAccess } from './authorisation.ts';
import { allow, type Decision, refuse } from './decision.ts';
import { type DeclineReason, type IntroductionPhase, introductionLimits } from './introduction.ts';
import { isTakingPart, type ListingFacts, type Standing } from './listing.ts';
import type { VerificationState } from './organisation.ts';
import { afterWorkingDays } from './working-day.ts';

/** Characters of the words to both sides and of minutes; proposals of one broker without an answer at a time. */
export const proposalLimits = { reason: 1000, minutes: 8000, open: 50 } as const;

type Listed = Standing &
  Pick<ListingFacts, 'organisationId' | 'validUntil'> & { readonly verification: VerificationState };

export interface ProposalFacts {
  readonly opportunityOrganisationId: string;
  readonly capabilityOrganisationId: string;
  readonly brokerId: string;
  readonly answerDueAt: Date;
  readonly withdrawnAt: Date | null;
  readonly declinedAt: Date | null;
  /** Of the introduction that came of it; null before one side has expressed interest. */
  readonly introduction: IntroductionPhase | null;
}

export const proposalPhases = ['open', 'one-side', 'both', 'declined', 'withdrawn', 'expired'] as const;
/** Nobody has answered · one side is interested · both are · one of them is not · the broker took it back · nobody answered in time. */
export type ProposalPhase = (typeof proposalPhases)[number];

const phaseOfIntroduction = {
  open: 'one-side',
  accepted: 'both',
  declined: 'declined',
  cancelled: 'declined',
  expired: 'expired',
} as const satisfies Record<IntroductionPhase, ProposalPhase>;

export function proposalPhase(facts: ProposalFacts, now: Date): ProposalPhase {
  if (facts.introduction) return phaseOfIntroduction[facts.introduction];
  if (facts.withdrawnAt) return 'withdrawn';
  if (facts.declinedAt) return 'declined';
  return now >= facts.answerDueAt ? 'expired' : 'open';
}

export type ProposeReason =
  | AccessReason
  | 'same-organisation'
  | 'already-proposed'
  | 'too-many-open'
  | 'reason-needed'
  | 'contact-in-text';

/** Of two listings that stand on their lists, of two organisations; one proposal for a pair at a time. */
export function decideProposal(facts: {
  readonly actor: Actor | null;
  readonly opportunity: Listed | null;
  readonly capability: Listed | null;
  readonly reason: string;
  readonly hasContacts: boolean;
  /** The pair has an open proposal, or an introduction that is open or accepted. */
  readonly isKnown: boolean;
  readonly openOfActor: number;
  readonly now: Date;
}): Decision<{ answerDueAt: Date }, ProposeReason> {
  const access = decideAccess(facts.actor, 'introduction.propose');
  if (!access.ok) return access;
  const { opportunity, capability, now } = facts;
  if (!opportunity || !isTakingPart(opportunity, opportunity.verification, now)) return refuse('not-found');
  if (!capability || !isTakingPart(capability, capability.verification, now)) return refuse('not-found');
  if (opportunity.organisationId === capability.organisationId) return refuse('same-organisation');
  // A broker who belongs to one of the two speaks for it, and has its own way to express interest.
  const own = facts.actor?.organisation?.id;
  if (own === opportunity.organisationId || own === capability.organisationId) return refuse('own-organisation');
  if (facts.reason.trim() === '') return refuse('reason-needed');
  if (facts.hasContacts) return refuse('contact-in-text');
  if (facts.isKnown) return refuse('already-proposed');
  if (facts.openOfActor >= proposalLimits.open) return refuse('too-many-open');
  return allow({ answerDueAt: afterWorkingDays(now, introductionLimits.answerWorkingDays) });
}

export type ProposalAnswerReason = AccessReason | 'not-open' | 'decline-reason-needed' | 'contact-in-text';

const partyOf = (proposal: ProposalFacts, actor: Actor | null): string | null => {
  const own = actor?.organisation?.id;
  return own === proposal.opportunityOrganisationId || own === proposal.capabilityOrganisationId ? own : null;
};

/** Either side says no, before an introduction has come of it; afterwards that is answered. */
export function decideDecliningProposal(facts: {
  readonly actor: Actor | null;
  readonly proposal: ProposalFacts;
  readonly reason: DeclineReason | null;
  readonly hasContacts: boolean;
  readonly now: Date;
}): Decision<string, ProposalAnswerReason> {
  const party = partyOf(facts.proposal, facts.actor);
  const access = decideAccess(facts.actor, 'introduction.answer', party ?? facts.proposal.opportunityOrganisationId);
  if (!access.ok) return access;
  if (proposalPhase(facts.proposal, facts.now) !== 'open') return refuse('not-open');
  if (!facts.reason) return refuse('decline-reason-needed');
  if (facts.hasContacts) return refuse('contact-in-text');
  return party ? allow(party) : refuse('not-found');
}

/** Another broker's proposal is not there. */
function decideOwnProposal(
  actor: Actor | null,
  { brokerId }: Pick<ProposalFacts, 'brokerId'>,
): Decision<true, AccessReason> {
  const access = decideAccess(actor, 'introduction.propose');
  if (!access.ok) return access;
  return actor?.personId === brokerId ? allow(true) : refuse('not-found');
}

export function decideWithdrawingProposal(facts: {
  readonly actor: Actor | null;
  readonly proposal: ProposalFacts;
  readonly now: Date;
}): Decision<true, ProposalAnswerReason> {
  const own = decideOwnProposal(facts.actor, facts.proposal);
  if (!own.ok) return own;
  return proposalPhase(facts.proposal, facts.now) === 'open' ? own : refuse('not-open');
}

export interface ShownToBroker {
  readonly fromShownToBrokerAt: Date | null;
  readonly toShownToBrokerAt: Date | null;
}

/** What the two sides wrote is the broker's to read once both allow it; contact details, messages and files never are. */
export const isShownToBroker = ({ fromShownToBrokerAt, toShownToBrokerAt }: ShownToBroker): boolean =>
  fromShownToBrokerAt !== null && toShownToBrokerAt !== null;

export type MinutesReason = AccessReason | 'not-shown' | 'text-needed' | 'day-ahead';

/** Minutes are the broker's own, of an accepted introduction whose sides both let the broker in. `today` and `visitedOn` are "YYYY-MM-DD". */
export function decideMinutes(facts: {
  readonly actor: Actor | null;
  readonly proposal: ProposalFacts;
  readonly shown: ShownToBroker | null;
  readonly visitedOn: string;
  readonly text: string;
  readonly today: string;
}): Decision<true, MinutesReason> {
  const own = decideOwnProposal(facts.actor, facts.proposal);
  if (!own.ok) return own;
  if (facts.proposal.introduction !== 'accepted' || !facts.shown || !isShownToBroker(facts.shown))
    return refuse('not-shown');
  if (facts.text.trim() === '') return refuse('text-needed');
  return facts.visitedOn > facts.today ? refuse('day-ahead') : allow(true);
}
