// The roles page: what each role brings, and how many have it.
import type { MemberRole } from '#app/domain/actor.ts';
import type { RoleBundles } from '#app/domain/membership.ts';
import { listMembers, listRoleBundles } from '#app/persistence/memberships.server.ts';

export async function getRoles(
  organisationId: string,
): Promise<{ bundles: RoleBundles; holders: Partial<Record<MemberRole, number>> }> {
  const [bundles, members] = await Promise.all([listRoleBundles(organisationId), listMembers(organisationId)]);
  const holders: Partial<Record<MemberRole, number>> = {};
  for (const { role } of members) holders[role] = (holders[role] ?? 0) + 1;
  return { bundles, holders };
}
