// The clock of unanswered introductions: reminders after three and seven working days, the end after ten.
import { decideClock, introductionLimits } from '#app/domain/introduction.ts';
import { inTransaction, readClock } from '#app/persistence/client.server.ts';
import { appendEvent } from '#app/persistence/events.server.ts';
import { listClockDue, noteExpiry, noteReminder } from '#app/persistence/introduction-clock.server.ts';
import { lockIntroduction } from '#app/persistence/introductions.server.ts';
import { tellIntroduction } from './tell-introduction.server.ts';

const portion = 500;
const dayMs = 86_400_000;

/** Looks again under the lock, so that two workers tell once. */
async function settle(id: string): Promise<boolean> {
  return inTransaction(async (tx) => {
    const introduction = await lockIntroduction(tx, id);
    const now = await readClock(tx);
    const due = introduction && decideClock(introduction, now);
    if (!introduction || !due) return false;
    const subject = { type: 'introduction', id } as const;
    if (due.act === 'remind') {
      await noteReminder(tx, id, due.number);
      await appendEvent(tx, { kind: 'introduction.reminded', actor: null, subject, data: { number: due.number } });
      await tellIntroduction(tx, 'introduction.reminded', introduction, 'to', { key: String(due.number) });
      return true;
    }
    await noteExpiry(tx, id, now);
    const reason = introduction.questionAskedAt ? 'no-reply' : 'no-answer';
    await appendEvent(tx, { kind: 'introduction.expired', actor: null, subject, data: { reason } });
    for (const side of ['from', 'to'] as const) await tellIntroduction(tx, 'introduction.expired', introduction, side);
    return true;
  });
}

/** @returns how many were told something */
export async function runIntroductionClock(): Promise<number> {
  const now = await readClock();
  const first = introductionLimits.reminders[0];
  let told = 0;
  for (const id of await listClockDue(new Date(now.getTime() - first * dayMs), now, portion))
    if (await settle(id)) told += 1;
  return told;
}
