// Searching for what is hidden is the same as searching for what does not exist: in results, counts, facets, suggestions, corrections,
// order, forgiveness of typing mistakes and time. And no bid, nor their number, changes anything that search knows of a call.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { submitBid } from '#app/features/bids/submit-bid.server.ts';
import { saveOpportunityDraft } from '#app/features/listings/save-listing-draft.server.ts';
import { noteSearch } from '#app/features/search/note-search.server.ts';
import { rebuildSearch } from '#app/features/search/rebuild-search.server.ts';
import { readSearchAddress } from '#app/features/search/search-address.ts';
import { searchListings } from '#app/features/search/search-listings.server.ts';
import { suggestSearches } from '#app/features/search/suggest-searches.server.ts';
import { listPopularSearches } from '#app/persistence/asked-searches.server.ts';
import { db } from '#app/persistence/client.server.ts';
import { indexName, meilisearch } from '#search/client.ts';
import { phraseTokens } from '#search/encoding.ts';
import { ensureIndexes, listIndexes } from '#search/indexes.ts';
import { refreshWordings } from '#search/known-wordings.ts';
import { normaliseText } from '#search/matching/analysis.ts';
import { aMember, aPublishedCall, aSealedBid, asSubmission, aWorld } from '../support/call-world.ts';
import { aListedOpportunity, aVerifiedMember, deliver, type Member } from '../support/listing-world.ts';
import { anOpportunity, must } from '../support/sample-listings.ts';

/** Each stands in one hidden place only. */
const hidden = {
  locked: 'zanzibarlock',
  lockedZh: '鲲鹏密锁工艺',
  contact: 'xylophonecontact',
  draft: 'quetzaldraft',
  draftZh: '麒麟暗稿方案',
  editing: 'wolverineedit',
  code: 'QX77PLM9',
} as const;
/** Words of the same shape that stand nowhere. */
const nowhere = [
  'zanzibarpock',
  '鲲鹏密锣工匠',
  'xylophonecontort',
  'quetzaldrift',
  '麒麟暗搞方略',
  'wolverineedge',
  'QX77PLM8',
];

let owner: Member;
let call: string;

async function answer(address: string) {
  const outcome = await searchListings(readSearchAddress(new URLSearchParams(address)), (error) => {
    throw error;
  });
  if (!outcome.available) throw new Error('no answer');
  const { milliseconds: _, ...rest } = outcome;
  return rest;
}

const dump = async () => {
  const pages = await Promise.all(
    Object.values(listIndexes).map((name) => meilisearch().index(indexName(name)).getDocuments({ limit: 1000 })),
  );
  return pages.flatMap(({ results }) => results);
};

beforeAll(async () => {
  await ensureIndexes();
  owner = await aVerifiedMember({ name: 'Keeper of secrets' });
  const contact = { name: hidden.contact, phone: '13900001111', email: `${hidden.contact}@example.org` };
  const locked = {
    titleTranslated: 'Openly shown weld inspection',
    problem: `${hidden.locked} ${hidden.lockedZh} 人工抽检漏检率约 6%。每月返修 120 件。`,
    offered: `${hidden.locked} ${hidden.code}`,
    sectionAccess: { problem: 'verified', offered: 'introduced' } as const,
  };
  const open = await aListedOpportunity(owner, locked, contact);
  const draft = anOpportunity({ title: hidden.draftZh, summary: hidden.draft, problem: hidden.draft });
  must(await saveOpportunityDraft(owner, { content: draft, contact }));
  const edited = anOpportunity({ ...locked, title: hidden.editing });
  must(await saveOpportunityDraft(owner, { reference: open.reference, content: edited, contact }));
  call = await aPublishedCall(await aWorld(), 3_600_000);
  // The organisations of this test were made without events.
  await rebuildSearch();
  await refreshWordings();
}, 120_000);

