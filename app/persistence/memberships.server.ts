// Who belongs to which organisation, and who is invited.
import { permissions as allPermissions, type MemberRole, type Permission } from '#app/domain/actor.ts';
import { bundlesWith, type InvitationFacts, isMemberRole, type RoleBundles } from '#app/domain/membership.ts';
import { isLocale, type Locale } from '#app/i18n/index.ts';
import { db, type Transaction } from './client.server.ts';

export interface MemberRow {
  readonly personId: string;
  readonly name: string;
  readonly email: string;
  readonly locale: Locale;
  readonly role: MemberRole;
  readonly permissions: readonly Permission[];
  readonly joinedAt: Date;
}

/** Oldest first. Under the lock on the organisation when `tx` holds it. */
export async function listMembers(
  organisationId: string,
  tx: Pick<Transaction, 'membership'> = db,
): Promise<MemberRow[]> {
  const rows = await tx.membership.findMany({
    where: { organisationId },
    orderBy: [{ joinedAt: 'asc' }, { personId: 'asc' }],
    select: {
      personId: true,
      role: true,
      permissions: true,
      joinedAt: true,
      person: { select: { name: true, email: true, locale: true } },
    },
  });
  return rows.map(({ person, role, permissions, ...row }) => ({
    ...row,
    name: person.name,
    email: person.email,
    locale: isLocale(person.locale) ? person.locale : 'zh-CN',
    role: isMemberRole(role) ? role : 'drafter',
    permissions: allPermissions.filter((permission) => permissions.includes(permission)),
  }));
}

export const countMembers = (tx: Pick<Transaction, 'membership'>, organisationId: string): Promise<number> =>
  tx.membership.count({ where: { organisationId } });

/** The name of somebody of the own organisation; null when there is no such person. */
export async function findPersonName(id: string): Promise<string | null> {
  return (await db.person.findUnique({ where: { id }, select: { name: true } }))?.name ?? null;
}

/** What each role brings in the organisation: its own bundles over the site's. */
export async function listRoleBundles(
  organisationId: string,
  tx: Pick<Transaction, 'organisationRole'> = db,
): Promise<RoleBundles> {
  const rows = await tx.organisationRole.findMany({
    where: { organisationId },
    select: { role: true, permissions: true },
  });
  const own: Partial<Record<MemberRole, readonly Permission[]>> = {};
  for (const { role, permissions } of rows)
    if (isMemberRole(role)) own[role] = allPermissions.filter((one) => permissions.includes(one));
  return bundlesWith(own);
}

/** Keeps what the role brings in this organisation from now on. */
export async function putRoleBundle(
  tx: Transaction,
  bundle: { organisationId: string; role: MemberRole; permissions: readonly Permission[] },
): Promise<void> {
  const { organisationId, role } = bundle;
  const permissions = [...bundle.permissions];
  await tx.organisationRole.upsert({
    where: { organisationId_role: { organisationId, role } },
    create: { organisationId, role, permissions },
    update: { permissions },
    select: { role: true },
  });
}

export async function insertMembership(
  tx: Transaction,
  membership: { organisationId: string; personId: string; role: MemberRole; permissions: readonly Permission[] },
): Promise<void> {
  await tx.membership.create({
    data: { ...membership, permissions: [...membership.permissions] },
    select: { personId: true },
  });
}

export async function updateMembership(
  tx: Transaction,
  membership: { organisationId: string; personId: string; role: MemberRole; permissions: readonly Permission[] },
): Promise<void> {
  const { organisationId, personId, role, permissions } = membership;
  await tx.membership.update({
    where: { organisationId_personId: { organisationId, personId } },
    data: { role, permissions: [...permissions] },
    select: { personId: true },
  });
}

/** The membership, and what the person's sessions remember of it. */
export async function deleteMembership(tx: Transaction, organisationId: string, personId: string): Promise<void> {
  await tx.membership.delete({
    where: { organisationId_personId: { organisationId, personId } },
    select: { personId: true },
  });
  await tx.session.updateMany({
    where: { personId, activeOrganisationId: organisationId },
    data: { activeOrganisationId: null },
  });
}

// ── Invitations ─────────────────────────────────────────────────────────────────────────────────────────────────

export interface InvitationRow extends InvitationFacts {
  readonly id: string;
  readonly role: MemberRole;
  readonly createdAt: Date;
}

const invitationColumns = {
  id: true,
  email: true,
  role: true,
  createdAt: true,
  expiresAt: true,
  acceptedAt: true,
  revokedAt: true,
} as const;

const withRole = <Row extends { role: string }>(row: Row): Omit<Row, 'role'> & { role: MemberRole } => ({
  ...row,
  role: isMemberRole(row.role) ? row.role : 'drafter',
});

export async function insertInvitation(
  tx: Transaction,
  invitation: {
    organisationId: string;
    email: string;
    role: MemberRole;
    tokenHash: string;
    invitedById: string;
    expiresAt: Date;
  },
): Promise<string> {
  const { id } = await tx.invitation.create({ data: invitation, select: { id: true } });
  return id;
}

/** Neither used, nor taken back, nor expired at `now`; newest first. */
export async function listOpenInvitations(
  organisationId: string,
  now: Date,
  tx: Pick<Transaction, 'invitation'> = db,
): Promise<InvitationRow[]> {
  const rows = await tx.invitation.findMany({
    where: { organisationId, acceptedAt: null, revokedAt: null, expiresAt: { gt: now } },
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
    select: invitationColumns,
  });
  return rows.map(withRole);
}

/** False when the organisation has no such open invitation. */
export async function revokeInvitation(
  tx: Transaction,
  organisationId: string,
  id: string,
  now: Date,
): Promise<boolean> {
  const { count } = await tx.invitation.updateMany({
    where: { id, organisationId, acceptedAt: null, revokedAt: null },
    data: { revokedAt: now },
  });
  return count > 0;
}

export interface InvitationWithOrganisation extends InvitationRow {
  readonly organisationId: string;
  readonly organisation: { readonly nameZh: string; readonly nameEn: string; readonly reference: string };
}

export async function findInvitation(
  tokenHash: string,
  tx: Pick<Transaction, 'invitation'> = db,
): Promise<InvitationWithOrganisation | null> {
  const row = await tx.invitation.findUnique({
    where: { tokenHash },
    select: {
      ...invitationColumns,
      organisationId: true,
      organisation: { select: { nameZh: true, nameEn: true, reference: true } },
    },
  });
  return row && withRole(row);
}

export async function markInvitationAccepted(tx: Transaction, id: string, now: Date): Promise<void> {
  await tx.invitation.update({ where: { id }, data: { acceptedAt: now }, select: { id: true } });
}
