// Search against real PostgreSQL and Meilisearch: what is on the lists is found, everything else is not.
import { beforeAll, describe, expect, it } from 'vitest';
import { dayOf } from '#app/domain/period.ts';
import { saveOpportunityDraft } from '#app/features/listings/save-listing-draft.server.ts';
import { withdrawListing } from '#app/features/listings/withdraw-listing.server.ts';
import { answerVerification } from '#app/features/organisations/answer-verification.server.ts';
import { readSearchAddress } from '#app/features/search/search-address.ts';
import { searchListings } from '#app/features/search/search-listings.server.ts';
import { reindexSearch } from '#app/features/search/sync-search.server.ts';
import { pool, readClock } from '#app/persistence/client.server.ts';
import { markEnd, markStart } from '#app/ui/highlight.tsx';
import { indexName, meilisearch } from '#search/client.ts';
import type { SearchDocument } from '#search/documents.ts';
import { ensureIndexes, listIndexes } from '#search/indexes.ts';
import { putDocuments } from '#search/sync.ts';
import {
  aListedCapability,
  aListedOpportunity,
  aLonePerson,
  aVerifiedMember,
  deliver,
  type Member,
  republishCapability,
  republishOpportunity,
} from '../support/listing-world.ts';
import { anOpportunity, must, noContact } from '../support/sample-listings.ts';

/** The search page's answer to its address, e.g. "q=leak&field=photonics". */
async function ask(address: string) {
  const outcome = await searchListings(readSearchAddress(new URLSearchParams(address)), (error) => {
    throw error;
  });
  if (!outcome.available) throw new Error('no answer');
  return outcome;
}
const sorted = (texts: readonly string[]): string[] => texts.toSorted((a, b) => (a < b ? -1 : 1));
const titles = async (address: string): Promise<string[]> =>
  sorted((await ask(address)).hits.map(({ titleZh, titleEn }) => titleZh || titleEn));

const allDocuments = async (): Promise<SearchDocument[]> => {
  const pages = await Promise.all(
    Object.values(listIndexes).map((name) =>
      meilisearch().index<SearchDocument>(indexName(name)).getDocuments({ limit: 1000 }),
    ),
  );
  return pages.flatMap(({ results }) => results);
};

const yuan = (amount: bigint) => ({ minor: amount * 100n, currency: 'CNY' as const });
const empty = { titleTranslated: '', summaryTranslated: '', metrics: [], offered: '', presentState: '' };

let owner: Member;
beforeAll(async () => {
  await ensureIndexes();
  owner = await aVerifiedMember();
});

describe('the index follows the lists', () => {
  it('a published listing is found once it has been delivered', async () => {
    const { reference } = await aListedOpportunity(owner, { title: '钙钛矿组件封装', titleTranslated: 'Quokka cells' });
    expect(await titles('q=quokka')).toEqual([]);
    await deliver('search');
    expect(await titles('q=quokka')).toEqual(['钙钛矿组件封装']);
    expect((await ask(`q=${reference}`)).hits[0]).toMatchObject({ reference, list: 'opportunity' });
  });

  it('a withdrawn one is gone, and comes back when it is published again', async () => {
    const { reference } = await aListedCapability(owner, { title: 'Wombat drilling' });
    await deliver('search');
    expect(await titles('q=wombat')).toHaveLength(1);
    must(await withdrawListing(owner, 'capability', reference, 'sold'));
    await deliver('search');
    expect(await titles('q=wombat')).toEqual([]);
    await republishCapability(owner, reference, { title: 'Wombat drilling' });
    await deliver('search');
    expect(await titles('q=wombat')).toHaveLength(1);
  });

  it('an edit shows after it is published, and the old words are gone', async () => {
    const { reference } = await aListedOpportunity(owner, { titleTranslated: 'Numbat sensor' });
    const changed = anOpportunity({ titleTranslated: 'Bilby sensor' });
    must(await saveOpportunityDraft(owner, { reference, content: changed, contact: noContact }));
    await deliver('search');
    expect([await titles('q=numbat'), await titles('q=bilby')].map(({ length }) => length)).toEqual([1, 0]);
    await republishOpportunity(owner, reference, { titleTranslated: 'Bilby sensor' });
    await deliver('search');
    expect([await titles('q=numbat'), await titles('q=bilby')].map(({ length }) => length)).toEqual([0, 1]);
  });

  it('listings of a suspended organisation disappear from both lists until it is verified again', async () => {
    const suspect = await aVerifiedMember();
    await aListedOpportunity(suspect, { titleTranslated: 'Echidna one' });
    await aListedCapability(suspect, { title: 'Echidna two' });
    const operator = await aLonePerson({ platformRoles: ['operator'] });
    const answer = async (act: 'suspend' | 'verify') => {
      const question = { organisationId: suspect.organisation.id, requestedAt: null, note: 'checked', act };
      must(await answerVerification(operator, question).then((r) => (r.ok ? { ok: true, value: r } : r)));
      await deliver('search');
      return titles('q=echidna');
    };
    await deliver('search');
    expect(await titles('q=echidna')).toHaveLength(2);
    expect(await answer('suspend')).toEqual([]);
    expect(await answer('verify')).toHaveLength(2);
  });

  it('what has ended is not found, though it is still in the index', async () => {
    await aListedCapability(owner, { title: 'Platypus cover' });
    await deliver('search');
    const setClock = (body: string) =>
      pool.query(`CREATE OR REPLACE FUNCTION app_clock() RETURNS timestamptz LANGUAGE sql VOLATILE AS '${body}'`);
    await setClock(`SELECT clock_timestamp() + interval ''100 years''`);
    try {
      expect(await titles('q=platypus')).toEqual([]);
    } finally {
      await setClock('SELECT clock_timestamp()');
    }
    expect(await titles('q=platypus')).toHaveLength(1);
  });

  it('a new index is the same as the old one, without what should not be there', async () => {
    const before = await allDocuments();
    const [one] = before;
    if (!one) throw new Error('no documents');
    await putDocuments(one.list, [{ ...one, id: crypto.randomUUID(), titleEn: 'A stray kangaroo' }]);
    expect(await titles('q=kangaroo')).toHaveLength(1);
    expect(await reindexSearch()).toBe(before.length);
    const byId = (documents: SearchDocument[]) => new Map(documents.map((document) => [document.id, document]));
    expect(byId(await allDocuments())).toEqual(byId(before));
  });
});

