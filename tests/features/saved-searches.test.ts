// Saved searches against the real database: what is published reaches who asked for it, once, in their rhythm.
import { beforeAll, describe, expect, it } from 'vitest';
import { withdrawListing } from '#app/features/listings/withdraw-listing.server.ts';
import {
  changeSavedSearch,
  pauseByLink,
  pauseSavedSearch,
  removeSavedSearch,
  replaceSavedSearch,
  resumeSavedSearch,
} from '#app/features/saved-searches/keep-saved-search.server.ts';
import { getSavedSearch, getSavedSearches } from '#app/features/saved-searches/list-saved-searches.server.ts';
import { raiseAlerts } from '#app/features/saved-searches/raise-alerts.server.ts';
import { tellNextFound } from '#app/features/saved-searches/tell-found.server.ts';
import { i18nFor } from '#app/i18n/server-messages.server.ts';
import { db } from '#app/persistence/client.server.ts';
import { savedSearchToken } from '#app/persistence/saved-searches.server.ts';
import {
  aListedCapability,
  aListedOpportunity,
  aLonePerson,
  aVerifiedMember,
  deliver,
  type Member,
  republishOpportunity,
} from '../support/listing-world.ts';
import { must } from '../support/sample-listings.ts';
import { aSavedSearch, asked, later, toldTo } from '../support/saved-search-world.ts';

const i18n = i18nFor('en');
let owner: Member;
beforeAll(async () => {
  owner = await aVerifiedMember();
  await deliver('alert');
});

const titlesTold = async (personId: string) =>
  (await toldTo(personId)).map(({ params }) => (params as { title: string }).title);
const portions = async () => {
  while (await tellNextFound());
};

describe('an instant alert', () => {
  it('comes once for a listing that fits, on the site and to be mailed at once, and never again', async () => {
    const reader = await aLonePerson();
    await aSavedSearch(reader, 'q=wallaby', 'instant', 'Marsupials');
    const { reference } = await aListedOpportunity(owner, { titleTranslated: 'Wallaby tracking' });
    await aListedOpportunity(owner, { titleTranslated: 'Something else' });
    await deliver('alert');
    const told = await toldTo(reader.personId);
    expect(told).toMatchObject([
      { topic: 'saved-search', kind: 'saved-search.found', path: `/opportunities/${reference}` },
    ]);
    expect(told[0]?.params).toMatchObject({ name: 'Marsupials', count: 1 });
    expect(told[0]?.mailDueAt).toEqual(told[0]?.createdAt);
    await republishOpportunity(owner, reference, { titleTranslated: 'Wallaby tracking again' });
    await deliver('alert');
    await raiseAlerts({
      opportunity: [(await db.opportunity.findUniqueOrThrow({ where: { reference } })).id],
      capability: [],
    });
    expect(await toldTo(reader.personId)).toHaveLength(1);
  });

  it('comes for a listing that fits only after a change, and says so', async () => {
    const reader = await aLonePerson();
    const id = await aSavedSearch(reader, 'q=bandicoot');
    const { reference } = await aListedOpportunity(owner, { titleTranslated: 'Nothing yet' });
    await deliver('alert');
    expect(await toldTo(reader.personId)).toEqual([]);
    await republishOpportunity(owner, reference, { titleTranslated: 'Bandicoot survey' });
    await deliver('alert');
    expect(await toldTo(reader.personId)).toHaveLength(1);
    expect((await getSavedSearch(reader, i18n, id, null))?.found).toMatchObject([{ kind: 'changed', reference }]);
  });

  it('groups what is published together, and does not come for what was there before, nor for one’s own', async () => {
    await aListedCapability(owner, { title: 'Kookaburra audio, older' });
    const [reader, colleague] = [await aLonePerson(), await aLonePerson()];
    const id = await aSavedSearch(reader, 'q=kookaburra&list=capability');
    await aSavedSearch(colleague, 'q=kookaburra');
    for (const number of [1, 2, 3]) await aListedCapability(owner, { title: `Kookaburra audio ${number}` });
    const membership = { organisationId: owner.organisation.id, personId: colleague.personId, role: 'drafter' };
    await db.membership.create({ data: { ...membership, permissions: ['draft'] } });
    await deliver('alert');
    await db.membership.deleteMany({ where: { personId: colleague.personId } });
    expect(await toldTo(reader.personId)).toMatchObject([{ path: `/saved-searches/${id}`, params: { count: 3 } }]);
    expect(await toldTo(colleague.personId)).toEqual([]);
  });

  it('holds to the filters: list, field, kind', async () => {
    const reader = await aLonePerson();
    await aSavedSearch(reader, 'q=echidna&list=capability');
    await aSavedSearch(reader, 'q=echidna&field=aerospace-information');
    await aSavedSearch(reader, 'field=photonics&kind=challenge&list=opportunity');
    await aListedOpportunity(owner, {
      title: 'Echidna',
      titleTranslated: '',
      fields: ['photonics'],
      kind: 'challenge',
    });
    await deliver('alert');
    expect(await titlesTold(reader.personId)).toEqual(['Echidna']);
  });
});

