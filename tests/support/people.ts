// People who are signed in, with the cookies their browser would send.
import { randomUUID } from 'node:crypto';
import type { PlatformRole } from '#app/domain/actor.ts';
import { signIn } from '#app/features/accounts/sign-in.server.ts';
import { readViewer, type Viewer } from '#app/http/viewer.server.ts';
import { insertPerson } from '#app/persistence/accounts.server.ts';
import { db, inTransaction } from '#app/persistence/client.server.ts';
import { hashPassword } from '#app/persistence/credentials.server.ts';
import { aContext, aRequest, cookieHeader } from './requests.ts';

const password = 'snow on the linden trees';
let passwordHash: Promise<string> | undefined;

export interface SignedInPerson {
  readonly email: string;
  readonly cookie: string;
  /** As of now: permissions change. */
  readonly viewer: () => Promise<Viewer>;
}

/** As if a second factor were set up, and this session had proven it so many seconds ago. */
export async function proveSecondFactor(email: string, secondsAgo = 0): Promise<void> {
  const { id } = await db.person.update({ where: { email }, data: { twoFactorEnabled: true }, select: { id: true } });
  await db.$executeRaw`
    UPDATE session SET stepped_up_at = app_clock() - ${secondsAgo} * interval '1 second' WHERE person_id = ${id}::uuid`;
}

/** A verified person who has just signed in, with a second factor, and belongs to no organisation. */
export async function aSignedInPerson(
  platformRoles: readonly PlatformRole[] = [],
  { proven = true } = {},
): Promise<SignedInPerson> {
  const email = `${randomUUID()}@example.org`;
  passwordHash ??= hashPassword(password);
  const hash = await passwordHash;
  await inTransaction((tx) =>
    insertPerson(tx, { name: '李雷', email, passwordHash: hash, locale: 'zh-CN', emailVerified: true, platformRoles }),
  );
  const result = await signIn({ email, password }, { headers: new Headers(), clientAddress: randomUUID() });
  if (!result.ok) throw new Error(result.reason);
  if (proven) await proveSecondFactor(email);
  const cookie = cookieHeader(result.cookies);
  const viewer = async () => {
    const found = await readViewer(aRequest('/', { headers: { cookie } }), aContext());
    if (!found) throw new Error('not signed in');
    return found;
  };
  return { email, cookie, viewer };
}
