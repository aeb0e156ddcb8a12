// Custodians' sealing keys: public recipients, and identities wrapped under passphrases that never reach the server.
import type { Permission, PlatformRole } from '#app/domain/actor.ts';
import type { Candidate } from '#app/domain/call.ts';
import { db, type Transaction } from './client.server.ts';

export interface NewCustodianKey {
  readonly personId: string;
  readonly recipient: string;
  readonly wrappedIdentity: Uint8Array<ArrayBuffer>;
}

/** The new key takes the place of earlier ones for calls to come; calls already published keep theirs. */
export async function insertCustodianKey(tx: Transaction, key: NewCustodianKey, at: Date): Promise<{ id: string }> {
  await tx.custodianKey.updateMany({ where: { personId: key.personId, retiredAt: null }, data: { retiredAt: at } });
  return tx.custodianKey.create({ data: { ...key }, select: { id: true } });
}

/** A person's own keys, newest first, with the wrapped identity for backup. */
export const listKeysOf = (personId: string) =>
  db.custodianKey.findMany({
    where: { personId },
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
    select: {
      id: true,
      recipient: true,
      wrappedIdentity: true,
      createdAt: true,
      retiredAt: true,
      _count: { select: { seats: true } },
    },
  });

/** The wrapped identity behind a seat of a call, for the person it belongs to. */
export async function findWrappedIdentity(callId: string, personId: string): Promise<Uint8Array | null> {
  const seat = await db.callCustodian.findFirst({
    where: { callId, custodianKey: { personId } },
    select: { custodianKey: { select: { wrappedIdentity: true } } },
  });
  return seat?.custodianKey.wrappedIdentity ?? null;
}

export interface KeyHolder extends Candidate {
  readonly keyId: string;
  readonly name: string;
  readonly organisation: { readonly nameZh: string; readonly nameEn: string } | null;
}

/** Everybody with a key in use who could take a seat: members of the calling organisation and holders of platform roles. */
export async function listKeyHolders(callingOrganisationId: string): Promise<KeyHolder[]> {
  const rows = await db.custodianKey.findMany({
    where: {
      retiredAt: null,
      person: {
        OR: [
          { memberships: { some: { organisationId: callingOrganisationId } } },
          { platformRoles: { hasSome: ['supervisor', 'operator'] } },
        ],
      },
    },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: {
      id: true,
      personId: true,
      retiredAt: true,
      person: {
        select: {
          name: true,
          platformRoles: true,
          memberships: {
            orderBy: { joinedAt: 'asc' },
            select: {
              organisationId: true,
              permissions: true,
              organisation: { select: { nameZh: true, nameEn: true } },
            },
          },
        },
      },
    },
  });
  return rows.map(({ id, person, ...key }) => ({
    ...key,
    keyId: id,
    name: person.name,
    organisation: person.memberships[0]?.organisation ?? null,
    platformRoles: person.platformRoles as PlatformRole[],
    memberships: person.memberships.map(({ organisationId, permissions }) => ({
      organisationId,
      permissions: permissions as Permission[],
    })),
  }));
}
