// What a search is narrowed by, in the engine's language. Values of one facet are alternatives (or); facets narrow each
// other (and).
import type { BudgetBand } from '#app/domain/opportunity.ts';

export const facetNames = [
  'fields',
  'kind',
  'stage',
  'regions',
  'industries',
  'organisationType',
  'honours',
  'budgetBand',
  'trl',
] as const;
export type FacetName = (typeof facetNames)[number];

export interface SearchFilters {
  readonly fields: readonly string[];
  readonly kind: readonly string[];
  readonly stage: readonly string[];
  readonly regions: readonly string[];
  readonly industries: readonly string[];
  readonly organisationType: readonly string[];
  readonly honours: readonly string[];
  readonly budgetBand: readonly BudgetBand[];
  /** Levels, as text. */
  readonly trl: readonly string[];
  /** Only what is still open for at most so many days; null for no limit. */
  readonly closingWithinDays: number | null;
  /** Only what was published in the last so many days. */
  readonly postedWithinDays: number | null;
  /** Upper end of the budget, in major units. */
  readonly budgetFrom: number | null;
  readonly budgetTo: number | null;
}

/** Narrowed by nothing. */
export const noFilters: SearchFilters = {
  fields: [],
  kind: [],
  stage: [],
  regions: [],
  industries: [],
  organisationType: [],
  honours: [],
  budgetBand: [],
  trl: [],
  closingWithinDays: null,
  postedWithinDays: null,
  budgetFrom: null,
  budgetTo: null,
};

const quoted = (value: string): string => JSON.stringify(value);
const daySeconds = 86_400;

interface Narrowed {
  readonly filters: SearchFilters;
  readonly now: Date;
  readonly sort: string;
}

/** The clock decides what a call is now; what the index says of it may be a moment old. */
const stageFilter = (stage: string, now: number): string =>
  stage === 'open' ? `(stage = "open" AND endsAt > ${now})` : `stage = ${quoted(stage)}`;

export function filterOf({ filters, now, sort }: Narrowed, without: readonly FacetName[] = []): string[][] {
  const at = Math.floor(now.getTime() / 1000);
  const all: string[][] = [[`shownUntil > ${at}`]];
  for (const name of facetNames) {
    const values = filters[name];
    if (without.includes(name) || values.length === 0) continue;
    all.push(values.map((value) => (name === 'stage' ? stageFilter(value, at) : `${name} = ${quoted(value)}`)));
  }
  const { closingWithinDays, postedWithinDays, budgetFrom, budgetTo } = filters;
  if (closingWithinDays !== null) all.push([`endsAt <= ${at + closingWithinDays * daySeconds}`]);
  // What is over does not close any more.
  if (closingWithinDays !== null || sort === 'closing') all.push([`endsAt > ${at}`]);
  if (postedWithinDays !== null) all.push([`publishedAt >= ${at - postedWithinDays * daySeconds}`]);
  if (budgetFrom !== null) all.push([`budget >= ${budgetFrom}`]);
  if (budgetTo !== null) all.push([`budget <= ${budgetTo}`]);
  if (sort === 'budget') all.push(['budget IS NOT NULL']);
  return all;
}
