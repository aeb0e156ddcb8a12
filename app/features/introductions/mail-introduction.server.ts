// Words the mails of an introduction, one for each member who may answer, in their language.
import { isLocale } from '#app/i18n/index.ts';
import { i18nFor } from '#app/i18n/server-messages.server.ts';
import type { Transaction } from '#app/persistence/client.server.ts';
import { getParty } from '#app/persistence/introductions.server.ts';
import { queueMail } from '#app/persistence/mail.server.ts';
import { env } from '#app/runtime/env.server.ts';
import { formatInstant } from '#app/ui/format.ts';
import { organisationName } from '#app/ui/organisation-name.ts';

/** `from` acted, `to` is told; both are organisation ids. No person of the other side is named. */
export async function mailIntroduction(
  tx: Transaction,
  news: {
    kind: 'sent' | 'accepted' | 'declined';
    introductionId: string;
    title: string;
    from: string;
    to: string;
    dueAt: Date;
  },
): Promise<void> {
  const [sender, receiver] = [await getParty(tx, news.from), await getParty(tx, news.to)];
  for (const { name, email, locale: preferred } of receiver.contacts) {
    const locale = isLocale(preferred) ? preferred : 'zh-CN';
    const words = i18nFor(locale).t.introductions.mail[news.kind];
    const from = organisationName(locale, sender);
    await queueMail(tx, {
      to: email,
      template: `introduction-${news.kind}`,
      subject: words.subject({ from }),
      body: words.body({
        name,
        from,
        title: news.title,
        due: formatInstant(locale, news.dueAt),
        link: `${env().BASE_URL}/introductions/${news.introductionId}`,
      }),
    });
  }
}
