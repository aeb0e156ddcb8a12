// Saved searches: who may keep them, when they tell, what is news; and how their words are held against a text.
import { describe, expect, it } from 'vitest';
import type { Actor } from '#app/domain/actor.ts';
import {
  decideChangeSearch,
  decideSaveSearch,
  newsOf,
  nextTelling,
  savedSearchLimit,
} from '#app/domain/saved-search.ts';
import { editDistance, fitsWords } from '#app/domain/wanted-words.ts';
import { noFilters } from '#search/filters.ts';
import { listingText } from '#search/percolation/listing-text.ts';
import { compileQuestion, readListing } from '#search/percolation/percolate.ts';
import { wantedWords } from '#search/percolation/wanted.ts';
import { aDocument } from '../support/search-documents.ts';

const actor = { personId: 'p', emailVerified: true, platformRoles: [], organisation: null, requestId: '' } as const;
const someone: Actor = { ...actor, hasSecondFactor: false, steppedUpAt: null, address: '' };

describe('keeping searches', () => {
  it('takes an account, and no more than fifty are kept', () => {
    expect(decideSaveSearch(null, 0)).toMatchObject({ ok: false, reason: 'sign-in-needed' });
    expect(decideSaveSearch(someone, savedSearchLimit - 1).ok).toBe(true);
    expect(decideSaveSearch(someone, savedSearchLimit)).toMatchObject({ ok: false, reason: 'too-many' });
  });
  it('another person’s is as good as absent', () => {
    expect(decideChangeSearch(someone, { personId: 'p' }).ok).toBe(true);
    for (const search of [{ personId: 'q' }, null])
      expect(decideChangeSearch(someone, search)).toMatchObject({ ok: false, reason: 'not-found' });
  });
});

describe('telling', () => {
  const sunday = new Date('2026-11-29T15:59:59Z');
  it('is at once, the next morning at eight in China, or on Monday', () => {
    expect(nextTelling('instant', sunday)).toBeNull();
    expect(nextTelling('daily', sunday)).toEqual(new Date('2026-11-30T00:00:00Z'));
    expect(nextTelling('weekly', sunday)).toEqual(new Date('2026-11-30T00:00:00Z'));
    expect(nextTelling('weekly', new Date('2026-11-30T00:00:00Z'))).toEqual(new Date('2026-12-07T00:00:00Z'));
  });
  it('what was published before anybody asked is no news; a later version is "changed"', () => {
    expect(newsOf({ number: 1, publishedAt: sunday }, new Date(sunday.getTime() + 1))).toBeNull();
    expect(newsOf({ number: 1, publishedAt: sunday }, sunday)).toBe('new');
    expect(newsOf({ number: 4, publishedAt: sunday }, sunday)).toBe('changed');
  });
});

describe('typing errors', () => {
  it('are counted as the engine counts them', () => {
    expect(editDistance('laser', 'lasers', 2)).toBe(1);
    expect(editDistance('laser', 'lasre', 2)).toBe(1);
    expect(editDistance('laser', 'optics', 2)).toBe(3);
    expect(editDistance('optimisation', 'optimization', 2)).toBe(1);
  });
});

const fits = (query: string, text: Parameters<typeof aDocument>[0]): boolean =>
  fitsWords(wantedWords(query), listingText(aDocument(text)));

describe('the words of a search fit a text', () => {
  const laser = { titleZh: '激光焊接质量在线检测', bodyEn: 'Laser-welding robots detect pores. Cost is low.' };
  it.each([
    ['激光 焊接', true],
    ['焊接激光', true],
    ['鐳射', true],
    ['雷射焊接', true],
    ['激光焊接', true],
    ['激光切割', false],
    ['質量檢測', true],
    ['质量 -切割', true],
    ['质量 -激光焊接', false],
    ['"焊接质量"', true],
    ['"质量焊接"', false],
    ['“焊接质量”', true],
    ['ＬＡＳＥＲ', true],
    ['lasers', true],
    ['laser robot', true],
    ['"welding robots"', true],
    ['"robots welding"', false],
    ['"welding robot"', false],
    ['"pores cost"', false],
    ['the laser', true],
    ['laser -robots', false],
    ['laser -robot', false],
    ['welding cutting', false],
    ['', true],
  ])('%s: %s', (query, expected) => expect(fits(query, laser)).toBe(expected));

  it('another wording of the same thing counts, in the other language, too', () => {
    expect(fits('low-altitude economy', { titleZh: '低空经济试点' })).toBe(true);
    expect(fits('低空经济', { titleEn: 'Pilot for the low-altitude economy' })).toBe(true);
    expect(fits('"低空经济"', { titleEn: 'Pilot for the low-altitude economy' })).toBe(false);
  });
});

describe('keys', () => {
  it('of a question that fits are among those of the listing, one of every group', () => {
    const listing = readListing(aDocument({ titleZh: '激光焊接', titleEn: 'Laser welding', fields: ['photonics'] }));
    for (const [text, filters] of [
      ['激光 welding', {}],
      ['', { fields: ['photonics'] }],
      ['', {}],
      ['-切割', {}],
    ] as const) {
      const { keyGroups } = compileQuestion({ text, lists: ['opportunity'], filters: { ...noFilters, ...filters } });
      expect(keyGroups.length).toBeGreaterThan(0);
      for (const group of keyGroups) expect(group.some((key) => listing.keys.includes(key))).toBe(true);
    }
  });
});