describe('finding', () => {
  beforeAll(async () => {
    const university = await aVerifiedMember({ type: 'university', name: 'Yanbian College' });
    const bureau = await aVerifiedMember({ type: 'government', name: 'Forestry Bureau' });
    const soon = dayOf(new Date((await readClock()).getTime() + 10 * 86_400_000));
    const photonics = { ...empty, fields: ['photonics'] as const, summary: 'zzphoton' };
    await aListedOpportunity(bureau, {
      ...photonics,
      title: '吉林林区卫星遥感监测',
      problem: '每月需要一次全省影像,人工判读太慢,12 名判读员要 20 天,漏判约 15%,希望漏判不超过 3%。',
      kind: 'pilot',
      divisionCode: '220100',
      budget: { minimum: null, maximum: yuan(400_000n), negotiable: false },
    });
    await aListedOpportunity(owner, {
      ...photonics,
      language: 'en',
      title: 'Laser spectrometer for refractory furnaces',
      problem:
        'Temperatures above 1600 degrees blind the pyrometer. Operators of 14 units lose 6% of each batch; at least 95% of readings should be within 5 degrees.',
      kind: 'challenge',
      divisionCode: '320500',
      budget: { minimum: null, maximum: yuan(3_000_000n), negotiable: false },
      validUntil: soon,
    });
    await aListedCapability(university, {
      ...photonics,
      title: 'Hyperspectral camera calibration',
      description:
        'Calibrated against a monochromator. The service for laboratories measures each device at 60 wavelengths within 2 hours, error below 1%, and delivers a report.',
      referenceCases: [],
      qualifications: [],
      kind: 'technology',
      divisionCode: '220200',
    });
    await deliver('search');
  });
  const forest = '吉林林区卫星遥感监测';
  const furnace = 'Laser spectrometer for refractory furnaces';
  const camera = 'Hyperspectral camera calibration';

  it('forgives typing mistakes in English', async () => {
    for (const typed of ['spectrometr', 'refractery furnaces', 'hyperspektral', 'calibartion'])
      expect(await titles(`q=zzphoton ${typed}`), typed).toContain(
        typed.includes('f') || typed.startsWith('s') ? furnace : camera,
      );
  });

  it('finds Chinese words inside sentences, and not only their characters', async () => {
    const satellites = (await ask('q=卫星遥感')).hits;
    expect(satellites[0]?.titleZh).toBe(forest);
    expect((await ask('q=人工判读')).hits[0]?.titleZh).toBe(forest);
  });

  it('marks what was found, in titles and in the passage of the text that matched', async () => {
    const [first] = (await ask('q=pyrometer')).hits;
    expect(first?.marked.bodyEn).toContain(`${markStart}pyrometer${markEnd}`);
    const [zh] = (await ask('q=卫星遥感')).hits;
    const marked = zh?.marked.titleZh ?? '';
    expect(marked.replaceAll(markStart, '').replaceAll(markEnd, '')).toBe(forest);
    const found = marked
      .split(markStart)
      .slice(1)
      .map((part) => part.split(markEnd)[0]);
    expect(found.join('')).toBe('卫星遥感');
    expect(zh?.titleZh).toBe(forest);
  });

  it('narrows by field, kind, region, organisation type, budget band, list and end', async () => {
    const within = (filter: string) => titles(`q=zzphoton&${filter}`);
    expect(await within('field=photonics')).toEqual(sorted([camera, furnace, forest]));
    expect(await within('field=biomedicine')).toEqual([]);
    expect(await within('kind=pilot')).toEqual([forest]);
    expect(await within('kind=pilot&kind=technology')).toEqual(sorted([camera, forest]));
    expect(await within('region=320500')).toEqual([furnace]);
    expect(await within('region=220000')).toEqual(sorted([camera, forest]));
    expect(await within('organisation=university')).toEqual([camera]);
    expect(await within('budget=up-to-50')).toEqual([forest]);
    expect(await within('budget=200-500')).toEqual([furnace]);
    expect(await within('closing=30')).toEqual([furnace]);
    expect(await within('closing=7')).toEqual([]);
    expect(await within('list=capability')).toEqual([camera]);
    expect(await within('region=220000&kind=technology&field=photonics')).toEqual([camera]);
  });

  it('counts each facet as it would be without its own selection, and narrowed by the others', async () => {
    const { facets, total } = await ask('q=zzphoton&region=220000&kind=pilot');
    expect(total).toBe(1);
    expect(facets.kind).toEqual({ pilot: 1, technology: 1 });
    expect(facets.regions).toEqual({ 220000: 1, 220100: 1 });
    expect(facets.organisationType).toEqual({ government: 1 });
    const whole = await ask('q=zzphoton');
    expect(whole.facets.kind).toEqual({ pilot: 1, technology: 1, challenge: 1 });
    expect(whole.facets.budgetBand).toEqual({ 'up-to-50': 1, '200-500': 1 });
  });

  it('counts a listing once that is found from both ends of the query', async () => {
    const { hits, total, facets } = await ask('q=refractory furnaces zzphoton');
    expect(new Set(hits.map(({ id }) => id)).size).toBe(hits.length);
    expect(total).toBe(hits.length);
    expect(facets.kind?.challenge).toBe(1);
  });

  it('sorts by end and by age across both lists, before relevance', async () => {
    const order = async (sort: string) =>
      (await ask(`q=zzphoton camera&sort=${sort}`)).hits.map(({ titleEn }) => titleEn);
    const hitsBy = async (sort: string) => (await ask(`q=zzphoton&sort=${sort}`)).hits;
    expect((await hitsBy('closing'))[0]?.titleEn).toBe(furnace);
    const ages = (await hitsBy('newest')).map(({ publishedAt }) => publishedAt);
    expect(ages).toEqual(ages.toSorted((a, b) => b - a));
    expect(ages).toHaveLength(3);
    const ends = (await ask('sort=closing')).hits.map(({ endsAt }) => endsAt);
    expect(ends).toEqual(ends.toSorted((a, b) => a - b));
    // Listings with only some of the words stay out when the order is not relevance.
    expect(await order('closing')).toEqual([camera]);
    expect(await order('relevance')).toHaveLength(3);
  });

  it('gives every listing once, page by page', async () => {
    await Promise.all(Array.from({ length: 22 }, (_, n) => aListedCapability(owner, { title: `Bandicoot ${n}` })));
    await deliver('search');
    const pages = await Promise.all(['', '&page=2', '&page=3'].map((page) => ask(`q=bandicoot${page}`)));
    expect(pages.map(({ hits, total }) => [hits.length, total])).toEqual([
      [20, 22],
      [2, 22],
      [0, 22],
    ]);
    expect(new Set(pages.flatMap(({ hits }) => hits.map(({ id }) => id))).size).toBe(22);
  });
});

