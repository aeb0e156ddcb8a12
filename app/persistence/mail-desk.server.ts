// The operators' view of mail: what waits, what was given up, and sending it again. Texts stay in the table: they may
// hold secret links.
import type { MailFailure } from '#app/domain/mail.ts';
import { db, type Transaction } from './client.server.ts';

export interface GivenUpMail {
  readonly id: string;
  readonly toAddress: string;
  readonly template: string;
  readonly subject: string;
  readonly failure: MailFailure;
  readonly lastError: string;
  readonly attempts: number;
  readonly givenUpAt: Date;
  /** Its text has been removed after its period: it cannot be sent any more. */
  readonly isErased: boolean;
}

/** Latest first, after the mail `cursor`. */
export const listGivenUpMail = (limit: number, cursor: string | null): Promise<GivenUpMail[]> =>
  db.$queryRaw<GivenUpMail[]>`
    SELECT id, to_address AS "toAddress", template, subject, failure, last_error AS "lastError", attempts,
      given_up_at AS "givenUpAt", body = '' AS "isErased"
    FROM mail WHERE given_up_at IS NOT NULL
      AND (${cursor}::uuid IS NULL OR (given_up_at, id) < (SELECT given_up_at, id FROM mail WHERE id = ${cursor}::uuid))
    ORDER BY given_up_at DESC, id DESC LIMIT ${limit}`;

export interface MailFigures {
  readonly waiting: number;
  readonly oldestAt: Date | null;
  readonly givenUp: number;
  readonly suppressed: number;
}

export async function countMail(): Promise<MailFigures> {
  const [row] = await db.$queryRaw<{ waiting: bigint; oldest: Date | null; given: bigint; suppressed: bigint }[]>`
    SELECT (SELECT count(*) FROM mail WHERE sent_at IS NULL AND given_up_at IS NULL) AS waiting,
      (SELECT min(created_at) FROM mail WHERE sent_at IS NULL AND given_up_at IS NULL) AS oldest,
      (SELECT count(*) FROM mail WHERE given_up_at IS NOT NULL) AS given, (SELECT count(*) FROM mail_suppression) AS suppressed`;
  return {
    waiting: Number(row?.waiting ?? 0),
    oldestAt: row?.oldest ?? null,
    givenUp: Number(row?.given ?? 0),
    suppressed: Number(row?.suppressed ?? 0),
  };
}

/** Puts a given-up mail in the queue again, and lets mails go to its address again; false when there is none. */
export async function retryMail(tx: Transaction, id: string): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ address: string }[]>`
    UPDATE mail SET given_up_at = NULL, failure = '', attempts = 0, next_at = app_clock()
    WHERE id = ${id}::uuid AND given_up_at IS NOT NULL AND body <> '' RETURNING lower(to_address) AS address`;
  if (row) await tx.mailSuppression.deleteMany({ where: { address: row.address } });
  return row !== undefined;
}
