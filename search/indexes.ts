// The indexes and their settings, as code. A changed version is built beside the live index and swapped in (index-life.ts).
import type { Meilisearch, Settings } from 'meilisearch';
import { applied, indexName, instances } from './client.ts';
import { conceptSynonyms } from './concepts.ts';
import { documentVersion } from './documents.ts';
import { marked, versionOf } from './index-version.ts';
import { listIndexes } from './lists.ts';

export { type ListName, listIndexes, listNames } from './lists.ts';

/** Words that carry no meaning in an English query; Chinese ones are left out when the query is read. */
const stopWords =
  'a an and are as at be by for from in into is it of on or that the their this to was we will with using'.split(' ');

export const settings: Settings = {
  // Only what is made for searching: Chinese stands there as pairs of characters (encoding.ts), beside the English.
  // The order is the order of weight.
  searchableAttributes: [
    'codes',
    'titleWords',
    'concepts',
    'summaryWords',
    'contextWords',
    'bodyWords',
    'bodyConcepts',
  ],
  displayedAttributes: ['*'],
  filterableAttributes: [
    'list',
    'fields',
    'kind',
    'stage',
    'regions',
    'industries',
    'organisationType',
    'organisationReference',
    'honours',
    'budgetBand',
    'budget',
    'trl',
    'language',
    'endsAt',
    'shownUntil',
    'publishedAt',
    'revision',
  ],
  sortableAttributes: ['publishedAt', 'endsAt', 'budget'],
  // An order somebody asked for comes before relevance; without one the rule does nothing. Where a word stands counts
  // before how near it stands to the next.
  rankingRules: ['sort', 'words', 'typo', 'attribute', 'proximity', 'exactness'],
  // Words are cut by us, so the engine has nothing to segment.
  localizedAttributes: [{ attributePatterns: ['*'], locales: ['eng'] }],
  stopWords,
  synonyms: conceptSynonyms(),
  typoTolerance: {
    enabled: true,
    minWordSizeForTypos: { oneTypo: 4, twoTypos: 8 },
    // Chinese is numbers here, and 2,000 litres are not 3,000.
    disableOnNumbers: true,
    disableOnAttributes: ['codes', 'concepts', 'bodyConcepts'],
  },
  // None: the same listing is never twice in an index, and counts of facets would no longer add up.
  distinctAttribute: null,
  faceting: { maxValuesPerFacet: 200 },
  pagination: { maxTotalHits: 2000 },
};

/** The version that an index must have to be asked by this program. */
export const wantedVersion = (): string => versionOf(settings, documentVersion);

/** A new, empty index with its settings. */
export async function makeIndex(client: Meilisearch, uid: string): Promise<void> {
  await applied(client.createIndex(uid, { primaryKey: 'id' }));
  await applied(client.index(uid).updateSettings(marked(settings, documentVersion)));
}

/** Makes the live indexes with their settings where there are none. One of an older version is left as it is. */
export async function ensureIndexes(): Promise<void> {
  for (const { client } of instances()) {
    const { results } = await client.getIndexes({ limit: 1000 });
    const present = new Set(results.map(({ uid }) => uid));
    for (const uid of Object.values(listIndexes).map(indexName)) if (!present.has(uid)) await makeIndex(client, uid);
  }
}
