// Creates an organisation; whoever does it becomes its administrator and acts for it at once.
import { type Actor, memberRoles } from '#app/domain/actor.ts';
import { type AccessReason, decideAccess } from '#app/domain/authorisation.ts';
import { updateActiveOrganisation } from '#app/persistence/accounts.server.ts';
import { inTransaction, isDuplicate } from '#app/persistence/client.server.ts';
import { appendEvent } from '#app/persistence/events.server.ts';
import { insertMembership } from '#app/persistence/memberships.server.ts';
import { insertOrganisation } from '#app/persistence/organisations.server.ts';
import type { OrganisationInput } from './organisation-input.ts';

export async function createOrganisation(
  actor: Actor,
  sessionToken: string,
  input: OrganisationInput,
): Promise<{ ok: true; reference: string } | { ok: false; reason: AccessReason | 'uscc-taken' }> {
  const access = decideAccess(actor, 'organisation.create');
  if (!access.ok) return access;
  try {
    const { id, reference } = await inTransaction(async (tx) => {
      const organisation = await insertOrganisation(tx, input);
      await insertMembership(tx, {
        organisationId: organisation.id,
        personId: actor.personId,
        role: 'administrator',
        permissions: memberRoles.administrator,
      });
      const subject = { type: 'organisation', id: organisation.id } as const;
      await appendEvent(tx, { kind: 'organisation.created', actor, subject });
      return organisation;
    });
    await updateActiveOrganisation(sessionToken, id);
    return { ok: true, reference };
  } catch (error) {
    if (isDuplicate(error)) return { ok: false, reason: 'uscc-taken' };
    throw error;
  }
}
