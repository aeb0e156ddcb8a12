// What the indexes have to hold: the documents of everything on the lists, and how each is kept in PostgreSQL.
import type { List } from '#app/domain/listing.ts';
import {
  countPublished,
  listPublishedCapabilities,
  listPublishedIds,
  listPublishedOpportunities,
} from '#app/persistence/published-listings.server.ts';
import type { NewEntry } from '#app/persistence/search-entries.server.ts';
import { capabilityDocument, opportunityDocument, type SearchDocument } from '#search/documents.ts';
import { entryTerms } from '#search/entry-terms.ts';
import { facetNames } from '#search/query.ts';

/** Documents of those of `ids` that are on the list now. */
export const documentsOf = async (list: List, ids: readonly string[]): Promise<SearchDocument[]> =>
  list === 'opportunity'
    ? (await listPublishedOpportunities(ids)).map(opportunityDocument)
    : (await listPublishedCapabilities(ids)).map(capabilityDocument);

export const countDocuments = (list: List): Promise<number> => countPublished(list);

const pageSize = 500;

/** Ids of everything on a list, a page at a time. */
export async function* pagesOfIds(list: List): AsyncGenerator<readonly string[]> {
  for (let after: string | null = null; ; ) {
    const ids: string[] = await listPublishedIds(list, after, pageSize);
    if (ids.length > 0) yield ids;
    if (ids.length < pageSize) return;
    after = ids.at(-1) ?? null;
  }
}

export const facetValue = (name: string, value: string): string => `${name}:${value}`;

/** The facets of a document as its entry has them. */
function facetsOf(document: SearchDocument): string[] {
  return facetNames.flatMap((name) => {
    const value: unknown = document[name];
    const values = Array.isArray(value) ? value : value === null || value === undefined ? [] : [value];
    return values.map((each) => facetValue(name, String(each)));
  });
}

export const entryOf = (document: SearchDocument): NewEntry => ({
  document,
  shownUntil: document.endsAt,
  terms: entryTerms(document),
  facets: facetsOf(document),
});