describe('what is hidden', () => {
  it('is in no document, neither as text nor as the numbers that Chinese becomes', async () => {
    const documents = await dump();
    expect(documents.length).toBeGreaterThan(2);
    const text = JSON.stringify(documents).toLowerCase();
    for (const word of [...Object.values(hidden), '13900001111']) {
      expect(text, word).not.toContain(word.toLowerCase());
      expect(text, word).not.toContain(phraseTokens(normaliseText(word)));
    }
  });

  it('is searched for like what does not exist: no result, count, facet, suggestion or correction differs', async () => {
    const words = Object.values(hidden);
    for (const [index, word] of words.entries()) {
      const other = nowhere[index] ?? '';
      for (const ask of ['', '&sort=newest', '&sort=closing', '&list=opportunity', '&words=all', '&field=photonics']) {
        const [one, two] = [await answer(`q=${word}${ask}`), await answer(`q=${other}${ask}`)];
        expect(one, `${word}${ask}`).toEqual(two);
        expect(one.total, word).toBe(0);
      }
      // Nor half of it, nor with a mistake, nor left out, nor as a wording.
      for (const shape of [(w: string) => w.slice(0, -2), (w: string) => `"${w}"`, (w: string) => `weld -${w}`])
        expect((await answer(`q=${encodeURIComponent(shape(word))}`)).total).toBe(
          (await answer(`q=${encodeURIComponent(shape(other))}`)).total,
        );
      expect(await suggestSearches(word.slice(0, 4), 'en')).toEqual(await suggestSearches(other.slice(0, 4), 'en'));
    }
  });

  it('takes the same time: no threshold tells one from the other', async () => {
    const times: { hidden: boolean; ms: number }[] = [];
    for (let round = 0; round < 40; round += 1)
      for (const isHidden of round % 2 === 0 ? [true, false] : [false, true]) {
        const began = performance.now();
        await answer(`q=${isHidden ? hidden.locked : nowhere[0]}`);
        times.push({ hidden: isHidden, ms: performance.now() - began });
      }
    const accuracy = (limit: number, above: boolean) =>
      times.filter((one) => one.ms > limit === (one.hidden === above)).length / times.length;
    const best = Math.max(...times.flatMap(({ ms }) => [accuracy(ms, true), accuracy(ms, false)]));
    expect(best).toBeLessThan(0.75);
  });
});

describe('bids', () => {
  it('change nothing that search knows of a call', async () => {
    const before = { documents: await dump(), answer: await answer('list=call'), all: await answer('q=') };
    expect(before.documents.some(({ reference }) => reference === call)).toBe(true);
    for (const bidder of [await aMember('bidder'), await aMember('bidder')]) {
      const sealed = await aSealedBid(call, bidder, 'sealedmarsupial');
      must(await submitBid(bidder.actor, call, asSubmission(sealed)));
    }
    await deliver('search');
    expect({ documents: await dump(), answer: await answer('list=call'), all: await answer('q=') }).toEqual(before);
    expect((await answer('q=sealedmarsupial')).total).toBe(0);
  });
});

describe('what others asked for', () => {
  it('is offered only when five people asked on two days, and never when it could be somebody', async () => {
    const asked = async (text: string, people: number) => {
      for (let person = 0; person < people; person += 1) await noteSearch(null, `10.0.0.${person}`, text);
    };
    await asked('Perovskite ', 5);
    await asked('lonely wish', 4);
    await asked('call 13900001111', 6);
    await asked('someone@example.org', 6);
    expect(await listPopularSearches()).toEqual([]);
    await db.$executeRaw`UPDATE asked_search SET asked_on = asked_on - 1 WHERE asker IN (SELECT min(asker) FROM asked_search GROUP BY text)`;
    expect(await listPopularSearches()).toEqual(['perovskite']);
    expect(await suggestSearches('perov', 'en')).toEqual(['perovskite']);
    const rows = await db.askedSearch.findMany({ select: { text: true, asker: true } });
    expect(rows.some(({ text }) => /\d{5}|@/.test(text))).toBe(false);
    // The same person's searches cannot be told to be the same person's.
    expect(new Set(rows.map(({ asker }) => asker)).size).toBe(rows.length);
  });
});

afterAll(async () => {
  await db.askedSearch.deleteMany();
});
