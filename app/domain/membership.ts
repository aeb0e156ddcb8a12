// Who belongs to an organisation: inviting, joining, changing roles, leaving. Somebody must always be able to manage it.
import { type Actor, type MemberRole, memberRoles, type Permission } from './actor.ts';
import { type AccessReason, decideAccess } from './authorisation.ts';
import { allow, type Decision, refuse } from './decision.ts';

/** A member as read under the lock on the organisation. */
export interface MemberFacts {
  readonly personId: string;
  readonly permissions: readonly Permission[];
}

export const isMemberRole = (text: string): text is MemberRole => Object.hasOwn(memberRoles, text);

/** Open invitations an organisation may have: they are mails to strangers in our name. */
export const openInvitationLimit = 30;
export const invitationDays = 7;

const manages = (permissions: readonly Permission[]): boolean => permissions.includes('manage');

/** What the actor may do was read before the lock; what counts is their membership now. */
function decideManaging(
  actor: Actor | null,
  organisationId: string,
  members: readonly MemberFacts[],
): Decision<true, AccessReason> {
  const access = decideAccess(actor, 'organisation.manage', organisationId);
  if (!access.ok) return access;
  const own = members.find(({ personId }) => personId === actor?.personId);
  return own && manages(own.permissions) ? allow(true) : refuse('permission-missing');
}

const managersWithout = (members: readonly MemberFacts[], personId: string): number =>
  members.filter((member) => member.personId !== personId && manages(member.permissions)).length;

export type RoleChangeReason = AccessReason | 'not-a-member' | 'last-administrator';

/** The permissions the new role brings. */
export function decideRoleChange(facts: {
  actor: Actor | null;
  organisationId: string;
  members: readonly MemberFacts[];
  personId: string;
  role: MemberRole;
}): Decision<readonly Permission[], RoleChangeReason> {
  const managing = decideManaging(facts.actor, facts.organisationId, facts.members);
  if (!managing.ok) return managing;
  if (!facts.members.some(({ personId }) => personId === facts.personId)) return refuse('not-a-member');
  const permissions = memberRoles[facts.role];
  if (!manages(permissions) && managersWithout(facts.members, facts.personId) === 0)
    return refuse('last-administrator');
  return allow(permissions);
}

export type RemovalReason = RoleChangeReason;

/** Managers remove anybody; everybody may leave by themselves, except the last who can manage. */
export function decideRemoval(facts: {
  actor: Actor | null;
  organisationId: string;
  members: readonly MemberFacts[];
  personId: string;
}): Decision<true, RemovalReason> {
  const leaving = facts.actor?.personId === facts.personId;
  const access = leaving
    ? decideAccess(facts.actor, 'organisation.read-members', facts.organisationId)
    : decideManaging(facts.actor, facts.organisationId, facts.members);
  if (!access.ok) return access;
  if (!facts.members.some(({ personId }) => personId === facts.personId)) return refuse('not-a-member');
  return managersWithout(facts.members, facts.personId) > 0 ? allow(true) : refuse('last-administrator');
}

export type InvitationReason = AccessReason | 'already-member' | 'already-invited' | 'too-many-invitations';

/** `email` and all others in lower case. */
export function decideInvitation(facts: {
  actor: Actor | null;
  organisationId: string;
  members: readonly (MemberFacts & { readonly email: string })[];
  openInvitations: readonly { readonly email: string }[];
  email: string;
}): Decision<true, InvitationReason> {
  const managing = decideManaging(facts.actor, facts.organisationId, facts.members);
  if (!managing.ok) return managing;
  if (facts.members.some(({ email }) => email === facts.email)) return refuse('already-member');
  if (facts.openInvitations.some(({ email }) => email === facts.email)) return refuse('already-invited');
  return facts.openInvitations.length < openInvitationLimit ? allow(true) : refuse('too-many-invitations');
}

export interface InvitationFacts {
  readonly email: string;
  readonly expiresAt: Date;
  readonly acceptedAt: Date | null;
  readonly revokedAt: Date | null;
}

/** Neither used, nor taken back, nor too old; the instant of expiry itself is too late. */
export const isOpenInvitation = (invitation: Omit<InvitationFacts, 'email'>, now: Date): boolean =>
  !invitation.acceptedAt && !invitation.revokedAt && now < invitation.expiresAt;

export type JoiningReason = 'email-unverified' | 'invitation-closed' | 'invitation-of-another' | 'already-member';

/** The mailed link alone is not enough: mails are forwarded, so the address must be the invited one. */
export function decideJoining(facts: {
  person: { readonly email: string; readonly emailVerified: boolean };
  invitation: InvitationFacts;
  isMember: boolean;
  now: Date;
}): Decision<true, JoiningReason> {
  if (!facts.person.emailVerified) return refuse('email-unverified');
  if (facts.person.email !== facts.invitation.email) return refuse('invitation-of-another');
  if (facts.isMember) return refuse('already-member');
  return isOpenInvitation(facts.invitation, facts.now) ? allow(true) : refuse('invitation-closed');
}
