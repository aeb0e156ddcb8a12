// The commands about organisations, members and oneself, as the access matrix sends them.
import { createHash, randomUUID } from 'node:crypto';
import { decideAccess } from '#app/domain/authorisation.ts';
import { toBase64 } from '#app/domain/bytes.ts';
import { type VerificationState, verificationStates } from '#app/domain/organisation.ts';
import { createCustodianKey } from '#app/features/calls/custodian-key-in-browser.ts';
import type { RouteId } from '#app/http/route-access.ts';
import { db } from '#app/persistence/client.server.ts';
import { type Character, standing } from './access-cast.ts';
import type { Ask, Probe, World } from './access-probes.ts';
import { someEvidence } from './access-things.ts';

const own = (world: World): string => world.cast.organisations.own.id;
const nobody = '00000000-0000-4000-8000-000000000000';

/** A colleague of whoever asks, where they belong anywhere. */
async function aColleagueOf({ actor }: Character): Promise<string> {
  const data = { name: 'Colleague', email: `${randomUUID()}@example.org` };
  const { id: personId } = await db.person.create({ data, select: { id: true } });
  const organisationId = actor?.organisation?.id;
  if (organisationId)
    await db.membership.create({ data: { organisationId, personId, role: 'drafter', permissions: ['draft'] } });
  return personId;
}

const members = (form: (who: Character) => Promise<NonNullable<Ask['form']>> | NonNullable<Ask['form']>) =>
  ({
    ...({ route: 'routes/organisations/members', method: 'POST' } as const),
    ask: async (_: World, who: Character) => ({ path: '/organisations/members', form: await form(who) }),
  }) satisfies Probe;

/** Mails go to strangers: only so many in an hour, and never two to one address. */
async function invitation(role: string): Promise<NonNullable<Ask['form']>> {
  await db.rateLimit.deleteMany();
  await db.invitation.deleteMany();
  return { intent: 'invite', email: `${randomUUID()}@example.org`, role };
}

const perPerson = true;

async function comeBack(_: World, { actor }: Character): Promise<void> {
  if (!actor?.organisation) return;
  const { personId, organisation } = actor;
  const key = { organisationId: organisation.id, personId };
  const data = { ...key, role: 'drafter', permissions: [...organisation.permissions] };
  await db.membership.createMany({ data: [data], skipDuplicates: true });
}

const memberWrites: Probe[] = [
  { ...members(() => invitation('drafter')), action: 'member.invite', inTurn: true },
  { ...members(() => invitation('administrator')), action: 'member.invite-manager', inTurn: true },
  {
    ...members(async (who) => ({ intent: 'change-role', personId: await aColleagueOf(who), role: 'bidder' })),
    ...{ action: 'member.change-role', perPerson },
  },
  {
    ...members(async (who) => ({ intent: 'remove', personId: await aColleagueOf(who) })),
    ...{ action: 'member.remove', perPerson },
  },
  {
    ...members(({ actor }) => ({ intent: 'remove', personId: actor?.personId ?? nobody })),
    ...{ action: 'member.leave', perPerson, after: comeBack },
  },
  {
    ...{ route: 'routes/organisations/roles', method: 'POST', action: 'organisation.change-roles' },
    ask: () => ({ path: '/organisations/roles', form: { role: 'treasurer', permissions: ['sign', 'pay'] } }),
  },
  {
    ...{ route: 'routes/organisations/api-keys', method: 'POST', action: 'api-key.create' },
    ask: () => ({ path: '/organisations/api-keys', form: { intent: 'create', name: 'Test', days: '30' } }),
  },
  {
    ...{ route: 'routes/organisations/api-keys', method: 'POST', action: 'api-key.revoke', perPerson },
    ask: async (world, { actor }) => {
      const data = {
        ...{ personId: actor?.personId ?? world.cast.writerId, name: 'Test', permissions: [] },
        organisationId: actor?.organisation?.id ?? own(world),
        keyHash: createHash('sha256').update(randomUUID()).digest('hex'),
        expiresAt: new Date(Date.now() + 86_400_000),
      };
      const { id } = await db.apiKey.create({ data, select: { id: true } });
      return { path: '/organisations/api-keys', form: { intent: 'revoke', keyId: id } };
    },
  },
];

