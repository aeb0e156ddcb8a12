// Keeps the index equal to the lists: reads the present state, so that events may come twice or late.
import { ensureIndexes, type ListName, listNames } from '#search/indexes.ts';
import { listIndexedIds, putDocuments, removeDocuments } from '#search/sync.ts';
import { listDocumentIds, readDocuments } from './read-documents.server.ts';

const pageSize = 500;

/** Puts what is on the list, takes out what is not. */
async function syncList(list: ListName, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const documents = await readDocuments(list, ids);
  const present = new Set(documents.map(({ id }) => id));
  await putDocuments(list, documents);
  await removeDocuments(
    list,
    ids.filter((id) => !present.has(id)),
  );
}

export async function syncSearch(touched: Readonly<Partial<Record<ListName, readonly string[]>>>): Promise<void> {
  await Promise.all(listNames.map((list) => syncList(list, touched[list] ?? [])));
}

export interface ReindexProgress {
  readonly list: ListName;
  readonly done: number;
}

async function reindexList(list: ListName, report: (progress: ReindexProgress) => void): Promise<number> {
  const gone = await listIndexedIds(list);
  let done = 0;
  for (let after: string | null = null; ; ) {
    const ids: string[] = await listDocumentIds(list, after, pageSize);
    await putDocuments(list, await readDocuments(list, ids));
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
  let total = 0;
  for (const list of listNames) total += await reindexList(list, report);
  return total;
}

/** At start: the indexes exist; when one is empty (new or lost data directory) it is filled from the lists. */
export async function prepareSearch(): Promise<void> {
  await ensureIndexes();
  for (const list of listNames) if ((await listIndexedIds(list)).size === 0) await reindexList(list, () => {});
}
