// A saved search's question between what the search page's address says and what the database keeps. Pure.
import type { BudgetBand } from '#app/domain/opportunity.ts';
import type { SavedSearchRow, StoredFilters, StoredQuestion } from '#app/persistence/saved-searches.server.ts';
import { compilation, compileQuestion, type Question } from '#search/percolation/percolate.ts';
import type { SearchFilters } from '#search/query.ts';

/** A question with its shareable address on the search page. */
export interface AskedQuestion extends Question {
  readonly address: string;
}

const texts = (stored: StoredFilters, name: keyof SearchFilters): readonly string[] => {
  const value = stored[name];
  return Array.isArray(value) ? value : [];
};

/** Filters that came later than the saved search narrow nothing. */
export function filtersFrom(stored: StoredFilters): SearchFilters {
  const closing = stored.closingWithinDays;
  return {
    fields: texts(stored, 'fields'),
    kind: texts(stored, 'kind'),
    regions: texts(stored, 'regions'),
    organisationType: texts(stored, 'organisationType'),
    budgetBand: texts(stored, 'budgetBand') as readonly BudgetBand[],
    closingWithinDays: typeof closing === 'number' ? closing : null,
  };
}

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
