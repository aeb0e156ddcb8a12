// Tells the people behind a batch what became of its release at the instant fixed for it.
import type { ReleaseFailure } from '#app/domain/batch.ts';
import { i18nFor } from '#app/i18n/server-messages.server.ts';
import type { BatchRow } from '#app/persistence/batches.server.ts';
import type { Transaction } from '#app/persistence/client.server.ts';
import { queueMail } from '#app/persistence/mail.server.ts';
import { listMembers } from '#app/persistence/memberships.server.ts';
import { env } from '#app/runtime/env.server.ts';
import { organisationName } from '#app/ui/organisation-name.ts';
import type { FailedItem } from './plan-release.server.ts';

type News = { kind: 'released' } | { kind: 'failed'; reason: ReleaseFailure; items: readonly FailedItem[] };

/** People who have left the organisation are not told. */
export async function mailRelease(
  tx: Transaction,
  batch: BatchRow,
  people: readonly string[],
  news: News,
): Promise<void> {
  const members = await listMembers(batch.organisationId, tx);
  for (const { name, email, locale } of members.filter(({ personId }) => people.includes(personId))) {
    const { t } = i18nFor(locale);
    const title = organisationName(locale, batch);
    const link = `${env().BASE_URL}/batches/${batch.reference}`;
    const { mail, failure, gap } = t.batches;
    const items = news.kind === 'failed' ? news.items.map((item) => `${item.title}: ${gap[item.gap]}`).join('\n') : '';
    const letter =
      news.kind === 'released'
        ? { subject: mail.released.subject({ title }), body: mail.released.body({ name, title, link }) }
        : {
            subject: mail.failed.subject({ title }),
            body: mail.failed.body({
              name,
              title,
              link,
              reason: [failure[news.reason], items].filter(Boolean).join('\n'),
            }),
          };
    await queueMail(tx, { to: email, template: `batch-${news.kind}`, ...letter });
  }
}
