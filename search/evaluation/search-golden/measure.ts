// Runs golden queries against a world of documents and says where the expected results stand: with the search as it is,
// and with the engine alone, its settings as its manual advises, for comparison.
import { readFileSync } from 'node:fs';
import type { Settings } from 'meilisearch';
import { applied, indexName, meilisearch } from '#search/client.ts';
import type { SearchDocument } from '#search/documents.ts';
import { noFilters } from '#search/filters.ts';
import { ensureIndexes } from '#search/indexes.ts';
import { refreshWordings } from '#search/known-wordings.ts';
import { listNames } from '#search/lists.ts';
import { lexiconConcepts } from '#search/matching/lexicon.ts';
import { askSearch } from '#search/query.ts';
import { putDocuments } from '#search/sync.ts';

export interface GoldenQuery {
  readonly kind: string;
  readonly query: string;
  /** Ids; one of them is to stand in front. */
  readonly expected: readonly string[];
  /** Ids that must not stand among the first three. */
  readonly never?: readonly string[];
}

export const readGoldenQueries = (file = 'search/evaluation/search-golden/queries.json'): GoldenQuery[] =>
  JSON.parse(readFileSync(file, 'utf8')) as GoldenQuery[];

export interface Outcome extends GoldenQuery {
  /** Place of the first expected result, from 1; null when it is not among the first ten. */
  readonly place: number | null;
  /** Of `never`, those that stand among the first three. */
  readonly wrong: readonly string[];
  readonly first: readonly string[];
}

export interface Figures {
  readonly queries: number;
  /** Shares, 0–1. */
  readonly firstThree: number;
  readonly firstTen: number;
}

const shown = 10;

function outcome(golden: GoldenQuery, ids: readonly string[]): Outcome {
  const at = ids.slice(0, shown).findIndex((id) => golden.expected.includes(id));
  const first = ids.slice(0, 3);
  return { ...golden, first, place: at < 0 ? null : at + 1, wrong: first.filter((id) => golden.never?.includes(id)) };
}

export const isGood = ({ place, wrong }: Outcome, within: number): boolean =>
  place !== null && place <= within && wrong.length === 0;

export const figuresOf = (outcomes: readonly Outcome[]): Figures => ({
  queries: outcomes.length,
  firstThree: outcomes.filter((one) => isGood(one, 3)).length / outcomes.length,
  firstTen: outcomes.filter((one) => isGood(one, shown)).length / outcomes.length,
});

/** Queries asked at the same time. */
const together = 4;

/** The search as readers have it. */
export async function measureSearch(
  documents: readonly SearchDocument[],
  queries: readonly GoldenQuery[],
): Promise<Outcome[]> {
  await ensureIndexes();
  for (const list of listNames)
    await putDocuments(
      list,
      documents.filter((document) => document.list === list),
    );
  await refreshWordings();
  const ask = async (golden: GoldenQuery): Promise<Outcome> => {
    const { hits } = await askSearch({
      ...{ text: golden.query, lists: listNames, filters: noFilters, sort: 'relevance', offset: 0, limit: shown },
      ...{ now: new Date('2026-11-30T00:00:00Z'), marks: { start: '', end: '' } },
    });
    const ids = hits.map(({ id }) => id);
    return outcome(golden, ids);
  };
  const outcomes: Outcome[] = [];
  for (let from = 0; from < queries.length; from += together)
    outcomes.push(...(await Promise.all(queries.slice(from, from + together).map(ask))));
  return outcomes;
}

/** As a site without help of its own would have it: the texts, their languages, the lexicon's wordings as synonyms. */
const plainSettings = (): Settings => ({
  searchableAttributes: [
    ...['titleZh', 'titleEn', 'summaryZh', 'summaryEn', 'organisationZh', 'organisationEn', 'bodyZh', 'bodyEn'],
    ...['reference', 'codes'],
  ],
  localizedAttributes: [
    { attributePatterns: ['*Zh'], locales: ['cmn'] },
    { attributePatterns: ['*En'], locales: ['eng'] },
  ],
  synonyms: Object.fromEntries(
    lexiconConcepts().flatMap(({ zh, en }) => {
      const all = [...zh, ...en];
      return all.map((wording) => [wording, all.filter((other) => other !== wording).slice(0, 6)]);
    }),
  ),
});

export async function measureEngineAlone(
  documents: readonly SearchDocument[],
  queries: readonly GoldenQuery[],
): Promise<Outcome[]> {
  const uid = indexName('golden_plain');
  const index = meilisearch().index<SearchDocument>(uid);
  await applied(meilisearch().createIndex(uid, { primaryKey: 'id' }));
  await applied(index.updateSettings(plainSettings()));
  await applied(index.addDocuments([...documents]));
  const outcomes: Outcome[] = [];
  for (const golden of queries) {
    const { hits } = await index.search(golden.query, { limit: shown, attributesToRetrieve: ['id'] });
    outcomes.push(
      outcome(
        golden,
        hits.map(({ id }) => id),
      ),
    );
  }
  return outcomes;
}
