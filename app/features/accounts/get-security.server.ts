// What the security page shows: which second factors are on, and whether changing them needs a proof first.
import type { Actor } from '#app/domain/actor.ts';
import { shortestPassword } from '#app/domain/password.ts';
import { decideStepUp, type StepUpReason } from '#app/domain/session.ts';
import { hasPassword } from '#app/persistence/accounts.server.ts';
import { readClock } from '#app/persistence/client.server.ts';
import { type Factors, findFactors } from '#app/persistence/second-factors.server.ts';

export interface SecurityData extends Factors {
  readonly hasPassword: boolean;
  readonly passwordMinimum: number;
  /** What stands before taking a factor away or adding another; null when nothing does. */
  readonly missing: StepUpReason | null;
  /** Set for the platform's staff, who cannot work without a second factor. */
  readonly isStaff: boolean;
}

export async function getSecurity(actor: Actor): Promise<SecurityData> {
  const [factors, withPassword, now] = await Promise.all([
    findFactors(actor.personId),
    hasPassword(actor.personId),
    readClock(),
  ]);
  const decision = decideStepUp(actor, now);
  return {
    ...factors,
    hasPassword: withPassword,
    passwordMinimum: shortestPassword(actor.hasSecondFactor),
    missing: decision.ok ? null : decision.reason,
    isStaff: actor.platformRoles.length > 0,
  };
}
