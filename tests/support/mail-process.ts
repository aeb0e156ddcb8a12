// A process of the site that sends mail, until it is killed.
import { sendPendingMail } from '#app/jobs/send-mail.server.ts';

process.send?.('started');
for (;;) {
  await sendPendingMail();
  await new Promise((resolve) => setTimeout(resolve, 50));
}
