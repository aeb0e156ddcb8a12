// Registration, sign-in, passwords and sessions, against the real database.
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { signUpInput } from '#app/features/accounts/account-input.ts';
import { registerAuthenticationMail } from '#app/features/accounts/authentication-mail.server.ts';
import { endOtherSessions, endSession } from '#app/features/accounts/change-account.server.ts';
import { demoPassword, demoPeople } from '#app/features/accounts/demo-people.ts';
import { getAccount } from '#app/features/accounts/get-account.server.ts';
import { registerPerson } from '#app/features/accounts/register-person.server.ts';
import { requestPasswordReset, resetPassword } from '#app/features/accounts/reset-password.server.ts';
import { signIn, signInAsDemoPerson, signOut, verifyEmail } from '#app/features/accounts/sign-in.server.ts';
import { localPath } from '#app/http/local-path.ts';
import { readViewer } from '#app/http/viewer.server.ts';
import { cleanUp } from '#app/jobs/clean-up.server.ts';
import { insertPerson } from '#app/persistence/accounts.server.ts';
import { db, inTransaction } from '#app/persistence/client.server.ts';
import { hashPassword } from '#app/persistence/credentials.server.ts';
import { queueMailNow } from '#app/persistence/mail.server.ts';
import { takeAttempt } from '#app/persistence/rate-limits.server.ts';
import demoOrganisations from '#prisma/demo/organisations.json' with { type: 'json' };
import { aContext, aRequest, cookieHeader } from '../support/requests.ts';

const password = 'snow on the linden trees';
beforeAll(registerAuthenticationMail);

let count = 0;
const newEmail = () => `person-${(count += 1)}@example.org`;
let address = 0;
const anAddress = () => `10.0.0.${(address += 1)}`;
const from = () => ({ clientAddress: anAddress(), requestId: 'test-request' });
const visitor = () => ({ headers: new Headers({ 'x-client-address': anAddress() }), clientAddress: anAddress() });

const lastMail = (to: string) =>
  db.mail.findFirstOrThrow({ where: { toAddress: to }, orderBy: [{ createdAt: 'desc' }, { id: 'asc' }] });
const tokenIn = (body: string): string => {
  const token = /token=([^\s&]+)/.exec(body)?.[1];
  if (!token) throw new Error('the mail holds no link with a token');
  return decodeURIComponent(token);
};

async function aVerifiedPerson(email = newEmail()) {
  const passwordHash = await hashPassword(password);
  const id = await inTransaction((tx) =>
    insertPerson(tx, { name: 'Wang Fang', email, passwordHash, locale: 'en', emailVerified: true }),
  );
  if (!id) throw new Error('the address is taken');
  return { id, email };
}

async function signedIn(email: string) {
  const result = await signIn({ email, password }, visitor());
  if (!result.ok) throw new Error(result.reason);
  const headers = new Headers({ cookie: cookieHeader(result.cookies) });
  const viewer = await readViewer(aRequest('/', { headers }), aContext());
  if (!viewer) throw new Error('not signed in');
  return { viewer, headers };
}

describe('registration', () => {
  it('makes a person, an event and a mail; its link signs in', async () => {
    const email = newEmail();
    const input = signUpInput.parse({ name: ' 王芳 ', email: ` ${email.toUpperCase()} `, password, locale: 'zh-CN' });
    expect(await registerPerson(input, from())).toEqual({ ok: true });
    const person = await db.person.findUniqueOrThrow({ where: { email } });
    expect(person).toMatchObject({ name: '王芳', emailVerified: false, locale: 'zh-CN' });
    const events = await db.event.findMany({ where: { subjectId: person.id } });
    expect(events.map(({ kind, actorId }) => [kind, actorId])).toEqual([['person.registered', person.id]]);
    const mail = await lastMail(email);
    expect(mail).toMatchObject({ template: 'verify-email', subject: '请验证您的邮箱' });
    expect(mail.body).toContain('http://localhost:3000/verify-email?token=');

    expect(await signIn({ email, password }, visitor())).toEqual({ ok: false, reason: 'email-unverified' });
    const verified = await verifyEmail(tokenIn(mail.body), visitor());
    if (!verified.ok) throw new Error(verified.reason);
    const headers = new Headers({ cookie: cookieHeader(verified.cookies) });
    const viewer = await readViewer(aRequest('/', { headers }), aContext());
    expect(viewer).toMatchObject({ email, actor: { personId: person.id, emailVerified: true, organisation: null } });
    expect((await signIn({ email, password }, visitor())).ok).toBe(true);
  });

  it('answers the same for a known address, changes nothing, and tells the owner', async () => {
    const { email } = await aVerifiedPerson();
    const input = signUpInput.parse({ name: 'Mallory', email, password: 'another long password', locale: 'zh-CN' });
    expect(await registerPerson(input, from())).toEqual({ ok: true });
    expect(await db.person.findUniqueOrThrow({ where: { email } })).toMatchObject({ name: 'Wang Fang' });
    const mail = await lastMail(email);
    expect(mail).toMatchObject({ template: 'already-registered', subject: 'Your address is already registered' });
    expect(mail.body).not.toContain('token=');
    expect((await signIn({ email, password }, visitor())).ok).toBe(true);
    expect((await signIn({ email, password: 'another long password' }, visitor())).ok).toBe(false);
  });

  it('signs nobody in with a link that was used before, or is not ours', async () => {
    const email = newEmail();
    await registerPerson(signUpInput.parse({ name: 'A', email, password, locale: 'en' }), from());
    const token = tokenIn((await lastMail(email)).body);
    await verifyEmail(token, visitor());
    expect(await verifyEmail(token, visitor())).toEqual({ ok: true, cookies: [] });
    expect(await verifyEmail(`${token}x`, visitor())).toEqual({ ok: false, reason: 'link-invalid' });
  });

  it('refuses the twenty-first registration of an address within an hour', async () => {
    const clientAddress = anAddress();
    for (let tried = 0; tried < 20; tried += 1)
      await takeAttempt('sign-up:address', clientAddress, { limit: 20, windowSeconds: 3600 });
    const input = signUpInput.parse({ name: 'B', email: newEmail(), password, locale: 'en' });
    expect(await registerPerson(input, { clientAddress, requestId: 'r' })).toEqual({
      ok: false,
      reason: 'rate-limited',
    });
    expect(await db.person.findUnique({ where: { email: input.email } })).toBeNull();
  });
});

