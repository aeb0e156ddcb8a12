// After a build: what changed since it began is looked at again, by its place in the outbox.
import { listTouchedSince, readOutboxPosition } from '#app/persistence/search-standing.server.ts';
import { lists } from '#search/index-life.ts';
import { syncSearch, type TouchedIds } from './sync-search.server.ts';

export const outboxPosition = readOutboxPosition;
export const changesSince = listTouchedSince;

const chunk = 500;

/** Brings these up to date, a piece at a time. */
export async function syncTouched(touched: TouchedIds): Promise<void> {
  for (const list of lists) {
    const ids = touched[list] ?? [];
    for (let at = 0; at < ids.length; at += chunk) await syncSearch({ [list]: ids.slice(at, at + chunk) });
  }
}
