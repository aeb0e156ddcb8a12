// The call (open competition): its phase, computed from instants, and the rules of publishing and cancelling.
import type { Actor, Permission, PlatformRole } from './actor.ts';
import { type AccessReason, allowsState, decideAccess } from './authorisation.ts';
import { allow, type Decision, refuse } from './decision.ts';
import { decideSecondPerson } from './membership.ts';

/** Single winner · parallel tracks 赛马制 · large firm posts · results posted · prize. Configuration, not code. */
export const callModes = ['single-winner', 'parallel-tracks', 'firm-to-smes', 'results-to-firms', 'prize'] as const;
export type CallMode = (typeof callModes)[number];
export const isCallMode = (value: string): value is CallMode => (callModes as readonly string[]).includes(value);

/** The three who hold a share of every bid's key: the calling agency, an independent supervisor, the platform's escrow. */
export const seats = ['agency', 'supervisor', 'escrow'] as const;
export type Seat = (typeof seats)[number];
export const isSeat = (value: unknown): value is Seat => (seats as readonly unknown[]).includes(value);

/** One published criterion; `weight` is a whole number of per cent. */
export interface Criterion {
  readonly name: string;
  readonly weight: number;
}

/** Facts only, all instants; the phase is never stored. */
export interface CallFacts {
  readonly organisationId: string;
  readonly publishedAt: Date | null;
  /** The deadline. The instant itself is late. */
  readonly bidsUntil: Date;
  readonly openedAt: Date | null;
  readonly cancelledAt: Date | null;
}

export const callPhases = ['draft', 'open', 'closed', 'opened', 'cancelled'] as const;
export type CallPhase = (typeof callPhases)[number];

/** `closed` means the deadline has passed and the bids are still sealed. */
export function callPhase(call: Omit<CallFacts, 'organisationId'>, now: Date): CallPhase {
  if (call.cancelledAt) return 'cancelled';
  if (!call.publishedAt) return 'draft';
  if (call.openedAt) return 'opened';
  return now.getTime() < call.bidsUntil.getTime() ? 'open' : 'closed';
}

/** Somebody who could sit, with what they may do as of now. `retiredAt` is the key's. */
export interface Candidate {
  readonly personId: string;
  readonly retiredAt: Date | null;
  readonly platformRoles: readonly PlatformRole[];
  readonly memberships: readonly { readonly organisationId: string; readonly permissions: readonly Permission[] }[];
}

/**
 * May this person hold this seat of a call of this organisation? Supervisor and escrow are never members of it, so that
 * the agency's people alone can never make two of three.
 */
export function mayHoldSeat(seat: Seat, candidate: Candidate, callingOrganisationId: string): boolean {
  if (candidate.retiredAt) return false;
  const own = candidate.memberships.find(({ organisationId }) => organisationId === callingOrganisationId);
  if (seat === 'agency') return own?.permissions.includes('open') ?? false;
  return !own && candidate.platformRoles.includes(seat === 'supervisor' ? 'supervisor' : 'operator');
}

const dayMs = 86_400_000;

/** Shorter periods need a written reason that everybody can read. */
export const ordinaryPeriodDays = 15;

export const isShortPeriod = (now: Date, bidsUntil: Date): boolean =>
  Math.floor((bidsUntil.getTime() - now.getTime()) / dayMs) < ordinaryPeriodDays;

export type CallRefusal =
  | AccessReason
  | 'already-published'
  | 'opportunity-not-open'
  | 'deadline-past'
  | 'short-period-reason-needed'
  | 'weights-wrong'
  | 'custodians-missing'
  | 'custodian-not-eligible'
  | 'custodians-same-person'
  | 'not-cancellable'
  | 'cancel-reason-needed'
  | 'four-eyes';

/** Enough of the phase for what needs no clock: taking bids or not, a published call is published. */
const draftOrNot = ({ publishedAt, cancelledAt }: CallFacts): CallPhase =>
  cancelledAt ? 'cancelled' : publishedAt ? 'open' : 'draft';

