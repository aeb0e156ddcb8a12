// Who belongs to an organisation: inviting, joining, roles and what they bring, leaving, and what takes two of them.
// Somebody must always be able to manage it.
import { type Actor, type MemberRole, memberRoles, type Permission } from './actor.ts';
import { type AccessReason, type Action, decideAccess } from './authorisation.ts';
import { allow, type Decision, refuse } from './decision.ts';

/** A member as read under the lock on the organisation. */
export interface MemberFacts {
  readonly personId: string;
  readonly role: MemberRole;
  readonly permissions: readonly Permission[];
}

/** What each role brings in one organisation: its own bundles over the site's. */
export type RoleBundles = Readonly<Record<MemberRole, readonly Permission[]>>;

export const roleNames = Object.keys(memberRoles) as [MemberRole, ...MemberRole[]];

export const bundlesWith = (own: Partial<RoleBundles>): RoleBundles => ({ ...memberRoles, ...own });

/** Four eyes: who wrote something does not publish it, unless there is nobody else in the organisation. */
export function decideSecondPerson(facts: {
  readonly personId: string;
  readonly writtenById: string;
  readonly memberCount: number;
}): Decision<true, 'four-eyes'> {
  return facts.personId === facts.writtenById && facts.memberCount > 1 ? refuse('four-eyes') : allow(true);
}

export const isMemberRole = (text: string): text is MemberRole => Object.hasOwn(memberRoles, text);

/** Open invitations an organisation may have: they are mails to strangers in our name. */
export const openInvitationLimit = 30;
export const invitationDays = 7;

const manages = (permissions: readonly Permission[]): boolean => permissions.includes('manage');

/** What the actor may do was read before the lock; what counts is their membership now. */
function decideManaging(
  actor: Actor | null,
  action: Action,
  { organisationId, members, now }: { organisationId: string; members: readonly MemberFacts[]; now?: Date },
): Decision<true, AccessReason> {
  const access = decideAccess(actor, action, { owner: organisationId, ...(now && { now }) });
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
  bundles: RoleBundles;
  now: Date;
}): Decision<readonly Permission[], RoleChangeReason> {
  const managing = decideManaging(facts.actor, 'member.change-role', facts);
  if (!managing.ok) return managing;
  if (!facts.members.some(({ personId }) => personId === facts.personId)) return refuse('not-a-member');
  const permissions = facts.bundles[facts.role];
  if (!manages(permissions) && managersWithout(facts.members, facts.personId) === 0)
    return refuse('last-administrator');
  return allow(permissions);
}

export type BundleReason = AccessReason | 'last-administrator' | 'administrator-manages';

/** What a role brings from now on, to new members and to those who have it. The value lists the latter. */
export function decideBundle(facts: {
  actor: Actor | null;
  organisationId: string;
  members: readonly MemberFacts[];
  role: MemberRole;
  permissions: readonly Permission[];
  now: Date;
}): Decision<readonly string[], BundleReason> {
  const { members, role, permissions } = facts;
  const managing = decideManaging(facts.actor, 'organisation.change-roles', facts);
  if (!managing.ok) return managing;
  if (role === 'administrator' && !manages(permissions)) return refuse('administrator-manages');
  const others = members.filter((member) => member.role !== role && manages(member.permissions));
  const holders = members.filter((member) => member.role === role);
  if (others.length === 0 && !(manages(permissions) && holders.length > 0)) return refuse('last-administrator');
  return allow(holders.map(({ personId }) => personId));
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
    ? decideAccess(facts.actor, 'member.leave', facts.organisationId)
    : decideManaging(facts.actor, 'member.remove', facts);
  if (!access.ok) return access;
  if (!facts.members.some(({ personId }) => personId === facts.personId)) return refuse('not-a-member');
  return managersWithout(facts.members, facts.personId) > 0 ? allow(true) : refuse('last-administrator');
}

export type InvitationReason = AccessReason | 'already-member' | 'already-invited' | 'too-many-invitations';

/** `email` and all others in lower case. Inviting somebody who will manage is as grave as making somebody a manager. */
export function decideInvitation(facts: {
  actor: Actor | null;
  organisationId: string;
  members: readonly (MemberFacts & { readonly email: string })[];
  openInvitations: readonly { readonly email: string }[];
  email: string;
  brings: readonly Permission[];
  now: Date;
}): Decision<true, InvitationReason> {
  const action = manages(facts.brings) ? 'member.invite-manager' : 'member.invite';
  const managing = decideManaging(facts.actor, action, facts);
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
