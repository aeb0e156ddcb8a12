// Several Meilisearch servers: everything is written to all of them, they are read in turn, and one that fails is passed over and repaired.
import { afterAll, beforeAll, expect, it, vi } from 'vitest';

const { main, copy, stop } = await vi.hoisted(async () => {
  const { aFaultyLineTo } = await import('../support/faulty-line.ts');
  const { startMeilisearch } = await import('../../server/services.mjs');
  const masterKey = 'copies-master-key-0123456789';
  const servers = await Promise.all(
    ['main', 'copy'].map((name) => startMeilisearch({ dataDir: `${process.env.DATA_DIR}/${name}`, masterKey })),
  );
  const lines = await Promise.all(servers.map(({ url }) => aFaultyLineTo(url)));
  const [first, second] = lines;
  if (!first || !second) throw new Error('two servers were started');
  Object.assign(process.env, { MEILI_URL: first.url, MEILI_URLS: ` ${second.url}/ `, MEILI_KEY: masterKey });
  return {
    main: first,
    copy: second,
    stop: async () => {
      await Promise.all(lines.map((line) => line.close()));
      await Promise.all(servers.map((server) => server.stop()));
    },
  };
});

import { compareSearch } from '#app/features/search/check-search.server.ts';
import { readSearchAddress } from '#app/features/search/search-address.ts';
import { searchListings } from '#app/features/search/search-listings.server.ts';
import { tendSearch } from '#app/features/search/tend-search.server.ts';
import { readSearchStanding } from '#app/persistence/search-standing.server.ts';
import { instances } from '#search/client.ts';
import { liveName } from '#search/index-life.ts';
import { aListedOpportunity, aVerifiedMember, deliver, type Member, until } from '../support/listing-world.ts';

let owner: Member;
beforeAll(async () => {
  owner = await aVerifiedMember();
  expect(await tendSearch()).toBe(true);
});
afterAll(stop);

const ask = (text: string) => searchListings(readSearchAddress(new URLSearchParams({ q: text })), () => {});
const isFound = async (text: string): Promise<boolean> => {
  const outcome = await ask(text);
  return outcome.available && outcome.degraded === null && outcome.total === 1;
};
const copyHas = async (id: string): Promise<boolean> => {
  const documents = await instances()[1]?.client.index(liveName('opportunity')).getDocuments({ limit: 1000 });
  return documents?.results.some((document) => document.id === id) ?? false;
};

it('what is published is on every server, and every one is asked', async () => {
  const { id } = await aListedOpportunity(owner, { titleTranslated: 'Kakapo beacon' });
  await deliver('search');
  expect(await copyHas(id)).toBe(true);
  for (let n = 0; n < 4; n += 1) expect(await isFound('kakapo')).toBe(true);
});

it('one that fails is passed over: the other answers, and readers notice nothing', async () => {
  for (const line of [main, copy]) {
    line.set('refusing');
    for (let n = 0; n < 8; n += 1) expect(await isFound('kakapo')).toBe(true);
    line.set('none');
    await until(async () => {
      await ask('kakapo');
      return instances().every(({ reading }) => !reading.isOpen);
    }, 20_000);
  }
});

it('a copy that missed a change is not asked until it has been compared and repaired', async () => {
  copy.set('down');
  const { id } = await aListedOpportunity(owner, { titleTranslated: 'Kea harness' });
  await deliver('search');
  expect((await readSearchStanding(0)).behind).toEqual([copy.url]);
  copy.set('none');
  expect(await copyHas(id)).toBe(false);
  // A delivery in the second in which nobody tries it: that one is missed, too.
  await until(async () => {
    await tendSearch();
    return (await readSearchStanding(0)).behind.length === 0;
  }, 30_000);
  expect(await copyHas(id)).toBe(true);
  const { missing, stale, stray } = await compareSearch();
  expect([missing, stale, stray]).toEqual([0, 0, 0]);
  for (let n = 0; n < 4; n += 1) await until(() => isFound('kea harness'), 20_000);
});

it('a server that has lost its indexes gets them again; the others go on as they are', async () => {
  await instances()[1]?.client.deleteIndex(liveName('opportunity')).waitTask();
  expect(await tendSearch()).toBe(true);
  const { missing, stale, stray } = await compareSearch();
  expect([missing, stale, stray]).toEqual([0, 0, 0]);
  expect(await tendSearch()).toBe(false);
});
