// Keys for programs. The key itself is never stored, only its SHA-256.
import { permissions as allPermissions, type Permission } from '#app/domain/actor.ts';
import { db, type Transaction } from './client.server.ts';

export interface ApiKeyRow {
  readonly id: string;
  readonly personId: string;
  readonly organisationId: string;
  readonly name: string;
  readonly permissions: readonly Permission[];
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly lastUsedAt: Date | null;
  readonly revokedAt: Date | null;
}

const columns = {
  id: true,
  personId: true,
  organisationId: true,
  name: true,
  permissions: true,
  createdAt: true,
  expiresAt: true,
  lastUsedAt: true,
  revokedAt: true,
} as const;

const withPermissions = <Row extends { permissions: string[] }>(row: Row) => ({
  ...row,
  permissions: allPermissions.filter((one) => row.permissions.includes(one)),
});

export async function insertApiKey(
  tx: Transaction,
  key: {
    personId: string;
    organisationId: string;
    name: string;
    keyHash: string;
    permissions: readonly Permission[];
    createdAt: Date;
    expiresAt: Date;
  },
): Promise<string> {
  const data = { ...key, permissions: [...key.permissions] };
  return (await tx.apiKey.create({ data, select: { id: true } })).id;
}

/** Working ones and those that ended, newest first. */
export async function listApiKeys(personId: string, organisationId: string): Promise<ApiKeyRow[]> {
  const rows = await db.apiKey.findMany({
    where: { personId, organisationId },
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
    take: 50,
    select: columns,
  });
  return rows.map(withPermissions);
}

export const countWorkingKeys = (
  tx: Transaction,
  { personId, organisationId }: { personId: string; organisationId: string },
  now: Date,
): Promise<number> => tx.apiKey.count({ where: { personId, organisationId, revokedAt: null, expiresAt: { gt: now } } });

export async function findApiKey(tx: Transaction, id: string): Promise<ApiKeyRow | null> {
  const row = await tx.apiKey.findUnique({ where: { id }, select: columns });
  return row && withPermissions(row);
}

export interface PresentedKey extends ApiKeyRow {
  readonly person: { readonly name: string; readonly email: string; readonly emailVerified: boolean };
}

/** By the hash of what a request brought, with whose it is. */
export async function findApiKeyByHash(keyHash: string): Promise<PresentedKey | null> {
  const person = { select: { name: true, email: true, emailVerified: true } } as const;
  const row = await db.apiKey.findUnique({ where: { keyHash }, select: { ...columns, person } });
  return row && withPermissions(row);
}

export async function revokeApiKey(tx: Transaction, id: string, now: Date): Promise<void> {
  await tx.apiKey.update({ where: { id }, data: { revokedAt: now }, select: { id: true } });
}

/** Whoever leaves an organisation leaves no key behind. */
export async function revokeKeysOfMember(
  tx: Transaction,
  { personId, organisationId }: { personId: string; organisationId: string },
  now: Date,
): Promise<void> {
  await tx.apiKey.updateMany({ where: { personId, organisationId, revokedAt: null }, data: { revokedAt: now } });
}

/** To the hour: a key in use must not cost a write with every request. */
export async function noteKeyUse(id: string): Promise<void> {
  await db.$executeRaw`
    UPDATE api_key SET last_used_at = app_clock()
    WHERE id = ${id}::uuid AND (last_used_at IS NULL OR last_used_at < app_clock() - interval '1 hour')`;
}
