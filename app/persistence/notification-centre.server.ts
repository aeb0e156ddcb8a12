// What people have been told, as they read it; their rhythms; and what is due to be mailed to whom.
import {
  isMailRhythm,
  type MailRhythm,
  mailDueAt,
  type NotificationTopic,
  notificationTopics,
  usualRhythms,
} from '#app/domain/notification.ts';
import { isLocale, type Locale } from '#app/i18n/index.ts';
import { db, type Transaction } from './client.server.ts';

/** More are not counted: the header says "99+". */
const countedUnread = 100;

export const countUnread = (personId: string): Promise<number> =>
  db.notification.count({ where: { personId, readAt: null }, take: countedUnread });

const select = { id: true, topic: true, kind: true, path: true, params: true, createdAt: true, readAt: true } as const;

export interface NotificationRow {
  readonly id: string;
  readonly topic: string;
  readonly kind: string;
  readonly path: string;
  readonly params: unknown;
  readonly createdAt: Date;
  readonly readAt: Date | null;
}

/** Newest first, after the notification `cursor`; one more than `limit` means there is a next page. */
export const listNotificationRows = (
  personId: string,
  { topic, cursor, limit }: { topic: NotificationTopic | null; cursor: string | null; limit: number },
): Promise<NotificationRow[]> =>
  db.notification.findMany({
    where: { personId, ...(topic && { topic }) },
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
    take: limit + 1,
    ...(cursor ? { cursor: { id: cursor }, skip: 1 } : {}),
    select,
  });

/** The address it leads to; null for another's. Reading twice keeps the first time. */
export async function markNotificationRead(personId: string, id: string): Promise<string | null> {
  const [row] = await db.$queryRaw<{ path: string }[]>`
    UPDATE notification SET read_at = coalesce(read_at, app_clock()) WHERE id = ${id}::uuid AND person_id = ${personId}::uuid
    RETURNING path`;
  return row?.path ?? null;
}

export const markAllNotificationsRead = (personId: string, topic: NotificationTopic | null): Promise<number> =>
  db.$executeRaw`
    UPDATE notification SET read_at = app_clock()
    WHERE person_id = ${personId}::uuid AND read_at IS NULL AND (${topic}::text IS NULL OR topic = ${topic})`;

export type Rhythms = Readonly<Record<NotificationTopic, MailRhythm>>;

export async function findRhythms(
  personId: string,
  tx: Pick<Transaction, 'notificationPreference'> = db,
): Promise<Rhythms> {
  const rows = await tx.notificationPreference.findMany({
    where: { personId },
    select: { topic: true, rhythm: true },
  });
  const chosen = new Map(rows.map(({ topic, rhythm }) => [topic, rhythm]));
  const rhythmOf = (topic: NotificationTopic): MailRhythm => {
    const rhythm = chosen.get(topic);
    return isMailRhythm(rhythm) ? rhythm : usualRhythms[topic];
  };
  return Object.fromEntries(notificationTopics.map((topic) => [topic, rhythmOf(topic)])) as Rhythms;
}

/** What waits to be mailed follows the new rhythm. */
export async function saveRhythm(
  tx: Transaction,
  personId: string,
  { topic, rhythm, now }: { topic: NotificationTopic; rhythm: MailRhythm; now: Date },
): Promise<void> {
  const where = { personId_topic: { personId, topic } };
  await tx.notificationPreference.upsert({
    where,
    create: { personId, topic, rhythm },
    update: { rhythm },
    select: { topic: true },
  });
  await tx.$executeRaw`
    UPDATE notification SET mail_due_at = ${mailDueAt(rhythm, now)}::timestamptz
    WHERE person_id = ${personId}::uuid AND topic = ${topic} AND mailed_at IS NULL AND mail_due_at IS NOT NULL`;
}

/** Why nothing is mailed to an address, and since when; null when mails go there. */
export const findSuppression = (email: string) =>
  db.mailSuppression.findUnique({ where: { address: email.toLowerCase() }, select: { reason: true, since: true } });

/** False when nothing kept mails from the address. */
export async function liftSuppression(tx: Transaction, email: string): Promise<boolean> {
  return (await tx.mailSuppression.deleteMany({ where: { address: email.toLowerCase() } })).count > 0;
}

export interface MailReader {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly locale: Locale;
  /** An address somebody has shown to be theirs. */
  readonly isReachable: boolean;
}

/** Somebody to whom something is due, locked until the end of the transaction; null when nobody is left. */
export async function lockDueReader(tx: Transaction): Promise<MailReader | null> {
  const [row] = await tx.$queryRaw<(Omit<MailReader, 'locale'> & { locale: string })[]>`
    SELECT p.id, p.name, p.email, p.locale, p.email_verified AND p.erased_at IS NULL AS "isReachable" FROM person p
    WHERE p.id = (SELECT person_id FROM notification WHERE mailed_at IS NULL AND mail_due_at <= app_clock()
      ORDER BY mail_due_at, person_id LIMIT 1) FOR NO KEY UPDATE SKIP LOCKED`;
  return row ? { ...row, locale: isLocale(row.locale) ? row.locale : 'zh-CN' } : null;
}

/** What is due to somebody, oldest first; from then on it counts as mailed. What was read on the site needs no mail. */
export async function takeDueNotifications(tx: Transaction, personId: string): Promise<NotificationRow[]> {
  const taken = await tx.$queryRaw<NotificationRow[]>`
    UPDATE notification SET mailed_at = app_clock() WHERE person_id = ${personId}::uuid AND mailed_at IS NULL AND mail_due_at <= app_clock()
    RETURNING id, topic, kind, path, params, created_at AS "createdAt", read_at AS "readAt"`;
  return taken
    .filter(({ readAt }) => readAt === null)
    .sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime() || (a.id < b.id ? -1 : 1));
}
