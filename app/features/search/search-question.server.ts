// The search page's address as a question to the index.
import type { SearchFilters } from '#search/filters.ts';
import { type ListName, listNames } from '#search/lists.ts';
import type { SearchAddress, SearchTab } from './search-address.ts';

const yuanPerWan = 10_000;
const yuan = (wan: number | null): number | null => (wan === null ? null : wan * yuanPerWan);

export const filtersOf = (address: SearchAddress): SearchFilters => ({
  fields: address.fields,
  kind: address.kind,
  stage: address.stage,
  regions: address.regions,
  industries: address.industries,
  organisationType: address.organisationType,
  honours: address.honours,
  budgetBand: address.budgetBand,
  trl: address.trl,
  closingWithinDays: address.closing,
  postedWithinDays: address.posted,
  budgetFrom: yuan(address.budgetFrom),
  budgetTo: yuan(address.budgetTo),
});

export const listsOf = (tab: SearchTab): readonly ListName[] => (tab === 'all' ? listNames : [tab]);

/** What a question and the address it comes from have in common. */
export const askedFor = (address: SearchAddress) => ({
  text: address.text,
  filters: filtersOf(address),
  sort: address.sort,
  everyWord: address.everyWord,
  verbatim: address.verbatim,
});
