// Commands of people on their own account, of members on their organisation's papers, and of operators; for the audit tests.
import { randomUUID } from 'node:crypto';
import { permissions } from '#app/domain/actor.ts';
import { totpCode } from '#app/domain/totp.ts';
import { changeProfile, endOtherSessions, endSession } from '#app/features/accounts/change-account.server.ts';
import { changePassword } from '#app/features/accounts/change-password.server.ts';
import {
  changePasskeyName,
  confirmApp,
  removePasskey,
  renewRecoveryCodes,
  startApp,
  turnOffApp,
} from '#app/features/accounts/change-second-factor.server.ts';
import type { SecurityPerson } from '#app/features/accounts/security-person.ts';
import { signOut, verifyEmail } from '#app/features/accounts/sign-in.server.ts';
import { keepExpertProfile } from '#app/features/experts/keep-expert-profile.server.ts';
import { answerVerification } from '#app/features/organisations/answer-verification.server.ts';
import { addHonour, changeCredit, removeHonour } from '#app/features/organisations/change-honours.server.ts';
import { changeRoleBundle } from '#app/features/organisations/change-roles.server.ts';
import { createOrganisation } from '#app/features/organisations/create-organisation.server.ts';
import { handInLogo } from '#app/features/organisations/hand-in-document.server.ts';
import { organisationInput } from '#app/features/organisations/organisation-input.ts';
import { switchOrganisation } from '#app/features/organisations/switch-organisation.server.ts';
import { db, readClock } from '#app/persistence/client.server.ts';
import { verificationToken } from '#app/persistence/credentials.server.ts';
import type { Command } from './audit-commands.ts';
import { address, anAgent, requestId, traced } from './audit-world.ts';
import { aLonePerson } from './listing-world.ts';
import { aPng } from './sample-files.ts';
import { aPerson, password, selfOf, signedInCookie } from './security-people.ts';

/** Signed in, with the traced request; with `app`, having just proven the second factor. */
async function aSelf(app = false): Promise<SecurityPerson> {
  const self = await selfOf(await signedInCookie(await aPerson({ app })));
  const steppedUpAt = app ? await readClock() : null;
  return { ...self, actor: { ...self.actor, requestId, address, hasSecondFactor: app, steppedUpAt } };
}

async function aPasskeyOf(personId: string): Promise<string> {
  const key = { publicKey: 'key', credentialID: randomUUID(), counter: 0, deviceType: 'singleDevice', backedUp: false };
  return (await db.passkey.create({ data: { ...key, personId, name: 'Old name' }, select: { id: true } })).id;
}

/** Commands of somebody on themselves: nobody else can try them. */
const own = (kind: Command['kind'], app: boolean, run: (self: SecurityPerson) => Promise<unknown>): Command => ({
  kind,
  hashes: 'none',
  open: true,
  prepare: async () => {
    const self = await aSelf(app);
    return { agent: self.actor, run: () => run(self) };
  },
});

/** Needs something before it is counted. */
const afterwards = (
  kind: Command['kind'],
  app: boolean,
  prepare: (self: SecurityPerson) => Promise<() => Promise<unknown>>,
): Command => ({
  kind,
  hashes: 'none',
  open: true,
  prepare: async () => {
    const self = await aSelf(app);
    return { agent: self.actor, run: await prepare(self) };
  },
});

const profile = () => organisationInput.parse({ type: 'enterprise', nameEn: randomUUID(), divisionCode: '220100' });

