// Answers the search page's question: from the index, or from PostgreSQL while the index cannot.
import { readClock } from '#app/persistence/client.server.ts';
import { markEnd, markStart } from '#app/ui/highlight.tsx';
import type { SearchQuestion } from '#search/query.ts';
import { askLists, type ListsAnswer } from './ask-lists.server.ts';
import { pageSize, type SearchAddress } from './search-address.ts';
import { askedFor, listsOf } from './search-question.server.ts';

/** `available: false` when not even PostgreSQL answers; the page then says so and offers the lists. */
export type SearchOutcome = ({ readonly available: true } & ListsAnswer) | { readonly available: false };

/** The question that an address of the search page asks. */
export const questionOf = (address: SearchAddress, now: Date): SearchQuestion => ({
  ...askedFor(address),
  lists: listsOf(address.tab),
  offset: (address.page - 1) * pageSize,
  limit: pageSize,
  now,
  marks: { start: markStart, end: markEnd },
});

export async function searchListings(
  address: SearchAddress,
  onFault: (error: unknown) => void,
): Promise<SearchOutcome> {
  const now = await readClock();
  try {
    const answer = await askLists(questionOf(address, now), onFault);
    return { available: true, ...answer };
  } catch (error) {
    onFault(error);
    return { available: false };
  }
}
