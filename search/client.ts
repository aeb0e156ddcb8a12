// The connection to Meilisearch. Keys stay on the server.

import { type EnqueuedTaskPromise, Meilisearch, type Task } from 'meilisearch';
import { env } from '#app/runtime/env.server.ts';

let client: Meilisearch | null = null;

export function meilisearch(): Meilisearch {
  const { MEILI_URL, MEILI_KEY } = env();
  client ??= new Meilisearch({ host: MEILI_URL, apiKey: MEILI_KEY, timeout: 10_000 });
  return client;
}

/** Index names carry the environment's prefix, so that tests share one server. */
export const indexName = (name: string): string => `${env().MEILI_PREFIX}${name}`;

/** Waits until the work is applied: Meilisearch accepts writes long before that. Throws when the task failed. */
export async function applied(task: EnqueuedTaskPromise): Promise<Task> {
  const done = await task.waitTask({ timeout: 120_000, interval: 25 });
  if (done.status !== 'succeeded')
    throw new Error(`search task ${done.uid} (${done.type}) ${done.status}: ${done.error?.message ?? ''}`);
  return done;
}
