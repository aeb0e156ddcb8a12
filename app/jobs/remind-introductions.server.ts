// The clock's part of introductions: reminders to those who have not answered, and the end after ten working days.
import { runIntroductionClock } from '#app/features/introductions/run-clock.server.ts';

export async function remindIntroductions(): Promise<void> {
  while ((await runIntroductionClock()) > 0);
}
