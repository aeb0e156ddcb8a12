// The search box's question answered by PostgreSQL alone: the same lists, filters and orders, without forgiveness for typing mistakes.
import { searchEntries } from '#app/persistence/search-entries.server.ts';
import type { SearchDocument } from '#search/documents.ts';
import { entryQuestion, markedWords } from '#search/entry-terms.ts';
import { cutText, type Marks, markText } from '#search/marked-text.ts';
import { type FacetName, facetNames, type SearchAnswer, type SearchHit, type SearchQuestion } from '#search/query.ts';
import { facetValue } from './published-documents.server.ts';

/** Documents looked at per question: counts beyond are "at least". */
export const entryCap = 1_000;

const day = 86_400;

function selected({ filters }: SearchQuestion, without?: FacetName): string[][] {
  return facetNames
    .filter((name) => name !== without && filters[name].length > 0)
    .map((name) => filters[name].map((value) => facetValue(name, value)));
}

function ask(question: SearchQuestion, words: string | null, limit: number, without?: FacetName) {
  const { lists, filters, sort, offset } = question;
  const now = Math.floor(question.now.getTime() / 1000);
  return searchEntries<SearchDocument>({
    lists,
    words,
    facets: selected(question, without),
    now,
    endsUntil: filters.closingWithinDays === null ? null : now + filters.closingWithinDays * day,
    order: sort,
    offset: limit === 0 ? 0 : offset,
    limit,
    cap: Math.max(entryCap, offset + limit),
  });
}

/** "field:value" counts of one facet. */
function countsOf(name: FacetName, counts: Readonly<Record<string, number>>): Record<string, number> {
  const prefix = facetValue(name, '');
  const own = Object.entries(counts).filter(([value]) => value.startsWith(prefix));
  return Object.fromEntries(own.map(([value, number]) => [value.slice(prefix.length), number]));
}

function hitOf(document: SearchDocument, words: readonly string[], marks: Marks): SearchHit {
  const cut = (text: string) => cutText(text, words, marks);
  return {
    ...document,
    marked: {
      titleZh: markText(document.titleZh, words, marks),
      titleEn: markText(document.titleEn, words, marks),
      summaryZh: cut(document.summaryZh),
      summaryEn: cut(document.summaryEn),
      bodyZh: cut(document.bodyZh),
      bodyEn: cut(document.bodyEn),
    },
  };
}

/** Every word first; when nothing has them all, any of them, as the index does by relevance. */
async function firstAnswer(question: SearchQuestion) {
  const { all, any } = entryQuestion(question.text);
  const strict = await ask(question, all, question.limit);
  if (strict.total > 0 || any === null || question.sort !== 'relevance') return { words: all, answer: strict };
  return { words: any, answer: await ask(question, any, question.limit) };
}

export async function askEntries(question: SearchQuestion): Promise<SearchAnswer> {
  const began = performance.now();
  const { words, answer } = await firstAnswer(question);
  const chosen = facetNames.filter((name) => question.filters[name].length > 0);
  const own = await Promise.all(
    chosen.map(async (name) => [name, countsOf(name, (await ask(question, words, 0, name)).counts)] as const),
  );
  const found = markedWords(question.text);
  return {
    hits: answer.documents.map((document) => hitOf(document, found, question.marks)),
    total: answer.total,
    facets: {
      ...(Object.fromEntries(
        facetNames.map((name) => [name, countsOf(name, answer.counts)]),
      ) as SearchAnswer['facets']),
      ...Object.fromEntries(own),
    },
    milliseconds: Math.round(performance.now() - began),
  };
}
