// Answers the search page's question from Meilisearch.
import { readClock } from '#app/persistence/client.server.ts';
import { markEnd, markStart } from '#app/ui/highlight.tsx';
import { askSearch, type SearchAnswer } from '#search/query.ts';
import { pageSize, type SearchAddress } from './search-address.ts';

/** `available: false` when the index cannot be asked; the page then says so and offers the lists. */
export type SearchOutcome = ({ readonly available: true } & SearchAnswer) | { readonly available: false };

export async function searchListings(
  address: SearchAddress,
  onFault: (error: unknown) => void,
): Promise<SearchOutcome> {
  const now = await readClock();
  try {
    const answer = await askSearch({
      text: address.text,
      lists: address.tab === 'all' ? ['opportunity', 'capability'] : [address.tab],
      filters: {
        fields: address.fields,
        kind: address.kind,
        regions: address.regions,
        organisationType: address.organisationType,
        budgetBand: address.budgetBand,
        closingWithinDays: address.closing,
      },
      sort: address.sort,
      offset: (address.page - 1) * pageSize,
      limit: pageSize,
      now,
      marks: { start: markStart, end: markEnd },
    });
    return { available: true, ...answer };
  } catch (error) {
    onFault(error);
    return { available: false };
  }
}
