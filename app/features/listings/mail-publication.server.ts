// Tells the people behind a draft that it went on its list, or why it did not at the instant fixed for it.
import type { List } from '#app/domain/listing.ts';
import type { ScheduleFailure } from '#app/domain/review.ts';
import { i18nFor } from '#app/i18n/server-messages.server.ts';
import type { Transaction } from '#app/persistence/client.server.ts';
import { queueMail } from '#app/persistence/mail.server.ts';
import { listMembers } from '#app/persistence/memberships.server.ts';
import { env } from '#app/runtime/env.server.ts';
import { listingPath } from '#app/ui/listing-path.ts';

export interface PublicationNews {
  readonly kind: 'published' | 'schedule-failed';
  readonly list: List;
  readonly reference: string;
  readonly title: string;
  readonly organisationId: string;
  /** Who published it; null for the clock. */
  readonly byId: string | null;
  /** Ids of people; those who have left the organisation are not told. */
  readonly to: readonly string[];
  readonly failure?: ScheduleFailure;
}

export async function mailPublication(tx: Transaction, news: PublicationNews): Promise<void> {
  const members = await listMembers(news.organisationId, tx);
  const by = members.find(({ personId }) => personId === news.byId)?.name ?? '';
  for (const member of members.filter(({ personId }) => news.to.includes(personId))) {
    const { t } = i18nFor(member.locale);
    const words = t.reviews.publicationMail[news.kind];
    await queueMail(tx, {
      to: member.email,
      template: `listing-${news.kind}`,
      subject: words.subject({ title: news.title }),
      body: words.body({
        name: member.name,
        by,
        title: news.title,
        reason: news.failure ? t.reviews.failure[news.failure] : '',
        link: env().BASE_URL + listingPath(news.list, news.reference),
      }),
    });
  }
}
