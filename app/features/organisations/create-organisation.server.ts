// Creates an organisation; whoever does it becomes its administrator and acts for it at once.
import { type Actor, memberRoles } from '#app/domain/actor.ts';
import { type AccessReason, decideAccess } from '#app/domain/authorisation.ts';
import { updateActiveOrganisation } from '#app/persistence/accounts.server.ts';
import { inTransaction, isDuplicate } from '#app/persistence/client.server.ts';
import { hashOrganisation } from '#app/persistence/content-hash.server.ts';
import { appendEvent, noted } from '#app/persistence/events.server.ts';
import { insertMembership } from '#app/persistence/memberships.server.ts';
import { insertOrganisation } from '#app/persistence/organisations.server.ts';
import type { OrganisationInput } from './organisation-input.ts';

export async function createOrganisation(
  actor: Actor,
  sessionToken: string,
  input: OrganisationInput,
): Promise<{ ok: true; reference: string } | { ok: false; reason: AccessReason | 'uscc-taken' }> {
  const tried = { kind: 'organisation.created', actor } as const;
  const access = decideAccess(actor, 'organisation.create');
  if (!access.ok) return noted(tried, access);
  try {
    const { reference } = await inTransaction(async (tx) => {
      const organisation = await insertOrganisation(tx, input);
      await insertMembership(tx, {
        organisationId: organisation.id,
        personId: actor.personId,
        role: 'administrator',
        permissions: memberRoles.administrator,
      });
      const subject = { type: 'organisation', id: organisation.id } as const;
      const after = await hashOrganisation(tx, organisation.id);
      await appendEvent(tx, { ...tried, subject, after });
      await updateActiveOrganisation(sessionToken, organisation.id, tx);
      return organisation;
    });
    return { ok: true, reference };
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    return noted(tried, { ok: false, reason: 'uscc-taken' } as const);
  }
}
