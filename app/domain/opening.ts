// The opening: who may hand over shares and when, when a call is opened, and who may read what it held.
import type { Actor } from './actor.ts';
import { type AccessReason, decideAccess } from './authorisation.ts';
import { type CallFacts, callPhase, type Seat, seats } from './call.ts';
import { allow, type Decision, refuse } from './decision.ts';

/** How many of the three open a call. */
export const custodiansNeeded = 2;

export type OpeningRefusal =
  | AccessReason
  | 'too-early'
  | 'call-cancelled'
  | 'already-opened'
  | 'already-released'
  | 'shares-incomplete'
  | 'share-does-not-match'
  | 'two-custodians-needed'
  | 'third-custodian-could-help';

export interface Custodian {
  readonly seat: Seat;
  readonly personId: string;
  readonly releasedAt: Date | null;
}

declare const opening: unique symbol;
/** Needed to read sealed shares and bids for the opening; only the decisions of this file make one. */
export interface OpeningPermit {
  readonly callId: string;
  readonly [opening]: true;
}

const permitFor = (callId: string) => ({ callId }) as OpeningPermit;

/** The seat this person holds; everybody else is told there is nothing here. */
export function decideSeat(actor: Actor | null, custodians: readonly Custodian[]): Decision<Custodian, 'not-found'> {
  const own = custodians.find(({ personId }) => personId === actor?.personId);
  return own ? allow(own) : refuse('not-found');
}

/** Sealed key shares leave the database after the deadline only, towards a custodian of the call who just proved it. */
export function decideServeShares(facts: {
  actor: Actor | null;
  callId: string;
  call: CallFacts;
  custodians: readonly Custodian[];
  now: Date;
}): Decision<{ readonly permit: OpeningPermit; readonly seat: Seat }, OpeningRefusal> {
  const own = decideSeat(facts.actor, facts.custodians);
  if (!own.ok) return own;
  const phase = callPhase(facts.call, facts.now);
  if (phase === 'draft' || phase === 'open') return refuse('too-early');
  if (phase === 'cancelled') return refuse('call-cancelled');
  if (phase === 'opened') return refuse('already-opened');
  if (own.value.releasedAt) return refuse('already-released');
  const access = decideAccess(facts.actor, 'opening.hand-over', { state: phase, now: facts.now });
  return access.ok ? allow({ permit: permitFor(facts.callId), seat: own.value.seat }) : access;
}

/**
 * Handing over is one act for all bids: `handed` must name exactly the counting versions, a share or null (could not be
 * unsealed) for each, so that nobody can leave out a bid.
 */
export function decideReleaseShares(
  counting: readonly string[],
  handed: readonly { readonly versionId: string; readonly matches: boolean }[],
): Decision<true, OpeningRefusal> {
  const named = new Set(handed.map(({ versionId }) => versionId));
  if (named.size !== handed.length || named.size !== counting.length || !counting.every((id) => named.has(id)))
    return refuse('shares-incomplete');
  return handed.every(({ matches }) => matches) ? allow(true) : refuse('share-does-not-match');
}

/** Whether the call can be prepared for opening now: the deadline has passed and two have handed over. */
export function decideOpening(facts: {
  actor: Actor | null;
  callId: string;
  call: CallFacts;
  custodians: readonly Custodian[];
  now: Date;
}): Decision<OpeningPermit, OpeningRefusal> {
  const phase = callPhase(facts.call, facts.now);
  if (phase === 'draft' || phase === 'open') return refuse('too-early');
  if (phase === 'cancelled') return refuse('call-cancelled');
  if (phase === 'opened') return refuse('already-opened');
  const released = facts.custodians.filter(({ releasedAt }) => releasedAt).length;
  if (released < custodiansNeeded) return refuse('two-custodians-needed');
  const access = decideAccess(facts.actor, 'opening.hand-over', { state: phase, now: facts.now });
  return access.ok ? allow(permitFor(facts.callId)) : access;
}

/**
 * Why one bid could not be opened. `shares-unreadable`: fewer than two custodians could unseal their share ·
 * `wrong-key`: the shares are the bidder's own but do not make its key · `stored-bytes-changed`: not the bytes of the
 * receipt · the rest: what was sealed is not a bid for this call of this organisation.
 */
export const openingFailures = [
  'shares-unreadable',
  'wrong-key',
  'stored-bytes-changed',
  'seal-broken',
  'not-a-manifest',
  'wrong-call',
  'wrong-organisation',
] as const;
export type OpeningFailure = (typeof openingFailures)[number];
export const isOpeningFailure = (value: string): value is OpeningFailure =>
  (openingFailures as readonly string[]).includes(value);

/** Who answers for a failure, as far as the bytes can tell. */
export const faultOf = {
  'shares-unreadable': 'unknown',
  'wrong-key': 'bidder',
  'stored-bytes-changed': 'platform',
  'seal-broken': 'bidder',
  'not-a-manifest': 'bidder',
  'wrong-call': 'bidder',
  'wrong-organisation': 'bidder',
} as const satisfies Record<OpeningFailure, 'bidder' | 'platform' | 'unknown'>;

/** Openings are final: while the third custodian could still save a bid, they wait unless told to go on. */
export function decideCompleteOpening(facts: {
  failures: readonly OpeningFailure[];
  releasedSeats: number;
  goOn: boolean;
}): Decision<true, OpeningRefusal> {
  const couldHelp = facts.failures.includes('shares-unreadable') && facts.releasedSeats < seats.length;
  return couldHelp && !facts.goOn ? refuse('third-custodian-could-help') : allow(true);
}

declare const openedReading: unique symbol;
/** Needed to read what opened bids said; only `decideReadOpened` makes one. */
export interface OpenedReadingPermit {
  readonly callId: string;
  readonly [openedReading]: true;
}

/** Members of the calling organisation who open or evaluate, and the supervisor; the bidder reads its own elsewhere. */
export function decideReadOpened(facts: {
  actor: Actor | null;
  callId: string;
  call: CallFacts;
  custodians: readonly Custodian[];
  now: Date;
}): Decision<OpenedReadingPermit, 'not-found'> {
  const { actor, call } = facts;
  const state = callPhase(call, facts.now);
  if (!actor?.emailVerified || state !== 'opened') return refuse('not-found');
  const supervisor = facts.custodians.some((one) => one.seat === 'supervisor' && one.personId === actor.personId);
  return supervisor || decideAccess(actor, 'bid.read-opened', { owner: call.organisationId, state }).ok
    ? allow({ callId: facts.callId } as OpenedReadingPermit)
    : refuse('not-found');
}
