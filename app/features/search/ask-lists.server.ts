// Asks the index; while it is away or far behind, asks PostgreSQL instead and says so.
import { readSearchStanding, type SearchStanding } from '#app/persistence/search-standing.server.ts';
import { SearchAway } from '#search/client.ts';
import { askSearch, type SearchAnswer, type SearchQuestion } from '#search/query.ts';
import { askEntries } from './ask-entries.server.ts';

/** Why the answer comes from PostgreSQL: the index does not answer, or lacks too many changes. Null: it comes from the index. */
export type Degraded = 'away' | 'behind' | null;

export type ListsAnswer = SearchAnswer & { readonly degraded: Degraded };

/** More changes than these, waiting longer than so many seconds: the index shows lists as they no longer are. */
const behind = { changes: 20, seconds: 60 } as const;
export const lateSeconds = behind.seconds;
export const isBehind = ({ late }: SearchStanding): boolean => late > behind.changes;

/** Milliseconds that a standing counts. */
const standingMs = 2_000;

let known: { readonly standing: Promise<SearchStanding>; readonly readAt: number } | null = null;

/** Read once in a while for all questions. */
function standing(): Promise<SearchStanding> {
  const now = performance.now();
  if (!known || now - known.readAt > standingMs) {
    const read = readSearchStanding(behind.seconds);
    known = { standing: read, readAt: now };
    read.catch(() => {
      known = null;
    });
  }
  return known.standing;
}

/** The answer of whoever can give one. `onFault` hears why the index could not. */
export async function askLists(question: SearchQuestion, onFault: (error: unknown) => void): Promise<ListsAnswer> {
  const now = await standing();
  if (isBehind(now)) return { ...(await askEntries(question)), degraded: 'behind' };
  try {
    return { ...(await askSearch({ ...question, behind: new Set(now.behind) })), degraded: null };
  } catch (error) {
    // A breaker that is open has been told of already.
    if (!(error instanceof SearchAway) || error.cause !== undefined) onFault(error);
    return { ...(await askEntries(question)), degraded: 'away' };
  }
}
