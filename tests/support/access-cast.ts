// Everybody the access table tells apart, signed in over the site's own door: what they are, and their cookies.
import { randomUUID } from 'node:crypto';
import {
  type Actor,
  permissions as allPermissions,
  type MemberRole,
  memberRoles,
  type Permission,
  type PlatformRole,
} from '#app/domain/actor.ts';
import { actions, type Rule } from '#app/domain/authorisation.ts';
import { db } from '#app/persistence/client.server.ts';
import { aSignedInPerson } from './people.ts';

export const seats = ['own', 'foreign', 'unverified', 'submitted', 'returned', 'suspended', 'lapsed'] as const;
export type Seat = (typeof seats)[number];

/** How surely somebody has proven who they are: without a second factor, with one long ago, with one just now. */
export const proofs = ['none', 'late', 'fresh'] as const;
export type Proof = (typeof proofs)[number];
/** Seconds ago. */
const provenAgo = { late: 360, fresh: 0 } as const;

interface Part {
  readonly seat?: Seat;
  readonly role?: MemberRole;
  readonly permissions?: readonly Permission[];
  readonly platformRoles?: readonly PlatformRole[];
  readonly emailVerified?: false;
  /** Told apart from others by the rows that ask for this permission, or for a verified organisation, alone. */
  readonly about?: About;
}
type About = Permission | 'verified';

const everyRole = Object.keys(memberRoles) as MemberRole[];
const administrator = { seat: 'own', role: 'administrator' } as const;

/** Permissions that some row asks for. */
const asked = allPermissions.filter((one) =>
  Object.values<Rule>(actions).some(({ permissions }) => permissions.includes(one)),
);
const onlyWith = (one: Permission): Part => ({ seat: 'own', permissions: [one], about: one });
const allBut = (one: Permission): Part => ({
  seat: 'own',
  permissions: allPermissions.filter((other) => other !== one),
  about: one,
});

/** One line per person of the matrix. */
const cast: Readonly<Record<string, Part>> = {
  'unverified address': { emailVerified: false },
  'administrator with an unverified address': { ...administrator, emailVerified: false },
  'person without organisation': {},
  'member without permissions': { seat: 'own', role: 'evaluator', permissions: [] },
  ...Object.fromEntries(everyRole.map((role) => [role, { seat: 'own', role }])),
  ...Object.fromEntries(asked.map((one) => [`member with ${one} only`, onlyWith(one)])),
  ...Object.fromEntries(asked.map((one) => [`member with all but ${one}`, allBut(one)])),
  'administrator of another organisation': { seat: 'foreign', role: 'administrator' },
  'drafter of another organisation': { seat: 'foreign', role: 'drafter' },
  'administrator of an unverified organisation': { seat: 'unverified', role: 'administrator' },
  'administrator of an organisation being verified': { seat: 'submitted', role: 'administrator', about: 'verified' },
  'administrator of a returned organisation': { seat: 'returned', role: 'administrator', about: 'verified' },
  'administrator of a lapsed organisation': { seat: 'lapsed', role: 'administrator', about: 'verified' },
  'administrator of a suspended organisation': { seat: 'suspended', role: 'administrator' },
  operator: { platformRoles: ['operator'] },
  'operator who is a member': { seat: 'own', role: 'evaluator', platformRoles: ['operator'] },
  supervisor: { platformRoles: ['supervisor'] },
  expert: { platformRoles: ['expert'] },
  broker: { platformRoles: ['broker'] },
};

export interface Character {
  readonly name: string;
  readonly cookie: string;
  /** See Part: absent for those who take part in every row. */
  readonly about?: About | undefined;
  readonly seat?: Seat | undefined;
  readonly organisation?: Organisation | undefined;
  /** What the access table is asked about; null for the guest. */
  readonly actor: Actor | null;
}

export interface Organisation {
  readonly id: string;
  readonly seat: Seat;
  readonly reference: string;
}

export interface Cast {
  readonly characters: readonly Character[];
  readonly organisations: Readonly<Record<Seat, Organisation>>;
  /** A member of the own organisation who writes what others publish. */
  readonly writerId: string;
}

