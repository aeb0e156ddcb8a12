// Writing to the indexes. Done means applied: every function returns only when Meilisearch says "succeeded".
import { applied, indexName, meilisearch } from './client.ts';
import type { SearchDocument } from './documents.ts';
import { type ListName, listIndexes } from './indexes.ts';

const indexOf = (list: ListName) => meilisearch().index<SearchDocument>(indexName(listIndexes[list]));

/** Adds or replaces documents. The caller reads them from the database just before, so the newest state wins. */
export async function putDocuments(list: ListName, documents: readonly SearchDocument[]): Promise<void> {
  if (documents.length > 0) await applied(indexOf(list).addDocuments([...documents]));
}

export async function removeDocuments(list: ListName, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await applied(indexOf(list).deleteDocuments([...ids]));
}

/** Ids of everything in the index, for comparing it with the database. */
export async function listIndexedIds(list: ListName): Promise<Set<string>> {
  const ids = new Set<string>();
  for (let offset = 0; ; offset += 1000) {
    const { results } = await indexOf(list).getDocuments({ fields: ['id'], limit: 1000, offset });
    for (const { id } of results) ids.add(id);
    if (results.length < 1000) return ids;
  }
}
