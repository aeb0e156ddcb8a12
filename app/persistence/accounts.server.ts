// People's own data and sessions, as registration and the account page need them.
import { randomUUID } from 'node:crypto';
import type { PlatformRole } from '#app/domain/actor.ts';
import { isLocale, type Locale } from '#app/i18n/index.ts';
import { db, type Transaction } from './client.server.ts';

export interface NewPerson {
  readonly name: string;
  /** Lower case. */
  readonly email: string;
  /** From hashPassword. */
  readonly passwordHash: string;
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
  await tx.account.create({
    data: { accountId: id, providerId: 'credential', personId: id, password: passwordHash },
    select: { id: true },
  });
  return id;
}

const localeOf = (text: string): Locale => (isLocale(text) ? text : 'zh-CN');

/** How to write to somebody; null when nobody has the address. */
export async function findRecipient(email: string): Promise<{ name: string; email: string; locale: Locale } | null> {
  const person = await db.person.findUnique({ where: { email }, select: { name: true, email: true, locale: true } });
  return person && { ...person, locale: localeOf(person.locale) };
}

export async function getProfile(personId: string): Promise<{ name: string; email: string; locale: Locale }> {
  const person = await db.person.findUniqueOrThrow({
    where: { id: personId },
    select: { name: true, email: true, locale: true },
  });
  return { ...person, locale: localeOf(person.locale) };
}

export async function updateProfile(personId: string, profile: { name: string; locale: Locale }): Promise<void> {
  await db.person.update({ where: { id: personId }, data: profile, select: { id: true } });
}

export interface SessionRow {
  readonly id: string;
  readonly token: string;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly ipAddress: string | null;
  readonly userAgent: string | null;
}

/** Sessions that still work, newest first. The token is for telling one's own apart and must not leave the server. */
export async function listSessions(personId: string): Promise<SessionRow[]> {
  return db.session.findMany({
    where: { personId, expiresAt: { gt: new Date() } },
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
    select: { id: true, token: true, createdAt: true, updatedAt: true, ipAddress: true, userAgent: true },
  });
}

/** Ends one of the person's sessions; false when they have no such session. */
export async function deleteSession(personId: string, sessionId: string): Promise<boolean> {
  const { count } = await db.session.deleteMany({ where: { id: sessionId, personId } });
  return count > 0;
}

export async function deleteOtherSessions(personId: string, keptToken: string): Promise<number> {
  const { count } = await db.session.deleteMany({ where: { personId, token: { not: keptToken } } });
  return count;
}

export async function updateActiveOrganisation(sessionToken: string, organisationId: string): Promise<void> {
  await db.session.update({
    where: { token: sessionToken },
    data: { activeOrganisationId: organisationId },
    select: { id: true },
  });
}

/** Sessions and one-time links that ended by themselves. */
export async function deleteExpiredAccess(): Promise<void> {
  await db.$executeRaw`DELETE FROM session WHERE expires_at <= app_clock()`;
  await db.$executeRaw`DELETE FROM verification WHERE expires_at <= app_clock()`;
}
