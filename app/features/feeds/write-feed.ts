// From entries to the text of a feed: Atom 1.0 or JSON Feed 1.1. The same entries always give the same text.
import { Feed } from 'feed';
import type { FeedEntry } from './feed-entry.ts';

export const feedFormats = ['atom', 'json'] as const;
export type FeedFormat = (typeof feedFormats)[number];

export interface FeedHead {
  readonly title: string;
  readonly siteName: string;
  /** "http://…", without a slash at the end. */
  readonly origin: string;
  /** The page the feed follows, within the site. */
  readonly page: string;
  /** The feed's own address within the site, without its ending. */
  readonly self: string;
  readonly query: string;
  readonly language: string;
}

export interface WrittenFeed {
  readonly text: string;
  readonly mediaType: string;
  /** The newest entry; null for an empty feed. */
  readonly modifiedAt: Date | null;
}

/** A feed with nothing in it has no date of its own. */
const epoch = new Date(0);

function build(head: FeedHead, entries: readonly FeedEntry[], updated: Date): Feed {
  const { origin, self, query } = head;
  const feed = new Feed({
    id: `${origin}${self}${query}`,
    title: `${head.title} · ${head.siteName}`,
    link: `${origin}${head.page}`,
    language: head.language,
    updated,
    copyright: head.siteName,
    generator: head.siteName,
    feedLinks: { atom: `${origin}${self}.atom${query}`, json: `${origin}${self}.json${query}` },
  });
  for (const entry of entries)
    feed.addItem({
      id: entry.id,
      title: entry.title,
      link: `${origin}${entry.path}`,
      description: entry.summary,
      date: entry.publishedAt,
      published: entry.publishedAt,
      author: [{ name: entry.author }],
      category: entry.categories.map((name) => ({ name, term: name })),
    });
  return feed;
}

/** JSON Feed 1.1 calls authors by their plural, says the language, and wants content of every item. */
function jsonFeed({ origin, self, page, query, language, title, siteName }: FeedHead, entries: readonly FeedEntry[]) {
  return {
    version: 'https://jsonfeed.org/version/1.1',
    title: `${title} · ${siteName}`,
    home_page_url: `${origin}${page}`,
    feed_url: `${origin}${self}.json${query}`,
    language,
    authors: [{ name: siteName, url: origin }],
    items: entries.map((entry) => ({
      id: entry.id,
      url: `${origin}${entry.path}`,
      title: entry.title,
      content_text: entry.summary,
      date_published: entry.publishedAt.toISOString(),
      date_modified: entry.publishedAt.toISOString(),
      authors: [{ name: entry.author }],
      tags: entry.categories,
    })),
  };
}

export function writeFeed(format: FeedFormat, head: FeedHead, entries: readonly FeedEntry[]): WrittenFeed {
  const newest = entries.reduce<Date | null>(
    (latest, { publishedAt }) => (latest && latest >= publishedAt ? latest : publishedAt),
    null,
  );
  const text =
    format === 'atom'
      ? build(head, entries, newest ?? epoch).atom1()
      : `${JSON.stringify(jsonFeed(head, entries), null, 1)}\n`;
  const mediaType = format === 'atom' ? 'application/atom+xml' : 'application/feed+json';
  return { text, mediaType: `${mediaType}; charset=utf-8`, modifiedAt: newest };
}
