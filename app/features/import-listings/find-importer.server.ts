// Whose list is imported, and as whom: from the command line nobody has signed in.
import type { Actor } from '#app/domain/actor.ts';
import { allow, type Decision, refuse } from '#app/domain/decision.ts';
import {
  findOrganisationsCalled,
  type ImportingMember,
  type ImportingOrganisation,
  listImportingMembers,
} from '#app/persistence/importing.server.ts';

export interface Importer {
  readonly organisation: ImportingOrganisation;
  readonly actor: Actor;
}

export type ImporterReason = 'organisation-unknown' | 'organisation-ambiguous' | 'member-missing';

/** Of those who may act at all, the longest-standing who may publish, else who may draft. */
function chooseMember(members: readonly ImportingMember[]): ImportingMember | undefined {
  const able = members.filter(({ emailVerified }) => emailVerified);
  const who = (permission: 'publish' | 'draft') => able.find(({ permissions }) => permissions.includes(permission));
  const publisher = who('publish');
  return publisher?.permissions.includes('draft') ? publisher : who('draft');
}

/** @param called reference ("OR-…"), unified social credit code, or exact Chinese or English name */
export async function findImporter(called: string): Promise<Decision<Importer, ImporterReason>> {
  const [organisation, another] = await findOrganisationsCalled(called, 2);
  if (!organisation) return refuse('organisation-unknown');
  if (another) return refuse('organisation-ambiguous');
  const members = await listImportingMembers(organisation.id);
  const member = chooseMember(members);
  if (!member) return refuse('member-missing');
  const { id, type, verification } = organisation;
  const { personId, emailVerified, platformRoles, permissions } = member;
  const actor: Actor = {
    personId,
    emailVerified,
    platformRoles,
    organisation: { id, type, verification, permissions, memberCount: members.length },
    requestId: `import-${crypto.randomUUID()}`,
    hasSecondFactor: false,
    steppedUpAt: null,
    address: '',
  };
  return allow({ organisation, actor });
}