describe('signing in', () => {
  it('gives a wrong password and an unknown address the same answer', async () => {
    const { email } = await aVerifiedPerson();
    const refused = { ok: false, reason: 'wrong-credentials' };
    expect(await signIn({ email, password: 'not the right password' }, visitor())).toEqual(refused);
    expect(await signIn({ email: newEmail(), password }, visitor())).toEqual(refused);
  });

  it('is refused after ten tries for an address in a minute, even with the right password', async () => {
    const { email } = await aVerifiedPerson();
    const limit = { limit: 10, windowSeconds: 60 };
    const tries = await Promise.all(Array.from({ length: 12 }, () => takeAttempt('sign-in:email', email, limit)));
    expect(tries.filter(Boolean)).toHaveLength(10);
    expect(await signIn({ email, password }, visitor())).toEqual({ ok: false, reason: 'rate-limited' });
    await db.$executeRaw`UPDATE rate_limit SET last_request = last_request - 60000`;
    expect((await signIn({ email, password }, visitor())).ok).toBe(true);
  });

  it('ends with signing out', async () => {
    const { email, id } = await aVerifiedPerson();
    const { headers } = await signedIn(email);
    const cookies = await signOut({ headers, clientAddress: '' });
    expect(cookies.join()).toContain('jiebang.session_token=;');
    expect(await db.session.count({ where: { personId: id } })).toBe(0);
    expect(await readViewer(aRequest('/', { headers }), aContext())).toBeNull();
  });

  it('as a demo person works in demonstrations only', async () => {
    const email = demoPeople[0]?.email ?? '';
    expect(await signInAsDemoPerson(email, visitor())).toEqual({ ok: false, reason: 'demo-off' });
    expect(demoPassword.length).toBeGreaterThanOrEqual(15);
  });

  it('leads back to pages of this site only', () => {
    expect(localPath('/calls/CL-1?x=1#y')).toBe('/calls/CL-1?x=1#y');
    for (const elsewhere of [
      '//evil.example',
      '/\\evil.example',
      'https://evil.example',
      '/\t/evil.example',
      'x',
      null,
    ])
      expect(localPath(elsewhere)).toBe('/');
  });
});

describe('a demonstration', () => {
  it('signs its people in with one click, nobody else, and shows its mail', async () => {
    const person = demoPeople[0];
    if (!person) throw new Error('no demo people');
    const passwordHash = await hashPassword(demoPassword);
    const { email, nameZh: name } = person;
    await inTransaction((tx) => insertPerson(tx, { name, email, passwordHash, locale: 'zh-CN', emailVerified: true }));
    const outsider = await aVerifiedPerson();
    process.env.DEMO = '1';
    vi.resetModules();
    const demo = await import('#app/features/accounts/sign-in.server.ts');
    const { isOutboxOpen, listOutbox } = await import('#app/features/outbox/list-outbox.server.ts');
    expect(isOutboxOpen()).toBe(true);
    delete process.env.DEMO;
    expect((await demo.signInAsDemoPerson(email, visitor())).ok).toBe(true);
    expect(await demo.signInAsDemoPerson(outsider.email, visitor())).toEqual({ ok: false, reason: 'demo-off' });
    await queueMailNow({ to: email, template: 'test', subject: 'Newest', body: 'x' });
    expect((await listOutbox()).mails[0]).toMatchObject({ to: email, subject: 'Newest', state: 'waiting' });
  });

  it('knows two people of the posting body, so that four eyes can be shown', () => {
    const bureau = demoPeople.filter(({ organisationKey }) => organisationKey === 'cna-innovation-bureau');
    expect(bureau).toHaveLength(2);
    expect(new Set(demoPeople.map(({ email }) => email)).size).toBe(demoPeople.length);
    const keys = new Set(demoOrganisations.map(({ key }) => key));
    expect(demoPeople.filter(({ organisationKey: key }) => key && !keys.has(key))).toEqual([]);
  });
});

