// One entry of a feed, made of what everybody may read; search documents hold nothing else.
import type { I18n } from '#app/i18n/index.ts';
import { listingPath } from '#app/ui/listing-path.ts';
import { organisationName } from '#app/ui/organisation-name.ts';
import type { SearchDocument } from '#search/documents.ts';

export interface FeedEntry {
  /** Stays the same wherever the site moves: "urn:uuid:…". */
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  /** Within the site. */
  readonly path: string;
  readonly author: string;
  readonly categories: readonly string[];
  readonly publishedAt: Date;
}

type Told = Pick<
  SearchDocument,
  | ('id' | 'list' | 'reference' | 'titleZh' | 'titleEn' | 'summaryZh' | 'summaryEn' | 'organisationZh')
  | ('organisationEn' | 'fields' | 'publishedAt')
>;

export const entryId = (id: string): string => `urn:uuid:${id}`;

/** In the reader's language where there is one. */
export function listingEntry({ locale, t }: I18n, document: Told): FeedEntry {
  const { titleZh, titleEn, summaryZh, summaryEn, organisationZh: nameZh, organisationEn: nameEn } = document;
  const zh = locale === 'zh-CN';
  const fields = t.vocabulary.field as Readonly<Record<string, string>>;
  return {
    id: entryId(document.id),
    title: zh ? titleZh || titleEn : titleEn || titleZh,
    summary: zh ? summaryZh || summaryEn : summaryEn || summaryZh,
    path: listingPath(document.list, document.reference),
    author: organisationName(locale, { nameZh, nameEn }),
    categories: [t.search.tabs[document.list], ...document.fields.map((code) => fields[code] ?? code)],
    publishedAt: new Date(document.publishedAt * 1000),
  };
}
