// Asking the search box's question: every list in one federated request, facets with honest counts.
import type { FederatedMultiSearchParams, MultiSearchQueryWithFederation, SearchResponse } from 'meilisearch';
import { type Asked, readQuestion } from './asked.ts';
import { indexName, isAnswering, reading } from './client.ts';
import type { FoundDocument } from './documents.ts';
import { engineWording } from './engine-wording.ts';
import { type FacetName, facetNames, filterOf, type SearchFilters } from './filters.ts';
import { knownWordings } from './known-wordings.ts';
import { type ListName, listIndexes, listNames } from './lists.ts';
import { type MarkedTexts, type Marks, markedTexts, marker } from './passages.ts';
import { probe } from './probe.ts';
import { type Judged, questionWords, rerank } from './ranking.ts';
import { correctWording, nearbyWords, noWordings, type Wordings } from './wordings.ts';

export { type FacetName, facetNames, type SearchFilters } from './filters.ts';

export const searchSorts = ['relevance', 'newest', 'closing', 'budget'] as const;
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
  readonly marks: Marks;
  /** Only what has every word. */
  readonly everyWord?: boolean;
  /** As typed: nothing is taken for a mistake. */
  readonly verbatim?: boolean;
  /** Addresses of copies of the index that missed changes: they are not asked. */
  readonly behind?: ReadonlySet<string>;
}

const none: ReadonlySet<string> = new Set();

export interface SearchHit extends FoundDocument {
  /** The same attributes with marks; summaries and bodies cut to the passage that matched. */
  readonly marked: MarkedTexts;
}

export type FacetCounts = Readonly<Record<FacetName, Readonly<Record<string, number>>>>;

export interface SearchAnswer {
  readonly hits: readonly SearchHit[];
  readonly total: number;
  readonly facets: FacetCounts;
  /** How many there are on each list that was asked. */
  readonly lists: Readonly<Partial<Record<ListName, number>>>;
  /** What was looked for instead of what was typed; null when it was looked for as typed. */
  readonly corrected: string | null;
  /** What else may have been meant; null when nothing is known. */
  readonly suggestion: string | null;
  readonly milliseconds: number;
}

const sorts: Record<SearchSort, string[]> = {
  relevance: [],
  newest: ['publishedAt:desc'],
  closing: ['endsAt:asc'],
  budget: ['budget:desc'],
};

/** Hits looked at together when they are put in order; pages inside one such window never show a hit twice. */
const windowSize = 40;

/** What the page needs; the words made for the engine stay there. */
const retrieved: (keyof FoundDocument)[] = [
  ...(['id', 'list', 'reference', 'revision', 'titleZh', 'titleEn', 'summaryZh', 'summaryEn'] as const),
  ...(['bodyZh', 'bodyEn', 'organisationZh', 'organisationEn', 'organisationReference'] as const),
  ...(['organisationType', 'honours', 'fields', 'kind', 'stage', 'language', 'regions', 'industries'] as const),
  ...(['budgetBand', 'budget', 'trl', 'coachScore', 'publishedAt', 'endsAt', 'shownUntil', 'source'] as const),
  ...(['codes', 'concepts'] as const),
];

const isRanked = ({ sort }: SearchQuestion, { text }: Asked): boolean => sort === 'relevance' && text !== '';

function queryOf(question: SearchQuestion, asked: Asked, without: readonly FacetName[]) {
  const { sort, everyWord } = question;
  const ranked = isRanked(question, asked);
  return {
    q: engineWording(asked),
    filter: filterOf(question, without),
    // Without words there is no relevance: the newest come first.
    sort: sort === 'relevance' && !ranked ? sorts.newest : sorts[sort],
    // Words everybody uses are given up first. In another order than relevance a listing with half the words would
    // stand among the first: all of them are asked for then.
    matchingStrategy: ranked && !everyWord ? ('frequency' as const) : ('all' as const),
    locales: ['eng' as const],
  };
}

/** Where the window of a page begins, and how many hits it has. */
function windowOf(question: SearchQuestion, asked: Asked): { start: number; size: number } {
  if (!isRanked(question, asked)) return { start: question.offset, size: question.limit };
  const size = Math.max(windowSize, question.limit);
  return { start: Math.floor(question.offset / size) * size, size };
}

/** The one request behind a page of results. Exported so that it can be measured against the engine itself. */
export function searchRequest(question: SearchQuestion, asked = readQuestion(question.text)) {
  const { start, size } = windowOf(question, asked);
  const query = queryOf(question, asked, []);
  const queries = question.lists.map(
    (list): MultiSearchQueryWithFederation => ({
      indexUid: indexName(listIndexes[list]),
      ...query,
      attributesToRetrieve: retrieved,
      showRankingScore: true,
    }),
  );
  const facets = ['list', ...facetNames];
  return {
    federation: {
      limit: size,
      offset: start,
      facetsByIndex: Object.fromEntries(question.lists.map((list) => [indexName(listIndexes[list]), facets])),
      mergeFacets: { maxValuesPerFacet: 200 },
    },
    queries,
  } satisfies FederatedMultiSearchParams;
}

