// Mails what is due: one mail per person, grouped by topic, in the person's language.
import { isNotificationTopic, notificationTopics } from '#app/domain/notification.ts';
import { i18nFor } from '#app/i18n/server-messages.server.ts';
import { inTransaction } from '#app/persistence/client.server.ts';
import { unsubscribeUrl } from '#app/persistence/letters.server.ts';
import { type NewMail, queueMail } from '#app/persistence/mail.server.ts';
import {
  lockDueReader,
  type MailReader,
  type NotificationRow,
  takeDueNotifications,
} from '#app/persistence/notification-centre.server.ts';
import { env } from '#app/runtime/env.server.ts';
import { notificationWords } from './notification-words.ts';

/** More in one mail are counted, not written out. */
const written = 50;
/** People per call, so that a stopping process stops. */
const portion = 50;

/** How many people got a mail. Marking and queueing are one transaction: a crash leaves both undone or both done. */
export async function mailNotifications(): Promise<number> {
  let mailed = 0;
  for (let turn = 0; turn < portion; turn += 1) {
    const step = await inTransaction(async (tx) => {
      const reader = await lockDueReader(tx);
      if (!reader) return 'none';
      const due = await takeDueNotifications(tx, reader.id);
      if (due.length === 0 || !reader.isReachable) return 'quiet';
      await queueMail(tx, wordDigest(reader, due));
      return 'mailed';
    });
    if (step === 'none') break;
    if (step === 'mailed') mailed += 1;
  }
  return mailed;
}

export function wordDigest(reader: MailReader, due: readonly NotificationRow[]): NewMail {
  const i18n = i18nFor(reader.locale);
  const { t } = i18n;
  const { BASE_URL } = env();
  const words = t.notifications.mail;
  const shown = due.slice(0, written);
  const topics = notificationTopics.filter((topic) => due.some((row) => row.topic === topic));
  const sections = topics.flatMap((topic) => {
    const rows = shown.filter((row) => row.topic === topic);
    if (rows.length === 0) return [];
    const entries = rows.map((row) => {
      const { title, line } = notificationWords(i18n, row);
      return [`· ${title}`, ...(line ? [`  ${line}`] : []), `  ${BASE_URL}${row.path}`].join('\n');
    });
    return [[`【${t.notifications.topics[topic].name}】`, ...entries].join('\n\n')];
  });
  const [only] = topics;
  const single = topics.length === 1 && isNotificationTopic(only) ? only : null;
  const end = unsubscribeUrl(reader.id, single ?? 'all');
  const first = due[0];
  return {
    to: reader.email,
    template: 'notifications',
    subject:
      due.length === 1 && first ? notificationWords(i18n, first).title : words.digest.subject({ count: due.length }),
    body: [
      words.digest.salutation({ name: reader.name }),
      words.digest.lead({ count: due.length }),
      ...sections,
      ...(due.length > shown.length ? [words.digest.more({ count: due.length - shown.length })] : []),
      words.settings({ link: `${BASE_URL}/notifications/preferences` }),
      words.foot({ topic: single ? t.notifications.topics[single].name : t.notifications.all, link: end }),
      words.digest.closing,
    ].join('\n\n'),
    unsubscribeUrl: end,
    ...(single && { topic: single }),
  };
}
