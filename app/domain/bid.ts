// The bid: submitted, replaced and withdrawn strictly before the deadline; the last version counts.
import type { Actor } from './actor.ts';
import { type AccessReason, allowsState, decideAccess } from './authorisation.ts';
import { type CallFacts, callPhase } from './call.ts';
import { allow, type Decision, refuse } from './decision.ts';

export const bidActs = ['submission', 'withdrawal'] as const;
export type BidAct = (typeof bidActs)[number];

export interface BidVersionFacts {
  readonly id: string;
  readonly number: number;
  readonly act: BidAct;
}

/** The version an opening opens: the last one, when it is a submission; otherwise there is no bid. */
export function countingVersion<V extends BidVersionFacts>(versions: readonly V[]): V | null {
  const last = versions.reduce<V | null>(
    (best, version) => (best && best.number > version.number ? best : version),
    null,
  );
  return last?.act === 'submission' ? last : null;
}

export type BidRefusal =
  | AccessReason
  | 'own-call'
  | 'too-late'
  | 'call-cancelled'
  | 'nothing-to-withdraw'
  | 'receipt-outdated'
  | 'key-reused';

/** What every act on a bid needs. `now` is read after the call is locked; the database stamps and checks once more. */
function decideTakingPart(actor: Actor | null, call: CallFacts, now: Date): Decision<true, BidRefusal> {
  const access = decideAccess(actor, 'bid.submit');
  if (!access.ok) return access;
  if (actor?.organisation?.id === call.organisationId) return refuse('own-call');
  const phase = callPhase(call, now);
  if (phase === 'draft' || (phase === 'cancelled' && !call.publishedAt)) return refuse('not-found');
  if (phase === 'cancelled') return refuse('call-cancelled');
  return allowsState('bid.submit', phase) ? allow(true) : refuse('too-late');
}

/** A first version or a replacement, any number of times. */
export const decideSubmitBid = (facts: {
  actor: Actor | null;
  call: CallFacts;
  now: Date;
}): Decision<true, BidRefusal> => decideTakingPart(facts.actor, facts.call, facts.now);

/** A withdrawal cites the receipt it takes back, so that it cannot hit a version sent meanwhile by a colleague. */
export function decideWithdrawBid(facts: {
  actor: Actor | null;
  call: CallFacts;
  now: Date;
  versions: readonly BidVersionFacts[];
  citedVersionId: string;
}): Decision<true, BidRefusal> {
  const part = decideTakingPart(facts.actor, facts.call, facts.now);
  if (!part.ok) return part;
  const counting = countingVersion(facts.versions);
  if (!counting) return refuse('nothing-to-withdraw');
  return counting.id === facts.citedVersionId ? allow(true) : refuse('receipt-outdated');
}

/**
 * A request sent again with the same key gets its first answer, also after the deadline: it was decided then.
 * The same key with other content is a fault of the sender.
 */
export function decideReplay(
  before: { readonly act: BidAct; readonly sha256: string | null },
  again: { readonly act: BidAct; readonly sha256: string | null },
): Decision<true, 'key-reused'> {
  return before.act === again.act && before.sha256 === again.sha256 ? allow(true) : refuse('key-reused');
}

declare const ownReading: unique symbol;
/** Needed to read a sealed bid's bytes or what it said; only `decideOwnReading` makes one. */
export interface OwnReadingPermit {
  readonly organisationId: string;
  readonly [ownReading]: true;
}

/** An organisation may always read its own bids, and no other's. */
export function decideOwnReading(actor: Actor | null): Decision<OwnReadingPermit, AccessReason> {
  const access = decideAccess(actor, 'bid.read-own');
  if (!access.ok) return access;
  const organisation = actor?.organisation;
  return organisation ? allow({ organisationId: organisation.id } as OwnReadingPermit) : refuse('organisation-needed');
}
