// The mail server, when there is one.

import { createTransport } from 'nodemailer';
import { env } from '#app/runtime/env.server.ts';

export interface OutgoingMail {
  /** Fixed for all attempts, so that a mail sent twice by a lost answer is recognised as one. */
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** For mails somebody subscribed to: a POST there ends the subscription (RFC 8058). */
  readonly unsubscribeUrl?: string;
}

export const hasMailServer = (): boolean => env().SMTP_URL !== undefined;

const unsubscribeHeaders = (url: string | undefined) =>
  url ? { 'List-Unsubscribe': `<${url}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' } : {};

/**
 * Hands one mail to the server of SMTP_URL.
 * @throws when there is none, it does not answer within 30 seconds, or it refuses the mail
 */
export async function sendMail(mail: OutgoingMail): Promise<void> {
  const { SMTP_URL, MAIL_FROM, BASE_URL } = env();
  if (!SMTP_URL) throw new Error('no mail server is configured');
  const transport = createTransport(SMTP_URL, { disableFileAccess: true, disableUrlAccess: true });
  Object.assign(transport.options, { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 });
  try {
    await transport.sendMail({
      from: MAIL_FROM,
      to: mail.to,
      subject: mail.subject,
      text: mail.text,
      messageId: `<${mail.id}@${new URL(BASE_URL).hostname}>`,
      headers: { 'Auto-Submitted': 'auto-generated', ...unsubscribeHeaders(mail.unsubscribeUrl) },
    });
  } finally {
    transport.close();
  }
}
