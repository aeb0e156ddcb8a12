// Keeps entries and indexes equal to the lists: reads the present state, so that events may come twice or late.
import { whileChangingIndex } from '#app/persistence/index-lock.server.ts';
import { putEntries, removeEntries } from '#app/persistence/search-entries.server.ts';
import { markBehind } from '#app/persistence/search-standing.server.ts';
import { SearchAway } from '#search/client.ts';
import { lists } from '#search/index-life.ts';
import type { ListName } from '#search/lists.ts';
import { handOverChanges, isWritable, type ListChange } from '#search/sync.ts';
import { documentsOf, entryOf } from './published-documents.server.ts';

export type TouchedIds = Readonly<Partial<Record<ListName, readonly string[]>>>;

/** What is on the list is put, what is not is taken out. */
async function changeOf(list: ListName, ids: readonly string[]): Promise<ListChange> {
  const put = ids.length > 0 ? await documentsOf(list, ids) : [];
  const present = new Set(put.map(({ id }) => id));
  return { list, put, remove: ids.filter((id) => !present.has(id)) };
}

/** Entries first: they answer while the index cannot. */
async function hand(touched: TouchedIds) {
  const changes = await Promise.all(lists.map((list) => changeOf(list, touched[list] ?? [])));
  await putEntries(changes.flatMap(({ put }) => put.map(entryOf)));
  await removeEntries(changes.flatMap(({ remove }) => remove));
  return Promise.all(
    changes.filter(({ put, remove }) => put.length + remove.length > 0).map((change) => handOverChanges(change)),
  );
}

/**
 * Done when the index has applied it. @throws when the index did not; the entries are right all the same
 * @param isRepeated the same was tried before: while the index takes no changes, nothing is read for it again
 */
export async function syncSearch(touched: TouchedIds, isRepeated = false): Promise<void> {
  if (isRepeated && !isWritable()) throw new SearchAway('the search index does not take changes');
  const accepted = await whileChangingIndex(() => hand(touched));
  const missed = await Promise.all(accepted.map(({ applied }) => applied()));
  await markBehind([...new Set(missed.flat())]);
}
