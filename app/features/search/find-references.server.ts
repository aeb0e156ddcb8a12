// Everything a search finds on one list, as reference numbers in the order found: for files.
import { readClock } from '#app/persistence/client.server.ts';
import { askSearch } from '#search/query.ts';
import type { SearchAddress } from './search-address.ts';

/** The index answers at most this many in one go. */
const step = 200;

/** Null when the index cannot be asked. `isCut`: there was more than `limit`. */
export async function findReferences(
  address: SearchAddress,
  list: 'opportunity' | 'capability',
  limit: number,
  onFault: (error: unknown) => void,
): Promise<{ references: string[]; isCut: boolean } | null> {
  const now = await readClock();
  const { text, fields, kind, regions, organisationType, budgetBand, closing, sort } = address;
  const filters = { fields, kind, regions, organisationType, budgetBand, closingWithinDays: closing };
  const references: string[] = [];
  try {
    for (;;) {
      const offset = references.length;
      const marks = { start: '', end: '' };
      const { hits } = await askSearch({ text, lists: [list], filters, sort, offset, limit: step, now, marks });
      references.push(...hits.map(({ reference }) => reference));
      if (hits.length < step || references.length > limit) break;
    }
  } catch (error) {
    onFault(error);
    return null;
  }
  return { references: references.slice(0, limit), isCut: references.length > limit };
}
