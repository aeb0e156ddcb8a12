// Keeps the index equal to the lists: reads the present state, so that events may come twice or late.
import type { List } from '#app/domain/listing.ts';
import {
  listPublishedCapabilities,
  listPublishedIds,
  listPublishedOpportunities,
} from '#app/persistence/published-listings.server.ts';
import { capabilityDocument, opportunityDocument, type SearchDocument } from '#search/documents.ts';
import { ensureIndexes } from '#search/indexes.ts';
import { listIndexedIds, putDocuments, removeDocuments } from '#search/sync.ts';

const pageSize = 500;

const documentsOf = async (list: List, ids: readonly string[]): Promise<SearchDocument[]> =>
  list === 'opportunity'
    ? (await listPublishedOpportunities(ids)).map(opportunityDocument)
    : (await listPublishedCapabilities(ids)).map(capabilityDocument);

/** Puts what is on the list, takes out what is not. */
async function syncList(list: List, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const documents = await documentsOf(list, ids);
  const present = new Set(documents.map(({ id }) => id));
  await putDocuments(list, documents);
  await removeDocuments(
    list,
    ids.filter((id) => !present.has(id)),
  );
}

export async function syncSearch(touched: Readonly<Record<List, readonly string[]>>): Promise<void> {
  await Promise.all([syncList('opportunity', touched.opportunity), syncList('capability', touched.capability)]);
}

export interface ReindexProgress {
  readonly list: List;
  readonly done: number;
}

async function reindexList(list: List, report: (progress: ReindexProgress) => void): Promise<number> {
  const gone = await listIndexedIds(list);
  let done = 0;
  for (let after: string | null = null; ; ) {
    const ids: string[] = await listPublishedIds(list, after, pageSize);
    await putDocuments(list, await documentsOf(list, ids));
    for (const id of ids) gone.delete(id);
    done += ids.length;
    report({ list, done });
    after = ids.at(-1) ?? null;
    if (ids.length < pageSize) break;
  }
  await removeDocuments(list, [...gone]);
  return done;
}

/** Writes every listed item again and removes what should not be there. Returns the number of documents. */
export async function reindexSearch(report: (progress: ReindexProgress) => void = () => {}): Promise<number> {
  await ensureIndexes();
  return (await reindexList('opportunity', report)) + (await reindexList('capability', report));
}

/** At start: the indexes exist; when one is empty (new or lost data directory) it is filled from the lists. */
export async function prepareSearch(): Promise<void> {
  await ensureIndexes();
  for (const list of ['opportunity', 'capability'] as const)
    if ((await listIndexedIds(list)).size === 0) await reindexList(list, () => {});
}
