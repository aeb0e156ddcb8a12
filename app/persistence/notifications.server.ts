// Telling people: in the transaction of what they are told of, once each, to be mailed in their rhythm.
import type { Permission } from '#app/domain/actor.ts';
import {
  isMailRhythm,
  type MailRhythm,
  mailDueAt,
  type NotificationTopic,
  usualRhythms,
} from '#app/domain/notification.ts';
import type { Messages } from '#app/i18n/index.ts';
import { isLocale, type Locale } from '#app/i18n/index.ts';
import { readClock, type Transaction } from './client.server.ts';

type Kinds = Messages['notifications']['kinds'];
export type NotificationKind = keyof Kinds;
type ParamsOf<Words> = Words extends { title: (p: infer Title) => string; line: (p: infer Line) => string }
  ? Title & Line
  : never;
/** What the words of a kind are filled with: strings and numbers. */
export type NotificationParams<Kind extends NotificationKind> = ParamsOf<Kinds[Kind]>;

/** `kind` decides which `params` are needed: a kind without words, or words without their params, do not compile. */
export type NewNotification = {
  readonly [Kind in NotificationKind]: {
    readonly personId: string;
    /** The organisation whose affair it is; null for the person's own. */
    readonly organisationId: string | null;
    readonly topic: NotificationTopic;
    readonly kind: Kind;
    /** Address within the site, e.g. "/introductions/…". */
    readonly path: string;
    /** Never contact details. */
    readonly params: NotificationParams<Kind>;
    /** The same key is told the same person once. */
    readonly dedupeKey: string;
    /** Of this one, whatever the topic's, unless the person wants no mails of the topic at all. */
    readonly rhythm?: MailRhythm;
  };
}[NotificationKind];

/** Tells people, inside the caller's transaction; how many were not told before. */
export async function notify(tx: Transaction, rows: readonly NewNotification[]): Promise<number> {
  if (rows.length === 0) return 0;
  return (await tx.notification.createMany({ data: await dated(tx, rows), skipDuplicates: true })).count;
}

/** The same for something whose mail is worded already; true when it is to be sent now, and counts as mailed. */
export async function notifyMailed(tx: Transaction, row: NewNotification): Promise<boolean> {
  const data = (await dated(tx, [row])).map((one) => ({
    ...one,
    mailedAt: one.mailDueAt?.getTime() === one.createdAt.getTime() ? one.createdAt : null,
  }));
  await tx.notification.createMany({ data, skipDuplicates: true });
  return data[0]?.mailedAt !== null;
}

async function dated(tx: Transaction, rows: readonly NewNotification[]) {
  const [now, rhythmOf] = [await readClock(tx), await readRhythms(tx, rows)];
  return rows.map(({ rhythm, ...row }) => ({
    ...row,
    params: { ...row.params },
    createdAt: now,
    mailDueAt: mailDueAt(rhythmOf(row.personId, row.topic, rhythm), now),
  }));
}

async function readRhythms(tx: Transaction, rows: readonly Pick<NewNotification, 'personId' | 'topic'>[]) {
  const chosen = await tx.notificationPreference.findMany({
    where: { personId: { in: [...new Set(rows.map(({ personId }) => personId))] } },
    select: { personId: true, topic: true, rhythm: true },
  });
  const byKey = new Map(chosen.map(({ personId, topic, rhythm }) => [`${personId} ${topic}`, rhythm]));
  return (personId: string, topic: NotificationTopic, own?: MailRhythm) => {
    const chosen = byKey.get(`${personId} ${topic}`);
    if (own && chosen !== 'off') return own;
    return isMailRhythm(chosen) ? chosen : usualRhythms[topic];
  };
}

export interface NotificationRecipient {
  readonly personId: string;
  readonly organisationId: string;
  readonly locale: Locale;
}

/** The members of an organisation who hold a permission there. */
export async function recipientsOf(
  tx: Pick<Transaction, 'membership'>,
  organisationId: string,
  permission: Permission,
): Promise<NotificationRecipient[]> {
  const rows = await tx.membership.findMany({
    where: { organisationId, permissions: { has: permission }, person: { erasedAt: null } },
    orderBy: { personId: 'asc' },
    select: { personId: true, person: { select: { locale: true } } },
  });
  return rows.map(({ personId, person }) => ({
    personId,
    organisationId,
    locale: isLocale(person.locale) ? person.locale : 'zh-CN',
  }));
}