describe('what is private', () => {
  it('is in no document of the index: contacts, unpublished drafts, drafts of published listings, reasons', async () => {
    const mark = 'TASSIEDEVIL';
    const contact = { name: `${mark} name`, phone: `${mark} 139`, email: `${mark}@example.org` };
    const secretive = await aVerifiedMember({ mark });
    const open = await aListedOpportunity(secretive, { titleTranslated: 'Thylacine' }, contact);
    await aListedCapability(secretive, { title: 'Thylacine' }, contact);
    const draft = { content: anOpportunity({ title: mark, problem: mark }), contact };
    must(await saveOpportunityDraft(secretive, draft));
    must(await saveOpportunityDraft(secretive, { ...draft, reference: open.reference }));
    const gone = await aListedOpportunity(secretive, { title: mark });
    must(await withdrawListing(secretive, 'opportunity', gone.reference, mark));
    await deliver('search');
    expect(await titles('q=thylacine')).toHaveLength(2);
    const documents = await allDocuments();
    expect(documents.length).toBeGreaterThan(8);
    expect(JSON.stringify(documents)).not.toMatch(new RegExp(mark, 'i'));
    await reindexSearch();
    expect(JSON.stringify(await allDocuments())).not.toMatch(new RegExp(mark, 'i'));
    expect((await ask(`q=${mark}`)).hits).toEqual([]);
  });
});
