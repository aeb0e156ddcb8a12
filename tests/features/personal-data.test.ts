// One's own data: taken along whole and without anybody else's, deleted with the trail left consistent.
import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type Permission, permissions } from '#app/domain/actor.ts';
import { decideErasure } from '#app/domain/personal-data.ts';
import { demoSecret } from '#app/features/accounts/demo-people.ts';
import { signIn } from '#app/features/accounts/sign-in.server.ts';
import { actorWords } from '#app/features/oversight/event-words.ts';
import { readTrail } from '#app/features/oversight/get-trail.server.ts';
import { readTrailFilter } from '#app/features/oversight/trail-filter.ts';
import { eraseOwnAccount } from '#app/features/personal-data/erase-person.server.ts';
import { readViewer } from '#app/http/viewer.server.ts';
import { messages as en } from '#app/i18n/en/messages.ts';
import { insertPerson } from '#app/persistence/accounts.server.ts';
import { db, inTransaction, readClock } from '#app/persistence/client.server.ts';
import { hashPassword } from '#app/persistence/credentials.server.ts';
import { queueMailNow } from '#app/persistence/mail.server.ts';
import { erasedAddress } from '#app/persistence/personal-data.server.ts';
import { confirmTotp, replaceRecoveryCodes, startTotp } from '#app/persistence/second-factors.server.ts';
import { loader as exportRoute } from '#app/routes/accounts/personal-data-export.ts';
import { eventsOf } from '../support/audit-world.ts';
import { aSignedInPerson } from '../support/people.ts';
import { aContext, aRequest } from '../support/requests.ts';

const password = 'snow on the linden trees';
const confirmed = { password, confirmed: 'on' };

async function aPerson() {
  const person = await aSignedInPerson();
  const viewer = await person.viewer();
  return { ...person, actor: viewer.actor, headers: new Headers({ cookie: person.cookie }) };
}

/** The same with a second factor proven just now. */
const proven = async ({ actor }: Awaited<ReturnType<typeof aPerson>>) => ({
  ...actor,
  hasSecondFactor: true,
  steppedUpAt: await readClock(),
});

/** An organisation with these people as members. */
async function anOrganisation(members: readonly (readonly [string, readonly Permission[]])[]): Promise<string> {
  const rows = members.map(([personId, held]) => ({ personId, role: 'drafter', permissions: [...held] }));
  const data = { reference: `OR-${randomUUID()}`, type: 'enterprise', nameEn: 'Left behind' };
  const made = await db.organisation.create({ data: { ...data, memberships: { create: rows } }, select: { id: true } });
  return made.id;
}

const erase = (person: Awaited<ReturnType<typeof aPerson>>, input = confirmed) =>
  eraseOwnAccount(person.actor, input, person.headers);

describe('taking one’s data along', () => {
  it('gives profile, memberships, sessions, mails and own trail, without secrets and without other people', async () => {
    const [person, other] = [await aPerson(), await aPerson()];
    await anOrganisation([
      [person.actor.personId, ['draft']],
      [other.actor.personId, permissions],
    ]);
    const secret = `secret-${randomUUID()}`;
    await queueMailNow({ to: person.email, template: 'invitation', subject: 'To me', body: secret });
    await queueMailNow({ to: other.email, template: 'invitation', subject: 'Not to me', body: secret });
    const reply = await exportRoute({
      request: aRequest('/account/personal-data/export', { headers: { cookie: person.cookie } }),
      context: aContext(),
      params: {},
    });
    expect(reply.headers.get('content-disposition')).toContain('personal-data.json');
    expect(reply.headers.get('cache-control')).toContain('no-store');
    const text = await reply.text();
    const data = JSON.parse(text);
    expect(data.person).toMatchObject({ email: person.email, name: '李雷' });
    expect(data.memberships).toMatchObject([{ organisation: { nameEn: 'Left behind' } }]);
    expect(data.sessions).toHaveLength(1);
    expect(data.mails).toMatchObject([{ subject: 'To me' }]);
    expect(data.events.map(({ kind }: { kind: string }) => kind)).toContain('person.session-started');
    const { token } = await db.session.findFirstOrThrow({ where: { personId: person.actor.personId } });
    const { password: hash } = await db.account.findFirstOrThrow({ where: { personId: person.actor.personId } });
    for (const absent of [secret, token, hash ?? 'no hash', other.email, other.actor.personId, 'Not to me'])
      expect(text).not.toContain(absent);
  });
});

