// Asks the operators to verify the organisation.
import type { Actor } from '#app/domain/actor.ts';
import { decideVerificationRequest, type VerificationRequestReason } from '#app/domain/verification.ts';
import { inTransaction, readClock } from '#app/persistence/client.server.ts';
import { appendEvent } from '#app/persistence/events.server.ts';
import { lockOrganisation, updateVerification } from '#app/persistence/organisations.server.ts';

export async function requestVerification(
  actor: Actor,
  organisationId: string,
): Promise<{ ok: true } | { ok: false; reason: VerificationRequestReason }> {
  return inTransaction(async (tx) => {
    const organisation = await lockOrganisation(tx, organisationId);
    if (!organisation) return { ok: false, reason: 'not-found' };
    const decision = decideVerificationRequest({ actor, organisation });
    if (!decision.ok) return decision;
    const now = await readClock(tx);
    await updateVerification(tx, organisationId, { verification: 'submitted', verificationRequestedAt: now });
    const subject = { type: 'organisation', id: organisationId } as const;
    await appendEvent(tx, { kind: 'organisation.verification-requested', actor, subject });
    return { ok: true };
  });
}