function decideDraft(
  actor: Actor | null,
  call: CallFacts,
  action: 'call.draft' | 'call.read-draft',
): Decision<true, CallRefusal> {
  const access = decideAccess(actor, action, call.organisationId);
  if (!access.ok) return access;
  if (!allowsState(action, draftOrNot(call))) return refuse('already-published');
  return allow(true);
}

/** Only a draft of the own organisation may be changed. */
export const decideEditCall = (actor: Actor | null, call: CallFacts): Decision<true, CallRefusal> =>
  decideDraft(actor, call, 'call.draft');

/** Those who publish read a draft, too, and do not change it unless they may also write. */
export const decideReadDraft = (actor: Actor | null, call: CallFacts): Decision<true, CallRefusal> =>
  decideDraft(actor, call, 'call.read-draft');

function decideCustodians(
  custodians: readonly (Candidate & { readonly seat: Seat })[],
  callingOrganisationId: string,
): Decision<true, CallRefusal> {
  if (custodians.length !== seats.length || !seats.every((seat) => custodians.some((one) => one.seat === seat)))
    return refuse('custodians-missing');
  if (new Set(custodians.map(({ personId }) => personId)).size !== seats.length)
    return refuse('custodians-same-person');
  if (!custodians.every((one) => mayHoldSeat(one.seat, one, callingOrganisationId)))
    return refuse('custodian-not-eligible');
  return allow(true);
}

export interface PublishFacts {
  readonly actor: Actor | null;
  readonly call: CallFacts & {
    readonly shortPeriodReason: string;
    readonly criteria: readonly Criterion[];
    /** Who saved the draft as it is now. */
    readonly writtenById: string;
  };
  /** Of the calling organisation, now. */
  readonly memberCount: number;
  /** `listed`: it stands on the public list now. */
  readonly opportunity: { readonly organisationId: string; readonly listed: boolean };
  readonly custodians: readonly (Candidate & { readonly seat: Seat })[];
  readonly now: Date;
}

/** Publishing fixes everything the call says; nothing of it can be changed afterwards. */
export function decidePublishCall({
  actor,
  call,
  opportunity,
  custodians,
  memberCount,
  now,
}: PublishFacts): Decision<true, CallRefusal> {
  const access = decideAccess(actor, 'call.publish', call.organisationId);
  if (!access.ok) return access;
  if (!allowsState('call.publish', draftOrNot(call))) return refuse('already-published');
  if (opportunity.organisationId !== call.organisationId || !opportunity.listed) return refuse('opportunity-not-open');
  if (call.bidsUntil.getTime() <= now.getTime()) return refuse('deadline-past');
  if (isShortPeriod(now, call.bidsUntil) && call.shortPeriodReason.trim() === '')
    return refuse('short-period-reason-needed');
  const sum = call.criteria.reduce((total, { weight }) => total + weight, 0);
  const whole = call.criteria.every(({ name, weight }) => name.trim() !== '' && Number.isInteger(weight) && weight > 0);
  if (sum !== 100 || !whole) return refuse('weights-wrong');
  const eligible = decideCustodians(custodians, call.organisationId);
  if (!eligible.ok) return eligible;
  return decideSecondPerson({ personId: actor?.personId ?? '', writtenById: call.writtenById, memberCount });
}

/** A published call may be called off, with a public reason, until its bids are opened. */
export function decideCancelCall(facts: {
  actor: Actor | null;
  call: CallFacts;
  reason: string;
}): Decision<true, CallRefusal> {
  const access = decideAccess(facts.actor, 'call.cancel', facts.call.organisationId);
  if (!access.ok) return access;
  const state = facts.call.openedAt ? 'opened' : draftOrNot(facts.call);
  if (!allowsState('call.cancel', state)) return refuse('not-cancellable');
  if (facts.reason.trim() === '') return refuse('cancel-reason-needed');
  return allow(true);
}
