// The indexes and their settings, as code. A changed version is built beside the live index and swapped in.
import type { Settings } from 'meilisearch';
import { applied, indexName, meilisearch } from './client.ts';
import { lexiconConcepts } from './matching/lexicon.ts';

export const listIndexes = { opportunity: 'opportunities', capability: 'capabilities' } as const;
export type ListName = keyof typeof listIndexes;

/** Words that carry no meaning in an English query; Chinese particles are left to the segmenter. */
const stopWords = [
  'a',
  'an',
  'and',
  'are',
  'as',
  'at',
  'be',
  'by',
  'for',
  'from',
  'in',
  'into',
  'is',
  'it',
  'of',
  'on',
  'or',
  'that',
  'the',
  'their',
  'this',
  'to',
  'was',
  'we',
  'will',
  'with',
  'the',
  'using',
];

/** Wordings kept per concept and word: more would slow queries down for little. */
const synonymLimit = 6;

/** The matcher's bilingual lexicon as synonyms, so that a Chinese query finds English listings and back. */
function lexiconSynonyms(): Record<string, string[]> {
  const synonyms = new Map<string, Set<string>>();
  for (const { zh, en } of lexiconConcepts()) {
    const wordings = [...zh, ...en];
    for (const wording of wordings) {
      const others = synonyms.get(wording) ?? new Set();
      // The other language first: within one language the engine forgives and segments by itself.
      const ordered = zh.includes(wording) ? [...en, ...zh] : [...zh, ...en];
      for (const other of ordered) if (other !== wording && others.size < synonymLimit) others.add(other);
      synonyms.set(wording, others);
    }
  }
  return Object.fromEntries([...synonyms].map(([wording, others]) => [wording, [...others]]));
}

export const settings: Settings = {
  searchableAttributes: [
    'titleZh',
    'titleEn',
    'summaryZh',
    'summaryEn',
    'organisationZh',
    'organisationEn',
    'bodyZh',
    'bodyEn',
    'reference',
  ],
  displayedAttributes: ['*'],
  filterableAttributes: [
    'list',
    'fields',
    'kind',
    'regions',
    'organisationType',
    'budgetBand',
    'language',
    'endsAt',
    'publishedAt',
    'revision',
  ],
  sortableAttributes: ['publishedAt', 'endsAt', 'budget'],
  // An order somebody asked for comes before relevance; without one the rule does nothing.
  rankingRules: ['sort', 'words', 'typo', 'proximity', 'attribute', 'exactness'],
  localizedAttributes: [
    { attributePatterns: ['*Zh'], locales: ['cmn'] },
    { attributePatterns: ['*En'], locales: ['eng'] },
  ],
  stopWords: [...new Set(stopWords)],
  synonyms: lexiconSynonyms(),
  typoTolerance: {
    enabled: true,
    minWordSizeForTypos: { oneTypo: 4, twoTypos: 8 },
    disableOnAttributes: ['reference'],
  },
  faceting: { maxValuesPerFacet: 200 },
  pagination: { maxTotalHits: 2000 },
};

/** Makes an index with its settings where there is none; safe to call at every start. */
export async function ensureIndexes(): Promise<void> {
  const { results } = await meilisearch().getIndexes({ limit: 200 });
  const present = new Set(results.map(({ uid }) => uid));
  for (const name of Object.values(listIndexes)) {
    const uid = indexName(name);
    if (!present.has(uid)) await applied(meilisearch().createIndex(uid, { primaryKey: 'id' }));
    await applied(meilisearch().index(uid).updateSettings(settings));
  }
}
