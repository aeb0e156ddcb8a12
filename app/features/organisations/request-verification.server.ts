// Asks the operators to verify the organisation, for the first time or for another year.
import type { Actor } from '#app/domain/actor.ts';
import { decideVerificationRequest, type VerificationRequestReason } from '#app/domain/verification.ts';
import { readClock } from '#app/persistence/client.server.ts';
import { countEvidence } from '#app/persistence/documents.server.ts';
import { appendEvent, attempt } from '#app/persistence/events.server.ts';
import { lockOrganisation, updateVerification } from '#app/persistence/organisations.server.ts';
import { mailAdministrators } from './mail-administrators.server.ts';

export async function requestVerification(
  actor: Actor,
  organisationId: string,
): Promise<{ ok: true } | { ok: false; reason: VerificationRequestReason }> {
  const subject = { type: 'organisation', id: organisationId } as const;
  const request = { kind: 'organisation.verification-requested', actor, subject } as const;
  return attempt(request, async (tx) => {
    const organisation = await lockOrganisation(tx, organisationId);
    if (!organisation) return { ok: false, reason: 'not-found' };
    const [evidence, now] = [await countEvidence(tx, organisationId), await readClock(tx)];
    const decision = decideVerificationRequest({ actor, organisation, evidence, now });
    if (!decision.ok) return decision;
    // Who is verified stays so while the renewal waits, to the end of the year.
    const verification = organisation.verification === 'verified' ? 'verified' : 'submitted';
    await updateVerification(tx, organisationId, { verification, verificationRequestedAt: now });
    await appendEvent(tx, { ...request, data: { renewal: verification === 'verified', evidence } });
    await mailAdministrators(tx, organisation, 'organisation-submitted');
    return { ok: true };
  });
}
