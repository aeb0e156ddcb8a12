// The filters of a saved search held against one document: the same conditions the search engine is given. Pure.
import type { SearchDocument } from '../documents.ts';
import type { SearchFilters } from '../query.ts';

type Filtered = Pick<SearchDocument, 'fields' | 'kind' | 'regions' | 'organisationType' | 'budgetBand' | 'endsAt'>;

const daySeconds = 86_400;
const isOneOf = (chosen: readonly string[], value: string | null): boolean =>
  chosen.length === 0 || (value !== null && chosen.includes(value));
const hasOneOf = (chosen: readonly string[], values: readonly string[]): boolean =>
  chosen.length === 0 || values.some((value) => chosen.includes(value));

/** One condition per filter: a filter without one does not compile. `now` in seconds. */
const conditions = {
  fields: ({ fields }, document) => hasOneOf(fields, document.fields),
  kind: ({ kind }, document) => isOneOf(kind, document.kind),
  regions: ({ regions }, document) => hasOneOf(regions, document.regions),
  organisationType: ({ organisationType }, document) => isOneOf(organisationType, document.organisationType),
  budgetBand: ({ budgetBand }, document) => isOneOf(budgetBand, document.budgetBand),
  closingWithinDays: ({ closingWithinDays: days }, { endsAt }, now) =>
    days === null || endsAt <= now + days * daySeconds,
} satisfies Record<keyof SearchFilters, (filters: SearchFilters, document: Filtered, now: number) => boolean>;

export function fitsFilters(filters: SearchFilters, document: Filtered, now: Date): boolean {
  const seconds = Math.floor(now.getTime() / 1000);
  return document.endsAt > seconds && Object.values(conditions).every((isMet) => isMet(filters, document, seconds));
}

/** The filters whose values stand in the document as they are, the narrowest first. */
const keyed = ['regions', 'fields', 'kind', 'budgetBand', 'organisationType'] as const;

/** Keys of the narrowest filter; null when nothing narrows. */
export function filterKeys(filters: SearchFilters): readonly string[] | null {
  const narrow = keyed.find((name) => filters[name].length > 0);
  return narrow ? filters[narrow].map((value) => `${narrow}:${value}`) : null;
}

export const documentKeys = (document: Filtered): string[] => [
  ...document.regions.map((value) => `regions:${value}`),
  ...document.fields.map((value) => `fields:${value}`),
  `kind:${document.kind}`,
  ...(document.budgetBand === null ? [] : [`budgetBand:${document.budgetBand}`]),
  `organisationType:${document.organisationType}`,
];
