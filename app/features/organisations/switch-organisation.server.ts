// Which of one's organisations this session acts for.
import type { Actor } from '#app/domain/actor.ts';
import { type AccessReason, decideAccess } from '#app/domain/authorisation.ts';
import { updateActiveOrganisation } from '#app/persistence/accounts.server.ts';
import { inTransaction } from '#app/persistence/client.server.ts';
import { appendEvent, noted } from '#app/persistence/events.server.ts';

/** @param own the organisations the person belongs to now */
export async function switchOrganisation(
  {
    actor,
    sessionToken,
    organisations: own,
  }: {
    readonly actor: Actor;
    readonly sessionToken: string;
    readonly organisations: readonly { readonly id: string }[];
  },
  organisationId: string,
): Promise<{ ok: true } | { ok: false; reason: AccessReason }> {
  const access = decideAccess(actor, 'account.use');
  if (!access.ok) return access;
  if (!own.some(({ id }) => id === organisationId))
    return noted({ kind: 'person.organisation-switched', actor }, { ok: false, reason: 'not-found' } as const);
  await inTransaction(async (tx) => {
    await updateActiveOrganisation(sessionToken, organisationId, tx);
    const subject = { type: 'person', id: actor.personId } as const;
    await appendEvent(tx, { kind: 'person.organisation-switched', actor, subject, data: { organisationId } });
  });
  return { ok: true };
}
