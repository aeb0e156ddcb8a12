// The clock's two acts: asking whether a listing still holds, and archiving what nobody answered for.
import {
  answerDueAt,
  type ConfirmationPeriods,
  confirmationPeriods,
  confirmationPhase,
} from '#app/domain/confirmation.ts';
import { isTakingPart } from '#app/domain/listing.ts';
import { dayOf } from '#app/domain/period.ts';
import { inTransaction, readClock } from '#app/persistence/client.server.ts';
import { appendEvent } from '#app/persistence/events.server.ts';
import {
  changeListingState,
  type ListedKey,
  listConfirmationsDue,
  listUnanswered,
  lockListingState,
} from '#app/persistence/listing-standing.server.ts';
import { env } from '#app/runtime/env.server.ts';
import { mailConfirmation, newToken, tokenHash } from './mail-confirmation.server.ts';

const portion = 100;
const dayMs = 86_400_000;

export const periodsNow = (): ConfirmationPeriods => ({
  everyDays: env().CONFIRMATION_EVERY_DAYS ?? confirmationPeriods.everyDays,
  answerDays: env().CONFIRMATION_ANSWER_DAYS ?? confirmationPeriods.answerDays,
});

/** Looks again under the lock, so that two workers ask, or archive, once. */
async function settle({ list, id }: ListedKey, expected: 'due' | 'unanswered'): Promise<boolean> {
  const periods = periodsNow();
  return inTransaction(async (tx) => {
    const listing = await lockListingState(tx, list, { id });
    const now = await readClock(tx);
    if (!listing || !isTakingPart(listing, listing.organisation.verification, now)) return false;
    if (confirmationPhase(listing, periods, now) !== expected) return false;
    const subject = { type: list, id } as const;
    const token = newToken();
    const confirmationTokenHash = tokenHash(token);
    if (expected === 'due') {
      await changeListingState(tx, listing, { confirmationAskedAt: now, confirmationTokenHash }, { isSeen: false });
      await appendEvent(tx, { kind: `${list}.confirmation-asked`, actor: null, subject });
      await mailConfirmation(tx, 'asked', listing, { token, due: answerDueAt(now, periods) });
      return true;
    }
    const change = { archivedAt: now, confirmationTokenHash };
    const { revision } = await changeListingState(tx, listing, change, { isSeen: true });
    await appendEvent(tx, { kind: `${list}.archived`, actor: null, subject, data: { revision } });
    await mailConfirmation(tx, 'archived', listing, { token, due: now });
    return true;
  });
}

async function settleAll(keys: readonly ListedKey[], expected: 'due' | 'unanswered'): Promise<number> {
  let settled = 0;
  for (const key of keys) if (await settle(key, expected)) settled += 1;
  return settled;
}

const daysBefore = (now: Date, days: number): Date => new Date(now.getTime() - days * dayMs);

/** @returns how many were asked; call it again while it tells of any */
export async function askConfirmations(): Promise<number> {
  const now = await readClock();
  const before = daysBefore(now, periodsNow().everyDays);
  return settleAll(await listConfirmationsDue(before, dayOf(now), portion), 'due');
}

/** @returns how many were archived; call it again while it tells of any */
export async function archiveUnconfirmed(): Promise<number> {
  const now = await readClock();
  const before = daysBefore(now, periodsNow().answerDays);
  return settleAll(await listUnanswered(before, dayOf(now), portion), 'unanswered');
}
