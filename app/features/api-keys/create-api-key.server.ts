// Makes a key for programs, and takes keys back. The key is given out once; we keep its hash.
import { createHash, randomBytes } from 'node:crypto';
import type { Actor } from '#app/domain/actor.ts';
import { type ApiKeyReason, decideApiKey, decideKeyRevocation } from '#app/domain/api-key.ts';
import { allow, type Decision } from '#app/domain/decision.ts';
import {
  countWorkingKeys,
  findApiKey,
  insertApiKey,
  listApiKeys,
  revokeApiKey,
} from '#app/persistence/api-keys.server.ts';
import { readClock } from '#app/persistence/client.server.ts';
import { appendEvent, attempt } from '#app/persistence/events.server.ts';
import type { ApiKeyInput } from './api-key-input.ts';

/** Told apart from other secrets by its first letters, so that scanners of published code can find it. */
const newKey = (): string => `jbk_${randomBytes(32).toString('base64url')}`;

/** @returns the key, to be shown once */
export async function createApiKey(actor: Actor, input: ApiKeyInput): Promise<Decision<{ key: string }, ApiKeyReason>> {
  const { name, permissions, days } = input;
  const organisationId = actor.organisation?.id ?? '';
  const { personId } = actor;
  const key = newKey();
  return attempt({ kind: 'api-key.created', actor, data: { permissions } }, async (tx) => {
    const now = await readClock(tx);
    const working = organisationId ? await countWorkingKeys(tx, { personId, organisationId }, now) : 0;
    const decision = decideApiKey({ actor, permissions, days, working, now });
    if (!decision.ok) return decision;
    const { expiresAt } = decision.value;
    const keyHash = createHash('sha256').update(key).digest('hex');
    const keyId = await insertApiKey(tx, {
      ...{ personId, organisationId, name, keyHash, permissions },
      ...{ createdAt: now, expiresAt },
    });
    const subject = { type: 'person', id: personId } as const;
    await appendEvent(tx, { kind: 'api-key.created', actor, subject, data: { keyId, permissions } });
    return allow({ key });
  });
}

export async function revokeOwnKey(actor: Actor, keyId: string): Promise<Decision<true, ApiKeyReason>> {
  const subject = { type: 'person', id: actor.personId } as const;
  const event = { kind: 'api-key.revoked', actor, subject, data: { keyId } } as const;
  return attempt(event, async (tx) => {
    const decision = decideKeyRevocation(actor, await findApiKey(tx, keyId));
    if (!decision.ok) return decision;
    await revokeApiKey(tx, keyId, await readClock(tx));
    await appendEvent(tx, event);
    return allow(true);
  });
}

export interface OwnApiKey {
  readonly id: string;
  readonly name: string;
  readonly permissions: readonly string[];
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly lastUsedAt: Date | null;
  readonly state: 'working' | 'expired' | 'revoked';
}

export async function listOwnApiKeys(personId: string, organisationId: string): Promise<OwnApiKey[]> {
  const [rows, now] = await Promise.all([listApiKeys(personId, organisationId), readClock()]);
  return rows.map(({ id, name, permissions, createdAt, expiresAt, lastUsedAt, revokedAt }) => ({
    ...{ id, name, permissions, createdAt, expiresAt, lastUsedAt },
    state: revokedAt ? 'revoked' : now >= expiresAt ? 'expired' : 'working',
  }));
}