describe('a rhythm', () => {
  it('daily and weekly ones wait and come as one, without what has left its list meanwhile', async () => {
    const reader = await aLonePerson();
    const daily = await aSavedSearch(reader, 'q=numbat', 'daily');
    await aSavedSearch(reader, 'q=numbat', 'weekly', 'Weekly numbats');
    const listings = [];
    for (const number of [1, 2, 3]) listings.push(await aListedOpportunity(owner, { title: `Numbat ${number}` }));
    await deliver('alert');
    await portions();
    expect(await toldTo(reader.personId)).toEqual([]);
    must(await withdrawListing(owner, 'opportunity', listings[0]?.reference ?? '', 'gone'));
    await later('8 days', portions);
    const told = await toldTo(reader.personId);
    expect(told).toHaveLength(2);
    for (const { params } of told)
      expect(params).toMatchObject({ count: 2, title: expect.stringMatching(/^Numbat [23]$/) });
    const subject = { subjectType: 'person', subjectId: reader.personId } as const;
    const kinds = await db.event.findMany({ where: subject, orderBy: { seq: 'asc' }, select: { kind: true } });
    const counted = (kind: string) => kinds.filter((event) => event.kind === kind).length;
    expect([counted('person.saved-search-found'), counted('person.saved-search-told')]).toEqual([2, 2]);
    await later('30 days', portions);
    expect(await toldTo(reader.personId)).toHaveLength(2);
    expect((await db.savedSearchHit.findMany({ where: { savedSearchId: daily, toldAt: null } })).length).toBe(0);
  });

  it('changed to instant tells what waited at once', async () => {
    const reader = await aLonePerson();
    const id = await aSavedSearch(reader, 'q=potoroo', 'weekly');
    await aListedOpportunity(owner, { title: 'Potoroo' });
    await deliver('alert');
    must(await changeSavedSearch(reader, id, { name: 'Now', frequency: 'instant' }));
    await portions();
    expect(await titlesTold(reader.personId)).toEqual(['Potoroo']);
  });
});

describe('pausing, changing, deleting', () => {
  it('a paused one hears nothing, and nothing of that time after it is resumed', async () => {
    const reader = await aLonePerson();
    const id = await aSavedSearch(reader, 'q=quoll');
    must(await pauseSavedSearch(reader, id));
    await aListedOpportunity(owner, { title: 'Quoll, unheard' });
    await deliver('alert');
    must(await resumeSavedSearch(reader, id));
    await deliver('alert');
    await aListedOpportunity(owner, { title: 'Quoll, heard' });
    await deliver('alert');
    expect(await titlesTold(reader.personId)).toEqual(['Quoll, heard']);
  });

  it('the link of its mails pauses it without signing in; pressed twice it is no fault, and forged it is nothing', async () => {
    const reader = await aLonePerson();
    const id = await aSavedSearch(reader, 'q=dingo');
    const from = { requestId: 'r', clientAddress: '' };
    expect(await pauseByLink(id, savedSearchToken(reader.personId), from)).toBe(false);
    expect(await pauseByLink('nonsense', savedSearchToken(id), from)).toBe(false);
    expect((await getSavedSearches(reader, i18n))[0]?.isPaused).toBe(false);
    expect(await pauseByLink(id, savedSearchToken(id), from)).toBe(true);
    expect(await pauseByLink(id, savedSearchToken(id), from)).toBe(true);
    expect((await getSavedSearches(reader, i18n))[0]?.isPaused).toBe(true);
    await aListedOpportunity(owner, { title: 'Dingo' });
    await deliver('alert');
    expect(await toldTo(reader.personId)).toEqual([]);
  });

  it('another question takes the old one’s place', async () => {
    const reader = await aLonePerson();
    const id = await aSavedSearch(reader, 'q=galah');
    must(await replaceSavedSearch(reader, id, { name: 'Birds', frequency: 'instant', question: asked('q=corella') }));
    await aListedOpportunity(owner, { title: 'Galah' });
    await aListedOpportunity(owner, { title: 'Corella' });
    await deliver('alert');
    expect(await titlesTold(reader.personId)).toEqual(['Corella']);
    must(await removeSavedSearch(reader, id));
    expect(await db.savedSearchKey.count({ where: { savedSearchId: id } })).toBe(0);
  });

  it('somebody else’s is not there', async () => {
    const [reader, other] = [await aLonePerson(), await aLonePerson()];
    const id = await aSavedSearch(reader, 'q=emu');
    expect(await getSavedSearch(other, i18n, id, null)).toBeNull();
    for (const act of [pauseSavedSearch, resumeSavedSearch, removeSavedSearch])
      expect(await act(other, id)).toMatchObject({ ok: false, reason: 'not-found' });
    expect(await getSavedSearches(reader, i18n)).toHaveLength(1);
  });
});

it('how an alert works is said from its own words and filters, in both languages', async () => {
  const reader = await aLonePerson();
  const id = await aSavedSearch(
    reader,
    'q=激光焊接 "在线检测" -切割&field=photonics&closing=30&list=opportunity',
    'daily',
  );
  const said = async (language: 'en' | 'zh-CN') =>
    (await getSavedSearch(reader, i18nFor(language), id, null))?.search.explanation.join('\n') ?? '';
  expect(await said('en')).toMatch(
    /opportunity\.\n.*“激光焊接”.*\n.*“在线检测”.*\n.*“切割”.*\n.*Field: .*\n.*30 more days.*\n.*8:00/i,
  );
  expect(await said('zh-CN')).toMatch(/“激光焊接”.*\n.*“在线检测”.*\n不能包含：“切割”/);
});
