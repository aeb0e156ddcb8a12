// Sends the oldest mail that is due. No transaction is open while the mail server is spoken to.
import { nextOfMail, passesSuppression } from '#app/domain/mail.ts';
import { hasMailServer, type MailResult, sendMail } from '#app/gateways/mail.server.ts';
import { type ClaimedMail, claimMail, giveUpMail, markMailSent, postponeMail } from '#app/persistence/mail.server.ts';
import { log } from '#app/runtime/log.server.ts';
import { keptHere } from './kept-here.ts';

/**
 * "none" when nothing was due; "kept" without a mail server, where the outbox page is the delivery; "unreachable" when
 * there is no talking to the server, so that the others may wait with their attempts.
 */
export type MailStep = 'none' | 'sent' | 'kept' | 'postponed' | 'given-up' | 'unreachable';

export async function sendNextMail(): Promise<MailStep> {
  const mail = await claimMail();
  if (!mail) return 'none';
  if (mail.isSuppressed && !passesSuppression(mail.template)) {
    await giveUpMail(mail.id, 'suppressed', '');
    return 'given-up';
  }
  if (!hasMailServer()) {
    await markMailSent(mail.id, keptHere);
    return 'kept';
  }
  const { id, toAddress: to, subject, body: text, unsubscribeUrl } = mail;
  const result = await sendMail({ id, to, subject, text, unsubscribeUrl });
  // The one point where a mail can be sent twice: the server has it, and this process dies before the next line has
  // committed. The second copy comes two minutes later under the same Message-ID.
  if (result.kind === 'sent') {
    await markMailSent(id);
    return 'sent';
  }
  return settle(mail, result);
}

async function settle(mail: ClaimedMail, result: Exclude<MailResult, { kind: 'sent' }>): Promise<MailStep> {
  log.warn({ mail: mail.id, result }, 'mail not sent');
  const next = nextOfMail(result.kind, { ...mail, now: mail.claimedAt });
  if (next.kind === 'given-up') {
    await giveUpMail(mail.id, next.failure, result.answer);
    return 'given-up';
  }
  await postponeMail(mail.id, result.answer, next.seconds);
  return result.kind === 'unreachable' ? 'unreachable' : 'postponed';
}
