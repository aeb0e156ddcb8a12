// The mail table: what is to be sent, what was, and the claims of senders.
import { db, type Transaction } from './client.server.ts';

export interface NewMail {
  readonly to: string;
  /** Which of our mails it is, e.g. "verify-email". */
  readonly template: string;
  readonly subject: string;
  /** Plain text. It may hold secret links, so it leaves the table only by mail and in the demonstration's outbox. */
  readonly body: string;
  /** Where a mail program's "unsubscribe" button posts to, for mails somebody subscribed to. */
  readonly unsubscribeUrl?: string;
}

/** Queues a mail; it is sent once the transaction has committed. */
export async function queueMail(tx: Pick<Transaction, 'mail' | '$executeRaw'>, mail: NewMail): Promise<void> {
  await tx.mail.create({
    data: {
      toAddress: mail.to,
      template: mail.template,
      subject: mail.subject,
      body: mail.body,
      unsubscribeUrl: mail.unsubscribeUrl ?? '',
    },
    select: { id: true },
  });
  await tx.$executeRaw`SELECT pg_notify('jiebang_outbox', 'outgoing-mail')`;
}

/** The same outside a transaction. */
export const queueMailNow = (mail: NewMail): Promise<void> => queueMail(db, mail);

interface StoredMail {
  readonly id: string;
  readonly toAddress: string;
  readonly subject: string;
  readonly body: string;
}

export interface ClaimedMail extends StoredMail {
  /** Empty for mails nobody subscribed to. */
  readonly unsubscribeUrl: string;
}

/** Attempts after which a mail is given up: about five hours with the pauses below. */
const attemptLimit = 12;

/**
 * Takes the oldest mail that is due, for two minutes: longer than any attempt lasts, so nobody else sends it meanwhile,
 * and if this process dies it becomes due again. Null when nothing is due.
 */
export async function claimMail(): Promise<ClaimedMail | null> {
  const [mail] = await db.$queryRaw<ClaimedMail[]>`
    UPDATE mail SET attempts = attempts + 1, next_at = app_clock() + interval '2 minutes'
    WHERE id = (
      SELECT id FROM mail WHERE sent_at IS NULL AND next_at <= app_clock() AND attempts < ${attemptLimit}
      ORDER BY next_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
    RETURNING id, to_address AS "toAddress", subject, body, unsubscribe_url AS "unsubscribeUrl"`;
  return mail ?? null;
}

/** `note` says how, when it did not leave the house. */
export async function markMailSent(id: string, note = ''): Promise<void> {
  await db.$executeRaw`UPDATE mail SET sent_at = app_clock(), last_error = ${note} WHERE id = ${id}::uuid AND sent_at IS NULL`;
}

/** Puts a failed mail off: 6, 12, 24 … seconds, at most one hour. */
export async function postponeMail(id: string, error: string): Promise<void> {
  await db.$executeRaw`
    UPDATE mail SET last_error = ${error.slice(0, 500)},
      next_at = app_clock() + least(3600, power(2, least(attempts, 12)) * 3) * interval '1 second'
    WHERE id = ${id}::uuid AND sent_at IS NULL`;
}

export interface MailRow extends StoredMail {
  readonly template: string;
  readonly createdAt: Date;
  readonly sentAt: Date | null;
  readonly lastError: string;
}

/** Newest first, after the mail `cursor` when given; one more than `limit` means there is a next page. */
export async function listMail(limit: number, cursor?: string): Promise<MailRow[]> {
  return db.mail.findMany({
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
    ...(cursor ? { cursor: { id: cursor }, skip: 1 } : {}),
    take: limit + 1,
    select: {
      id: true,
      toAddress: true,
      template: true,
      subject: true,
      body: true,
      createdAt: true,
      sentAt: true,
      lastError: true,
    },
  });
}
