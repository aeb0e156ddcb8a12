// Keeps a sealing key that was made in its owner's browser, and lists a person's own keys.
import type { Actor } from '#app/domain/actor.ts';
import { type AccessReason, decideAccess } from '#app/domain/authorisation.ts';
import { fromBase64, toBase64 } from '#app/domain/bytes.ts';
import { allow, type Decision, refuse } from '#app/domain/decision.ts';
import { checkWrappedIdentity, isRecipient } from '#app/domain/seal.ts';
import { isDuplicate, readClock } from '#app/persistence/client.server.ts';
import { insertCustodianKey, listKeysOf } from '#app/persistence/custodian-keys.server.ts';
import { appendEvent, attempt, noted } from '#app/persistence/events.server.ts';

/** @param key.wrappedIdentity base64 of an age file sealed under a passphrase */
export async function keepCustodianKey(
  actor: Actor,
  key: { readonly recipient: string; readonly wrappedIdentity: string },
): Promise<Decision<true, AccessReason | 'key-malformed' | 'key-taken'>> {
  const tried = { kind: 'custodian-key.created', actor } as const;
  const access = decideAccess(actor, 'custodian-key.keep', { now: await readClock() });
  if (!access.ok) return noted(tried, access);
  const wrappedIdentity = fromBase64(key.wrappedIdentity);
  if (!wrappedIdentity || !isRecipient(key.recipient) || !checkWrappedIdentity(wrappedIdentity).ok)
    return noted(tried, refuse('key-malformed'));
  try {
    return await attempt(tried, async (tx) => {
      const owner = { personId: actor.personId, recipient: key.recipient, wrappedIdentity };
      await insertCustodianKey(tx, owner, await readClock(tx));
      const subject = { type: 'person', id: actor.personId } as const;
      await appendEvent(tx, { kind: 'custodian-key.created', actor, subject });
      return allow(true);
    });
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    return noted(tried, refuse('key-taken'));
  }
}

export interface OwnKey {
  readonly id: string;
  readonly recipient: string;
  /** Base64 of the age file, for backup. */
  readonly wrappedIdentity: string;
  readonly createdAt: Date;
  readonly retired: boolean;
  readonly seats: number;
}

export async function listOwnKeys(actor: Actor): Promise<OwnKey[]> {
  const rows = await listKeysOf(actor.personId);
  return rows.map(({ _count, retiredAt, wrappedIdentity, ...row }) => ({
    ...row,
    wrappedIdentity: toBase64(wrappedIdentity),
    retired: retiredAt !== null,
    seats: _count.seats,
  }));
}
