// Deletes somebody's account at their own wish: what names them goes, what they did stays as done by somebody.
import type { Actor } from '#app/domain/actor.ts';
import { decideAccess } from '#app/domain/authorisation.ts';
import { decideErasure, type ErasureReason } from '#app/domain/personal-data.ts';
import { hasPassword } from '#app/persistence/accounts.server.ts';
import { readClock, refusalCode } from '#app/persistence/client.server.ts';
import { isOwnPassword } from '#app/persistence/credentials.server.ts';
import { appendEvent, appendRefusal, attempt } from '#app/persistence/events.server.ts';
import { deleteMembership } from '#app/persistence/memberships.server.ts';
import { type ErasureFactsRow, erasePerson, lockForErasure } from '#app/persistence/personal-data.server.ts';
import { takeAttempt } from '#app/persistence/rate-limits.server.ts';
import type { ErasureInput } from './personal-data-input.ts';

const hourly = { limit: 5, windowSeconds: 3600 };

export type Erasure =
  | { readonly ok: true }
  | {
      readonly ok: false;
      readonly reason: ErasureReason;
      /** For 'last-administrator': whom to look after first. */
      readonly organisations: ErasureFactsRow['leftAlone'];
    };

const refused = (reason: ErasureReason, organisations: ErasureFactsRow['leftAlone'] = []): Erasure => ({
  ok: false,
  reason,
  organisations,
});

async function checkPassword(actor: Actor, password: string, headers: Headers): Promise<ErasureReason | null> {
  if (!(await takeAttempt('erasure', actor.personId, hourly))) return 'rate-limited';
  if (!(await hasPassword(actor.personId))) return 'no-password';
  return (await isOwnPassword(password, headers)) ? null : 'wrong-password';
}

/** @param headers of the request, with the cookies of the person's session */
export async function eraseOwnAccount(actor: Actor, input: ErasureInput, headers: Headers): Promise<Erasure> {
  const subject = { type: 'person', id: actor.personId } as const;
  const tried = { kind: 'person.erased', actor, subject } as const;
  const access = decideAccess(actor, 'account.erase', { now: await readClock() });
  const wrong = access.ok ? await checkPassword(actor, input.password, headers) : access.reason;
  if (wrong) {
    await appendRefusal({ ...tried, reason: wrong });
    return refused(wrong);
  }
  const isConfirmed = input.confirmed !== undefined;
  try {
    return await attempt(tried, async (tx): Promise<Erasure> => {
      const facts = await lockForErasure(tx, actor.personId);
      if (!facts) return refused('wrong-password');
      const now = await readClock(tx);
      const { isDemo, leftAlone, openSeats } = facts;
      const decision = decideErasure({ actor, isConfirmed, isDemo, leftAlone: leftAlone.length, openSeats, now });
      if (!decision.ok) return refused(decision.reason, leftAlone);
      for (const organisationId of facts.organisationIds) {
        await deleteMembership(tx, organisationId, actor.personId);
        const from = { type: 'organisation', id: organisationId } as const;
        await appendEvent(tx, { kind: 'member.removed', actor, subject: from, data: { personId: actor.personId } });
      }
      await erasePerson(tx, actor.personId, facts.email, now);
      await appendEvent(tx, tried);
      return { ok: true };
    });
  } catch (error) {
    // The database's own guard: another administrator left in the same instant.
    if (refusalCode(error) === 'JB006') return refused('last-administrator');
    throw error;
  }
}
