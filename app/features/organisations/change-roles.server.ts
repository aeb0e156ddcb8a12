// Changes what a role brings in this organisation: for new members, and at once for everybody who has it.
import type { Actor } from '#app/domain/actor.ts';
import { type BundleReason, decideBundle } from '#app/domain/membership.ts';
import { readClock } from '#app/persistence/client.server.ts';
import { appendEvent } from '#app/persistence/events.server.ts';
import { listMembers, putRoleBundle, updateMembership } from '#app/persistence/memberships.server.ts';
import { lockOrganisation } from '#app/persistence/organisations.server.ts';
import { keepingAnAdministrator } from './change-members.server.ts';
import type { BundleInput } from './organisation-input.ts';

export async function changeRoleBundle(
  actor: Actor,
  organisationId: string,
  { role, permissions }: BundleInput,
): Promise<{ ok: true } | { ok: false; reason: BundleReason }> {
  const subject = { type: 'organisation', id: organisationId } as const;
  const event = { kind: 'organisation.role-bundle-changed', actor, subject, data: { role, permissions } } as const;
  return keepingAnAdministrator(event, async (tx): Promise<{ ok: true } | { ok: false; reason: BundleReason }> => {
    if (!(await lockOrganisation(tx, organisationId))) return { ok: false, reason: 'not-found' };
    const members = await listMembers(organisationId, tx);
    const decision = decideBundle({ actor, organisationId, members, role, permissions, now: await readClock(tx) });
    if (!decision.ok) return decision;
    await putRoleBundle(tx, { organisationId, role, permissions });
    await appendEvent(tx, event);
    for (const personId of decision.value) {
      await updateMembership(tx, { organisationId, personId, role, permissions });
      const data = { personId, role, permissions };
      await appendEvent(tx, { kind: 'member.permissions-changed', actor, subject, data });
    }
    return { ok: true };
  });
}
