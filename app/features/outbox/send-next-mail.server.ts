// Sends the oldest mail that is due. No transaction is open while the mail server is spoken to.
import { hasMailServer, sendMail } from '#app/gateways/mail.server.ts';
import { claimMail, markMailSent, postponeMail } from '#app/persistence/mail.server.ts';
import { log } from '#app/runtime/log.server.ts';
import { keptHere } from './kept-here.ts';

/** "none" when nothing was due; "kept" without a mail server, where the outbox page is the delivery. */
export async function sendNextMail(): Promise<'none' | 'sent' | 'kept' | 'postponed'> {
  const mail = await claimMail();
  if (!mail) return 'none';
  if (!hasMailServer()) {
    await markMailSent(mail.id, keptHere);
    return 'kept';
  }
  try {
    const { id, toAddress: to, subject, body: text, unsubscribeUrl } = mail;
    await sendMail({ id, to, subject, text, unsubscribeUrl });
  } catch (error) {
    log.warn({ err: error, mail: mail.id }, 'mail not sent');
    await postponeMail(mail.id, error instanceof Error ? error.message : String(error));
    return 'postponed';
  }
  await markMailSent(mail.id);
  return 'sent';
}
