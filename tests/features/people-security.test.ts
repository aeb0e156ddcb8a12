// Second factors, sessions and step-up, against the real database.
import { describe, expect, it } from 'vitest';
import { decideStepUp } from '#app/domain/session.ts';
import { totpCode } from '#app/domain/totp.ts';
import { registerAuthenticationMail } from '#app/features/accounts/authentication-mail.server.ts';
import { changePassword } from '#app/features/accounts/change-password.server.ts';
import {
  confirmApp,
  getSetUp,
  renewRecoveryCodes,
  startApp,
  turnOffApp,
} from '#app/features/accounts/change-second-factor.server.ts';
import { finishSignIn, stepUp } from '#app/features/accounts/second-step.server.ts';
import { signIn, signOut } from '#app/features/accounts/sign-in.server.ts';
import { db, readClock } from '#app/persistence/client.server.ts';
import { cookieHeader } from '../support/requests.ts';
import {
  aPerson,
  codeNow,
  enterPassword,
  from,
  letPass,
  password,
  selfOf,
  signedInCookie,
  viewerOf,
} from '../support/security-people.ts';

registerAuthenticationMail();

const kindsOf = async (subjectId: string) =>
  (await db.event.findMany({ where: { subjectId }, orderBy: { seq: 'asc' } })).map(({ kind, refusal }) =>
    refusal ? `${kind} refused: ${refusal}` : kind,
  );

describe('the second step', () => {
  it('comes after the password, and no session exists before it', async () => {
    const person = await aPerson({ app: true });
    const cookie = await enterPassword(person.email);
    expect(await viewerOf(cookie)).toBeNull();
    expect(await db.session.count({ where: { personId: person.id } })).toBe(0);
    const finished = await finishSignIn(await codeNow(), from(cookie));
    if (!finished.ok) throw new Error(finished.reason);
    const viewer = await viewerOf(cookieHeader(finished.cookies));
    expect(viewer?.actor).toMatchObject({ personId: person.id, hasSecondFactor: true });
    expect(decideStepUp(viewer?.actor ?? { hasSecondFactor: false, steppedUpAt: null }, await readClock()).ok).toBe(
      true,
    );
  });

  it('refuses a wrong code, a code without the password, and the first step used twice', async () => {
    const person = await aPerson({ app: true });
    const cookie = await enterPassword(person.email);
    const code = await codeNow();
    const wrong = code === '000000' ? '000001' : '000000';
    expect(await finishSignIn(wrong, from(cookie))).toEqual({ ok: false, reason: 'code-wrong' });
    expect(await finishSignIn(code, from())).toEqual({ ok: false, reason: 'no-first-step' });
    expect((await finishSignIn(code, from(cookie))).ok).toBe(true);
    expect(await finishSignIn(await codeNow(1), from(cookie))).toEqual({ ok: false, reason: 'no-first-step' });
  });

  it('takes each code of the app once, also from ten tries at the same moment', async () => {
    const person = await aPerson({ app: true });
    const cookies = await Promise.all(Array.from({ length: 10 }, () => enterPassword(person.email)));
    const code = await codeNow();
    const tries = await Promise.all(cookies.map((cookie) => finishSignIn(code, from(cookie))));
    expect(tries.filter(({ ok }) => ok)).toHaveLength(1);
    await db.rateLimit.deleteMany();
    const again = await enterPassword(person.email);
    expect(await finishSignIn(code, from(again))).toEqual({ ok: false, reason: 'code-wrong' });
    expect(await finishSignIn(await codeNow(-1), from(again))).toEqual({ ok: false, reason: 'code-wrong' });
    expect((await finishSignIn(await codeNow(1), from(again))).ok).toBe(true);
  });

  it('takes each recovery code once, and tells the person', async () => {
    const person = await aPerson({ app: true });
    const [code = ''] = person.recoveryCodes;
    const cookies = await Promise.all(Array.from({ length: 5 }, () => enterPassword(person.email)));
    const tries = await Promise.all(cookies.map((cookie) => finishSignIn(` ${code.toUpperCase()} `, from(cookie))));
    expect(tries.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await kindsOf(person.id)).toEqual(['person.recovery-code-used', 'person.session-started']);
    const mail = await db.mail.findFirstOrThrow({ where: { toAddress: person.email } });
    expect(mail.body).toContain('A recovery code was used');
  });

  it('is refused after ten tries in a quarter of an hour, even with the right code', async () => {
    const person = await aPerson({ app: true });
    const cookie = await enterPassword(person.email);
    for (let tried = 0; tried < 10; tried += 1) await finishSignIn('not-a-code', from(cookie));
    expect(await finishSignIn(await codeNow(), from(cookie))).toEqual({ ok: false, reason: 'rate-limited' });
  });
});

