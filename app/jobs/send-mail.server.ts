// The clock's part of mail: everything that is due, in portions that let a stopping process stop.
import { sendNextMail } from '#app/features/outbox/send-next-mail.server.ts';

const portion = 50;

/** Tries every mail that is due, at most fifty; how many were delivered. Several processes may do this at once. */
export async function sendPendingMail(): Promise<number> {
  let delivered = 0;
  for (let tried = 0; tried < portion; tried += 1) {
    const result = await sendNextMail();
    if (result === 'none') break;
    if (result !== 'postponed') delivered += 1;
  }
  return delivered;
}
