// Registration, sign-in, passwords, sessions and mail, against the real database and a real mail server.
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
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
import { sendPendingMail } from '#app/jobs/send-mail.server.ts';
import { insertPerson } from '#app/persistence/accounts.server.ts';
import { db, inTransaction } from '#app/persistence/client.server.ts';
import { hashPassword } from '#app/persistence/credentials.server.ts';
import { claimMail, queueMailNow } from '#app/persistence/mail.server.ts';
import { takeAttempt } from '#app/persistence/rate-limits.server.ts';
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
    const verified = await verifyEmail(tokenIn(mail.body), new Headers());
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
    await verifyEmail(token, new Headers());
    expect(await verifyEmail(token, new Headers())).toEqual({ ok: true, cookies: [] });
    expect(await verifyEmail(`${token}x`, new Headers())).toEqual({ ok: false, reason: 'link-invalid' });
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
    const cookies = await signOut(headers);
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
    expect(await resetPassword({ token, password: renewed })).toEqual({ ok: true });
    expect(await db.session.count({ where: { personId: id } })).toBe(0);
    expect((await signIn({ email, password: renewed }, visitor())).ok).toBe(true);
    expect((await signIn({ email, password }, visitor())).ok).toBe(false);
    expect(await resetPassword({ token, password })).toEqual({ ok: false, reason: 'link-invalid' });
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
    const { personId } = second.viewer.actor;
    const { sessions } = await getAccount(personId, second.viewer.sessionToken);
    expect(sessions.map(({ isThis }) => isThis)).toEqual([false, true, false]);
    expect(JSON.stringify(sessions)).not.toContain(first.viewer.sessionToken);
    const oldest = sessions.at(-1)?.id ?? '';
    expect(await endSession(personId, oldest)).toEqual({ ok: true });
    expect(await endSession(personId, oldest)).toEqual({ ok: false, reason: 'no-such-session' });
    expect(await readViewer(aRequest('/', { headers: first.headers }), aContext())).toBeNull();
    expect(await endOtherSessions(personId, second.viewer.sessionToken)).toBe(1);
    expect(await readViewer(aRequest('/', { headers: second.headers }), aContext())).not.toBeNull();
  });

  it('of other people cannot be ended', async () => {
    const [a, b] = await Promise.all([aVerifiedPerson(), aVerifiedPerson()]);
    await signedIn(a.email);
    const session = await db.session.findFirstOrThrow({ where: { personId: a.id } });
    expect(await endSession(b.id, session.id)).toEqual({ ok: false, reason: 'no-such-session' });
  });
});

describe('mail', () => {
  const received: string[] = [];
  let refuseNext = false;
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData(stream, _session, done) {
      let text = '';
      stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
      stream.on('end', () => {
        if (refuseNext) {
          refuseNext = false;
          done(new Error('try later'));
        } else {
          received.push(text);
          done();
        }
      });
    },
  });
  afterAll(() => new Promise<void>((resolve) => server.close(resolve)));

  it('without a server counts as delivered and stays readable', async () => {
    await sendPendingMail();
    await queueMailNow({ to: 'a@example.org', template: 'test', subject: 'Kept', body: 'x' });
    expect(await sendPendingMail()).toBe(1);
    expect(await lastMail('a@example.org')).toMatchObject({ lastError: 'no server configured', attempts: 1 });
    expect((await lastMail('a@example.org')).sentAt).not.toBeNull();
    expect(await sendPendingMail()).toBe(0);
  });

  it('is claimed by one sender only', async () => {
    await queueMailNow({ to: 'b@example.org', template: 'test', subject: 'One', body: 'x' });
    const claims = await Promise.all(Array.from({ length: 6 }, () => claimMail()));
    expect(claims.filter((claim) => claim !== null)).toHaveLength(1);
  });

  it('is sent by the server, again after a failure, under one Message-ID', async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.server.address() as { port: number };
    process.env.SMTP_URL = `smtp://127.0.0.1:${port}`;
    vi.resetModules();
    const sender = await import('#app/jobs/send-mail.server.ts');
    refuseNext = true;
    await queueMailNow({ to: 'c@example.org', template: 'test', subject: '您好', body: '第一行\n第二行' });
    expect(await sender.sendPendingMail()).toBe(0);
    const postponed = await lastMail('c@example.org');
    expect(postponed).toMatchObject({ sentAt: null, attempts: 1 });
    expect(postponed.lastError).toContain('try later');
    expect(await sender.sendPendingMail()).toBe(0); // not due yet
    await db.mail.update({ where: { id: postponed.id }, data: { nextAt: new Date(0) } });
    expect(await sender.sendPendingMail()).toBe(1);
    expect(received).toHaveLength(1);
    expect(received[0]).toContain(`Message-ID: <${postponed.id}@localhost>`);
    expect((await lastMail('c@example.org')).sentAt).not.toBeNull();
    delete process.env.SMTP_URL;
  });
});
