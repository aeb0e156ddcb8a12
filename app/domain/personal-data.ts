// When somebody may have their account deleted.
import type { Actor } from './actor.ts';
import { type AccessReason, decideAccess } from './authorisation.ts';
import { allow, type Decision, refuse } from './decision.ts';

export type ErasureReason =
  | AccessReason
  | 'not-confirmed'
  | 'demo'
  | 'no-password'
  | 'wrong-password'
  | 'rate-limited'
  | 'last-administrator'
  | 'custodian';

export interface ErasureFacts {
  readonly actor: Actor;
  readonly isConfirmed: boolean;
  readonly isDemo: boolean;
  /** Organisations that would have nobody left to manage them. */
  readonly leftAlone: number;
  /** Seats at calls that are published and not opened: without them two of three may be missing. */
  readonly openSeats: number;
  readonly now: Date;
}

/** Everything but the password, which is asked before, once. */
export function decideErasure(facts: ErasureFacts): Decision<true, ErasureReason> {
  if (facts.isDemo) return refuse('demo');
  if (!facts.isConfirmed) return refuse('not-confirmed');
  const access = decideAccess(facts.actor, 'account.erase', { now: facts.now });
  if (!access.ok) return access;
  if (facts.leftAlone > 0) return refuse('last-administrator');
  if (facts.openSeats > 0) return refuse('custodian');
  return allow(true);
}
