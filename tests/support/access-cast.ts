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
import { db } from '#app/persistence/client.server.ts';
import { aSignedInPerson, proveSecondFactor } from './people.ts';

type Seat = 'own' | 'foreign' | 'unverified' | 'suspended';

interface Part {
  readonly seat?: Seat;
  readonly role?: MemberRole;
  readonly permissions?: readonly Permission[];
  readonly platformRoles?: readonly PlatformRole[];
  readonly emailVerified?: false;
  /** Seconds since the second factor was proven; null: there is none. */
  readonly provenAgo?: number | null;
}

const everyRole = Object.keys(memberRoles) as MemberRole[];
const administrator = { seat: 'own', role: 'administrator' } as const;

/** One line per person of the matrix. */
export const cast = {
  'unverified address': { emailVerified: false },
  'person without organisation': {},
  'member without permissions': { seat: 'own', role: 'evaluator', permissions: [] },
  ...(Object.fromEntries(everyRole.map((role) => [role, { seat: 'own', role }])) as Record<MemberRole, Part>),
  'administrator without second factor': { ...administrator, provenAgo: null },
  'administrator who proved it six minutes ago': { ...administrator, provenAgo: 360 },
  'administrator of another organisation': { seat: 'foreign', role: 'administrator' },
  'drafter of another organisation': { seat: 'foreign', role: 'drafter' },
  'administrator of an unverified organisation': { seat: 'unverified', role: 'administrator' },
  'administrator of a suspended organisation': { seat: 'suspended', role: 'administrator' },
  operator: { platformRoles: ['operator'] },
  'operator who is a member': { seat: 'own', role: 'evaluator', platformRoles: ['operator'] },
  'operator without second factor': { platformRoles: ['operator'], provenAgo: null },
  supervisor: { platformRoles: ['supervisor'] },
  expert: { platformRoles: ['expert'] },
  broker: { platformRoles: ['broker'] },
} as const satisfies Record<string, Part>;
export type Name = keyof typeof cast | 'guest';

export interface Character {
  readonly name: Name;
  readonly cookie: string;
  /** What the access table is asked about; null for the guest. */
  readonly actor: Actor | null;
}

export interface Organisation {
  readonly id: string;
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

async function anOrganisation(seat: Seat): Promise<Organisation> {
  const verification = seat === 'own' || seat === 'foreign' ? 'verified' : seat;
  return db.organisation.create({
    data: {
      reference: reference(),
      type: 'enterprise',
      nameZh: `${seat} 机构`,
      nameEn: `Organisation ${seat}`,
      verification,
      verifiedAt: new Date(),
      verifiedUntil: new Date(Date.now() + 300 * 86_400_000),
    },
    select: { id: true, reference: true },
  });
}

async function enter(name: keyof typeof cast, organisations: Cast['organisations']): Promise<Character> {
  const part: Part = cast[name];
  const { seat, role = 'drafter', platformRoles = [], provenAgo = 0, emailVerified = true } = part;
  const person = await aSignedInPerson(platformRoles, { proven: false });
  if (provenAgo !== null) await proveSecondFactor(person.email, provenAgo);
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
    hasSecondFactor: provenAgo !== null,
    steppedUpAt: provenAgo === null ? null : new Date(Date.now() - provenAgo * 1000),
  };
  return { name, cookie: person.cookie, actor };
}

export async function assembleCast(): Promise<Cast> {
  const organisations = {
    own: await anOrganisation('own'),
    foreign: await anOrganisation('foreign'),
    unverified: await anOrganisation('unverified'),
    suspended: await anOrganisation('suspended'),
  };
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
  for (const name of Object.keys(cast) as (keyof typeof cast)[]) characters.push(await enter(name, organisations));
  return { characters, organisations, writerId: writer.id };
}

/** So that a long run never outlives the five minutes. */
export async function renewProofs({ characters }: Cast): Promise<void> {
  for (const { name, actor } of characters) {
    if (name === 'guest' || !actor) continue;
    const { provenAgo = 0 }: Part = cast[name];
    if (provenAgo === null) continue;
    await db.$executeRaw`
      UPDATE session SET stepped_up_at = app_clock() - ${provenAgo} * interval '1 second'
      WHERE person_id = ${actor.personId}::uuid`;
  }
}
