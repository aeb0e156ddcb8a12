// The outbox page of demonstrations: all mail, readable, because there is no mail server to bring it.
import { listMail } from '#app/persistence/mail.server.ts';
import { env } from '#app/runtime/env.server.ts';
import { keptHere } from './kept-here.ts';

const pageSize = 20;

export interface OutboxMail {
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly body: string;
  readonly createdAt: Date;
  readonly state: 'waiting' | 'kept' | 'sent';
}

/** Only demonstrations without a mail server: the mails hold secret links of everybody. */
export const isOutboxOpen = (): boolean => env().DEMO && env().SMTP_URL === undefined;

export async function listOutbox(cursor?: string): Promise<{ mails: OutboxMail[]; next: string | null }> {
  const rows = await listMail(pageSize, cursor);
  const mails = rows.slice(0, pageSize).map(({ id, toAddress, subject, body, createdAt, sentAt, lastError }) => ({
    id,
    to: toAddress,
    subject,
    body,
    createdAt,
    state: !sentAt ? ('waiting' as const) : lastError === keptHere ? ('kept' as const) : ('sent' as const),
  }));
  return { mails, next: rows.length > pageSize ? (mails.at(-1)?.id ?? null) : null };
}
