// Tells those concerned of a step in a review, each in their own language.
import type { List } from '#app/domain/listing.ts';
import type { Messages } from '#app/i18n/index.ts';
import { i18nFor } from '#app/i18n/server-messages.server.ts';
import type { Transaction } from '#app/persistence/client.server.ts';
import { queueMail } from '#app/persistence/mail.server.ts';
import { listMembers, type MemberRow } from '#app/persistence/memberships.server.ts';
import { env } from '#app/runtime/env.server.ts';
import { formatInstant } from '#app/ui/format.ts';
import { listingPath } from '#app/ui/listing-path.ts';

export interface ReviewNews {
  readonly kind: keyof Messages['reviews']['mail'];
  readonly list: List;
  readonly reference: string;
  readonly title: string;
  readonly organisationId: string;
  /** Who did it: named to the others, told nothing. */
  readonly byId: string;
  readonly note?: string;
  readonly at?: Date;
}

/** `to` says which members of the organisation hear of it. */
export async function mailReview(tx: Transaction, news: ReviewNews, to: (member: MemberRow) => boolean): Promise<void> {
  const members = await listMembers(news.organisationId, tx);
  const by = members.find(({ personId }) => personId === news.byId)?.name ?? '';
  for (const member of members.filter((one) => one.personId !== news.byId && to(one))) {
    const { t, locale } = i18nFor(member.locale);
    const words = t.reviews.mail[news.kind];
    await queueMail(tx, {
      to: member.email,
      template: `review-${news.kind}`,
      subject: words.subject({ title: news.title }),
      body: words.body({
        name: member.name,
        by,
        title: news.title,
        note: news.note?.trim() ?? '',
        at: news.at ? formatInstant(locale, news.at) : '',
        link: `${env().BASE_URL}${listingPath(news.list, news.reference)}/review`,
      }),
    });
  }
}
