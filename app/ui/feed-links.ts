// Autodiscovery: tells feed readers where the feeds of a page are, for Remix's `meta`.

/** `name` as in /feeds/<name>.atom; `query` with its question mark, or empty. */
export const feedLinks = (name: string, query = '') => [
  {
    tagName: 'link' as const,
    rel: 'alternate',
    type: 'application/atom+xml',
    title: 'Atom',
    href: `/feeds/${name}.atom${query}`,
  },
  {
    tagName: 'link' as const,
    rel: 'alternate',
    type: 'application/feed+json',
    title: 'JSON Feed',
    href: `/feeds/${name}.json${query}`,
  },
];
