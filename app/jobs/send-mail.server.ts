// The clock's part of mail: everything that is due, in portions that let a stopping process stop.
import { sendNextMail } from '#app/features/outbox/send-next-mail.server.ts';

const portion = 50;
/** Mails under way at once: a slow server must not make the others wait. */
const lanes = 4;

/**
 * Tries every mail that is due, at most fifty; how many were delivered. Several processes may do this at once. When the
 * server cannot be reached, the rest stays due and untouched, for the next look.
 */
export async function sendPendingMail(): Promise<number> {
  let [tried, delivered, isOver] = [0, 0, false];
  const lane = async () => {
    while (!isOver && tried < portion) {
      tried += 1;
      const result = await sendNextMail();
      if (result === 'none' || result === 'unreachable') isOver = true;
      if (result === 'sent' || result === 'kept') delivered += 1;
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return delivered;
}
