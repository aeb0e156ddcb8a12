// Changes what an organisation says of itself; a new identity has to be verified again.
import type { Actor } from '#app/domain/actor.ts';
import { type AccessReason, decideAccess } from '#app/domain/authorisation.ts';
import { changesIdentity, verificationAfterEdit } from '#app/domain/verification.ts';
import { isDuplicate, readClock } from '#app/persistence/client.server.ts';
import { hashOrganisation } from '#app/persistence/content-hash.server.ts';
import { appendEvent, attempt, noted } from '#app/persistence/events.server.ts';
import {
  lockOrganisation,
  updateOrganisation,
  updateUsccOverride,
  updateVerification,
} from '#app/persistence/organisations.server.ts';
import type { OrganisationInput } from './organisation-input.ts';

type Changed = { ok: true; reference: string; resubmitted: boolean };

export async function changeOrganisation(
  actor: Actor,
  organisationId: string,
  input: OrganisationInput,
): Promise<Changed | { ok: false; reason: AccessReason | 'uscc-taken' }> {
  const subject = { type: 'organisation', id: organisationId } as const;
  const change = { kind: 'organisation.changed', actor, subject } as const;
  try {
    return await attempt(change, async (tx) => {
      const access = decideAccess(actor, 'organisation.manage', organisationId);
      if (!access.ok) return access;
      const before = await lockOrganisation(tx, organisationId);
      if (!before) return { ok: false, reason: 'not-found' } as const;
      const beforeHash = await hashOrganisation(tx, organisationId);
      const identityChanged = changesIdentity(before, input);
      const verification = verificationAfterEdit(before.verification, identityChanged);
      await updateOrganisation(tx, organisationId, input);
      // An operator let one code stand, not the next.
      if (before.uscc !== input.uscc) await updateUsccOverride(tx, organisationId, null);
      // A new instant also tells an operator who is just looking at the old identity (see decideVerification).
      if (identityChanged && verification === 'submitted')
        await updateVerification(tx, organisationId, { verification, verificationRequestedAt: await readClock(tx) });
      const after = await hashOrganisation(tx, organisationId);
      const resubmitted = verification !== before.verification;
      await appendEvent(tx, { ...change, data: { identityChanged, resubmitted }, before: beforeHash, after });
      return { ok: true, reference: before.reference, resubmitted } as const;
    });
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    return noted(change, { ok: false, reason: 'uscc-taken' } as const);
  }
}
