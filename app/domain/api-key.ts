// Keys for programs: a person's, for one organisation, never allowed more than that person is there at the moment.
import type { Actor, Permission } from './actor.ts';
import { type AccessReason, decideAccess } from './authorisation.ts';
import { allow, type Decision, refuse } from './decision.ts';

/** The longest a key can be good for. */
export const apiKeyDays = 365;
/** Working keys of one person in one organisation. */
export const apiKeyLimit = 10;

export type ApiKeyReason = AccessReason | 'permission-exceeded' | 'too-many-keys' | 'no-such-key';

/** The instant the key ends. `days` from 1 to `apiKeyDays`. */
export function decideApiKey(facts: {
  actor: Actor | null;
  permissions: readonly Permission[];
  days: number;
  working: number;
  now: Date;
}): Decision<{ readonly expiresAt: Date }, ApiKeyReason> {
  const { actor, permissions, now } = facts;
  const access = decideAccess(actor, 'api-key.create', { now });
  if (!access.ok) return access;
  const own = actor?.organisation?.permissions ?? [];
  if (!permissions.every((one) => own.includes(one))) return refuse('permission-exceeded');
  if (facts.working >= apiKeyLimit) return refuse('too-many-keys');
  const days = Math.min(Math.max(1, Math.floor(facts.days)), apiKeyDays);
  return allow({ expiresAt: new Date(now.getTime() + days * 86_400_000) });
}

/** Only one's own keys. */
export function decideKeyRevocation(
  actor: Actor | null,
  key: { readonly personId: string; readonly organisationId: string; readonly revokedAt: Date | null } | null,
): Decision<true, ApiKeyReason> {
  const access = decideAccess(actor, 'api-key.revoke', key?.organisationId);
  if (!access.ok) return access;
  return key && key.personId === actor?.personId && !key.revokedAt ? allow(true) : refuse('no-such-key');
}

/** What a request with this key may do now: what the key says and its person still may. Refused keys are no keys. */
export function decideKeyUse(
  key: {
    readonly permissions: readonly Permission[];
    readonly expiresAt: Date;
    readonly revokedAt: Date | null;
  } | null,
  membership: { readonly permissions: readonly Permission[] } | null,
  now: Date,
): Decision<readonly Permission[], 'key-refused'> {
  if (!key || !membership || key.revokedAt || now >= key.expiresAt) return refuse('key-refused');
  return allow(membership.permissions.filter((one) => key.permissions.includes(one)));
}