const reference = (): string => {
  const letters = randomUUID().replaceAll('-', '').toUpperCase();
  return `OR-${letters.slice(0, 4)}-${letters.slice(4, 8)}-${letters.slice(8, 10)}`;
};

/** As the organisation stood at the beginning. */
export const standing = (seat: Seat) => ({
  verification: seat === 'own' || seat === 'foreign' || seat === 'lapsed' ? ('verified' as const) : seat,
  verifiedAt: new Date(),
  verifiedUntil: new Date(Date.now() + (seat === 'lapsed' ? -1 : 300) * 86_400_000),
});

async function anOrganisation(seat: Seat): Promise<Organisation> {
  const made = await db.organisation.create({
    data: {
      reference: reference(),
      type: 'enterprise',
      nameZh: `${seat} 机构`,
      nameEn: `Organisation ${seat}`,
      ...standing(seat),
    },
    select: { id: true, reference: true },
  });
  return { ...made, seat };
}

async function enter(name: string, part: Part, organisations: Cast['organisations']): Promise<Character> {
  const { seat, role = 'drafter', platformRoles = [], emailVerified = true } = part;
  const person = await aSignedInPerson(platformRoles);
  const { id: personId } = await db.person.update({
    where: { email: person.email },
    data: { emailVerified },
    select: { id: true },
  });
  const permissions = part.permissions ?? memberRoles[role];
  if (seat)
    await db.membership.create({
      data: { personId, organisationId: organisations[seat].id, role, permissions: [...permissions] },
      select: { personId: true },
    });
  const actor: Actor = {
    ...{ personId, emailVerified, platformRoles, requestId: '', address: '' },
    organisation: seat
      ? {
          id: organisations[seat].id,
          type: 'enterprise',
          verification: seat === 'own' || seat === 'foreign' ? 'verified' : seat,
          permissions: allPermissions.filter((one) => permissions.some((held) => held === one)),
          memberCount: 9,
        }
      : null,
    ...{ hasSecondFactor: true, steppedUpAt: new Date() },
  };
  return { name, cookie: person.cookie, actor, seat, organisation: seat && organisations[seat], about: part.about };
}

/** @param names who is needed; by default everybody */
export async function assembleCast(names: readonly string[] = Object.keys(cast)): Promise<Cast> {
  const founded = await Promise.all(seats.map(async (seat) => [seat, await anOrganisation(seat)] as const));
  const organisations = Object.fromEntries(founded) as Record<Seat, Organisation>;
  const writer = await db.person.create({
    data: { name: 'Writer', email: `${randomUUID()}@example.org`, emailVerified: true },
    select: { id: true },
  });
  for (const { id: organisationId } of Object.values(organisations))
    await db.membership.create({
      data: { personId: writer.id, organisationId, role: 'administrator', permissions: [...allPermissions] },
      select: { personId: true },
    });
  const characters: Character[] = [{ name: 'guest', cookie: '', actor: null }];
  for (const [name, part] of Object.entries(cast))
    if (names.includes(name)) characters.push(await enter(name, part, organisations));
  // They stay signed in, and nothing below can be undone by knowing it.
  await db.account.deleteMany({
    where: { personId: { in: characters.flatMap(({ actor }) => actor?.personId ?? []) } },
  });
  return { characters, organisations, writerId: writer.id };
}

/** Everybody, with their second factor as given, from now on; so that a long run never outlives the five minutes. */
export async function withProof({ characters }: Cast, proof: Proof): Promise<readonly Character[]> {
  const ids = characters.flatMap(({ actor }) => actor?.personId ?? []);
  const has = proof !== 'none';
  const ago = has ? provenAgo[proof] : null;
  await db.$executeRaw`UPDATE person SET two_factor_enabled = ${has} WHERE id = ANY(${ids}::uuid[])`;
  await db.$executeRaw`
    UPDATE session SET stepped_up_at = app_clock() - ${ago}::int * interval '1 second' WHERE person_id = ANY(${ids}::uuid[])`;
  const steppedUpAt = ago === null ? null : new Date(Date.now() - ago * 1000);
  return characters.map((who) => ({
    ...who,
    actor: who.actor && { ...who.actor, hasSecondFactor: has, steppedUpAt },
  }));
}