describe('a new password', () => {
  it('comes by mail, once, ends all sessions and proves the address', async () => {
    const { email, id } = await aVerifiedPerson();
    await signedIn(email);
    await db.person.update({ where: { id }, data: { emailVerified: false } });
    expect(await requestPasswordReset(email, from())).toEqual({ ok: true });
    const mail = await lastMail(email);
    expect(mail).toMatchObject({ template: 'reset-password', subject: 'Reset your password' });
    const token = tokenIn(mail.body);
    const renewed = 'ice on the Yitong river';
    expect(await resetPassword({ token, password: renewed }, from())).toEqual({ ok: true });
    expect(await db.session.count({ where: { personId: id } })).toBe(0);
    expect((await signIn({ email, password: renewed }, visitor())).ok).toBe(true);
    expect((await signIn({ email, password }, visitor())).ok).toBe(false);
    expect(await resetPassword({ token, password }, from())).toEqual({ ok: false, reason: 'link-invalid' });
  });

  it('is promised to unknown addresses, too, and not mailed', async () => {
    const email = newEmail();
    expect(await requestPasswordReset(email, from())).toEqual({ ok: true });
    expect(await db.mail.count({ where: { toAddress: email } })).toBe(0);
  });

  it('has to be long and not common', () => {
    const attempt = (text: string) =>
      signUpInput.safeParse({ name: 'A', email: 'a@b.org', password: text, locale: 'en' });
    expect(attempt('short').error?.issues[0]?.message).toBe('password-short');
    expect(attempt('passwordpassword').error?.issues[0]?.message).toBe('password-common');
    expect(attempt(password).success).toBe(true);
  });
});

describe('sessions', () => {
  it('are listed, and ended one by one or all others at once', async () => {
    const { email } = await aVerifiedPerson();
    const first = await signedIn(email);
    const second = await signedIn(email);
    await signedIn(email);
    const { actor } = second.viewer;
    const { sessions } = await getAccount(actor.personId, second.viewer.sessionToken);
    expect(sessions.map(({ isThis }) => isThis)).toEqual([false, true, false]);
    expect(JSON.stringify(sessions)).not.toContain(first.viewer.sessionToken);
    const oldest = sessions.at(-1)?.id ?? '';
    expect(await endSession(actor, oldest)).toEqual({ ok: true });
    expect(await endSession(actor, oldest)).toEqual({ ok: false, reason: 'no-such-session' });
    expect(await readViewer(aRequest('/', { headers: first.headers }), aContext())).toBeNull();
    expect(await endOtherSessions(actor, second.viewer.sessionToken)).toBe(1);
    expect(await readViewer(aRequest('/', { headers: second.headers }), aContext())).not.toBeNull();
  });

  it('of other people cannot be ended', async () => {
    const [a, b] = await Promise.all([aVerifiedPerson(), aVerifiedPerson()]);
    await signedIn(a.email);
    const { viewer } = await signedIn(b.email);
    const session = await db.session.findFirstOrThrow({ where: { personId: a.id } });
    expect(await endSession(viewer.actor, session.id)).toEqual({ ok: false, reason: 'no-such-session' });
  });
});

describe('tidying', () => {
  it('forgets ended sessions and old attempts, and keeps what is in use', async () => {
    const { email, id } = await aVerifiedPerson();
    await signedIn(email);
    await signedIn(email);
    const oldest = await db.session.findFirstOrThrow({ where: { personId: id } });
    await db.session.update({ where: { id: oldest.id }, data: { expiresAt: new Date(0) } });
    await takeAttempt('test', 'old', { limit: 1, windowSeconds: 60 });
    await db.$executeRaw`UPDATE rate_limit SET last_request = 0 WHERE key LIKE 'test:%'`;
    await cleanUp();
    expect(await db.session.count({ where: { personId: id } })).toBe(1);
    expect(await db.rateLimit.count({ where: { lastRequest: 0 } })).toBe(0);
    expect(await db.rateLimit.count()).toBeGreaterThan(0);
  });
});
