// The mail server, when there is one: hands over one mail at a time and tells for good from for now.

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

/**
 * What came of it: taken by the server; the mailbox is not there (5xx to RCPT TO); refused for good (5xx to the sender
 * or the text); refused for now (4xx); or no talk with the server came about, which says nothing of this mail.
 */
export type MailResult =
  | { readonly kind: 'sent' }
  | { readonly kind: 'bounced' | 'refused' | 'later' | 'unreachable'; readonly answer: string };

export const hasMailServer = (): boolean => env().SMTP_URL !== undefined;

/** Milliseconds for one mail altogether, well under the two minutes it is claimed for: a slow server gets no second copy. */
const longestAttemptMs = 60_000;

const unsubscribeHeaders = (url: string | undefined) =>
  url ? { 'List-Unsubscribe': `<${url}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' } : {};

interface SmtpError extends Error {
  readonly code?: string;
  readonly command?: string;
  readonly responseCode?: number;
  readonly permanent?: boolean;
}

const aboutThisMail = ['MAIL FROM', 'RCPT TO', 'DATA'];

/** A refusal before MAIL FROM (greeting, sign-in) is our set-up or their trouble, never the fault of the mail. */
function resultOf(error: SmtpError): MailResult {
  const { responseCode = 0, command = '', message: answer } = error;
  if (error.code === 'EENVELOPE' && responseCode === 0) return { kind: 'bounced', answer };
  if (responseCode === 421 || responseCode < 400 || !aboutThisMail.includes(command))
    return { kind: 'unreachable', answer };
  if (!error.permanent) return { kind: 'later', answer };
  return { kind: command === 'RCPT TO' ? 'bounced' : 'refused', answer };
}

/**
 * Hands one mail to the server of SMTP_URL.
 * @throws when there is none
 */
export async function sendMail(mail: OutgoingMail): Promise<MailResult> {
  const { SMTP_URL, MAIL_FROM, BASE_URL } = env();
  if (!SMTP_URL) throw new Error('no mail server is configured');
  const limits = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000, socketCloseTimeout: 0 };
  const transport = createTransport({ url: SMTP_URL, disableFileAccess: true, disableUrlAccess: true, ...limits });
  const message = {
    from: MAIL_FROM,
    to: mail.to,
    subject: mail.subject,
    text: mail.text,
    messageId: `<${mail.id}@${new URL(BASE_URL).hostname}>`,
    headers: { 'Auto-Submitted': 'auto-generated', ...unsubscribeHeaders(mail.unsubscribeUrl) },
    signal: AbortSignal.timeout(longestAttemptMs),
  };
  try {
    await transport.sendMail(message);
    return { kind: 'sent' };
  } catch (error) {
    return resultOf(error as SmtpError);
  } finally {
    transport.close();
  }
}