type Counts = Partial<Record<string, Record<string, number>>>;

/**
 * Counts of the facets that something is chosen of, as they would be without that choice, and of the lists that are not
 * asked: one request for all of them, beside the page's own.
 */
async function ownCounts(question: SearchQuestion, asked: Asked): Promise<Counts> {
  const chosen = facetNames.filter((name) => question.filters[name].length > 0);
  const others = listNames.filter((list) => !question.lists.includes(list));
  if (chosen.length + others.length === 0) return {};
  const query = (list: ListName, facet: FacetName | 'list', without: readonly FacetName[]) => ({
    indexUid: indexName(listIndexes[list]),
    ...queryOf(question, asked, without),
    limit: 0,
    facets: [facet],
  });
  const queries = [
    ...question.lists.flatMap((list) => chosen.map((name) => query(list, name, [name]))),
    ...others.map((list) => query(list, 'list', ['kind'])),
  ];
  const { results } = await reading({
    ask: (reader) => reader.multiSearch({ queries }),
    probe,
    without: question.behind ?? none,
  });
  const counts: Counts = {};
  for (const { facetDistribution = {} } of results)
    for (const [name, values] of Object.entries(facetDistribution)) {
      const known = (counts[name] ??= {});
      for (const [value, count] of Object.entries(values)) known[value] = (known[value] ?? 0) + count;
    }
  return counts;
}

interface Found {
  readonly judged: readonly Judged<FoundDocument>[];
  readonly best: number;
  readonly total: number;
  readonly counts: Counts;
}

async function find(question: SearchQuestion, asked: Asked, wordings: Wordings): Promise<Found> {
  const [answer, own] = await Promise.all([
    reading({
      ask: (reader) => reader.multiSearch(searchRequest(question, asked)) as Promise<SearchResponse<FoundDocument>>,
      probe,
      without: question.behind ?? none,
    }),
    ownCounts(question, asked),
  ]);
  const words = questionWords(asked);
  const judged = isRanked(question, asked)
    ? rerank(answer.hits, asked, words, (word) => nearbyWords(word, wordings))
    : answer.hits.map((hit) => ({ hit, score: 0, coverage: 1 }));
  const { list, ...facets } = (answer.facetDistribution ?? {}) as Counts;
  return {
    judged,
    best: judged.reduce((best, { coverage }) => Math.max(best, coverage), 0),
    total: answer.estimatedTotalHits ?? answer.hits.length,
    counts: { ...facets, ...own, list: { ...list, ...own.list } },
  };
}

/** Below this share of the question nothing found is really about it. */
const enough = 0.75;
/** So much more of the corrected question has to be found before it takes the place of what was typed. */
const clearlyMore = 0.2;

interface Settled {
  readonly asked: Asked;
  readonly found: Found;
  readonly corrected: string | null;
  readonly suggestion: string | null;
}

/** Finds what was typed; when little of it is there, and the lists have words that sound or look alike, those. */
async function settle(question: SearchQuestion, wordings: Wordings): Promise<Settled> {
  const asked = readQuestion(question.text);
  const found = await find(question, asked, wordings);
  const typed = { asked, found, corrected: null, suggestion: null };
  const mayBeWrong = !question.verbatim && question.offset === 0 && asked.text !== '' && found.best < enough;
  const other = mayBeWrong ? correctWording(asked, wordings) : null;
  if (other === null) return typed;
  const instead = readQuestion(other);
  const better = await find(question, instead, wordings);
  if (better.best >= found.best + clearlyMore)
    return { asked: instead, found: better, corrected: other, suggestion: null };
  return better.total > 0 ? { ...typed, suggestion: other } : typed;
}

/** @throws SearchAway when no copy of the index answers in time; the caller decides what to show instead */
export async function askSearch(question: SearchQuestion): Promise<SearchAnswer> {
  const began = performance.now();
  const wordings = isAnswering() ? await knownWordings(began) : noWordings;
  const { asked, found, corrected, suggestion } = await settle(question, wordings);
  const { start } = windowOf(question, asked);
  const shown = found.judged.slice(question.offset - start, question.offset - start + question.limit);
  const latin = asked.words.filter(({ kind }) => kind === 'latin');
  const wanted = marker(
    asked,
    latin.flatMap(({ text }) => nearbyWords(text, wordings)),
  );
  return {
    hits: shown.map(({ hit }) => ({ ...hit, marked: markedTexts(hit, wanted, question.marks) })),
    total: found.total,
    facets: Object.fromEntries(facetNames.map((name) => [name, found.counts[name] ?? {}])) as FacetCounts,
    lists: found.counts.list ?? {},
    corrected,
    suggestion,
    milliseconds: Math.round(performance.now() - began),
  };
}
