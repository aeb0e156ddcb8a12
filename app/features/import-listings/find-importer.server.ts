// Whose list is imported, and as whom: from the command line nobody has signed in.
import type { Actor } from '#app/domain/actor.ts';
import { allow, type Decision, refuse } from '#app/domain/decision.ts';
import {
  findImportingOrganisation,
  findOrganisationsCalled,
  type ImportingMember,
  type ImportingOrganisation,
  listImportingMembers,
} from '#app/persistence/importing.server.ts';

export interface Importer {
  readonly organisation: ImportingOrganisation;
  readonly actor: Actor;
  /** Publishes what the other has brought in: another member where there is one who may, else the same. */
  readonly publisher: Actor;
}

export type ImporterReason = 'organisation-unknown' | 'organisation-ambiguous' | 'member-missing';

type Pair = { readonly writer: ImportingMember; readonly publisher: ImportingMember };

/** Of those who may act at all the longest-standing: who may publish, and beside them who may draft (four eyes). */
function chooseMembers(members: readonly ImportingMember[]): Pair | null {
  const able = members.filter(({ emailVerified }) => emailVerified);
  const publishers = able.filter(({ permissions }) => permissions.includes('publish'));
  const writers = able.filter(({ permissions }) => permissions.includes('draft'));
  for (const publisher of publishers) {
    const writer = writers.find(({ personId }) => personId !== publisher.personId);
    if (writer) return { writer, publisher };
  }
  const writer = writers.find((one) => publishers.includes(one)) ?? writers[0];
  return writer ? { writer, publisher: writer } : null;
}

const actorOf = (
  { id, type, verification }: ImportingOrganisation,
  { permissions, ...member }: ImportingMember,
  memberCount: number,
  requestId: string,
): Actor => ({
  ...member,
  organisation: { id, type, verification, permissions, memberCount },
  requestId,
  hasSecondFactor: false,
  steppedUpAt: null,
  address: '',
});

/** @param called reference ("OR-…"), unified social credit code, or exact Chinese or English name */
export async function findImporter(called: string): Promise<Decision<Importer, ImporterReason>> {
  const [organisation, another] = await findOrganisationsCalled(called, 2);
  if (!organisation) return refuse('organisation-unknown');
  if (another) return refuse('organisation-ambiguous');
  const members = await listImportingMembers(organisation.id);
  const chosen = chooseMembers(members);
  if (!chosen) return refuse('member-missing');
  const requestId = `import-${crypto.randomUUID()}`;
  const actor = (member: ImportingMember) => actorOf(organisation, member, members.length, requestId);
  return allow({ organisation, actor: actor(chosen.writer), publisher: actor(chosen.publisher) });
}

/** Who set an import off, with the permissions they have now; null when they left the organisation. */
export async function findImportingActor(
  organisationId: string,
  personId: string,
  runId: string,
): Promise<Actor | null> {
  const [organisation, members] = await Promise.all([
    findImportingOrganisation(organisationId),
    listImportingMembers(organisationId),
  ]);
  const member = members.find((one) => one.personId === personId);
  return organisation && member ? actorOf(organisation, member, members.length, `import-${runId}`) : null;
}
