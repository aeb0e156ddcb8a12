// Leave to read what an organisation has not made public: asked for with a reason, shown to the organisation at once.
import type { Actor } from '#app/domain/actor.ts';
import { allow, type Decision, refuse } from '#app/domain/decision.ts';
import { decideStaffRead, isPermitValid, type StaffRead, type StaffReadReason } from '#app/domain/staff-read.ts';
import { appendStaffRead, findOrganisationId, findStaffPermit } from '#app/persistence/audit.server.ts';
import { inTransaction, readClock } from '#app/persistence/client.server.ts';
import { appendRefusal } from '#app/persistence/events.server.ts';

/**
 * Opens the reading for half an hour (docs/decisions/staff-reads.md).
 * @param organisationId whose data; null for all organisations, each of which is told
 */
export async function grantStaffRead(
  actor: Actor,
  read: { readonly organisationId: string | null; readonly what: StaffRead; readonly reason: string },
): Promise<Decision<true, StaffReadReason>> {
  const decision = decideStaffRead(actor, read.what, read.reason, read.organisationId);
  if (!decision.ok) {
    await appendRefusal({ kind: 'organisation.read-by-staff', actor, reason: decision.reason });
    return decision;
  }
  const reason = read.reason.trim();
  await inTransaction((tx) => appendStaffRead(tx, { ...read, actor, reason, role: decision.value }));
  return allow(true);
}

/** The same for an organisation by its reference. */
export async function openForStaff(
  actor: Actor,
  reference: string,
  read: { readonly what: StaffRead; readonly reason: string },
): Promise<Decision<true, StaffReadReason>> {
  const organisationId = await findOrganisationId(reference);
  return organisationId === null ? refuse('not-found') : grantStaffRead(actor, { ...read, organisationId });
}

/**
 * Whether this person said why within the last half hour. A permit for all organisations holds for each of them.
 * @param at the instant asked about, by default now
 */
export async function hasStaffPermit(actor: Actor, organisationId: string | null, at?: Date): Promise<boolean> {
  const now = at ?? (await readClock());
  if (isPermitValid(await findStaffPermit(actor.personId, null), now)) return true;
  return organisationId !== null && isPermitValid(await findStaffPermit(actor.personId, organisationId), now);
}
