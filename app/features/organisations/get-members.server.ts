// The members page: who belongs here, and for managers who is invited.
import type { MemberRole } from '#app/domain/actor.ts';
import { readClock } from '#app/persistence/client.server.ts';
import { listMembers, listOpenInvitations } from '#app/persistence/memberships.server.ts';

export interface MembersData {
  readonly members: readonly {
    readonly personId: string;
    readonly name: string;
    readonly email: string;
    readonly role: MemberRole;
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
  const [members, invitations] = await Promise.all([
    listMembers(organisationId),
    withInvitations ? listOpenInvitations(organisationId, now) : [],
  ]);
  return {
    members: members.map(({ personId, name, email, role, joinedAt }) => ({ personId, name, email, role, joinedAt })),
    invitations: invitations.map(({ id, email, role, createdAt, expiresAt }) => ({
      id,
      email,
      role,
      createdAt,
      expiresAt,
    })),
  };
}
