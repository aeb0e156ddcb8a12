// The members page: who belongs here, and for managers who is invited.
import type { MemberRole, Permission } from '#app/domain/actor.ts';
import type { RoleBundles } from '#app/domain/membership.ts';
import { readClock } from '#app/persistence/client.server.ts';
import { listMembers, listOpenInvitations, listRoleBundles } from '#app/persistence/memberships.server.ts';

export interface MembersData {
  /** What each role brings in this organisation. */
  readonly bundles: RoleBundles;
  readonly members: readonly {
    readonly personId: string;
    readonly name: string;
    readonly email: string;
    readonly role: MemberRole;
    readonly permissions: readonly Permission[];
    readonly joinedAt: Date;
  }[];
  readonly invitations: readonly {
    readonly id: string;
    readonly email: string;
    readonly role: MemberRole;
    readonly createdAt: Date;
    readonly expiresAt: Date;
  }[];
}

export async function getMembers(organisationId: string, withInvitations: boolean): Promise<MembersData> {
  const now = await readClock();
  const [members, invitations, bundles] = await Promise.all([
    listMembers(organisationId),
    withInvitations ? listOpenInvitations(organisationId, now) : [],
    listRoleBundles(organisationId),
  ]);
  return {
    bundles,
    members: members.map(({ locale: _, ...member }) => member),
    invitations: invitations.map(({ id, email, role, createdAt, expiresAt }) => ({
      id,
      email,
      role,
      createdAt,
      expiresAt,
    })),
  };
}
