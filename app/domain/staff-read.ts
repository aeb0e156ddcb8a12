// When people of the platform may read what an organisation has not made public: after saying why, for half an hour.
import type { Actor, PlatformRole } from './actor.ts';
import { type AccessReason, type Action, decideAccess } from './authorisation.ts';
import { allow, type Decision, refuse } from './decision.ts';

/** What is read: a verification case with its evidence, one document, or the audit trail. */
export const staffReads = ['verification-case', 'document', 'audit-trail'] as const;
export type StaffRead = (typeof staffReads)[number];
export const isStaffRead = (text: unknown): text is StaffRead => (staffReads as readonly unknown[]).includes(text);

/** Whose business each kind of reading is. */
export const readerOf = {
  'verification-case': 'operator',
  document: 'operator',
  'audit-trail': 'supervisor',
} as const satisfies Record<StaffRead, PlatformRole>;

/** A reason opens the reading for so long; every opening is shown to the organisation. */
export const permitMinutes = 30;

export const reasonLength = { minimum: 4, maximum: 300 } as const;

/** The row of the access table that lets them in. */
const rowOf = {
  'verification-case': 'organisation.verify',
  document: 'organisation.verify',
  'audit-trail': 'audit.read-all',
} as const satisfies Record<StaffRead, Action>;

export type StaffReadReason = AccessReason | 'reason-needed';

/** @param organisationId whose data; null for those of all organisations */
export function decideStaffRead(
  actor: Actor,
  what: StaffRead,
  reason: string,
  organisationId: string | null,
): Decision<PlatformRole, StaffReadReason> {
  const access = decideAccess(actor, rowOf[what], { owner: organisationId ?? undefined });
  if (!access.ok) return access;
  if (reason.trim().length < reasonLength.minimum) return refuse('reason-needed');
  return allow(readerOf[what]);
}

/** `grantedAt` is the latest permit; null when there is none. */
export const isPermitValid = (grantedAt: Date | null, now: Date): boolean =>
  grantedAt !== null && now.getTime() - grantedAt.getTime() < permitMinutes * 60_000;