async function setState(id: string, verification: VerificationState): Promise<void> {
  const verifiedUntil = new Date(Date.now() + 10 * 86_400_000); // its renewal is due
  const data = {
    verification,
    verifiedUntil,
    verificationRequestedAt: verification === 'submitted' ? new Date() : null,
  };
  await db.organisation.update({ where: { id }, data, select: { id: true } });
  const has = await db.document.findFirst({ where: { organisationId: id, purpose: 'evidence' }, select: { id: true } });
  if (!has) await someEvidence(id, nobody);
}

async function standAgain({ cast }: World): Promise<void> {
  const { id, seat } = cast.organisations.own;
  await db.organisation.update({ where: { id }, data: standing(seat), select: { id: true } });
}

async function aCase(): Promise<{ id: string; reference: string; requestedAt: string }> {
  const verificationRequestedAt = new Date();
  const reference = `OR-${randomUUID().slice(0, 8)}`;
  const { id } = await db.organisation.create({
    data: { reference, type: 'enterprise', nameEn: 'Waiting', verification: 'submitted', verificationRequestedAt },
    select: { id: true },
  });
  return { id, reference, requestedAt: verificationRequestedAt.toISOString() };
}

const verifying: Probe[] = [
  {
    ...{ route: 'routes/oversight/evidence', method: 'POST', action: 'organisation.verify' },
    owner: own,
    ask: async (world) => {
      const { id } = await someEvidence(own(world), world.cast.writerId);
      return { path: `/operator/evidence/${id}`, form: { reason: 'Checking the licence' } };
    },
  },
  {
    ...{ route: 'routes/oversight/verification', method: 'POST', action: 'organisation.verify', owner: own },
    ask: (world) => ({
      path: `/operator/verifications/${world.cast.organisations.own.reference}`,
      form: { intent: 'read', reason: 'Checking the licence' },
    }),
  },
  {
    ...{ route: 'routes/oversight/audit', method: 'POST', action: 'audit.read-all' },
    ask: () => ({ path: '/oversight/audit', form: { reason: 'Complaint of the rival' } }),
  },
  {
    ...{ route: 'routes/oversight/verification', method: 'POST', action: 'organisation.verify' },
    ...{ owner: own, perPerson },
    ask: async (world, { actor }) => {
      const mine = { ...world.cast.organisations.own, requestedAt: '' };
      const { id, reference, requestedAt } = actor?.organisation?.id === own(world) ? mine : await aCase();
      const act = requestedAt ? 'verify' : 'suspend';
      const form = { organisationId: id, act, requestedAt, note: 'papers seen' };
      return { path: `/operator/verifications/${reference}`, form };
    },
  },
  {
    ...{ route: 'routes/organisations/detail', method: 'POST', action: 'organisation.request-verification' },
    ...{ states: verificationStates, owner: own },
    ask: async (world, _, state) => {
      await setState(own(world), state as VerificationState);
      return { path: `/organisations/${world.cast.organisations.own.reference}` };
    },
    after: standAgain,
    refusedAs: { 'sign-in-needed': 404 }, // there is no button for guests
  },
];

const profile = { type: 'enterprise', divisionCode: '220100' };

const profiles: Probe[] = [
  {
    ...{ route: 'routes/organisations/new', method: 'POST', action: 'organisation.create' },
    ask: () => ({ path: '/organisations/new', form: { ...profile, nameEn: `New ${randomUUID()}` } }),
    after: async (_, { actor }) => {
      if (!actor) return;
      const activeOrganisationId = actor.organisation?.id ?? null;
      await db.session.updateMany({ where: { personId: actor.personId }, data: { activeOrganisationId } });
      const founded = { personId: actor.personId, organisation: { nameEn: { startsWith: 'New ' } } };
      await db.$executeRaw`ALTER TABLE membership DISABLE TRIGGER membership_keeps_administrator`;
      await db.membership.deleteMany({ where: founded });
      await db.$executeRaw`ALTER TABLE membership ENABLE TRIGGER membership_keeps_administrator`;
    },
  },
  {
    ...{ route: 'routes/organisations/edit', method: 'POST', action: 'organisation.manage', perPerson },
    ask: async (world, { actor }) => {
      const id = actor?.organisation?.id ?? own(world);
      const { nameZh, nameEn } = await db.organisation.findUniqueOrThrow({ where: { id } });
      return { path: '/organisations/edit', form: { ...profile, nameZh, nameEn } };
    },
  },
  {
    ...{ route: 'routes/organisations/honours', method: 'POST', action: 'organisation.manage' },
    ask: () => ({ path: '/organisations/honours', form: { intent: 'remove', honourId: nobody } }),
    allowed: [404, 409], // there is no such honour
  },
  {
    ...{ route: 'routes/organisations/files', method: 'POST', action: 'organisation.manage' },
    ask: () => ({ path: '/organisations/files', form: { intent: 'take-back', documentId: nobody } }),
    allowed: [400, 404, 409, 415, 422], // no such file
  },
];

