// What the clock and the questions before the answer change of an introduction.
import { db, type Transaction } from './client.server.ts';

/** Open ones sent before, and those that have expired untold: at most `limit`, oldest first, after `cursor`. */
export async function listClockDue(sentBefore: Date, now: Date, limit: number): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT id FROM introduction
    WHERE accepted_at IS NULL AND declined_at IS NULL AND cancelled_at IS NULL AND expiry_told_at IS NULL
      AND sent_at < ${sentBefore}::timestamptz
      AND (answer_due_at <= ${now}::timestamptz OR reminders_sent < 2)
    ORDER BY sent_at LIMIT ${limit}`;
  return rows.map(({ id }) => id);
}

export async function noteReminder(tx: Transaction, id: string, number: number): Promise<void> {
  await tx.introduction.update({ where: { id }, data: { remindersSent: number }, select: { id: true } });
}

export async function noteExpiry(tx: Transaction, id: string, at: Date): Promise<void> {
  await tx.introduction.update({ where: { id }, data: { expiryToldAt: at }, select: { id: true } });
}

/** A question opens, or its reply closes it and may move the end of the clock. */
export async function changeQuestion(
  tx: Transaction,
  id: string,
  change: { questionAskedAt: Date } | { questionAskedAt: null; answerDueAt: Date },
): Promise<void> {
  await tx.introduction.update({ where: { id }, data: change, select: { id: true } });
}

/** Lets the broker see, or no longer. */
export async function showToBroker(tx: Transaction, id: string, side: 'from' | 'to', at: Date | null): Promise<void> {
  const data = side === 'from' ? { fromShownToBrokerAt: at } : { toShownToBrokerAt: at };
  await tx.introduction.update({ where: { id }, data, select: { id: true } });
}

/** The broker's proposal an introduction came from; null when nobody proposed it. */
export async function findBrokerOf(
  tx: Transaction,
  introductionId: string,
): Promise<{ readonly id: string; readonly brokerId: string } | null> {
  const row = await tx.introduction.findUnique({
    where: { id: introductionId },
    select: { proposal: { select: { id: true, brokerId: true } } },
  });
  return row?.proposal ?? null;
}
