// Writing to the indexes, on every instance. Accepted is not applied: what is handed over is done only when `applied` says so.
import type { EnqueuedTaskPromise, Meilisearch } from 'meilisearch';
import { appliedTask, type Instance, instances, isOutage, meilisearch, SearchAway } from './client.ts';
import type { SearchDocument } from './documents.ts';
import { liveName, nextName, writtenNames } from './index-life.ts';
import type { ListName } from './lists.ts';

/** Work that the instances have accepted and will do in the order of acceptance. */
export interface Accepted {
  /** Waits until it is done; gives the addresses of copies that missed it. @throws when the first instance did not do it */
  readonly applied: () => Promise<string[]>;
}

const now = (): number => performance.now();

/** Runs the work on an instance; whether it answers is remembered, so that the next one need not wait to find out. */
async function on<T>(instance: Instance, work: (client: Meilisearch) => Promise<T>): Promise<T> {
  const { writing, url, client } = instance;
  if (writing.isOpen && !writing.claimLook(now())) throw new SearchAway(`${url} does not take changes`);
  try {
    const result = await work(client);
    writing.pass();
    return result;
  } catch (error) {
    if (isOutage(error)) writing.fail(now());
    throw error;
  }
}

/** Whether trying is of use: the first instance took the last change, or it is time to look whether it does again. */
export const isWritable = (): boolean => instances()[0]?.writing.mayTry(now()) ?? false;

/** The first instance has to have done it; copies that did not are named. */
function laggards(outcomes: readonly PromiseSettledResult<unknown>[]): string[] {
  if (outcomes[0]?.status === 'rejected') throw outcomes[0].reason;
  return instances().flatMap(({ url }, index) => (outcomes[index]?.status === 'rejected' ? [url] : []));
}

const numbers = async (tasks: readonly EnqueuedTaskPromise[]): Promise<number[]> =>
  (await Promise.all(tasks)).map(({ taskUid }) => taskUid);

/** Hands work over to every instance. @throws when the first one does not accept it */
async function handOver(enqueue: (client: Meilisearch) => Promise<number[]>): Promise<Accepted> {
  const accepted = await Promise.allSettled(instances().map((instance) => on(instance, enqueue)));
  laggards(accepted);
  const finish = async (instance: Instance, index: number): Promise<void> => {
    const outcome = accepted[index];
    if (outcome?.status !== 'fulfilled') throw outcome?.reason;
    await on(instance, async (client) => {
      for (const uid of outcome.value) await appliedTask(client, uid);
    });
  };
  return { applied: async () => laggards(await Promise.allSettled(instances().map(finish))) };
}

/** What a list is to hold and no longer to hold, in the live index and in one that is being built. */
export interface ListChange {
  readonly list: ListName;
  readonly put: readonly SearchDocument[];
  readonly remove: readonly string[];
}

/** The caller reads the documents from the database just before, under the lock of the index, so the newest state wins. */
export const handOverChanges = ({ list, put, remove }: ListChange): Promise<Accepted> =>
  handOver(async (client) => {
    const uids = await writtenNames(client, list);
    // Adding to an index that is not there would make one without settings.
    if (uids.length === 0) throw new SearchAway(`there is no index ${liveName(list)}`);
    return numbers(
      uids.flatMap((uid) => [
        ...(put.length > 0 ? [client.index<SearchDocument>(uid).addDocuments([...put])] : []),
        ...(remove.length > 0 ? [client.index(uid).deleteDocuments([...remove])] : []),
      ]),
    );
  });

/** A piece of the index that is being built, for one instance or all of them. */
export async function handOverPage(
  client: Meilisearch,
  list: ListName,
  documents: readonly SearchDocument[],
): Promise<() => Promise<void>> {
  const { taskUid } = await client.index<SearchDocument>(nextName(list)).addDocuments([...documents]);
  return () => appliedTask(client, taskUid);
}

/** Adds or replaces documents and waits until they are found. */
export async function putDocuments(list: ListName, documents: readonly SearchDocument[]): Promise<void> {
  if (documents.length > 0) await (await handOverChanges({ list, put: documents, remove: [] })).applied();
}

export async function removeDocuments(list: ListName, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await (await handOverChanges({ list, put: [], remove: ids })).applied();
}

const pageSize = 1000;

/** Everything in a live index, a page at a time: for comparing it with the database. */
export async function* indexedDocuments(
  list: ListName,
  client: Meilisearch = meilisearch(),
): AsyncGenerator<readonly SearchDocument[]> {
  for (let offset = 0; ; offset += pageSize) {
    const { results } = await client.index<SearchDocument>(liveName(list)).getDocuments({ limit: pageSize, offset });
    yield results;
    if (results.length < pageSize) return;
  }
}
