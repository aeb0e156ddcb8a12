// People's own data and sessions, as registration and the account page need them.
import { randomUUID } from 'node:crypto';
import type { PlatformRole } from '#app/domain/actor.ts';
import { isLocale, type Locale } from '#app/i18n/index.ts';
import { db, type Transaction } from './client.server.ts';

export interface NewPerson {
  readonly name: string;
  /** Lower case. */
  readonly email: string;
  /** From hashPassword; null for people whom another site signs in. */
  readonly passwordHash: string | null;
  readonly locale: Locale;
  readonly emailVerified?: boolean;
  readonly platformRoles?: readonly PlatformRole[];
  readonly isDemo?: boolean;
}

/** The new person's id; null when the address is taken. */
export async function insertPerson(tx: Transaction, person: NewPerson): Promise<string | null> {
  const { passwordHash, platformRoles, ...columns } = person;
  const id = randomUUID();
  const { count } = await tx.person.createMany({
    data: [{ id, ...columns, platformRoles: [...(platformRoles ?? [])] }],
    skipDuplicates: true,
  });
  if (count === 0) return null;
  // As the sign-in library looks it up: provider "credential", account id = person id.
  if (passwordHash !== null)
    await tx.account.create({
      data: { accountId: id, providerId: 'credential', personId: id, password: passwordHash },
      select: { id: true },
    });
  return id;
}

/** Lets another site's account sign this person in. */
export async function insertIdentity(
  tx: Transaction,
  identity: { personId: string; providerId: string; subject: string },
): Promise<void> {
  const { personId, providerId, subject: accountId } = identity;
  await tx.account.create({ data: { personId, providerId, accountId }, select: { id: true } });
}

/** Whom another site's account signs in; null when nobody. */
export async function findIdentityOwner(providerId: string, accountId: string): Promise<string | null> {
  const row = await db.account.findUnique({
    where: { providerId_accountId: { providerId, accountId } },
    select: { personId: true },
  });
  return row?.personId ?? null;
}

export async function findPersonByEmail(
  tx: Transaction,
  email: string,
): Promise<{ id: string; emailVerified: boolean } | null> {
  return tx.person.findUnique({ where: { email }, select: { id: true, emailVerified: true } });
}

export async function isDemoPerson(personId: string): Promise<boolean> {
  return (await db.person.findFirst({ where: { id: personId, isDemo: true }, select: { id: true } })) !== null;
}

/** True when there is a password to ask for. */
export async function hasPassword(personId: string): Promise<boolean> {
  const account = await db.account.findFirst({
    where: { personId, providerId: 'credential', password: { not: null } },
    select: { id: true },
  });
  return account !== null;
}

const localeOf = (text: string): Locale => (isLocale(text) ? text : 'zh-CN');

/** How to write to somebody; null when nobody has the address. */
export async function findRecipient(email: string): Promise<{ name: string; email: string; locale: Locale } | null> {
  const person = await db.person.findUnique({ where: { email }, select: { name: true, email: true, locale: true } });
  return person && { ...person, locale: localeOf(person.locale) };
}

export async function getProfile(
  personId: string,
  tx: Pick<Transaction, 'person'> = db,
): Promise<{ name: string; email: string; locale: Locale }> {
  const person = await tx.person.findUniqueOrThrow({
    where: { id: personId },
    select: { name: true, email: true, locale: true },
  });
  return { ...person, locale: localeOf(person.locale) };
}

export async function updateProfile(
  tx: Transaction,
  personId: string,
  profile: { name: string; locale: Locale },
): Promise<void> {
  await tx.person.update({ where: { id: personId }, data: profile, select: { id: true } });
}

export async function updateActiveOrganisation(
  sessionToken: string,
  organisationId: string,
  tx: Pick<Transaction, 'session'> = db,
): Promise<void> {
  await tx.session.update({
    where: { token: sessionToken },
    data: { activeOrganisationId: organisationId },
    select: { id: true },
  });
}
