// How long a session lives, and when somebody must prove their second factor again.
import type { Actor, PlatformRole } from './actor.ts';
import { allow, type Decision, refuse } from './decision.ts';

const minute = 60_000;
const hour = 60 * minute;

/** A proof of the second factor opens the sensitive actions for this long (ASVS 7.5.3). */
export const stepUpMinutes = 5;

/** Milliseconds. Whatever happens, a session ends after this (ASVS 7.3.2). */
export const absoluteSession = 7 * 24 * hour;

/** Milliseconds without a request after which a session ends: people with a platform role work with others' secrets. */
export const idleSession = (platformRoles: readonly PlatformRole[]): number =>
  platformRoles.length > 0 ? 15 * minute : 12 * hour;

/** A session's last request is written down at most this often, in milliseconds, to spare the database. */
export const seenEvery = minute;

export type StepUpReason = 'second-factor-needed' | 'step-up-needed';

/**
 * May a sensitive action go ahead: has this session proven a second factor within `stepUpMinutes`?
 * 'second-factor-needed': none is set up; 'step-up-needed': prove it (again).
 */
export function decideStepUp(
  actor: Pick<Actor, 'hasSecondFactor' | 'steppedUpAt'>,
  now: Date,
): Decision<null, StepUpReason> {
  if (!actor.hasSecondFactor) return refuse('second-factor-needed');
  const { steppedUpAt } = actor;
  if (!steppedUpAt || now.getTime() - steppedUpAt.getTime() > stepUpMinutes * minute) return refuse('step-up-needed');
  return allow(null);
}

export interface SessionFacts {
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
}

/** Whether a session still counts, and whether its last request is due to be written down. */
export function decideSession(
  session: SessionFacts,
  platformRoles: readonly PlatformRole[],
  now: Date,
): Decision<{ readonly noteSeen: boolean }, 'session-too-old' | 'session-idle'> {
  const idle = now.getTime() - session.lastSeenAt.getTime();
  if (now.getTime() - session.createdAt.getTime() >= absoluteSession) return refuse('session-too-old');
  if (idle >= idleSession(platformRoles)) return refuse('session-idle');
  return allow({ noteSeen: idle >= seenEvery });
}
