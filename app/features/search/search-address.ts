// The search page's state lives in its address: read leniently, written back exactly, shareable.
import { capabilityKinds } from '#app/domain/capability.ts';
import { fields } from '#app/domain/field.ts';
import { budgetBands, opportunityKinds } from '#app/domain/opportunity.ts';
import { organisationTypes } from '#app/domain/organisation.ts';

export const searchTabs = ['all', 'opportunity', 'capability'] as const;
export type SearchTab = (typeof searchTabs)[number];

export const searchSorts = ['relevance', 'newest', 'closing'] as const;
export type SearchSort = (typeof searchSorts)[number];

/** Days until the end of validity the page offers to narrow by. */
export const closingWithin = [7, 30, 90] as const;

export const pageSize = 20;
/** Pages further than this are not asked for: nobody reads them, and deep pages are slow. */
export const lastPage = 50;
export const queryLimit = 500;
const regionLimit = 30;

export interface SearchAddress {
  readonly text: string;
  readonly tab: SearchTab;
  readonly fields: readonly string[];
  readonly kind: readonly string[];
  readonly regions: readonly string[];
  readonly organisationType: readonly string[];
  readonly budgetBand: readonly (typeof budgetBands)[number][];
  readonly closing: number | null;
  readonly sort: SearchSort;
  /** From 1. */
  readonly page: number;
}

/** Values that are no codes of ours are left out: an old or hand-made address still gives results. */
const among = <T extends string>(parameters: URLSearchParams, name: string, codes: readonly T[]): T[] =>
  codes.filter((code) => parameters.getAll(name).includes(code));

/** Any six digits; which of them are places, the server knows (see domain/division.ts). */
const regionsIn = (parameters: URLSearchParams): string[] =>
  [...new Set(parameters.getAll('region'))]
    .filter((code) => /^[1-9]\d{5}$/.test(code))
    .sort((a, b) => Number(a) - Number(b))
    .slice(0, regionLimit);

const oneOf = <T extends string>(value: string | null, codes: readonly T[], fallback: T): T =>
  codes.find((code) => code === value) ?? fallback;

export function readSearchAddress(parameters: URLSearchParams): SearchAddress {
  const closing = Number(parameters.get('closing'));
  const page = Number(parameters.get('page'));
  return {
    text: (parameters.get('q') ?? '').trim().slice(0, queryLimit),
    tab: oneOf(parameters.get('list'), searchTabs, 'all'),
    fields: among(parameters, 'field', fields),
    kind: among(parameters, 'kind', [...opportunityKinds, ...capabilityKinds]),
    regions: regionsIn(parameters),
    organisationType: among(parameters, 'organisation', organisationTypes),
    budgetBand: among(parameters, 'budget', budgetBands),
    closing: closingWithin.find((days) => days === closing) ?? null,
    sort: oneOf(parameters.get('sort'), searchSorts, 'relevance'),
    page: Number.isInteger(page) && page > 1 ? Math.min(page, lastPage) : 1,
  };
}

/** The address again, without defaults, so that equal questions have equal addresses. */
export function writeSearchAddress(address: SearchAddress): string {
  const parameters = new URLSearchParams();
  if (address.text) parameters.set('q', address.text);
  if (address.tab !== 'all') parameters.set('list', address.tab);
  for (const code of address.fields) parameters.append('field', code);
  for (const code of address.kind) parameters.append('kind', code);
  for (const code of address.regions) parameters.append('region', code);
  for (const code of address.organisationType) parameters.append('organisation', code);
  for (const code of address.budgetBand) parameters.append('budget', code);
  if (address.closing !== null) parameters.set('closing', String(address.closing));
  if (address.sort !== 'relevance') parameters.set('sort', address.sort);
  if (address.page > 1) parameters.set('page', String(address.page));
  const written = parameters.toString();
  return written === '' ? '/search' : `/search?${written}`;
}
