// The same questions to the index and to PostgreSQL alone: filters, orders, counts and pages agree; only forgiveness differs.
import { beforeAll, describe, expect, it } from 'vitest';
import { dayOf } from '#app/domain/period.ts';
import { askEntries } from '#app/features/search/ask-entries.server.ts';
import { checkSearch, compareSearch } from '#app/features/search/check-search.server.ts';
import { rebuildSearch } from '#app/features/search/rebuild-search.server.ts';
import { readSearchAddress } from '#app/features/search/search-address.ts';
import { questionOf } from '#app/features/search/search-listings.server.ts';
import { db, pool, readClock } from '#app/persistence/client.server.ts';
import { listSearchChecks } from '#app/persistence/search-standing.server.ts';
import { markEnd, markStart } from '#app/ui/highlight.tsx';
import { ensureIndexes } from '#search/indexes.ts';
import { askSearch } from '#search/query.ts';
import { putDocuments, removeDocuments } from '#search/sync.ts';
import {
  aListedCapability,
  aListedOpportunity,
  aVerifiedMember,
  deliver,
  type Member,
} from '../support/listing-world.ts';

let owner: Member;
beforeAll(async () => {
  await ensureIndexes();
  owner = await aVerifiedMember();
  const university = await aVerifiedMember({ type: 'university', name: 'Numbat College' });
  const soon = dayOf(new Date((await readClock()).getTime() + 10 * 86_400_000));
  await aListedOpportunity(owner, { title: '低空经济巡检无人机', titleTranslated: 'Quoll drone', validUntil: soon });
  await aListedOpportunity(owner, {
    title: '激光焊接监测',
    titleTranslated: 'Quoll welding',
    kind: 'pilot',
    divisionCode: '320500',
  });
  await aListedCapability(university, { title: 'Quoll camera', titleTranslated: '无人机相机', fields: ['photonics'] });
  await deliver('search');
  // Organisations of tests are made without telling anybody.
  await rebuildSearch();
});

const question = async (address: string) =>
  questionOf(readSearchAddress(new URLSearchParams(address)), await readClock());
const entries = async (address: string) => askEntries(await question(address));

describe('PostgreSQL gives the answers of the index', () => {
  for (const address of [
    'q=quoll',
    'q=quoll&kind=pilot',
    'q=quoll&field=photonics',
    'q=quoll&region=220000',
    'q=quoll&region=220000&kind=pilot',
    'q=quoll&organisation=university',
    'q=quoll&closing=30',
    'q=quoll&list=opportunity',
    'q=quoll&list=capability&sort=newest',
    'q=quoll&sort=closing',
    'q=无人机',
    'q=低空经济',
    'q=激光焊接',
    'sort=newest&field=photonics',
  ])
    it(`to ${address}`, async () => {
      const asked = await question(address);
      const [one, other] = [await askSearch(asked), await askEntries(asked)];
      const ids = (answer: typeof one) => answer.hits.map(({ id }) => id).toSorted();
      expect(ids(other)).toEqual(ids(one));
      expect(other.total).toBe(one.total);
      expect(other.facets.kind).toEqual(one.facets.kind);
      expect(other.facets.regions).toEqual(one.facets.regions);
      // Those that share an instant may stand in either order.
      if (asked.sort === 'newest' || asked.sort === 'closing') {
        const by = asked.sort === 'newest' ? 'publishedAt' : 'endsAt';
        expect(other.hits.map((hit) => hit[by])).toEqual(one.hits.map((hit) => hit[by]));
      }
    });

  it('marked, and cut to what was found', async () => {
    const { hits } = await entries('q=无人机');
    expect(hits.some(({ marked }) => marked.titleZh.includes(`${markStart}无人机${markEnd}`))).toBe(true);
  });

  it('to words in any order, half typed, traditional, or with signs of a query language in them', async () => {
    for (const text of [
      'camera quoll',
      'quoll cam',
      '無人機',
      "quoll's",
      'quoll & camera |',
      '"quoll" camera',
      ':*',
      "'",
    ])
      await expect(entries(`q=${encodeURIComponent(text)}`), text).resolves.toBeDefined();
    expect((await entries('q=camera quoll')).hits[0]?.titleEn).toBe('Quoll camera');
    expect((await entries('q=無人機')).total).toBe(2);
    expect((await entries('q=quoll -camera')).total).toBe(2);
  });
});

describe('the comparison of all documents', () => {
  it('finds what is absent, different or unwanted, in entries and index, and puts it right', async () => {
    expect(await compareSearch()).toMatchObject({ missing: 0, stale: 0, stray: 0 });
    const { hits } = await askSearch(await question('q=quoll&sort=newest'));
    const [first, second] = hits;
    if (!first || !second) throw new Error('nothing found');
    await removeDocuments(first.list, [first.id]);
    await pool.query('UPDATE search_entry SET hash = $1 WHERE id = $2', ['0'.repeat(64), second.id]);
    const { marked, ...stray } = { ...first, id: crypto.randomUUID() };
    await putDocuments(first.list, [stray as never]);
    expect(await checkSearch()).toMatchObject({ missing: 1, stale: 1, stray: 1 });
    expect(await compareSearch()).toMatchObject({ missing: 0, stale: 0, stray: 0 });
    expect(await listSearchChecks(1)).toMatchObject([{ missing: 1, stale: 1, stray: 1 }]);
  });

  it('a build fills entries that are not there, and none are left that should not be', async () => {
    await db.searchEntry.deleteMany({});
    expect(await rebuildSearch()).toBeGreaterThan(0);
    expect((await entries('q=quoll')).total).toBe(3);
    expect(await compareSearch()).toMatchObject({ missing: 0, stale: 0, stray: 0 });
  });
});
