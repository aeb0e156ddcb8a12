// Removes stored bytes that belong to no document: the process ended between file and row, or between taking back and
// removing, or a logo was replaced.
import { documentStorage } from '#app/gateways/documents.server.ts';
import { findKeptDocuments } from '#app/persistence/documents.server.ts';

/** No upload takes so long: what is younger may be waiting for its row. */
const restMs = 3_600_000;
const portion = 1_000;

/** @returns how many were removed */
export async function sweepDocuments(): Promise<number> {
  const storage = documentStorage();
  const ids = await storage.list(restMs);
  let removed = 0;
  for (let start = 0; start < ids.length; start += portion) {
    const some = ids.slice(start, start + portion);
    const kept = await findKeptDocuments(some);
    for (const id of some.filter((one) => !kept.has(one))) {
      await storage.remove(id);
      removed += 1;
    }
  }
  return removed;
}
