// The demo organisation of a sample list: made, verified and given its one member when it is not there yet.
import { randomBytes } from 'node:crypto';
import { memberRoles } from '#app/domain/actor.ts';
import { insertPerson } from '#app/persistence/accounts.server.ts';
import { inTransaction, readClock, type Transaction } from '#app/persistence/client.server.ts';
import { hashPassword } from '#app/persistence/credentials.server.ts';
import { appendEvent } from '#app/persistence/events.server.ts';
import { findDemoOrganisationOf } from '#app/persistence/importing.server.ts';
import { insertMembership } from '#app/persistence/memberships.server.ts';
import { insertOrganisation, updateVerification } from '#app/persistence/organisations.server.ts';
import type { SampleOrganisation } from './sample-lists.ts';

/** @throws Error when somebody without this organisation has the address of its member */
export async function addSampleOrganisation(sample: SampleOrganisation): Promise<{ reference: string }> {
  const { memberEmail: email, memberName: name, ...profile } = sample;
  // A password that nobody has ever seen: this person acts through the import only.
  const passwordHash = await hashPassword(randomBytes(32).toString('base64url'));
  return inTransaction(async (tx) => {
    const known = await findDemoOrganisationOf(tx, email);
    if (known) return known;
    const person = { email, name, passwordHash, locale: 'zh-CN', emailVerified: true, isDemo: true } as const;
    const personId = await insertPerson(tx, person);
    if (personId !== null) return addVerified(tx, profile, personId);
    // Another run may just have made them; its work is visible now that the address is taken.
    const made = await findDemoOrganisationOf(tx, email);
    if (made) return made;
    throw new Error(`${email} belongs to a person without the sample's organisation`);
  });
}

async function addVerified(
  tx: Transaction,
  profile: Omit<SampleOrganisation, 'memberEmail' | 'memberName'>,
  personId: string,
): Promise<{ reference: string }> {
  const now = await readClock(tx);
  const made = { ...profile, uscc: null, divisionCode: '', functionalArea: '', isDemo: true };
  const { id, reference } = await insertOrganisation(tx, made);
  const role = 'administrator';
  await insertMembership(tx, { organisationId: id, personId, role, permissions: memberRoles[role] });
  await updateVerification(tx, id, { verification: 'verified', verificationRequestedAt: now, verifiedAt: now });
  const subject = { type: 'organisation', id } as const;
  await appendEvent(tx, { kind: 'organisation.created', actor: null, subject });
  await appendEvent(tx, { kind: 'organisation.verified', actor: null, subject });
  return { reference };
}