describe('setting up the app', () => {
  it('takes the password, a first code, and leaves an event, a mail and ten codes', async () => {
    const person = await aPerson();
    const other = await signedInCookie(person);
    const cookie = await signedInCookie(person);
    const self = await selfOf(cookie);
    expect(await startApp(self, 'not the password')).toEqual({ ok: false, reason: 'wrong-password' });
    const started = await startApp(self, password);
    if (!started.ok) throw new Error(started.reason);
    expect(started.setUp.modules.length).toBeGreaterThan(20);
    expect((await getSetUp(self, started.setUp.ticket))?.secret).toBe(started.setUp.secret);
    expect((await viewerOf(cookie))?.actor.hasSecondFactor).toBe(false);
    const { ticket } = started.setUp;
    expect(await confirmApp(self, { code: '12345', ticket })).toMatchObject({ ok: false, reason: 'code-wrong' });
    expect(await getSetUp(await selfOf(other), ticket)).toBeNull();
    const stolen = { code: totpCode(started.setUp.secret, await readClock()), ticket: '' };
    expect(await confirmApp(self, stolen)).toEqual({ ok: false, reason: 'set-up-over' });

    const confirmed = await confirmApp(self, { ...stolen, ticket });
    if (!confirmed.ok) throw new Error(confirmed.reason);
    expect(new Set(confirmed.value).size).toBe(10);
    expect(await viewerOf(cookie)).toBeNull();
    expect(await viewerOf(other)).toBeNull();
    const viewer = await viewerOf(cookieHeader(confirmed.cookies));
    expect(viewer?.actor).toMatchObject({ hasSecondFactor: true, steppedUpAt: expect.any(Date) });
    expect((await kindsOf(person.id)).slice(2)).toEqual([
      'person.second-factor-added refused: code-wrong',
      'person.second-factor-added',
    ]);
    const stored = await db.twoFactor.findFirstOrThrow({ where: { personId: person.id } });
    expect(JSON.stringify(stored, (_, value) => (typeof value === 'bigint' ? `${value}` : value))).not.toContain(
      confirmed.value[0],
    );
    expect(await db.mail.count({ where: { toAddress: person.email, template: 'security-changed' } })).toBe(1);
  });

  it('is undone with a proof not older than five minutes, and a password that can stand alone', async () => {
    const person = await aPerson({ app: true, password: 'linden tree' });
    const cookie = await signedInCookie(person, 'linden tree');
    expect(await turnOffApp(await selfOf(cookie), 'linden tree')).toEqual({ ok: false, reason: 'password-too-short' });
    const longer = 'a linden tree in the snow';
    const changed = await changePassword(await selfOf(cookie), { currentPassword: 'linden tree', newPassword: longer });
    if (!changed.ok) throw new Error(changed.reason);
    const renewed = cookieHeader(changed.cookies);
    await letPass(person.id, 'stepped_up_at', 6);
    expect(await turnOffApp(await selfOf(renewed), longer)).toEqual({ ok: false, reason: 'step-up-needed' });
    expect(await renewRecoveryCodes(await selfOf(renewed))).toEqual({ ok: false, reason: 'step-up-needed' });
    const proven = await stepUp(await selfOf(renewed), await codeNow());
    if (!proven.ok) throw new Error(proven.reason);
    const off = await turnOffApp(await selfOf(cookieHeader(proven.cookies)), longer);
    if (!off.ok) throw new Error(off.reason);
    expect((await viewerOf(cookieHeader(off.cookies)))?.actor.hasSecondFactor).toBe(false);
    expect(await db.twoFactor.count({ where: { personId: person.id } })).toBe(0);
  });

  it('makes older recovery codes worthless when new ones are made', async () => {
    const person = await aPerson({ app: true });
    const made = await renewRecoveryCodes(await selfOf(await signedInCookie(person)));
    if (!made.ok) throw new Error(made.reason);
    const cookie = await enterPassword(person.email);
    expect((await finishSignIn(person.recoveryCodes[0] ?? '', from(cookie))).ok).toBe(false);
    expect((await finishSignIn(made.value[0] ?? '', from(cookie))).ok).toBe(true);
  });
});

