// Everything a search finds on one list, as reference numbers in the order found: for files.
import { readClock } from '#app/persistence/client.server.ts';
import { askEntries } from './ask-entries.server.ts';
import { askLists } from './ask-lists.server.ts';
import type { SearchAddress } from './search-address.ts';
import { askedFor } from './search-question.server.ts';

/** Asked for at most this many in one go. */
const step = 200;

/** Null when nobody can answer. `isCut`: there was more than `limit`. */
export async function findReferences(
  address: SearchAddress,
  list: 'opportunity' | 'capability',
  limit: number,
  onFault: (error: unknown) => void,
): Promise<{ references: string[]; isCut: boolean } | null> {
  const now = await readClock();
  // A page that shows something else than was typed links to the files of that.
  const asked = { ...askedFor(address), verbatim: true };
  const question = { ...asked, lists: [list], now, marks: { start: '', end: '' } };
  const found: string[] = [];
  try {
    for (;;) {
      const answer = await askLists({ ...question, offset: found.length, limit: step }, onFault);
      // Pages of two answerers would not fit together: the other one is asked for everything at once.
      if (answer.degraded) {
        const { hits } = await askEntries({ ...question, offset: 0, limit: limit + 1 });
        found.splice(0, found.length, ...hits.map(({ reference }) => reference));
        break;
      }
      found.push(...answer.hits.map(({ reference }) => reference));
      if (answer.hits.length < step || found.length > limit) break;
    }
  } catch (error) {
    onFault(error);
    return null;
  }
  return { references: found.slice(0, limit), isCut: found.length > limit };
}
