// The question behind the search page's address: words, lists and filters, without order and page.
import type { SearchFilters } from '#search/query.ts';
import type { SearchAddress } from './search-address.ts';

export interface AddressedQuestion {
  readonly text: string;
  readonly lists: readonly ('opportunity' | 'capability')[];
  readonly filters: SearchFilters;
}

export const searchQuestion = (address: SearchAddress): AddressedQuestion => ({
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
});
