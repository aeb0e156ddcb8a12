// GET /feeds/search.atom?q=…, /feeds/opportunities.json …: Atom and JSON Feed of a search or a list; conditional.
import type { LoaderFunctionArgs } from '@remix-run/node';
import { isDivision } from '#app/domain/division.ts';
import { collectFeed, feedLength, feedLists } from '#app/features/feeds/collect-feed.server.ts';
import { type FeedEntry, listingEntry } from '#app/features/feeds/feed-entry.ts';
import { mayReadFeed } from '#app/features/feeds/limit-feeds.server.ts';
import { feedFormats, writeFeed } from '#app/features/feeds/write-feed.ts';
import { readSearchAddress, writeSearchAddress } from '#app/features/search/search-address.ts';
import { searchListings } from '#app/features/search/search-listings.server.ts';
import { admit, refuseAccess } from '#app/http/admit.server.ts';
import { notNow, sendConditional } from '#app/http/send-conditional.server.ts';
import { type I18n, isLocale } from '#app/i18n/index.ts';
import { i18nFor } from '#app/i18n/server-messages.server.ts';
import { env } from '#app/runtime/env.server.ts';

interface Source {
  readonly title: string;
  readonly page: string;
  readonly query: string;
  /** Null while search is away. */
  readonly entries: readonly FeedEntry[] | null;
}

async function searchSource({ context }: LoaderFunctionArgs, i18n: I18n, parameters: URLSearchParams): Promise<Source> {
  const read = readSearchAddress(parameters);
  const address = { ...read, regions: read.regions.filter(isDivision), sort: 'newest' as const, page: 1 };
  const page = writeSearchAddress({ ...address, sort: 'relevance' });
  const onFault = (error: unknown) => context.log.warn({ err: error }, 'search unavailable');
  const [first, second, third] = await Promise.all(
    [1, 2, 3].map((number) => searchListings({ ...address, page: number }, onFault)),
  );
  const title = i18n.t.feeds.title.search({ text: address.text });
  const query = page.replace(/^\/search/, '');
  if (!first?.available || !second?.available || !third?.available) return { title, page, query, entries: null };
  const hits = [first, second, third].flatMap(({ hits: found }) => found).slice(0, feedLength);
  return { title, page, query, entries: hits.map((hit) => listingEntry(i18n, hit)) };
}

export async function loader(args: LoaderFunctionArgs) {
  await admit(args, 'routes/feeds/feed');
  const { request, context, params } = args;
  const [name, ending, ...more] = (params.file ?? '').split('.');
  const format = feedFormats.find((one) => one === ending);
  const list = feedLists.find((one) => one === name);
  if (!format || more.length > 0 || !(list || name === 'search')) refuseAccess('not-found');
  const { searchParams } = new URL(request.url);
  const asked = searchParams.get('lang');
  const i18n = i18nFor(isLocale(asked) ? asked : context.locale);
  if (!(await mayReadFeed('feed', context.clientAddress))) return notNow(i18n.t.feeds.tooMany, 429);
  const source: Source = list
    ? { title: i18n.t.feeds.title[list], page: `/${list}`, query: '', entries: await collectFeed(i18n, list) }
    : await searchSource(args, i18n, searchParams);
  if (!source.entries) return notNow(i18n.t.feeds.unavailable, 503);
  const { title, page, query } = source;
  const language = isLocale(asked) ? `${query ? `${query}&` : '?'}lang=${asked}` : query;
  const head = { title, page, query: language, self: `/feeds/${name}`, language: i18n.locale };
  const written = writeFeed(
    format,
    { ...head, siteName: i18n.t.site.name, origin: env().BASE_URL.replace(/\/$/, '') },
    source.entries,
  );
  return sendConditional(request, written);
}
