// Changes the role of a member, or ends a membership. Decided under the lock on the organisation.
import type { Actor } from '#app/domain/actor.ts';
import { type Decision, refuse } from '#app/domain/decision.ts';
import { decideRemoval, decideRoleChange, type RemovalReason, type RoleChangeReason } from '#app/domain/membership.ts';
import { revokeKeysOfMember } from '#app/persistence/api-keys.server.ts';
import { readClock, refusalCode, type Transaction } from '#app/persistence/client.server.ts';
import { type Attempt, appendEvent, attempt } from '#app/persistence/events.server.ts';
import {
  deleteMembership,
  listMembers,
  listRoleBundles,
  updateMembership,
} from '#app/persistence/memberships.server.ts';
import { lockOrganisation } from '#app/persistence/organisations.server.ts';
import type { RoleChangeInput } from './organisation-input.ts';

type Result<Reason extends string> = { ok: true } | { ok: false; reason: Reason };

/** The database refuses, too, to take the last administrator away, whatever was decided. */
export async function keepingAnAdministrator<Reason extends string>(
  tried: Attempt,
  work: (tx: Transaction) => Promise<Result<Reason>>,
): Promise<Result<Reason | 'last-administrator'>> {
  try {
    return await attempt(tried, work);
  } catch (error) {
    if (refusalCode(error) === 'JB006') return refuse('last-administrator');
    throw error;
  }
}

export async function changeMemberRole(
  actor: Actor,
  organisationId: string,
  { personId, role }: RoleChangeInput,
): Promise<Result<RoleChangeReason>> {
  const subject = { type: 'organisation', id: organisationId } as const;
  const event = { kind: 'member.role-changed', actor, subject, data: { personId, role } } as const;
  return keepingAnAdministrator(event, async (tx): Promise<Result<RoleChangeReason>> => {
    if (!(await lockOrganisation(tx, organisationId))) return refuse('not-found');
    const members = await listMembers(organisationId, tx);
    const bundles = await listRoleBundles(organisationId, tx);
    const now = await readClock(tx);
    const decision = decideRoleChange({ actor, organisationId, members, personId, role, bundles, now });
    if (!decision.ok) return decision;
    await updateMembership(tx, { organisationId, personId, role, permissions: decision.value });
    await appendEvent(tx, event);
    return { ok: true };
  });
}

/** Also for leaving: `personId` is then the actor. Keys of programs go with the membership. */
export async function removeMember(
  actor: Actor,
  organisationId: string,
  personId: string,
): Promise<Result<RemovalReason>> {
  const subject = { type: 'organisation', id: organisationId } as const;
  const event = { kind: 'member.removed', actor, subject, data: { personId } } as const;
  return keepingAnAdministrator(event, async (tx): Promise<Result<RemovalReason>> => {
    if (!(await lockOrganisation(tx, organisationId))) return refuse('not-found');
    const members = await listMembers(organisationId, tx);
    const decision: Decision<true, RemovalReason> = decideRemoval({ actor, organisationId, members, personId });
    if (!decision.ok) return decision;
    await deleteMembership(tx, organisationId, personId);
    await revokeKeysOfMember(tx, { organisationId, personId }, await readClock(tx));
    await appendEvent(tx, event);
    return { ok: true };
  });
}
