// The notification centre: what somebody has been told, newest first, and why mails do not reach them.
import type { Actor } from '#app/domain/actor.ts';
import { isNotificationTopic, type NotificationTopic } from '#app/domain/notification.ts';
import type { I18n } from '#app/i18n/index.ts';
import {
  countUnread,
  findRhythms,
  findSuppression,
  listNotificationRows,
  markAllNotificationsRead,
  markNotificationRead,
  type Rhythms,
} from '#app/persistence/notification-centre.server.ts';
import { notificationWords } from './notification-words.ts';

const pageSize = 20;
const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

export interface NotificationEntry {
  readonly id: string;
  readonly topic: NotificationTopic;
  readonly title: string;
  readonly line: string;
  readonly createdAt: Date;
  readonly isRead: boolean;
}

export interface NotificationPage {
  readonly entries: readonly NotificationEntry[];
  readonly next: string | null;
  readonly isFirst: boolean;
  readonly topic: NotificationTopic | null;
  readonly unread: number;
}

export async function listNotifications(actor: Actor, i18n: I18n, query: URLSearchParams): Promise<NotificationPage> {
  const [given, after] = [query.get('topic'), query.get('after') ?? ''];
  const topic = isNotificationTopic(given) ? given : null;
  const cursor = uuid.test(after) ? after : null;
  const [rows, unread] = await Promise.all([
    listNotificationRows(actor.personId, { topic, cursor, limit: pageSize }),
    countUnread(actor.personId),
  ]);
  const entries = rows
    .slice(0, pageSize)
    .flatMap(({ id, createdAt, readAt, ...row }) =>
      isNotificationTopic(row.topic)
        ? [{ id, topic: row.topic, createdAt, isRead: readAt !== null, ...notificationWords(i18n, row) }]
        : [],
    );
  const next = rows.length > pageSize ? (entries.at(-1)?.id ?? null) : null;
  return { entries, next, isFirst: cursor === null, topic, unread };
}

/** The address it leads to; null for another's. Having read something is nobody's business: there is no event. */
export const openNotification = async (actor: Actor, id: string): Promise<string | null> =>
  uuid.test(id) ? markNotificationRead(actor.personId, id) : null;

export const readAllNotifications = (actor: Actor, topic: NotificationTopic | null): Promise<number> =>
  markAllNotificationsRead(actor.personId, topic);

export interface MailSettings {
  readonly email: string;
  readonly rhythms: Rhythms;
  readonly bounce: { readonly reason: string; readonly since: Date } | null;
}

export async function getMailSettings(actor: Actor, email: string): Promise<MailSettings> {
  const [rhythms, bounce] = await Promise.all([findRhythms(actor.personId), findSuppression(email)]);
  return { email, rhythms, bounce };
}