const accountCommands: Command[] = [
  own('person.profile-changed', false, ({ actor }) => changeProfile(actor, { name: 'New name', locale: 'en' })),
  afterwards('person.email-verified', false, async ({ actor }) => {
    const where = { id: actor.personId };
    const { email } = await db.person.update({ where, data: { emailVerified: false } });
    const token = await verificationToken(email);
    return () => verifyEmail(token, { headers: new Headers(), clientAddress: address, requestId });
  }),
  own('person.password-changed', false, (self) =>
    changePassword(self, { currentPassword: password, newPassword: 'rain on the birch leaves' }),
  ),
  afterwards('person.second-factor-added', false, async (self) => {
    const started = await startApp(self, password);
    if (!started.ok) throw new Error(started.reason);
    const { secret, ticket } = started.setUp;
    return async () => confirmApp(self, { code: totpCode(secret, await readClock()), ticket });
  }),
  own('person.second-factor-removed', true, (self) => turnOffApp(self, password)),
  own('person.recovery-codes-renewed', true, renewRecoveryCodes),
  afterwards('person.passkey-renamed', true, async (self) => {
    const id = await aPasskeyOf(self.actor.personId);
    return () => changePasskeyName(self, id, 'New name');
  }),
  afterwards('person.passkey-removed', true, async (self) => {
    const id = await aPasskeyOf(self.actor.personId);
    return () => removePasskey(self, id, password);
  }),
  own('person.session-ended', false, ({ headers }) => signOut({ headers, requestId, clientAddress: address })),
  afterwards('person.session-ended', false, async ({ actor }) => {
    const data = { personId: actor.personId, token: randomUUID(), expiresAt: new Date(Date.now() + 60_000) };
    const { id } = await db.session.create({ data, select: { id: true } });
    return () => endSession(actor, id);
  }),
  afterwards('person.session-ended', false, async ({ actor, sessionToken }) => {
    const data = { personId: actor.personId, token: randomUUID(), expiresAt: new Date(Date.now() + 60_000) };
    await db.session.create({ data, select: { id: true } });
    return () => endOtherSessions(actor, sessionToken);
  }),
  afterwards('person.organisation-switched', false, async ({ actor, sessionToken }) => {
    const { id } = (await anAgent()).organisation;
    return () => switchOrganisation({ actor, sessionToken, organisations: [{ id }] }, id);
  }),
  {
    ...own('organisation.created', false, ({ actor, sessionToken }) =>
      createOrganisation(actor, sessionToken, profile()),
    ),
    hashes: 'after',
  },
];

const honour = { kind: 'gazelle', issuer: 'City', number: randomUUID(), grantedOn: null, validUntil: null } as const;

const paperCommands: Command[] = [
  {
    kind: 'organisation.honour-added',
    hashes: 'none',
    prepare: async () => {
      const agent = await anAgent();
      return { agent, run: (actor) => addHonour(actor, agent.organisation.id, honour) };
    },
  },
  {
    kind: 'organisation.honour-removed',
    hashes: 'none',
    prepare: async () => {
      const agent = await anAgent();
      const { id } = agent.organisation;
      await addHonour(agent, id, honour);
      const row = await db.honour.findFirstOrThrow({ where: { organisationId: id }, select: { id: true } });
      return { agent, run: (actor) => removeHonour(actor, id, row.id) };
    },
  },
  {
    kind: 'organisation.credit-changed',
    hashes: 'none',
    prepare: async () => {
      const agent = await anAgent();
      const credit = { score: 88.5, source: 'City', on: '2026-01-02' };
      return { agent, run: (actor) => changeCredit(actor, agent.organisation.id, credit) };
    },
  },
  {
    kind: 'organisation.returned',
    hashes: 'none',
    prepare: async () => {
      const { id } = (await anAgent()).organisation;
      const requestedAt = await readClock();
      const data = { verification: 'submitted', verificationRequestedAt: requestedAt } as const;
      await db.organisation.update({ where: { id }, data, select: { id: true } });
      const input = { organisationId: id, act: 'return', note: 'papers missing', requestedAt } as const;
      const agent = await traced(await aLonePerson({ platformRoles: ['operator'] }));
      return { agent, run: (actor) => answerVerification(actor, input) };
    },
  },
  {
    kind: 'organisation.logo-changed',
    hashes: 'both',
    // Bytes are looked at before anything is opened: a stranger's are not even stored.
    prepare: async () => {
      const agent = await anAgent();
      return {
        agent,
        run: (actor) => handInLogo(actor, agent.organisation.id, [{ name: 'logo.png', bytes: aPng() }]),
      };
    },
  },
  {
    kind: 'organisation.role-bundle-changed',
    hashes: 'none',
    prepare: async () => {
      const agent = await anAgent();
      const bundle = { role: 'liaison', permissions: [permissions[0]] } as const;
      return {
        agent,
        run: (actor) =>
          changeRoleBundle(actor, agent.organisation.id, { ...bundle, permissions: [...bundle.permissions] }),
      };
    },
  },
  {
    kind: 'expert.profile-changed',
    hashes: 'after',
    prepare: async () => ({
      agent: await traced(await aLonePerson({ platformRoles: ['expert'] })),
      run: (actor) => keepExpertProfile(actor, { title: 'Professor', about: '', fields: [], engagements: [] }),
    }),
  },
];

export const ownCommands: readonly Command[] = [...accountCommands, ...paperCommands];
