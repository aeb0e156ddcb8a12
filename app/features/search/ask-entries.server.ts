// The search box's question answered by PostgreSQL alone: the same lists, filters and orders, without forgiveness for typing mistakes.
import { searchEntries } from '#app/persistence/search-entries.server.ts';
import { readQuestion } from '#search/asked.ts';
import type { FoundDocument } from '#search/documents.ts';
import { entryQuestion } from '#search/entry-terms.ts';
import { type FacetName, facetNames } from '#search/filters.ts';
import { type ListName, listNames } from '#search/lists.ts';
import { markedTexts, marker } from '#search/passages.ts';
import type { FacetCounts, SearchAnswer, SearchQuestion } from '#search/query.ts';
import { facetValue } from './published-documents.server.ts';

/** Documents looked at per question: counts beyond are "at least". */
export const entryCap = 1_000;

const day = 86_400;
const openCall = facetValue('stage', 'open');

const selected = ({ filters }: SearchQuestion, without: readonly FacetName[]): string[][] =>
  facetNames
    .filter((name) => !without.includes(name) && filters[name].length > 0)
    .map((name) => filters[name].map((value) => facetValue(name, value)));

interface Part {
  readonly lists: readonly ListName[];
  readonly words: string | null;
  readonly limit: number;
  readonly without: readonly FacetName[];
}

function ask(question: SearchQuestion, { lists, words, limit, without }: Part) {
  const { filters, sort, offset } = question;
  const now = Math.floor(question.now.getTime() / 1000);
  const { closingWithinDays: closing, postedWithinDays: posted, budgetFrom: from, budgetTo: to } = filters;
  return searchEntries<FoundDocument>({
    lists,
    words,
    facets: selected(question, without),
    untilEnd: openCall,
    now,
    endsUntil: closing === null ? null : now + closing * day,
    // What is over does not close any more.
    isOpen: closing !== null || sort === 'closing',
    publishedSince: posted === null ? null : now - posted * day,
    budget: { from, to, isGiven: sort === 'budget' },
    order: sort,
    offset: limit === 0 ? 0 : offset,
    limit,
    cap: Math.max(entryCap, offset + limit),
  });
}

/** "field:value" counts of one facet. */
function countsOf(name: string, counts: Readonly<Record<string, number>>): Record<string, number> {
  const prefix = facetValue(name, '');
  const own = Object.entries(counts).filter(([value]) => value.startsWith(prefix));
  return Object.fromEntries(own.map(([value, number]) => [value.slice(prefix.length), number]));
}

/** Every word first; when nothing has them all, any of them, as the index does by relevance. */
async function firstAnswer(question: SearchQuestion) {
  const { lists, limit, sort, everyWord } = question;
  const { all, any } = entryQuestion(question.text);
  const strict = await ask(question, { lists, limit, words: all, without: [] });
  if (strict.total > 0 || any === null || sort !== 'relevance' || everyWord) return { words: all, answer: strict };
  return { words: any, answer: await ask(question, { lists, limit, words: any, without: [] }) };
}

/** Counts of the facets that something is chosen of, as they would be without that choice; and of the other lists. */
async function ownCounts(question: SearchQuestion, words: string | null) {
  const chosen = facetNames.filter((name) => question.filters[name].length > 0);
  const others = listNames.filter((list) => !question.lists.includes(list));
  const part = { words, limit: 0 };
  const [facets, lists] = await Promise.all([
    Promise.all(
      chosen.map(async (name) => {
        const { counts } = await ask(question, { ...part, lists: question.lists, without: [name] });
        return [name, countsOf(name, counts)] as const;
      }),
    ),
    others.length === 0 ? null : ask(question, { ...part, lists: others, without: ['kind'] }),
  ]);
  return { facets: Object.fromEntries(facets), lists: lists ? countsOf('list', lists.counts) : {} };
}

export async function askEntries(question: SearchQuestion): Promise<SearchAnswer> {
  const began = performance.now();
  const { words, answer } = await firstAnswer(question);
  const own = await ownCounts(question, words);
  const wanted = marker(readQuestion(question.text), []);
  const facets = Object.fromEntries(facetNames.map((name) => [name, countsOf(name, answer.counts)])) as FacetCounts;
  return {
    hits: answer.documents.map((found) => ({ ...found, marked: markedTexts(found, wanted, question.marks) })),
    total: answer.total,
    facets: { ...facets, ...own.facets },
    lists: { ...countsOf('list', answer.counts), ...own.lists },
    corrected: null,
    suggestion: null,
    milliseconds: Math.round(performance.now() - began),
  };
}
