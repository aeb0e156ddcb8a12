// People who are signed in, with the cookies their browser would send.
import { randomUUID } from 'node:crypto';
import type { PlatformRole } from '#app/domain/actor.ts';
import { signIn } from '#app/features/accounts/sign-in.server.ts';
import { readViewer, type Viewer } from '#app/http/viewer.server.ts';
import { insertPerson } from '#app/persistence/accounts.server.ts';
import { inTransaction } from '#app/persistence/client.server.ts';
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

/** A verified person who has just signed in and belongs to no organisation. */
export async function aSignedInPerson(platformRoles: readonly PlatformRole[] = []): Promise<SignedInPerson> {
  const email = `${randomUUID()}@example.org`;
  passwordHash ??= hashPassword(password);
  const hash = await passwordHash;
  await inTransaction((tx) =>
    insertPerson(tx, { name: '李雷', email, passwordHash: hash, locale: 'zh-CN', emailVerified: true, platformRoles }),
  );
  const result = await signIn({ email, password }, { headers: new Headers(), clientAddress: randomUUID() });
  if (!result.ok) throw new Error(result.reason);
  const cookie = cookieHeader(result.cookies);
  const viewer = async () => {
    const found = await readViewer(aRequest('/', { headers: { cookie } }), aContext());
    if (!found) throw new Error('not signed in');
    return found;
  };
  return { email, cookie, viewer };
}
