// What the indexes have to hold: the documents of everything that is public, and how each is kept in PostgreSQL.
import { documentHash, type NewEntry } from '#app/persistence/search-entries.server.ts';
import type { FoundDocument, SearchDocument } from '#search/documents.ts';
import { entryTerms } from '#search/entry-terms.ts';
import { facetNames } from '#search/filters.ts';
import type { IndexedWords } from '#search/indexed-words.ts';
import type { ListName } from '#search/lists.ts';
import { listDocumentIds, readDocuments } from './read-documents.server.ts';

/** Documents of those of `ids` that are public now. */
export const documentsOf = readDocuments;

const pageSize = 500;

/** Ids of everything on a list, a page at a time. */
export async function* pagesOfIds(list: ListName, limit = pageSize): AsyncGenerator<readonly string[]> {
  for (let after: string | null = null; ; ) {
    const ids: string[] = await listDocumentIds(list, after, limit);
    if (ids.length > 0) yield ids;
    if (ids.length < limit) return;
    after = ids.at(-1) ?? null;
  }
}

const countPage = 10_000;

export async function countDocuments(list: ListName): Promise<number> {
  let count = 0;
  for await (const ids of pagesOfIds(list, countPage)) count += ids.length;
  return count;
}

export const facetValue = (name: string, value: string): string => `${name}:${value}`;

/** What can be narrowed by, and the list itself: its counts stand on the tabs. */
const kept = ['list', ...facetNames] as const;

function facetsOf(document: SearchDocument): string[] {
  return kept.flatMap((name) => {
    const value: unknown = document[name];
    const values = Array.isArray(value) ? value : value === null || value === undefined ? [] : [value];
    return values.map((each) => facetValue(name, String(each)));
  });
}

/** Without the words that are made for the index alone. */
function foundPart(document: SearchDocument): FoundDocument {
  const made: Record<Exclude<keyof IndexedWords, keyof FoundDocument>, undefined> = {
    titleWords: undefined,
    summaryWords: undefined,
    contextWords: undefined,
    bodyWords: undefined,
    bodyConcepts: undefined,
  };
  return { ...document, ...made } as unknown as FoundDocument;
}

export const entryOf = (document: SearchDocument): NewEntry => ({
  document: foundPart(document),
  hash: documentHash(document),
  shownUntil: document.shownUntil,
  terms: entryTerms(document),
  facets: facetsOf(document),
});