export const organisationWrites: readonly Probe[] = [...memberWrites, ...verifying, ...profiles];

/** Whoever the door lets in gets as far as the form itself, whatever it then says of this empty one. */
const anyAnswer = [200, 204, 302, 400, 403, 409, 422, 429];
const atTheDoor = (route: RouteId, path: string, form: NonNullable<Ask['form']> = {}, allowed = anyAnswer): Probe => ({
  ...{ route, method: 'POST', ask: () => ({ path, form }), allowed },
});

const kept = new Map<string, Awaited<ReturnType<typeof db.session.findMany>>>();

export const personWrites: readonly Probe[] = [
  {
    ...{ route: 'routes/accounts/custodian-key', method: 'POST', action: 'custodian-key.keep' },
    ask: async () => {
      const key = await createCustodianKey('a passphrase for tests only', 10);
      const json = { recipient: key.recipient, wrappedIdentity: toBase64(key.wrappedIdentity) };
      return { path: '/account/custodian-key', json };
    },
  },
  {
    ...{ route: 'routes/accounts/sign-out', method: 'POST', action: 'session.start', perPerson },
    ask: async (_, { actor }) => {
      if (actor) kept.set(actor.personId, await db.session.findMany({ where: { personId: actor.personId } }));
      return { path: '/sign-out' };
    },
    after: async (_, { actor }) => {
      await db.session.createMany({ data: kept.get(actor?.personId ?? '') ?? [], skipDuplicates: true });
    },
  },
  {
    ...{ route: 'routes/organisations/switch', method: 'POST', action: 'account.use', perPerson },
    ask: (world, { actor }) => ({
      path: '/organisations/switch',
      form: { organisationId: actor?.organisation?.id ?? own(world), to: '/account' },
    }),
    // Only to one's own.
    decide: (_, who) =>
      decideAccess(who.actor, who.actor?.organisation ? 'account.use' : 'organisation.read-members', nobody),
    refusedAs: { 'organisation-needed': 404 },
  },
  atTheDoor('routes/language', '/language', { locale: 'en', to: '/' }),
  atTheDoor('routes/accounts/sign-in', '/sign-in', { email: 'nobody@example.org', password: 'wrong password' }),
  { ...atTheDoor('routes/accounts/second-factor', '/sign-in/second-factor'), allowed: [422] },
  { ...atTheDoor('routes/not-found', '/nowhere'), allowed: [404] },
  atTheDoor('routes/accounts/authentication-endpoints', '/api/auth/nothing', {}, [404, ...anyAnswer]),
  atTheDoor('routes/accounts/step-up', '/step-up'),
  atTheDoor('routes/accounts/sign-up', '/sign-up'),
  atTheDoor('routes/accounts/verify-email', '/verify-email'),
  atTheDoor('routes/accounts/forgot-password', '/forgot-password'),
  atTheDoor('routes/accounts/reset-password', '/reset-password'),
  {
    ...{ route: 'routes/accounts/security', method: 'POST', action: 'account.change-second-factor' },
    ask: () => ({ path: '/account/security', form: { intent: 'remove-passkey', id: nobody, password: '' } }),
    allowed: [409], // there is no such passkey
  },
  {
    ...{ route: 'routes/accounts/security', method: 'POST', action: 'account.add-second-factor' },
    ask: () => ({ path: '/account/security', form: { intent: 'start-app', password: '' } }),
    allowed: [200, 409], // nobody here has a password, which the first factor takes
  },
  {
    ...{ route: 'routes/accounts/personal-data', method: 'POST', action: 'account.erase' },
    ask: () => ({ path: '/account/personal-data', form: { password: 'any', confirmed: 'yes' } }),
    allowed: [409], // which this takes, too
  },
  atTheDoor('routes/accounts/account', '/account', { name: '李雷', locale: 'en' }),
  atTheDoor('routes/accounts/security', '/account/security', { intent: 'nothing' }),
  atTheDoor('routes/accounts/expert', '/account/expert', { title: 'Professor' }),
  atTheDoor('routes/accounts/personal-data', '/account/personal-data', { intent: 'nothing' }),
  atTheDoor('routes/organisations/join', '/organisations/join', { token: 'none' }),
];
