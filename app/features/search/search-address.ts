// The search page's state lives in its address: read leniently, written back exactly, shareable.
import { callModes, callPhases } from '#app/domain/call.ts';
import { capabilityKinds } from '#app/domain/capability.ts';
import { fields } from '#app/domain/field.ts';
import { honourKinds } from '#app/domain/honour.ts';
import { budgetBands, opportunityKinds } from '#app/domain/opportunity.ts';
import { organisationTypes } from '#app/domain/organisation.ts';

export const searchTabs = ['all', 'opportunity', 'capability', 'call', 'organisation'] as const;
export type SearchTab = (typeof searchTabs)[number];

export const searchSorts = ['relevance', 'newest', 'closing', 'budget'] as const;
export type SearchSort = (typeof searchSorts)[number];

/** Days until the end of validity the page offers to narrow by. */
export const closingWithin = [7, 30, 90] as const;
/** Days since publication the page offers to narrow by. */
export const postedWithin = [7, 30, 90] as const;

/** On a list, or a phase of a call. */
export const stages = ['listed', ...callPhases.filter((phase) => phase !== 'draft')] as const;

export const trlLevels = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;

export const pageSize = 20;
/** Pages further than this are not asked for: nobody reads them, and deep pages are slow. */
export const lastPage = 50;
export const queryLimit = 500;
const regionLimit = 30;
const industryLimit = 30;
/** 万元. */
const budgetLimit = 100_000_000;

export interface SearchAddress {
  readonly text: string;
  readonly tab: SearchTab;
  readonly fields: readonly string[];
  readonly kind: readonly string[];
  readonly stage: readonly string[];
  readonly regions: readonly string[];
  readonly industries: readonly string[];
  readonly organisationType: readonly string[];
  readonly honours: readonly string[];
  readonly budgetBand: readonly (typeof budgetBands)[number][];
  readonly trl: readonly string[];
  readonly closing: number | null;
  readonly posted: number | null;
  /** Upper end of the budget, in 万元. */
  readonly budgetFrom: number | null;
  readonly budgetTo: number | null;
  /** Only what has every word. */
  readonly everyWord: boolean;
  /** As typed, nothing taken for a mistake. */
  readonly verbatim: boolean;
  readonly sort: SearchSort;
  /** From 1. */
  readonly page: number;
}

/** Values that are no codes of ours are left out: an old or hand-made address still gives results. */
const among = <T extends string>(parameters: URLSearchParams, name: string, codes: readonly T[]): T[] =>
  codes.filter((code) => parameters.getAll(name).includes(code));

const shaped = (parameters: URLSearchParams, name: string, shape: RegExp, limit: number): string[] =>
  [...new Set(parameters.getAll(name))]
    .filter((code) => shape.test(code))
    .sort((a, b) => (a < b ? -1 : 1))
    .slice(0, limit);

const oneOf = <T extends string>(value: string | null, codes: readonly T[], fallback: T): T =>
  codes.find((code) => code === value) ?? fallback;

function amountIn(parameters: URLSearchParams, name: string): number | null {
  const text = (parameters.get(name) ?? '').normalize('NFKC').trim();
  const amount = Number(text);
  return text !== '' && Number.isFinite(amount) && amount >= 0 && amount <= budgetLimit ? amount : null;
}

export function readSearchAddress(parameters: URLSearchParams): SearchAddress {
  const daysIn = (name: string, offered: readonly number[]) =>
    offered.find((days) => days === Number(parameters.get(name))) ?? null;
  const page = Number(parameters.get('page'));
  return {
    text: (parameters.get('q') ?? '').trim().slice(0, queryLimit),
    tab: oneOf(parameters.get('list'), searchTabs, 'all'),
    fields: among(parameters, 'field', fields),
    kind: among(parameters, 'kind', [...opportunityKinds, ...capabilityKinds, ...callModes]),
    stage: among(parameters, 'stage', stages),
    // Any six digits; which of them are places, the server knows (see domain/division.ts).
    regions: shaped(parameters, 'region', /^[1-9]\d{5}$/, regionLimit),
    industries: shaped(parameters, 'industry', /^[A-T](?:\d{2})?$/, industryLimit),
    organisationType: among(parameters, 'organisation', organisationTypes),
    honours: among(parameters, 'honour', honourKinds),
    budgetBand: among(parameters, 'budget', budgetBands),
    trl: among(parameters, 'trl', trlLevels),
    closing: daysIn('closing', closingWithin),
    posted: daysIn('posted', postedWithin),
    budgetFrom: amountIn(parameters, 'from'),
    budgetTo: amountIn(parameters, 'to'),
    everyWord: parameters.get('words') === 'all',
    verbatim: parameters.get('exactly') === '1',
    sort: oneOf(parameters.get('sort'), searchSorts, 'relevance'),
    page: Number.isInteger(page) && page > 1 ? Math.min(page, lastPage) : 1,
  };
}

/** What a search is narrowed by, with the name of each in the address. */
export const chosenFrom = {
  fields: 'field',
  kind: 'kind',
  stage: 'stage',
  regions: 'region',
  industries: 'industry',
  organisationType: 'organisation',
  honours: 'honour',
  budgetBand: 'budget',
  trl: 'trl',
} as const;
export type ChosenFrom = keyof typeof chosenFrom;

/** The address again, without defaults, so that equal questions have equal addresses. */
export function writeSearchAddress(address: SearchAddress): string {
  const parameters = new URLSearchParams();
  if (address.text) parameters.set('q', address.text);
  if (address.tab !== 'all') parameters.set('list', address.tab);
  for (const [facet, name] of Object.entries(chosenFrom))
    for (const code of address[facet as ChosenFrom]) parameters.append(name, code);
  if (address.closing !== null) parameters.set('closing', String(address.closing));
  if (address.posted !== null) parameters.set('posted', String(address.posted));
  if (address.budgetFrom !== null) parameters.set('from', String(address.budgetFrom));
  if (address.budgetTo !== null) parameters.set('to', String(address.budgetTo));
  if (address.everyWord) parameters.set('words', 'all');
  if (address.verbatim) parameters.set('exactly', '1');
  if (address.sort !== 'relevance') parameters.set('sort', address.sort);
  if (address.page > 1) parameters.set('page', String(address.page));
  const written = parameters.toString();
  return written === '' ? '/search' : `/search?${written}`;
}

/** The address of the question alone: order and page do not change what is found. */
export const questionAddress = (address: SearchAddress): string =>
  writeSearchAddress({ ...address, sort: 'relevance', page: 1, everyWord: false, verbatim: false });
/** The same question, narrowed by nothing. */
export const withoutFilters = ({ text, tab, sort, everyWord }: SearchAddress): SearchAddress => ({
  ...readSearchAddress(new URLSearchParams()),
  text,
  tab,
  sort,
  everyWord,
});

/** How many choices narrow it. */
export const filterCount = (address: SearchAddress): number =>
  Object.keys(chosenFrom).reduce((sum, facet) => sum + address[facet as ChosenFrom].length, 0) +
  [address.closing, address.posted, address.budgetFrom, address.budgetTo].filter((value) => value !== null).length +
  (address.everyWord ? 1 : 0);
