// The question whether a listing still holds, with the link that answers it; and the news of its archive.
import { createHash, randomBytes } from 'node:crypto';
import { i18nFor } from '#app/i18n/server-messages.server.ts';
import type { Transaction } from '#app/persistence/client.server.ts';
import type { ListingState } from '#app/persistence/listing-standing.server.ts';
import { queueMail } from '#app/persistence/mail.server.ts';
import { listMembers } from '#app/persistence/memberships.server.ts';
import { env } from '#app/runtime/env.server.ts';
import { formatInstant } from '#app/ui/format.ts';

/** SHA-256, hex: the database never holds a link that works. */
export const tokenHash = (token: string): string => createHash('sha256').update(token).digest('hex');

export const newToken = (): string => randomBytes(32).toString('base64url');

/**
 * Those who wrote and published what stands there; where both have left, everybody who publishes for the organisation.
 * A city with four hundred listings does not send four hundred mails to each of its people.
 */
export async function mailConfirmation(
  tx: Transaction,
  kind: 'asked' | 'archived',
  listing: ListingState,
  { token, due }: { readonly token: string; readonly due: Date },
): Promise<void> {
  const members = await listMembers(listing.organisationId, tx);
  const authors = members.filter(
    ({ personId }) => personId === listing.savedById || personId === listing.publishedById,
  );
  const publishers = members.filter(({ permissions }) => permissions.includes('publish'));
  for (const member of authors.length > 0 ? authors : publishers) {
    const { t, locale } = i18nFor(member.locale);
    const words = t.confirmations.mail[kind];
    await queueMail(tx, {
      to: member.email,
      template: `confirmation-${kind}`,
      subject: words.subject({ title: listing.title }),
      body: words.body({
        name: member.name,
        title: listing.title,
        due: formatInstant(locale, due),
        link: `${env().BASE_URL}/confirm?${new URLSearchParams({ token })}`,
      }),
    });
  }
}
