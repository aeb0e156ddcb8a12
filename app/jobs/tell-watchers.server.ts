// The clock's part of watching: who watches a listing hears that it was hidden, archived, or has ended.
import { tellNextWatchers } from '#app/features/listings/tell-watchers.server.ts';

export async function tellWatchers(): Promise<void> {
  for (const list of ['opportunity', 'capability'] as const) while (await tellNextWatchers(list));
}
