// Tells those who publish for an organisation that somebody proposes better words.
import type { List } from '#app/domain/listing.ts';
import { i18nFor } from '#app/i18n/server-messages.server.ts';
import type { Transaction } from '#app/persistence/client.server.ts';
import { queueMail } from '#app/persistence/mail.server.ts';
import { listMembers } from '#app/persistence/memberships.server.ts';
import { env } from '#app/runtime/env.server.ts';
import { listingPath } from '#app/ui/listing-path.ts';

export async function mailSuggestion(
  tx: Transaction,
  news: {
    readonly kind: 'suggested';
    readonly list: List;
    readonly reference: string;
    readonly title: string;
    readonly organisationId: string;
  },
): Promise<void> {
  const members = await listMembers(news.organisationId, tx);
  for (const member of members.filter(({ permissions }) => permissions.includes('publish'))) {
    const { t } = i18nFor(member.locale);
    const words = t.suggestions.mail[news.kind];
    await queueMail(tx, {
      to: member.email,
      template: `suggestion-${news.kind}`,
      subject: words.subject({ title: news.title }),
      body: words.body({
        name: member.name,
        title: news.title,
        link: `${env().BASE_URL}${listingPath(news.list, news.reference)}/suggestions`,
      }),
    });
  }
}
