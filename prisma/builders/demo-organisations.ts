// The demo's organisations and people: every organisation verified, with an administrator; the named people on top.

import { type Actor, type MemberRole, memberRoles, type Permission } from '#app/domain/actor.ts';
import { verificationEnd } from '#app/domain/verification.ts';
import { type DemoPerson, demoPassword, demoPeople, demoSecret } from '#app/features/accounts/demo-people.ts';
import { insertPerson } from '#app/persistence/accounts.server.ts';
import { db, inTransaction, readClock, type Transaction } from '#app/persistence/client.server.ts';
import { hashPassword } from '#app/persistence/credentials.server.ts';
import { appendEvent } from '#app/persistence/events.server.ts';
import { insertMembership } from '#app/persistence/memberships.server.ts';
import { insertOrganisation, updateVerification } from '#app/persistence/organisations.server.ts';
import { confirmTotp, findFactors, startTotp } from '#app/persistence/second-factors.server.ts';
import type { DemoOrganisation } from '../demo/content.ts';

/** Ids by key of organisation, and by address of person. */
export interface DemoWorld {
  readonly organisations: ReadonlyMap<string, { id: string; reference: string; type: DemoOrganisation['type'] }>;
  readonly people: ReadonlyMap<string, string>;
}

/** Named people who also work for a second organisation, to show the switcher and the open competitions. */
const secondSeats: readonly { email: string; organisationKey: string; role: MemberRole }[] = [
  { email: 'publisher@demo.example', organisationKey: 'changchun-agri-bureau', role: 'publisher' },
  { email: 'administrator@demo.example', organisationKey: 'changchun-agri-bureau', role: 'administrator' },
];

export const ownerAddress = (organisationKey: string): string => `${organisationKey}@demo.example`;

async function addPerson(
  tx: Transaction,
  person: Pick<DemoPerson, 'email' | 'nameZh' | 'platformRoles'>,
  passwordHash: string,
): Promise<string> {
  const { email, nameZh: name, platformRoles } = person;
  const added = await insertPerson(tx, {
    email,
    name,
    passwordHash,
    locale: 'zh-CN',
    emailVerified: true,
    isDemo: true,
    ...(platformRoles ? { platformRoles } : {}),
  });
  return added ?? (await tx.person.findUniqueOrThrow({ where: { email }, select: { id: true } })).id;
}

/** The authenticator app whose codes the demonstration shows. */
async function addSecondFactor(tx: Transaction, personId: string): Promise<void> {
  const { totp } = await findFactors(personId, tx);
  if (totp) return;
  await startTotp(tx, personId, demoSecret);
  await confirmTotp(tx, personId);
}

async function addOrganisation(tx: Transaction, { key: _, ...profile }: DemoOrganisation) {
  const known = await tx.organisation.findUnique({
    where: { uscc: profile.uscc },
    select: { id: true, reference: true },
  });
  if (known) return known;
  const now = await readClock(tx);
  const organisation = await insertOrganisation(tx, { ...profile, website: '', isDemo: true });
  await updateVerification(tx, organisation.id, {
    verification: 'verified',
    verificationRequestedAt: now,
    verifiedAt: now,
    verifiedUntil: verificationEnd(now),
  });
  const subject = { type: 'organisation', id: organisation.id } as const;
  await appendEvent(tx, { kind: 'organisation.created', actor: null, subject });
  await appendEvent(tx, { kind: 'organisation.verified', actor: null, subject });
  return organisation;
}

async function seat(tx: Transaction, organisationId: string, personId: string, role: MemberRole): Promise<void> {
  const held = await tx.membership.findUnique({
    where: { organisationId_personId: { organisationId, personId } },
    select: { role: true },
  });
  if (!held) await insertMembership(tx, { organisationId, personId, role, permissions: memberRoles[role] });
}

/** Milliseconds for one transaction of the demo, on a busy machine too. */
export const sowingTime = 120_000;

/** Safe to run again: what is there already is kept. */
export async function addDemoOrganisations(given: readonly DemoOrganisation[]): Promise<DemoWorld> {
  // One public password for all: hashing it once saves half a minute.
  const passwordHash = await hashPassword(demoPassword);
  return inTransaction(async (tx) => {
    const organisations = new Map<string, { id: string; reference: string; type: DemoOrganisation['type'] }>();
    const people = new Map<string, string>();
    for (const organisation of given) {
      const added = await addOrganisation(tx, organisation);
      organisations.set(organisation.key, { ...added, type: organisation.type });
      const email = ownerAddress(organisation.key);
      const owner = await addPerson(
        tx,
        { email, nameZh: organisation.nameZh.replace('（演示）', '联系人') },
        passwordHash,
      );
      people.set(email, owner);
      await seat(tx, added.id, owner, 'administrator');
    }
    const organisationOf = (key: string) => {
      const found = organisations.get(key);
      if (!found) throw new Error(`the demo has no organisation ${key}`);
      return found.id;
    };
    for (const person of demoPeople) {
      const id = await addPerson(tx, person, passwordHash);
      people.set(person.email, id);
      if (person.hasSecondFactor) await addSecondFactor(tx, id);
      if (person.organisationKey)
        await seat(tx, organisationOf(person.organisationKey), id, person.memberRole ?? 'drafter');
    }
    for (const { email, organisationKey, role } of secondSeats) {
      const person = people.get(email);
      if (person) await seat(tx, organisationOf(organisationKey), person, role);
    }
    return { organisations, people };
  }, sowingTime);
}

/** Somebody of the demo acting for an organisation, by default its own administrator. */
export function demoActor(world: DemoWorld, organisationKey: string, email = ownerAddress(organisationKey)) {
  const organisation = world.organisations.get(organisationKey);
  const personId = world.people.get(email);
  if (!organisation || !personId) throw new Error(`the demo has no ${email} at ${organisationKey}`);
  return {
    personId,
    emailVerified: true,
    platformRoles: [],
    requestId: 'demo',
    hasSecondFactor: false,
    steppedUpAt: null,
    address: '',
    organisation: {
      id: organisation.id,
      type: organisation.type,
      verification: 'verified',
      permissions: memberRoles.administrator,
      memberCount: 2,
    },
  } as const satisfies Actor;
}

/** Who writes and who publishes for an organisation: two people where it has two (four eyes). */
export function demoPair(world: DemoWorld, organisationKey: string): { writer: Actor; publisher: Actor } {
  const seats = demoPeople.flatMap(({ email, organisationKey: key, memberRole }) => ({ email, key, role: memberRole }));
  const more = secondSeats.map(({ email, organisationKey: key, role }) => ({ email, key, role }));
  const colleague = [...seats, ...more].find(({ key }) => key === organisationKey);
  const owner = demoActor(world, organisationKey);
  if (!colleague) return { writer: owner, publisher: owner };
  const other = demoActor(world, organisationKey, colleague.email);
  const permissions: readonly Permission[] = memberRoles[colleague.role ?? 'drafter'];
  return permissions.includes('publish') ? { writer: owner, publisher: other } : { writer: other, publisher: owner };
}

/** True when there is anything that no demo put there: then the demo keeps its hands off. */
export async function isRealDatabase(): Promise<boolean> {
  return (await db.person.findFirst({ where: { isDemo: false }, select: { id: true } })) !== null;
}
