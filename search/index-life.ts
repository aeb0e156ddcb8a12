// The life of an index: made, built anew beside the live one, swapped in, taken away. On every instance.
import { type Meilisearch, MeilisearchApiError } from 'meilisearch';
import { applied, indexName, instances } from './client.ts';
import { versionIn } from './index-version.ts';
import { makeIndex } from './indexes.ts';
import { type ListName, listIndexes, listNames } from './lists.ts';

export const liveName = (list: ListName): string => indexName(listIndexes[list]);
/** The index that is being built beside the live one. Two underscores: no list is called so. */
export const nextName = (list: ListName): string => `${liveName(list)}__next`;

export const lists: readonly ListName[] = listNames;

const isMissing = (error: unknown): boolean =>
  error instanceof MeilisearchApiError && error.cause?.code === 'index_not_found';

async function versionAt(client: Meilisearch, uid: string): Promise<string | null> {
  try {
    return versionIn(await client.index(uid).getSynonyms());
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

async function remove(client: Meilisearch, uid: string): Promise<void> {
  const task = await applied(client.deleteIndex(uid)).catch((error: unknown) => error);
  if (task instanceof Error && !/not found/i.test(task.message)) throw task;
}

async function names(client: Meilisearch): Promise<Set<string>> {
  const { results } = await client.getIndexes({ limit: 1000 });
  return new Set(results.map(({ uid }) => uid));
}

/** Indexes of a list that changes are written to: the live one, and the one being built, where there are such. */
export async function writtenNames(client: Meilisearch, list: ListName): Promise<string[]> {
  const present = await names(client);
  return [liveName(list), nextName(list)].filter((uid) => present.has(uid));
}

/** Versions of a list's live index on every instance that answers, by address; null where there is none of ours. */
export async function liveVersions(list: ListName): Promise<Map<string, string | null>> {
  const versions = await Promise.allSettled(instances().map(({ client }) => versionAt(client, liveName(list))));
  if (versions[0]?.status === 'rejected') throw versions[0].reason;
  const answered = instances().flatMap(({ url }, index) => {
    const version = versions[index];
    return version?.status === 'fulfilled' ? [[url, version.value] as const] : [];
  });
  return new Map(answered);
}

/** An empty index of the present version beside the live one; what was left of another build is thrown away. */
export async function beginBuild(client: Meilisearch, list: ListName): Promise<void> {
  await remove(client, nextName(list));
  await makeIndex(client, nextName(list));
}

/**
 * Puts the built index in the place of the live one, in one step for everybody who searches; the old one then has the other
 * name. Work that was accepted before keeps the name it was accepted for: it is done before the swap.
 */
export async function swapBuild(client: Meilisearch, list: ListName): Promise<void> {
  const hasLive = (await names(client)).has(liveName(list));
  await applied(client.swapIndexes([{ indexes: [nextName(list), liveName(list)], rename: !hasLive }]));
}

/** Deletes what has the name of an index being built: a build that was given up, or the old index after a swap. */
export async function abandonBuild(client: Meilisearch, list: ListName): Promise<void> {
  if ((await names(client)).has(nextName(list))) await remove(client, nextName(list));
}
