// Letters: mails about a topic whose rhythm their reader chooses. Each is a notification, too, so nothing is missed by
// who wants no mails.
import { createHmac, hkdfSync, randomUUID, timingSafeEqual } from 'node:crypto';
import type { NotificationTopic } from '#app/domain/notification.ts';
import { isLocale } from '#app/i18n/index.ts';
import { i18nFor } from '#app/i18n/server-messages.server.ts';
import { env } from '#app/runtime/env.server.ts';
import type { Transaction } from './client.server.ts';
import { type NewMail, queueMail } from './mail.server.ts';
import { notifyMailed } from './notifications.server.ts';

/** What the link in a mail ends: the mails of one topic, or of all that came in one mail. */
export type UnsubscribeScope = NotificationTopic | 'all';

/** HMAC-SHA-256 of person and topic under a key of its own, base64url: whoever holds it may end the mails of the topic. */
export function unsubscribeToken(personId: string, topic: UnsubscribeScope): string {
  const key = Buffer.from(hkdfSync('sha256', env().AUTH_SECRET, '', 'jiebang unsubscribe', 32));
  return createHmac('sha256', key).update(`${personId} ${topic}`).digest('base64url');
}

export function isUnsubscribeToken(personId: string, topic: UnsubscribeScope, given: string): boolean {
  const [right, other] = [Buffer.from(unsubscribeToken(personId, topic)), Buffer.from(given)];
  return right.length === other.length && timingSafeEqual(right, other);
}

export const unsubscribeUrl = (personId: string, topic: UnsubscribeScope): string =>
  `${env().BASE_URL}/unsubscribe/${topic}/${personId}?${new URLSearchParams({ token: unsubscribeToken(personId, topic) })}`;

export interface NewLetter extends Omit<NewMail, 'topic'> {
  readonly topic: NotificationTopic;
  /** The organisation whose affair it is. */
  readonly organisationId: string;
  /** Address within the site. */
  readonly path: string;
}

/** What a letter says after its salutation, in one line. */
const leadOf = (body: string): string => (body.split('\n\n')[1] ?? '').replace(/\s+/g, ' ').slice(0, 300);

/** In the caller's transaction: told on the site, and mailed at once, in a later portion, or not at all. */
export async function queueLetter(tx: Transaction, { organisationId, path, ...letter }: NewLetter): Promise<void> {
  const { topic, to, subject, body } = letter;
  const person = await tx.person.findUnique({ where: { email: to }, select: { id: true, locale: true } });
  if (!person) return queueMail(tx, letter);
  const isMailedNow = await notifyMailed(tx, {
    ...{ personId: person.id, organisationId, topic, path, kind: 'letter.received', dedupeKey: randomUUID() },
    params: { subject, lead: leadOf(body) },
  });
  if (!isMailedNow) return;
  const end = letter.unsubscribeUrl ?? unsubscribeUrl(person.id, topic);
  const { t } = i18nFor(isLocale(person.locale) ? person.locale : 'zh-CN');
  const words = t.notifications;
  const foot = words.mail.foot({ topic: words.topics[topic].name, link: end });
  await queueMail(tx, { ...letter, body: `${body}\n\n${foot}`, unsubscribeUrl: end });
}
