// Signing in by another site (OpenID Connect), end to end against a provider of our own.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Claims, IdentityProvider } from '../support/identity-provider.ts';
import { aContext, aRequest, cookieHeader } from '../support/requests.ts';

const provider = new IdentityProvider();
await provider.start();
Object.assign(process.env, {
  OIDC_ISSUER: provider.issuer,
  OIDC_CLIENT_ID: provider.clientId,
  OIDC_CLIENT_SECRET: provider.clientSecret,
  OIDC_NAME: 'City Account',
});
// Only now: the environment is read once.
const { registerIdentities } = await import('#app/features/accounts/admit-identity.server.ts');
const { registerAuthenticationMail } = await import('#app/features/accounts/authentication-mail.server.ts');
const { finishSignIn } = await import('#app/features/accounts/second-step.server.ts');
const { loader } = await import('#app/routes/accounts/authentication-endpoints.ts');
const { loader: signInPage } = await import('#app/routes/accounts/sign-in.tsx');
const { db } = await import('#app/persistence/client.server.ts');
const people = await import('../support/security-people.ts');

beforeAll(() => {
  registerIdentities();
  registerAuthenticationMail();
});
afterAll(() => provider.stop());

async function ask(path: string, cookie = ''): Promise<Response> {
  const request = aRequest(`/api/auth/${path}`, { headers: { cookie } });
  return loader({ request, context: aContext(), params: { '*': path.split('?')[0] } }) as Promise<Response>;
}

/** Goes there and back as a browser would; where it ends, with which cookies. */
async function goThere(person: Claims): Promise<{ to: string; cookie: string }> {
  provider.person = person;
  const asked = await ask('oidc?to=/workspace');
  const there = await fetch(asked.headers.get('location') ?? '', { redirect: 'manual' });
  const { pathname, search } = new URL(there.headers.get('location') ?? '');
  const back = await ask(`${pathname.replace('/api/auth/', '')}${search}`, cookieHeader(asked.headers.getSetCookie()));
  return { to: back.headers.get('location') ?? '', cookie: cookieHeader(back.headers.getSetCookie()) };
}

const somebody = (more: Partial<Claims> = {}): Claims => ({
  sub: randomUUID(),
  email: `${randomUUID()}@example.org`,
  email_verified: true,
  name: '赵敏',
  ...more,
});

const pathOf = (to: string): string => new URL(to, 'http://localhost:3000').pathname;
const refused = (to: string): boolean =>
  new URL(to, 'http://localhost:3000').searchParams.get('problem') === 'identity';

describe('signing in by another site', () => {
  it('is offered on the sign-in page by its name', async () => {
    const args = { request: aRequest('/sign-in'), context: aContext(), params: {} };
    expect(await signInPage(args)).toMatchObject({ elsewhere: 'City Account' });
  });

  it('makes a person the first time, and knows them the second', async () => {
    const claims = somebody();
    const first = await goThere(claims);
    expect(pathOf(first.to)).toBe('/workspace');
    const viewer = await people.viewerOf(first.cookie);
    expect(viewer).toMatchObject({ email: claims.email, name: '赵敏', actor: { emailVerified: true } });
    const again = await goThere(claims);
    expect((await people.viewerOf(again.cookie))?.actor.personId).toBe(viewer?.actor.personId);
    const events = await db.event.findMany({
      where: { subjectId: viewer?.actor.personId ?? '' },
      orderBy: { seq: 'asc' },
    });
    expect(events.map(({ kind }) => kind)).toEqual([
      'person.registered',
      'person.identity-linked',
      'person.session-started',
      'person.session-started',
    ]);
    const account = await db.account.findFirstOrThrow({ where: { accountId: claims.sub } });
    expect(account).toMatchObject({ providerId: 'oidc', accessToken: null, idToken: null, password: null });
  });

  it('links a verified person by a verified address, and tells them', async () => {
    const known = await people.aPerson();
    const { cookie } = await goThere(somebody({ email: known.email.toUpperCase() }));
    expect((await people.viewerOf(cookie))?.actor.personId).toBe(known.id);
    const mail = await db.mail.findFirstOrThrow({ where: { toAddress: known.email } });
    expect(mail.body).toContain('Another site can now sign in');
  });

  it('is refused when that site or we have not verified the address', async () => {
    const known = await people.aPerson();
    expect(refused((await goThere(somebody({ email: known.email, email_verified: false }))).to)).toBe(true);
    await db.person.update({ where: { id: known.id }, data: { emailVerified: false } });
    expect(refused((await goThere(somebody({ email: known.email }))).to)).toBe(true);
    expect(refused((await goThere(somebody({ email_verified: false }))).to)).toBe(true);
    expect(await db.account.count({ where: { personId: known.id } })).toBe(1);
    expect(await db.session.count({ where: { personId: known.id } })).toBe(0);
  });

  it('is refused when its answer is not signed by it', async () => {
    const claims = somebody();
    provider.forge = true;
    const { to, cookie } = await goThere(claims);
    provider.forge = false;
    expect(refused(to)).toBe(true);
    expect(await people.viewerOf(cookie)).toBeNull();
    expect(await db.person.count({ where: { email: claims.email } })).toBe(0);
  });

  it('asks for the second factor where there is one', async () => {
    const known = await people.aPerson({ app: true });
    const { to, cookie } = await goThere(somebody({ email: known.email }));
    expect(pathOf(to)).toBe('/sign-in/second-factor');
    expect(await people.viewerOf(cookie)).toBeNull();
    const finished = await finishSignIn(await people.codeNow(), people.from(cookie));
    if (!finished.ok) throw new Error(finished.reason);
    expect((await people.viewerOf(cookieHeader(finished.cookies)))?.actor.personId).toBe(known.id);
  });

  it('leaves every other address of the sign-in library shut', async () => {
    for (const path of [
      'get-session',
      'sign-in/email',
      'sign-up/email',
      'callback/google',
      'ok',
      'list-sessions',
      'error',
    ])
      await expect(ask(path)).rejects.toMatchObject({ init: { status: 404 } });
  });
});
