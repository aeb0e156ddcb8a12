// A saved search's question between what the search page's address says and what the database keeps. Pure.
import type { SavedSearchRow, StoredFilters, StoredQuestion } from '#app/persistence/saved-searches.server.ts';
import { noFilters, type SearchFilters } from '#search/filters.ts';
import { compilation, compileQuestion, type Question } from '#search/percolation/percolate.ts';

/** A question with its shareable address on the search page. */
export interface AskedQuestion extends Question {
  readonly address: string;
}

/** Filters that came later than the saved search narrow nothing, and values of another shape are left out. */
export const filtersFrom = (stored: StoredFilters): SearchFilters =>
  Object.fromEntries(
    Object.entries(noFilters).map(([name, none]) => {
      const value = stored[name];
      return [name, Array.isArray(value) === Array.isArray(none) && value !== undefined ? value : none];
    }),
  ) as unknown as SearchFilters;

export const questionFrom = ({
  text,
  lists,
  filters,
}: Pick<SavedSearchRow, 'text' | 'lists' | 'filters'>): Question => ({
  ...{ text, lists },
  filters: filtersFrom(filters),
});

export const storedQuestion = ({ address, ...question }: AskedQuestion): StoredQuestion => ({
  ...question,
  ...{ address, compiledWith: compilation },
  filters: { ...question.filters },
  ...compileQuestion(question),
});
