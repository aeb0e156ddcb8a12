// What a saved search keeps of the search page's address: words, the two lists, filters; without order and page.
import { type List, lists } from '#app/domain/listing.ts';
import type { SearchFilters } from '#search/filters.ts';
import type { SearchAddress } from './search-address.ts';
import { filtersOf, listsOf } from './search-question.server.ts';

export interface AddressedQuestion {
  readonly text: string;
  /** Empty for the tabs of calls and organisations: nothing new on them is told. */
  readonly lists: readonly List[];
  readonly filters: SearchFilters;
}

export const searchQuestion = (address: SearchAddress): AddressedQuestion => ({
  text: address.text,
  lists: lists.filter((list) => listsOf(address.tab).includes(list)),
  filters: filtersOf(address),
});
