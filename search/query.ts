// Asking the search box's question: both lists in one federated request, facets with honest counts.

import type { FederatedMultiSearchParams, MultiSearchQueryWithFederation, SearchResponse } from 'meilisearch';
import type { BudgetBand } from '#app/domain/opportunity.ts';
import { indexName, meilisearch } from './client.ts';
import type { SearchDocument } from './documents.ts';
import { type ListName, listIndexes } from './indexes.ts';
import { segment } from './matching/segment.ts';

/** Values of one facet are alternatives (or); facets narrow each other (and). */
export interface SearchFilters {
  readonly fields: readonly string[];
  readonly kind: readonly string[];
  readonly regions: readonly string[];
  readonly organisationType: readonly string[];
  readonly budgetBand: readonly BudgetBand[];
  /** Only what is still open for at most so many days; null for no limit. */
  readonly closingWithinDays: number | null;
}

export const facetNames = ['fields', 'kind', 'regions', 'organisationType', 'budgetBand'] as const;
export type FacetName = (typeof facetNames)[number];

export const searchSorts = ['relevance', 'newest', 'closing'] as const;
export type SearchSort = (typeof searchSorts)[number];

export interface SearchQuestion {
  readonly text: string;
  readonly lists: readonly ListName[];
  readonly filters: SearchFilters;
  readonly sort: SearchSort;
  readonly offset: number;
  readonly limit: number;
  /** Database time. */
  readonly now: Date;
  /** Put around matched words in titles and snippets. */
  readonly marks: { readonly start: string; readonly end: string };
}

export interface SearchHit extends SearchDocument {
  /** The same attributes with marks; summaries and bodies cut to the passage that matched. */
  readonly marked: Pick<SearchDocument, 'titleZh' | 'titleEn' | 'summaryZh' | 'summaryEn' | 'bodyZh' | 'bodyEn'>;
}

export interface SearchAnswer {
  readonly hits: readonly SearchHit[];
  readonly total: number;
  readonly facets: Readonly<Record<FacetName, Readonly<Record<string, number>>>>;
  readonly milliseconds: number;
}

const quoted = (value: string): string => JSON.stringify(value);

function filterOf({ filters, now }: SearchQuestion, without?: FacetName): string[][] {
  const seconds = Math.floor(now.getTime() / 1000);
  const all: string[][] = [[`endsAt > ${seconds}`]];
  for (const name of facetNames)
    if (name !== without && filters[name].length > 0)
      all.push(filters[name].map((value) => `${name} = ${quoted(value)}`));
  if (filters.closingWithinDays !== null) all.push([`endsAt <= ${seconds + filters.closingWithinDays * 86_400}`]);
  return all;
}

const sorts: Record<SearchSort, string[]> = { relevance: [], newest: ['publishedAt:desc'], closing: ['endsAt:asc'] };

/** Languages of the query: without Han characters there is nothing for the Chinese segmenter to do. */
const localesOf = (text: string): ('cmn' | 'eng')[] => (/\p{Script=Han}/u.test(text) ? ['cmn', 'eng'] : ['eng']);

/** Words beyond these are not looked at by the engine. */
const wordLimit = 10;
/** The turned wording counts a little less than the reader's own. */
const turnedWeight = 0.9;

/**
 * The engine gives up words from the end of a query, so what was typed last never decides alone. Asking the same words
 * from the end as well finds listings that have only those. Null for a single word.
 */
export function turnedWording(text: string): string | null {
  const words = segment(text).filter((word) => /[\p{L}\p{N}]/u.test(word));
  return words.length > 1 && words.length <= wordLimit ? words.toReversed().join(' ') : null;
}

function queries(question: SearchQuestion, without?: FacetName): MultiSearchQueryWithFederation[] {
  const { text, lists, sort, marks } = question;
  // In another order a listing with half the words would stand among the first: all of them are asked for then.
  const isRanked = sort === 'relevance';
  const turned = isRanked ? turnedWording(text) : null;
  const wordings = [{ q: text, weight: 1 }, ...(turned ? [{ q: turned, weight: turnedWeight }] : [])];
  return lists.flatMap((list) =>
    wordings.map(({ q, weight }) => ({
      indexUid: indexName(listIndexes[list]),
      q,
      filter: filterOf(question, without),
      // Without words there is no relevance: the newest come first.
      sort: text === '' && isRanked ? sorts.newest : sorts[sort],
      matchingStrategy: isRanked ? ('last' as const) : ('all' as const),
      locales: localesOf(text),
      federationOptions: { weight },
      attributesToHighlight: ['titleZh', 'titleEn', 'summaryZh', 'summaryEn', 'bodyZh', 'bodyEn'],
      attributesToCrop: ['summaryZh', 'summaryEn', 'bodyZh', 'bodyEn'],
      cropLength: 40,
      cropMarker: '…',
      highlightPreTag: marks.start,
      highlightPostTag: marks.end,
    })),
  );
}

const facetsByIndex = (lists: readonly ListName[], names: readonly FacetName[]): Record<string, string[]> =>
  Object.fromEntries(lists.map((list) => [indexName(listIndexes[list]), [...names]]));

async function ask(question: SearchQuestion, facets: readonly FacetName[], limit: number, without?: FacetName) {
  const request: FederatedMultiSearchParams = {
    federation: {
      limit,
      offset: limit === 0 ? 0 : question.offset,
      facetsByIndex: facetsByIndex(question.lists, facets),
      mergeFacets: { maxValuesPerFacet: 200 },
    },
    queries: queries(question, without),
  };
  return (await meilisearch().multiSearch(request)) as SearchResponse<SearchDocument>;
}

/** Counts of a facet as they would be without its own selection, so that alternatives can be weighed. */
async function ownCounts(question: SearchQuestion, name: FacetName): Promise<[FacetName, Record<string, number>]> {
  const answer = await ask(question, [name], 0, name);
  return [name, answer.facetDistribution?.[name] ?? {}];
}

/** Throws when Meilisearch cannot be reached; the caller decides what to show instead. */
export async function askSearch(question: SearchQuestion): Promise<SearchAnswer> {
  const began = performance.now();
  const selected = facetNames.filter((name) => question.filters[name].length > 0);
  const [answer, ...own] = await Promise.all([
    ask(question, facetNames, question.limit),
    ...selected.map((name) => ownCounts(question, name)),
  ]);
  const facets = Object.fromEntries(facetNames.map((name) => [name, answer.facetDistribution?.[name] ?? {}]));
  return {
    hits: answer.hits.map((hit) => ({ ...hit, marked: (hit._formatted ?? hit) as SearchHit['marked'] })),
    total: answer.estimatedTotalHits ?? answer.hits.length,
    facets: { ...facets, ...Object.fromEntries(own) } as SearchAnswer['facets'],
    milliseconds: Math.round(performance.now() - began),
  };
}
