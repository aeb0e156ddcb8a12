// The cheapest question that only an index in working order can answer.
import type { Meilisearch } from 'meilisearch';
import { lists, liveName } from './index-life.ts';

export const probe = (client: Meilisearch): Promise<unknown> =>
  client.multiSearch({ queries: lists.map((list) => ({ indexUid: liveName(list), q: 'a', limit: 1 })) });
