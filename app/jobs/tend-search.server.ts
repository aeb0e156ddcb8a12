// The clock's part of searching: indexes that are missing or old are built, and once a night everything is compared.
import { touchedDocuments } from '#app/features/outbox/touched-documents.server.ts';
import { checkSearchNightly } from '#app/features/search/check-search.server.ts';
import { type RebuildProgress, rebuildSearch } from '#app/features/search/rebuild-search.server.ts';
import { changesSince, outboxPosition, syncTouched } from '#app/features/search/replay-changes.server.ts';
import { tendSearch } from '#app/features/search/tend-search.server.ts';

/** Does work that builds indexes, then looks again at everything that changed since it began. */
async function replaying<T>(build: () => Promise<T>): Promise<T> {
  const position = await outboxPosition();
  const result = await build();
  if (result) await syncTouched(await touchedDocuments(await changesSince(position)));
  return result;
}

/** Builds all indexes anew beside the live ones; null when somebody is building already. */
export const rebuildAll = (report: (progress: RebuildProgress) => void): Promise<number | null> =>
  replaying(() => rebuildSearch(report));

export async function tendIndexes(): Promise<void> {
  await replaying(tendSearch);
}

export const compareIndexes = checkSearchNightly;