describe('deleting an account', () => {
  it('takes away what names and signs in, keeps the trail by id, and says so once', async () => {
    const [person, colleague] = [await aPerson(), await aPerson()];
    const { personId } = person.actor;
    const organisationId = await anOrganisation([
      [personId, ['draft']],
      [colleague.actor.personId, permissions],
    ]);
    await queueMailNow({ to: person.email, template: 'invitation', subject: 'Hello', body: 'with a link' });
    await db.mail.updateMany({ where: { toAddress: person.email }, data: { sentAt: new Date() } });
    const before = await db.event.count({ where: { actorId: personId } });
    const { result, events } = await eventsOf(() => erase(person));
    expect(result).toEqual({ ok: true });
    expect(events.map(({ kind, subjectId, actorId }) => [kind, subjectId, actorId])).toEqual([
      ['member.removed', organisationId, personId],
      ['person.erased', personId, personId],
    ]);
    expect(await db.event.count({ where: { actorId: personId } })).toBe(before + 2);
    const gone = erasedAddress(personId, person.email);
    const row = await db.person.findUniqueOrThrow({ where: { id: personId } });
    expect(row).toMatchObject({ name: '', email: gone, phone: '', emailVerified: false, platformRoles: [] });
    expect(row.erasedAt).toBeInstanceOf(Date);
    expect(gone).toMatch(/^[\da-f]{40}@erased\.invalid$/);
    const where = { personId };
    expect(await Promise.all([db.session.count({ where }), db.account.count({ where })])).toEqual([0, 0]);
    expect(await db.membership.count({ where })).toBe(0);
    expect(await readViewer(aRequest('/', { headers: { cookie: person.cookie } }), aContext())).toBeNull();
    expect(await db.mail.findMany({ where: { toAddress: gone }, select: { subject: true, body: true } })).toEqual([
      { subject: '', body: '' },
    ]);
    // Nothing but hashes is left of the address, in any table.
    const tables = await db.$queryRaw<{ name: string }[]>`
      SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public'`;
    for (const { name } of tables) {
      const found = await db.$queryRawUnsafe<unknown[]>(
        `SELECT 1 FROM "${name}" t WHERE position($1 IN t::text) > 0`,
        person.email,
      );
      expect(found, name).toEqual([]);
    }
  });

  it('takes away every way to sign in and every proof, and leaves the trail word for word', async () => {
    const person = await aPerson();
    const { personId } = person.actor;
    const where = { personId };
    const organisationId = await anOrganisation([[personId, ['draft']]]);
    await inTransaction(async (tx) => {
      await startTotp(tx, personId, demoSecret);
      await replaceRecoveryCodes(tx, personId);
      await confirmTotp(tx, personId);
    });
    const credential = `credential-${randomUUID()}`;
    await db.passkey.create({
      data: {
        personId,
        name: '办公室电脑',
        publicKey: `public-${credential}`,
        credentialID: credential,
        counter: 0,
        deviceType: 'singleDevice',
        backedUp: false,
      },
    });
    await db.account.create({ data: { personId, providerId: 'oidc', accountId: `elsewhere-${credential}` } });
    await db.apiKey.create({
      data: {
        personId,
        organisationId,
        name: 'sync',
        keyHash: credential,
        permissions: [],
        expiresAt: new Date(Date.now() + 86_400_000),
      },
    });
    await db.expertProfile.create({
      data: { personId, title: '研究员', engagements: { create: { kind: 'project', organisationName: credential } } },
    });
    await db.verification.create({
      data: { identifier: `2fa-${credential}`, value: personId, expiresAt: new Date(Date.now() + 60_000) },
    });
    await signIn({ email: person.email, password }, { headers: new Headers(), clientAddress: randomUUID() });
    const trail = () =>
      db.$queryRaw<{ seq: bigint; text: string }[]>`SELECT seq, e::text AS text FROM event e ORDER BY seq`;
    const before = await trail();
    expect(await eraseOwnAccount(await proven(person), confirmed, person.headers)).toEqual({ ok: true });
    const counts = await Promise.all([
      db.passkey.count({ where }),
      db.twoFactor.count({ where }),
      db.account.count({ where }),
      db.session.count({ where }),
      db.apiKey.count({ where }),
      db.expertProfile.count({ where }),
      db.expertEngagement.count({ where }),
      db.membership.count({ where }),
      db.verification.count({ where: { value: personId } }),
    ]);
    expect(counts).toEqual(counts.map(() => 0));
    const tables = await db.$queryRaw<{ name: string }[]>`
      SELECT table_name AS name FROM information_schema.tables
      WHERE table_schema = 'public' AND table_type = 'BASE TABLE'`;
    for (const { name } of tables)
      expect(
        await db.$queryRawUnsafe<unknown[]>(`SELECT 1 FROM "${name}" t WHERE position($1 IN t::text) > 0`, credential),
        name,
      ).toEqual([]);
    // Not a letter of what was recorded before has changed, and each event still has its person, now without a name.
    const after = await trail();
    expect(after.slice(0, before.length)).toEqual(before);
    const orphans = await db.$queryRaw<{ count: bigint }[]>`
      SELECT count(*) FROM event e WHERE actor_id IS NOT NULL AND NOT EXISTS (SELECT FROM person WHERE id = e.actor_id)`;
    expect(orphans).toEqual([{ count: 0n }]);
    const scope = { view: 'own', organisationId } as const;
    const page = await readTrail(scope, readTrailFilter(new URLSearchParams()), null, 20);
    expect(page.entries).toMatchObject([{ kind: 'member.removed', actor: { as: 'person', name: '' } }]);
    expect(page.entries.map(({ actor }) => actorWords(en, actor))).toEqual(['Deleted person']);
  });

  it('frees the address for a new person, twice over, who is not the old one', async () => {
    const email = `${randomUUID()}@example.org`;
    const ids: string[] = [];
    for (let life = 0; life < 3; life += 1) {
      const passwordHash = await hashPassword(password);
      const id = await inTransaction((tx) =>
        insertPerson(tx, { name: 'Again', email, passwordHash, locale: 'en', emailVerified: true }),
      );
      if (!id) throw new Error('the address is taken');
      ids.push(id);
      const signedIn = await signIn({ email, password }, { headers: new Headers(), clientAddress: randomUUID() });
      if (!signedIn.ok) throw new Error(signedIn.reason);
      const cookie = signedIn.cookies.map((one) => one.split(';', 1)[0]).join('; ');
      const viewer = await readViewer(aRequest('/', { headers: { cookie } }), aContext());
      if (!viewer) throw new Error('not signed in');
      expect(viewer.actor.personId).toBe(id);
      expect(await eraseOwnAccount(viewer.actor, confirmed, new Headers({ cookie }))).toEqual({ ok: true });
      expect((await signIn({ email, password }, { headers: new Headers(), clientAddress: randomUUID() })).ok).toBe(
        false,
      );
    }
    expect(new Set(ids).size).toBe(3);
    expect(new Set(ids.map((id) => erasedAddress(id, email))).size).toBe(3);
  });

  it('is refused with a wrong password, without the tick, and leaves each try on record', async () => {
    const person = await aPerson();
    const { result, events } = await eventsOf(async () => [
      await erase(person, { ...confirmed, password: 'not it, not at all' }),
      await eraseOwnAccount(person.actor, { password }, person.headers),
    ]);
    expect(result).toMatchObject([{ reason: 'wrong-password' }, { reason: 'not-confirmed' }]);
    expect(events.map(({ kind, refusal }) => [kind, refusal])).toEqual([
      ['person.erased', 'wrong-password'],
      ['person.erased', 'not-confirmed'],
    ]);
    expect((await person.viewer()).email).toBe(person.email);
    for (let tries = 0; tries < 3; tries += 1) await erase(person, { ...confirmed, password: 'wrong again and again' });
    expect(await erase(person)).toMatchObject({ reason: 'rate-limited' });
  });

  it('is refused to the last administrator, naming the organisation, until somebody else can manage it', async () => {
    const [person, colleague] = [await aPerson(), await aPerson()];
    const organisationId = await anOrganisation([
      [person.actor.personId, permissions],
      [colleague.actor.personId, ['draft']],
    ]);
    expect(await erase(person)).toMatchObject({
      reason: 'last-administrator',
      organisations: [{ nameEn: 'Left behind' }],
    });
    await db.membership.updateMany({
      where: { organisationId, personId: colleague.actor.personId },
      data: { permissions: [...permissions] },
    });
    expect(await erase(person)).toEqual({ ok: true });
  });

  it('asks for a fresh second factor where there is one, and never leaves an opening without its custodian', () => {
    const now = new Date('2026-06-01T00:00:00Z');
    const person = { personId: 'p', emailVerified: true, platformRoles: [], organisation: null };
    const bare = { ...person, requestId: '', address: '', hasSecondFactor: false, steppedUpAt: null };
    const facts = { actor: bare, isConfirmed: true, isDemo: false, leftAlone: 0, openSeats: 0, now };
    expect(decideErasure(facts)).toEqual({ ok: true, value: true });
    const proven = (minutes: number) => ({
      ...bare,
      hasSecondFactor: true,
      steppedUpAt: new Date(now.getTime() - minutes * 60_000),
    });
    expect(decideErasure({ ...facts, actor: proven(6) })).toMatchObject({ reason: 'step-up-needed' });
    expect(decideErasure({ ...facts, actor: proven(4) }).ok).toBe(true);
    expect(decideErasure({ ...facts, openSeats: 1 })).toMatchObject({ reason: 'custodian' });
    expect(decideErasure({ ...facts, isDemo: true })).toMatchObject({ reason: 'demo' });
  });
});
