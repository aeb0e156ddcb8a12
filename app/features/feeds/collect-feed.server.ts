// The entries of the lists' feeds: the newest of each, read from the lists themselves.
import { dayOf } from '#app/domain/period.ts';
import type { I18n } from '#app/i18n/index.ts';
import { listReleasedBatches } from '#app/persistence/batches.server.ts';
import { listPublishedCalls } from '#app/persistence/calls.server.ts';
import { readClock } from '#app/persistence/client.server.ts';
import { listNewestIds } from '#app/persistence/feed-items.server.ts';
import { listPublishedCapabilities, listPublishedOpportunities } from '#app/persistence/published-listings.server.ts';
import { organisationName } from '#app/ui/organisation-name.ts';
import { capabilityDocument, opportunityDocument } from '#search/documents.ts';
import { entryId, type FeedEntry, listingEntry } from './feed-entry.ts';

export const feedLists = ['opportunities', 'capabilities', 'calls', 'batches'] as const;
export type FeedList = (typeof feedLists)[number];

/** Entries of a feed: enough for a reader that looks once a day. */
export const feedLength = 50;

const newestFirst = (a: FeedEntry, b: FeedEntry): number =>
  b.publishedAt.getTime() - a.publishedAt.getTime() || (a.id < b.id ? -1 : 1);

async function listings(i18n: I18n, list: 'opportunity' | 'capability'): Promise<FeedEntry[]> {
  const ids = await listNewestIds(list, dayOf(await readClock()), feedLength);
  const documents =
    list === 'opportunity'
      ? (await listPublishedOpportunities(ids)).map(opportunityDocument)
      : (await listPublishedCapabilities(ids)).map(capabilityDocument);
  return documents.map((document) => listingEntry(i18n, document)).sort(newestFirst);
}

async function calls({ locale, t }: I18n): Promise<FeedEntry[]> {
  const rows = await listPublishedCalls(feedLength, null);
  return rows.flatMap(({ id, reference, title, publishedAt, organisation, opportunity }) =>
    publishedAt
      ? [
          {
            ...{ id: entryId(id), title, publishedAt, path: `/calls/${reference}` },
            summary: opportunity.publishedVersion?.title ?? '',
            author: organisationName(locale, organisation),
            categories: [t.feeds.title.calls],
          },
        ]
      : [],
  );
}

async function batches({ locale, t }: I18n): Promise<FeedEntry[]> {
  const zh = locale === 'zh-CN';
  const rows = await listReleasedBatches({}, feedLength);
  return rows.flatMap(({ id, reference, nameZh, nameEn, releasedAt, organisation, list }) =>
    releasedAt
      ? [
          {
            id: entryId(id),
            title: zh ? nameZh || nameEn : nameEn || nameZh,
            summary: t.vocabulary.list[list],
            path: `/batches/${reference}`,
            author: organisationName(locale, organisation),
            categories: [t.feeds.title.batches],
            publishedAt: releasedAt,
          },
        ]
      : [],
  );
}

const collectors = {
  opportunities: (i18n) => listings(i18n, 'opportunity'),
  capabilities: (i18n) => listings(i18n, 'capability'),
  calls,
  batches,
} satisfies Record<FeedList, (i18n: I18n) => Promise<FeedEntry[]>>;

export const collectFeed = (i18n: I18n, list: FeedList): Promise<FeedEntry[]> => collectors[list](i18n);
