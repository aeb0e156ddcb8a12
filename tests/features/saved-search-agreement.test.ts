// The alerts agree with the search page: asked for all words, random questions find on the page what they would be told of.
import { beforeAll, describe, expect, it } from 'vitest';
import { findInterested, raiseAlerts } from '#app/features/saved-searches/raise-alerts.server.ts';
import { readSearchAddress } from '#app/features/search/search-address.ts';
import { searchListings } from '#app/features/search/search-listings.server.ts';
import { db, readClock } from '#app/persistence/client.server.ts';
import { ensureIndexes } from '#search/indexes.ts';
import { compileQuestion, fitsQuestion, type ReadListing, readListing } from '#search/percolation/percolate.ts';
import { putDocuments } from '#search/sync.ts';
import { aListedOpportunity, aLonePerson, aVerifiedMember } from '../support/listing-world.ts';
import { aSpokenListing, manySavedSearches } from '../support/many-saved-searches.ts';
import { aSavedSearch, asked } from '../support/saved-search-world.ts';
import { aDocument } from '../support/search-documents.ts';

/** Always the same numbers: a failure can be looked at again. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) | 0;
    return ((state ^ (state >>> 13)) >>> 0) / 2 ** 32;
  };
}
const random = chance(20261130);
const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] as T;
const several = <T>(values: readonly T[], count: number): T[] => Array.from({ length: count }, () => pick(values));

const han =
  '激光 焊接 检测 卫星 遥感 数据 供热 管网 泄漏 无人机 巡检 材料 碳纤维 医疗 器械 细胞 制备 光学 镜头 传感器'.split(
    ' ',
  );
const latin =
  'laser welding sensor satellite imaging heating pipeline leak inspection carbon fibre medical device cell lens'.split(
    ' ',
  );
const fields = ['photonics', 'aerospace-information', 'new-energy'] as const;
const regions = [
  ['220000', '220100'],
  ['220000', '220200'],
  ['330000', '330100'],
] as const;

/** Pairs of words that stand together in some title. */
const pairs: string[] = [];
function aTitle(): string {
  const words = several(han, 3);
  pairs.push(words.slice(0, 2).join(''));
  return words.join('');
}

const documents = Array.from({ length: 120 }, (_, index) =>
  aDocument({
    id: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
    list: 'opportunity',
    reference: `OP-AG${index}`,
    titleZh: aTitle(),
    titleEn: several(latin, 3).join(' '),
    summaryZh: `${several(han, 3).join('、')}。`,
    bodyEn: `${several(latin, 4).join(' ')}.`,
    fields: [pick(fields)],
    regions: [...pick(regions)],
    publishedAt: index,
  }),
);
const listings: readonly ReadListing[] = documents.map(readListing);

const inOrder = (ids: readonly string[]): string[] => ids.toSorted((a, b) => (a < b ? -1 : 1));

type Shape = 'words' | 'phrase' | 'excluded';
/** A question as people type them. Words are whole; the last one is not left half typed. */
function aQuestion(shape: Shape): string {
  const words = several(random() < 0.5 ? han : [...han, ...latin], 1 + Math.floor(random() * 2));
  const typed = words.map((word) => (random() < 0.3 ? word.toUpperCase() : word)).join(' ');
  if (shape === 'phrase') return random() < 0.5 ? `"${pick(pairs)}"` : `"${pick(pairs)}" ${pick(latin)}`;
  return shape === 'excluded' ? `${typed} -${pick([...han, ...latin])}` : typed;
}

async function pageFinds(query: string): Promise<string[]> {
  const found: string[] = [];
  for (let page = 1; ; page += 1) {
    const parameters = new URLSearchParams(query);
    parameters.set('page', String(page));
    parameters.set('sort', 'newest');
    const outcome = await searchListings(readSearchAddress(parameters), (error) => {
      throw error;
    });
    if (!outcome.available) throw new Error('no answer');
    found.push(...outcome.hits.map(({ id }) => id));
    if (outcome.hits.length < 20) return inOrder(found);
  }
}

let now: Date;
const alertsFind = (query: string): string[] => {
  const question = asked(query);
  const { wanted } = compileQuestion(question);
  return listings
    .filter((listing) => fitsQuestion({ ...question, wanted }, listing, now))
    .map(({ document }) => document.id);
};

beforeAll(async () => {
  await ensureIndexes();
  await putDocuments('opportunity', documents);
  now = await readClock();
});

describe('page and alerts', () => {
  it.each(['words', 'phrase', 'excluded'] as const)(
    'agree on 40 random questions of %s, with and without filters',
    async (shape) => {
      const differences: string[] = [];
      let found = 0;
      for (let number = 0; number < 40; number += 1) {
        const parameters = new URLSearchParams({ q: aQuestion(shape), list: 'opportunity' });
        if (random() < 0.3) parameters.set('field', pick(fields));
        if (random() < 0.3) parameters.set('region', pick(regions.flat()));
        const [page, alerts] = [await pageFinds(parameters.toString()), alertsFind(parameters.toString())];
        found += page.length;
        if (page.join() !== alerts.join())
          differences.push(`${parameters.get('q')}: page ${page.length}, alerts ${alerts.length}`);
      }
      expect(found).toBeGreaterThan(20);
      expect(differences).toEqual([]);
    },
  );

  it('the inverted keys lose nothing: every saved question is told of exactly the listings it fits', async () => {
    const reader = await aLonePerson();
    const queries = Array.from({ length: 40 }, () =>
      new URLSearchParams({ q: aQuestion(pick(['words', 'phrase', 'excluded'])) }).toString(),
    );
    const saved = new Map<string, string>();
    for (const query of queries) saved.set(await aSavedSearch(reader, query), query);
    const version = { number: 1, publishedAt: new Date(now.getTime() + 3_600_000) };
    const told = new Map<string, string[]>([...saved.keys()].map((id) => [id, []]));
    for (const document of documents)
      for (const { hit } of await findInterested(
        { list: 'opportunity', document, organisationId: reader.personId, version },
        now,
      ))
        told.get(hit.savedSearchId)?.push(hit.listingId);
    for (const [id, query] of saved)
      expect([query, ...inOrder(told.get(id) ?? [])]).toEqual([query, ...alertsFind(query)]);
  });
});

it('one publication among 600 saved searches touches those it concerns, and is quick', async () => {
  await manySavedSearches(600);
  const owner = await aVerifiedMember();
  const { id } = await aListedOpportunity(owner, aSpokenListing());
  await raiseAlerts({ opportunity: [id], capability: [] });
  const next = await aListedOpportunity(owner, aSpokenListing());
  const began = performance.now();
  await raiseAlerts({ opportunity: [next.id], capability: [] });
  // Far above what it takes: a full walk through everything saved would show.
  expect(performance.now() - began).toBeLessThan(3_000);
  const plan = await db.$queryRaw<{ 'QUERY PLAN': string }[]>`
    EXPLAIN SELECT saved_search_id FROM saved_search_key WHERE key = ANY (ARRAY['激光', 'w:laser'])`;
  expect(plan.map((line) => line['QUERY PLAN']).join('\n')).toContain('saved_search_key_key_idx');
});
