// People whose sign-in is put to the test: with a password, an authenticator app, and the cookies of a browser.
import { randomUUID } from 'node:crypto';
import type { PlatformRole } from '#app/domain/actor.ts';
import { totpCode, totpPeriod } from '#app/domain/totp.ts';
import { demoSecret } from '#app/features/accounts/demo-people.ts';
import { finishSignIn } from '#app/features/accounts/second-step.server.ts';
import type { SecurityPerson } from '#app/features/accounts/security-person.ts';
import { signIn } from '#app/features/accounts/sign-in.server.ts';
import { readViewer, type Viewer } from '#app/http/viewer.server.ts';
import { insertPerson } from '#app/persistence/accounts.server.ts';
import { db, inTransaction, readClock } from '#app/persistence/client.server.ts';
import { hashPassword } from '#app/persistence/credentials.server.ts';
import { confirmTotp, replaceRecoveryCodes, startTotp } from '#app/persistence/second-factors.server.ts';
import { aContext, aRequest, cookieHeader } from './requests.ts';

export const password = 'snow on the linden trees';
const hashes = new Map<string, Promise<string>>();

export interface TestPerson {
  readonly id: string;
  readonly email: string;
  readonly recoveryCodes: readonly string[];
}

interface Wanted {
  readonly app?: boolean;
  readonly platformRoles?: readonly PlatformRole[];
  readonly password?: string;
}

/** A verified person; with `app`, an authenticator app that holds the demo secret, and recovery codes. */
export async function aPerson({ app = false, platformRoles = [], password: own = password }: Wanted = {}) {
  if (!hashes.has(own)) hashes.set(own, hashPassword(own));
  const passwordHash = (await hashes.get(own)) ?? '';
  const email = `${randomUUID()}@example.org`;
  return inTransaction(async (tx): Promise<TestPerson> => {
    const person = { name: '韩梅梅', email, passwordHash, locale: 'en', emailVerified: true, platformRoles } as const;
    const id = await insertPerson(tx, person);
    if (!id) throw new Error('the address is taken');
    if (!app) return { id, email, recoveryCodes: [] };
    await startTotp(tx, id, demoSecret);
    const recoveryCodes = await replaceRecoveryCodes(tx, id);
    await confirmTotp(tx, id);
    return { id, email, recoveryCodes };
  });
}

export const from = (cookie = '') => ({
  headers: new Headers(cookie ? { cookie } : {}),
  clientAddress: randomUUID(),
  requestId: 'test',
});

/** The cookies after the first step. */
export async function enterPassword(email: string, own = password, cookie = ''): Promise<string> {
  const started = await signIn({ email, password: own }, from(cookie));
  if (!started.ok) throw new Error(started.reason);
  return cookieHeader(started.cookies);
}

/** The code the app shows, `later` half minutes from now. */
export const codeNow = async (later = 0): Promise<string> =>
  totpCode(demoSecret, new Date((await readClock()).getTime() + later * totpPeriod));

/** The cookies of a new session. Codes used before are forgotten, which no person can do. */
export async function signedInCookie(person: TestPerson, own = password): Promise<string> {
  const cookie = await enterPassword(person.email, own);
  if (person.recoveryCodes.length === 0) return cookie;
  await db.twoFactor.updateMany({ where: { personId: person.id }, data: { lastStep: null } });
  const finished = await finishSignIn(await codeNow(), from(cookie));
  if (!finished.ok) throw new Error(finished.reason);
  await db.twoFactor.updateMany({ where: { personId: person.id }, data: { lastStep: null } });
  return cookieHeader(finished.cookies);
}

export const viewerOf = (cookie: string): Promise<Viewer | null> =>
  readViewer(aRequest('/', { headers: { cookie } }), aContext());

/** As the use cases take somebody signed in. */
export async function selfOf(cookie: string): Promise<SecurityPerson> {
  const viewer = await viewerOf(cookie);
  if (!viewer) throw new Error('not signed in');
  return { ...viewer, headers: new Headers({ cookie }) };
}

/** Moves the instants of the person's sessions into the past, as if that time had gone by. */
export const letPass = (personId: string, column: 'last_seen_at' | 'created_at' | 'stepped_up_at', minutes: number) =>
  db.$executeRawUnsafe(
    `UPDATE session SET ${column} = ${column} - $1 * interval '1 minute' WHERE person_id = $2::uuid`,
    minutes,
    personId,
  );