describe('a session', () => {
  it.each([
    { who: 'staff', platformRoles: ['operator'] as const, lives: 14, dies: 2 },
    { who: 'others', platformRoles: [], lives: 719, dies: 2 },
  ])('of $who ends when idle: alive after $lives minutes, dead two later', async ({ platformRoles, lives, dies }) => {
    const person = await aPerson({ platformRoles });
    const cookie = await signedInCookie(person);
    await letPass(person.id, 'last_seen_at', lives);
    expect(await viewerOf(cookie)).not.toBeNull(); // and is seen again
    await letPass(person.id, 'last_seen_at', lives + dies);
    expect(await viewerOf(cookie)).toBeNull();
    expect(await db.session.count({ where: { personId: person.id } })).toBe(0);
  });

  it('ends after seven days, however busy, and stepping up does not prolong it', async () => {
    const person = await aPerson({ app: true });
    const cookie = await signedInCookie(person);
    await letPass(person.id, 'created_at', 7 * 24 * 60 - 1);
    const proven = await stepUp(await selfOf(cookie), await codeNow());
    if (!proven.ok) throw new Error(proven.reason);
    const renewed = cookieHeader(proven.cookies);
    expect(await viewerOf(renewed)).not.toBeNull();
    await letPass(person.id, 'created_at', 2);
    expect(await viewerOf(renewed)).toBeNull();
  });

  it('is written down as seen at most once a minute', async () => {
    const person = await aPerson();
    const cookie = await signedInCookie(person);
    const seen = async () => (await db.session.findFirstOrThrow({ where: { personId: person.id } })).lastSeenAt;
    const first = await seen();
    await viewerOf(cookie);
    expect(await seen()).toEqual(first);
    await letPass(person.id, 'last_seen_at', 2);
    await Promise.all([viewerOf(cookie), viewerOf(cookie)]);
    expect((await seen()).getTime()).toBeGreaterThanOrEqual(first.getTime());
  });

  it('has a new secret after signing in again and after stepping up; the old cookie is dead', async () => {
    const person = await aPerson({ app: true });
    const stolen = await signedInCookie(person);
    expect((/session_token=([^.;]+)/.exec(stolen)?.[1] ?? '').length).toBeGreaterThanOrEqual(32); // 62 letters: 190 bits
    const proven = await stepUp(await selfOf(stolen), await codeNow());
    if (!proven.ok) throw new Error(proven.reason);
    expect(await viewerOf(stolen)).toBeNull();
    const kept = cookieHeader(proven.cookies);
    const first = await enterPassword(person.email, password, kept);
    const again = await finishSignIn(await codeNow(1), from(`${kept}; ${first}`));
    if (!again.ok) throw new Error(again.reason);
    expect(await viewerOf(kept)).toBeNull();
    expect(await viewerOf(cookieHeader(again.cookies))).not.toBeNull();
  });

  it('stolen by its cookie is dead at the next request after signing out or a new password', async () => {
    const person = await aPerson();
    const stolen = await signedInCookie(person);
    await signOut(from(stolen));
    expect(await viewerOf(stolen)).toBeNull();
    const taken = await signedInCookie(person);
    const own = await signedInCookie(person);
    const newPassword = 'ice on the Yitong river';
    const changed = await changePassword(await selfOf(own), { currentPassword: password, newPassword });
    if (!changed.ok) throw new Error(changed.reason);
    const began = performance.now();
    expect(await viewerOf(taken)).toBeNull();
    expect(performance.now() - began).toBeLessThan(1000);
    expect(await viewerOf(own)).toBeNull();
    expect(await viewerOf(cookieHeader(changed.cookies))).not.toBeNull();
    expect((await signIn({ email: person.email, password }, from())).ok).toBe(false);
  });
});

describe('stepping up', () => {
  it('refuses a code used at sign-in', async () => {
    const person = await aPerson({ app: true });
    const code = await codeNow();
    const finished = await finishSignIn(code, from(await enterPassword(person.email)));
    if (!finished.ok) throw new Error(finished.reason);
    const self = await selfOf(cookieHeader(finished.cookies));
    expect(await stepUp(self, code)).toEqual({ ok: false, reason: 'code-wrong' });
  });
});
