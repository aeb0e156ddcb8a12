// Changes what an organisation says of itself; a new identity has to be verified again.
import type { Actor } from '#app/domain/actor.ts';
import { type AccessReason, decideAccess } from '#app/domain/authorisation.ts';
import { changesIdentity, verificationAfterEdit } from '#app/domain/verification.ts';
import { inTransaction, isDuplicate, readClock } from '#app/persistence/client.server.ts';
import { appendEvent } from '#app/persistence/events.server.ts';
import { lockOrganisation, updateOrganisation, updateVerification } from '#app/persistence/organisations.server.ts';
import type { OrganisationInput } from './organisation-input.ts';

type Changed = { ok: true; reference: string; resubmitted: boolean };

export async function changeOrganisation(
  actor: Actor,
  organisationId: string,
  input: OrganisationInput,
): Promise<Changed | { ok: false; reason: AccessReason | 'uscc-taken' }> {
  const access = decideAccess(actor, 'organisation.manage', organisationId);
  if (!access.ok) return access;
  try {
    return await inTransaction(async (tx) => {
      const before = await lockOrganisation(tx, organisationId);
      if (!before) return { ok: false, reason: 'not-found' } as const;
      const identityChanged = changesIdentity(before, input);
      const verification = verificationAfterEdit(before.verification, identityChanged);
      await updateOrganisation(tx, organisationId, input);
      // A new instant also tells an operator who is just looking at the old identity (see decideVerification).
      if (identityChanged && verification === 'submitted')
        await updateVerification(tx, organisationId, { verification, verificationRequestedAt: await readClock(tx) });
      const subject = { type: 'organisation', id: organisationId } as const;
      await appendEvent(tx, { kind: 'organisation.changed', actor, subject, data: { identityChanged } });
      const resubmitted = verification !== before.verification;
      if (resubmitted) await appendEvent(tx, { kind: 'organisation.verification-requested', actor, subject });
      return { ok: true, reference: before.reference, resubmitted } as const;
    });
  } catch (error) {
    if (isDuplicate(error)) return { ok: false, reason: 'uscc-taken' };
    throw error;
  }
}
