// Keys for programs: made after a proof, shown once, never allowed more than their person, dead with the next request.
import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { memberRoles, type Permission } from '#app/domain/actor.ts';
import { db } from '#app/persistence/client.server.ts';
import { aSignedInPerson, proveSecondFactor, type SignedInPerson } from '../support/people.ts';
import { type Site, startSite } from '../support/site-server.ts';

let site: Site;
beforeAll(async () => {
  site = await startSite();
}, 60_000);
afterAll(() => site.close());

async function aMember(
  role: keyof typeof memberRoles,
): Promise<SignedInPerson & { id: string; organisationId: string }> {
  const person = await aSignedInPerson();
  const { personId: id } = (await person.viewer()).actor;
  const reference = `OR-${randomUUID()}`;
  const memberships = { create: { personId: id, role, permissions: [...memberRoles[role]] } };
  const verified = {
    verification: 'verified',
    verifiedAt: new Date(),
    verifiedUntil: new Date(Date.now() + 1e9),
  } as const;
  const { id: organisationId } = await db.organisation.create({
    data: { reference, type: 'enterprise', nameEn: 'Keys Ltd', memberships, ...verified },
    select: { id: true },
  });
  return { ...person, id, organisationId };
}

const post = (cookie: string, fields: readonly (readonly [string, string])[]) =>
  fetch(`${site.base}/organisations/api-keys`, {
    ...{ method: 'POST', redirect: 'manual', body: new URLSearchParams(fields.map(([a, b]) => [a, b])) },
    headers: { cookie, origin: site.base, 'accept-language': 'en' },
  });

async function make(cookie: string, permissions: readonly Permission[] = [], days = '30') {
  const given = permissions.map((one) => ['permissions', one] as const);
  const reply = await post(cookie, [['intent', 'create'], ['name', 'list sync'], ['days', days], ...given]);
  const html = await reply.text();
  return { status: reply.status, html, key: /jbk_[\w-]{43}/.exec(html)?.[0] ?? '' };
}

const withKey = (key: string, path = '/api/me', init: RequestInit & { headers?: Record<string, string> } = {}) =>
  fetch(site.base + path, {
    ...{ redirect: 'manual', ...init },
    headers: { ...init.headers, authorization: `Bearer ${key}` },
  });

