// The filters of a saved search held against one document: the same conditions the search engine is given. Pure.
import type { FoundDocument } from '../documents.ts';
import type { SearchFilters } from '../filters.ts';

const daySeconds = 86_400;
const isOneOf = (chosen: readonly string[], value: string | null): boolean =>
  chosen.length === 0 || (value !== null && chosen.includes(value));
const hasOneOf = (chosen: readonly string[], values: readonly string[]): boolean =>
  chosen.length === 0 || values.some((value) => chosen.includes(value));

/** One condition per filter: a filter without one does not compile. `now` in seconds. */
const conditions = {
  fields: ({ fields }, document) => hasOneOf(fields, document.fields),
  kind: ({ kind }, document) => isOneOf(kind, document.kind),
  stage: ({ stage }, document) => isOneOf(stage, document.stage),
  regions: ({ regions }, document) => hasOneOf(regions, document.regions),
  industries: ({ industries }, document) => hasOneOf(industries, document.industries),
  organisationType: ({ organisationType }, document) => isOneOf(organisationType, document.organisationType),
  honours: ({ honours }, document) => hasOneOf(honours, document.honours),
  budgetBand: ({ budgetBand }, document) => isOneOf(budgetBand, document.budgetBand),
  trl: ({ trl }, document) => isOneOf(trl, document.trl === null ? null : String(document.trl)),
  closingWithinDays: ({ closingWithinDays: days }, { endsAt }, now) =>
    days === null || (endsAt > now && endsAt <= now + days * daySeconds),
  // What is told is news.
  postedWithinDays: () => true,
  budgetFrom: ({ budgetFrom }, { budget }) => budgetFrom === null || (budget !== null && budget >= budgetFrom),
  budgetTo: ({ budgetTo }, { budget }) => budgetTo === null || (budget !== null && budget <= budgetTo),
} satisfies Record<keyof SearchFilters, (filters: SearchFilters, document: FoundDocument, now: number) => boolean>;

export function fitsFilters(filters: SearchFilters, document: FoundDocument, now: Date): boolean {
  const seconds = Math.floor(now.getTime() / 1000);
  return document.shownUntil > seconds && Object.values(conditions).every((isMet) => isMet(filters, document, seconds));
}

/** The filters whose values stand in the document as they are, the narrowest first. */
const keyed = ['industries', 'regions', 'honours', 'fields', 'kind', 'budgetBand', 'organisationType'] as const;

/** Keys of the narrowest filter; null when nothing narrows. */
export function filterKeys(filters: SearchFilters): readonly string[] | null {
  const narrow = keyed.find((name) => filters[name].length > 0);
  return narrow ? filters[narrow].map((value) => `${narrow}:${value}`) : null;
}

export const documentKeys = (document: FoundDocument): string[] => [
  ...document.industries.map((value) => `industries:${value}`),
  ...document.regions.map((value) => `regions:${value}`),
  ...document.honours.map((value) => `honours:${value}`),
  ...document.fields.map((value) => `fields:${value}`),
  `kind:${document.kind}`,
  ...(document.budgetBand === null ? [] : [`budgetBand:${document.budgetBand}`]),
  `organisationType:${document.organisationType}`,
];
