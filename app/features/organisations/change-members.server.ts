// Changes the role of a member, or ends a membership. Decided under the lock on the organisation.
import type { Actor } from '#app/domain/actor.ts';
import { decideRemoval, decideRoleChange, type RemovalReason, type RoleChangeReason } from '#app/domain/membership.ts';
import { inTransaction } from '#app/persistence/client.server.ts';
import { appendEvent } from '#app/persistence/events.server.ts';
import { deleteMembership, listMembers, updateMembership } from '#app/persistence/memberships.server.ts';
import { lockOrganisation } from '#app/persistence/organisations.server.ts';
import type { RoleChangeInput } from './organisation-input.ts';

export async function changeMemberRole(
  actor: Actor,
  organisationId: string,
  { personId, role }: RoleChangeInput,
): Promise<{ ok: true } | { ok: false; reason: RoleChangeReason }> {
  return inTransaction(async (tx) => {
    if (!(await lockOrganisation(tx, organisationId))) return { ok: false, reason: 'not-found' };
    const members = await listMembers(organisationId, tx);
    const decision = decideRoleChange({ actor, organisationId, members, personId, role });
    if (!decision.ok) return decision;
    await updateMembership(tx, { organisationId, personId, role, permissions: decision.value });
    const subject = { type: 'organisation', id: organisationId } as const;
    await appendEvent(tx, { kind: 'member.role-changed', actor, subject, data: { personId, role } });
    return { ok: true };
  });
}

/** Also for leaving: `personId` is then the actor. */
export async function removeMember(
  actor: Actor,
  organisationId: string,
  personId: string,
): Promise<{ ok: true } | { ok: false; reason: RemovalReason }> {
  return inTransaction(async (tx) => {
    if (!(await lockOrganisation(tx, organisationId))) return { ok: false, reason: 'not-found' };
    const members = await listMembers(organisationId, tx);
    const decision = decideRemoval({ actor, organisationId, members, personId });
    if (!decision.ok) return decision;
    await deleteMembership(tx, organisationId, personId);
    const subject = { type: 'organisation', id: organisationId } as const;
    await appendEvent(tx, { kind: 'member.removed', actor, subject, data: { personId } });
    return { ok: true };
  });
}