describe('a key', () => {
  it('is shown once, and only its hash is kept', async () => {
    const member = await aMember('publisher');
    const made = await make(member.cookie, ['draft']);
    expect([made.status, made.key.length]).toEqual([200, 47]);
    const row = await db.apiKey.findFirstOrThrow({ where: { personId: member.id } });
    expect(row.keyHash).toBe(createHash('sha256').update(made.key).digest('hex'));
    const [{ days } = { days: 0 }] = await db.$queryRaw<{ days: number }[]>`
      SELECT extract(epoch FROM expires_at - created_at)::int / 86400 AS days FROM api_key WHERE id = ${row.id}::uuid`;
    expect(days).toBe(30);
    const again = await fetch(`${site.base}/organisations/api-keys`, { headers: { cookie: member.cookie } });
    const page = await again.text();
    expect(page).toContain('list sync');
    expect(page).not.toContain(made.key);
    const events = await db.event.findMany({ where: { actorId: member.id, kind: 'api-key.created' } });
    expect(events.map(({ refusal }) => refusal)).toEqual([null]);
    expect(JSON.stringify(events.map(({ data }) => data))).not.toContain(made.key);
  });

  it('says whom it acts as, with what its person may still do', async () => {
    const member = await aMember('publisher');
    const { key } = await make(member.cookie, ['draft', 'publish']);
    const permissionsNow = async () =>
      (await (await withKey(key)).json()) as { organisation: { permissions: string[] } };
    expect(await permissionsNow()).toMatchObject({
      email: member.email,
      organisation: { permissions: ['draft', 'publish'] },
    });
    await db.membership.create({
      data: {
        organisationId: member.organisationId,
        personId: (await aMember('drafter')).id,
        role: 'administrator',
        permissions: ['manage'],
      },
    });
    const where = { organisationId_personId: { organisationId: member.organisationId, personId: member.id } };
    await db.membership.update({ where, data: { permissions: ['draft', 'bid'] } });
    expect((await permissionsNow()).organisation.permissions).toEqual(['draft']);
  });

  it('is never allowed more than its person, nor for longer than a year', async () => {
    const member = await aMember('drafter');
    const more = await make(member.cookie, ['publish']);
    expect([more.status, more.key]).toEqual([403, '']);
    expect((await make(member.cookie, [], '366')).status).toBe(422);
    expect(await db.apiKey.count({ where: { personId: member.id } })).toBe(0);
    const events = await db.event.findMany({ where: { actorId: member.id, kind: 'api-key.created' } });
    expect(events.map(({ refusal }) => refusal)).toEqual(['permission-exceeded']);
  });

  it('is made only after the second factor was proven within five minutes', async () => {
    const member = await aMember('drafter');
    await proveSecondFactor(member.email, 301);
    const late = await make(member.cookie);
    expect([late.status, late.key]).toEqual([403, '']);
    await db.person.update({ where: { id: member.id }, data: { twoFactorEnabled: false } });
    expect((await make(member.cookie)).html).toContain('/account/security');
    expect(await db.apiKey.count({ where: { personId: member.id } })).toBe(0);
  });

  it('reads, and posts JSON, but no forms', async () => {
    const member = await aMember('bidder');
    const { key } = await make(member.cookie, ['draft', 'bid']);
    expect((await withKey(key, '/workspace')).status).toBe(200);
    expect((await withKey(key, '/organisations/members')).status).toBe(200);
    const form = await withKey(key, '/opportunities/new', {
      method: 'POST',
      body: new URLSearchParams({ title: 'x' }),
    });
    expect(form.status).toBe(403);
    const json = { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } };
    expect((await withKey(key, '/calls/none/bid', json)).status).toBe(422);
    // What needs a fresh proof is not for programs.
    expect((await withKey(key, '/account/custodian-key', json)).status).not.toBe(200);
    expect(await db.custodianKey.count({ where: { personId: member.id } })).toBe(0);
  });

  it('does not lend the powers of platform roles', async () => {
    const operator = await aMember('drafter');
    await db.person.update({ where: { id: operator.id }, data: { platformRoles: ['operator'] } });
    const { key } = await make(operator.cookie);
    expect((await fetch(`${site.base}/operator/verifications`, { headers: { cookie: operator.cookie } })).status).toBe(
      200,
    );
    expect((await withKey(key, '/operator/verifications')).status).toBe(404);
  });
});

describe('the end of a key', () => {
  it('comes with the next request after it was revoked, by its own person only', async () => {
    const member = await aMember('drafter');
    const { key } = await make(member.cookie, ['draft']);
    const { id } = await db.apiKey.findFirstOrThrow({ where: { personId: member.id } });
    const stranger = await aMember('administrator');
    const revoke = (cookie: string) =>
      post(cookie, [
        ['intent', 'revoke'],
        ['keyId', id],
      ]);
    expect((await revoke(stranger.cookie)).status).toBe(404);
    expect((await withKey(key)).status).toBe(200);
    expect((await revoke(member.cookie)).status).toBe(302);
    expect((await withKey(key)).status).toBe(401);
    const kinds = await db.event.findMany({ where: { actorId: member.id, kind: 'api-key.revoked', refusal: null } });
    expect(kinds).toHaveLength(1);
  });

  it('comes with its last instant', async () => {
    const member = await aMember('drafter');
    const { key } = await make(member.cookie);
    await db.$executeRaw`
      UPDATE api_key SET created_at = app_clock() - interval '2 days', expires_at = app_clock() WHERE person_id = ${member.id}::uuid`;
    expect((await withKey(key)).status).toBe(401);
  });

  it('leaves nothing: a wrong or empty key is refused even beside a good session', async () => {
    const member = await aMember('drafter');
    const reply = await withKey('jbk_wrong', '/api/me', { headers: { cookie: member.cookie } });
    expect([reply.status, reply.headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
  });
});
