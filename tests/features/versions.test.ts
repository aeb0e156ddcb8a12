// Versions against a real database: what changed is readable, what was published stays, watchers are told.
import { describe, expect, it } from 'vitest';
import { getVersion, listVersions } from '#app/features/listings/list-versions.server.ts';
import { tellNextWatchers } from '#app/features/listings/tell-watchers.server.ts';
import { withdrawListing } from '#app/features/listings/withdraw-listing.server.ts';
import { type Piece, wordDifference } from '#app/features/listings/word-difference.ts';
import { endWatchByLink, keepWatch, readUnwatchLink } from '#app/features/watching/keep-watch.server.ts';
import { listWatches } from '#app/features/watching/list-watches.server.ts';
import { i18nFor } from '#app/i18n/server-messages.server.ts';
import { db } from '#app/persistence/client.server.ts';
import { watchToken } from '#app/persistence/watches.server.ts';
import { aListedOpportunity, aLonePerson, aVerifiedMember, republishOpportunity } from '../support/listing-world.ts';
import { must } from '../support/sample-listings.ts';

const i18n = i18nFor('zh-CN');
const told = (pieces: readonly Piece[] = []) =>
  pieces.map(({ kind, text }) => ({ same: text, added: `+${text}+`, removed: `-${text}-` })[kind]).join('');
const from = { requestId: 'test', clientAddress: '192.0.2.1' };

describe('the difference of two texts', () => {
  it.each([
    ['在产线速度下识别缺陷', '在产线速度下识别并分类缺陷', '在产线速度下识别+并分类+缺陷'],
    ['检出率不低于 95%', '检出率不低于 98%', '检出率不低于 -95--98-%'],
    [
      'Weekly maps from satellite images',
      'Daily maps from radar images',
      '-Weekly--Daily- maps from -satellite--radar- images',
    ],
    ['', 'new', '+new+'],
    ['old', '', '-old-'],
    ['same', 'same', 'same'],
  ])('%s → %s', (before, after, expected) => {
    const language = /[a-z]{3}/.test(after + before) ? 'en' : 'zh';
    const plain = expected
      .replaceAll('--98-', '-+98+')
      .replaceAll('--Daily-', '-+Daily+')
      .replaceAll('--radar-', '-+radar+');
    expect(told(wordDifference(before, after, language))).toBe(plain);
  });
  it('puts both texts together again, whatever they are', () => {
    const texts = ['甲乙丙，丁戊。己庚', '甲丙，丁己庚辛', 'a b c d e f', 'a c b f e', '', '甲', 'x y', '甲 x 乙'];
    for (const before of texts)
      for (const after of texts) {
        const found = wordDifference(before, after, 'zh');
        const side = (kind: Piece['kind']) =>
          found
            .filter((piece) => piece.kind !== kind)
            .map(({ text }) => text)
            .join('');
        expect([side('added'), side('removed')]).toEqual([before, after]);
      }
  });
  it('of long texts with nothing in common comes at once', () => {
    const text = (word: string) => Array.from({ length: 1500 }, (_, index) => `${word}${index}`).join(' ');
    const began = performance.now();
    wordDifference(text('a'), text('b'), 'en');
    expect(performance.now() - began).toBeLessThan(3000);
  });
});

/** Published, then changed three times: four versions. */
async function aListingChangedThreeTimes() {
  const owner = await aVerifiedMember();
  const { reference, id } = await aListedOpportunity(owner);
  const metric = { name: '检出率', operator: '≥', value: '99', unit: '%' } as const;
  const second = { summary: '在产线速度下识别并分类 0.1 毫米以上的缺陷。' };
  const third = { ...second, metrics: [metric, { name: '节拍', operator: '≤', value: '3', unit: '秒' } as const] };
  await republishOpportunity(owner, reference, second);
  await republishOpportunity(owner, reference, third);
  await republishOpportunity(owner, reference, { ...third, ipTerms: '归发榜方', sectionAccess: { ip: 'verified' } });
  return { owner, reference, id };
}

describe('a listing changed three times', () => {
  it('has a history that says who, when, why, and what in words and rows', async () => {
    const { reference } = await aListingChangedThreeTimes();
    const { versions, organisation } = must(await listVersions(null, 'opportunity', reference, { i18n }));
    expect(organisation.nameEn).toBe('Organisation');
    expect(versions.map(({ number, changeReason }) => [number, changeReason])).toEqual([
      [4, 'changed'],
      [3, 'changed'],
      [2, 'changed'],
      [1, ''],
    ]);
    const [fourth, third, second, first] = versions;
    expect(first?.changes).toBeNull();
    expect(second?.changes?.fields.map(({ name, rows }) => [name, told(rows[0])])).toEqual([
      ['summary', '在产线速度下识别- 0.2-+并分类 0.1+ 毫米以上的缺陷。'],
    ]);
    expect(third?.changes?.fields).toMatchObject([{ name: 'metrics', unchanged: 0 }]);
    expect(third?.changes?.fields[0]?.rows.map(told)).toEqual(['检出率 ≥ -98.5-+99+ %', '+节拍 ≤ 3 秒+']);
    // The terms are locked now, so their change is not told, in whichever version; that they are locked is.
    expect(fourth?.changes?.fields.map(({ name }) => name)).toEqual(['sectionAccess']);
    expect(fourth?.changes?.locked).toEqual(['ip']);
  });

  it('can be compared from any version to any', async () => {
    const { owner, reference } = await aListingChangedThreeTimes();
    const pair = { i18n, from: 1, to: 4 };
    const { compared } = must(await listVersions(null, 'opportunity', reference, pair));
    expect(compared).toMatchObject({ from: 1, to: 4, changes: { locked: ['ip'] } });
    expect(compared?.changes.fields.map(({ name }) => name)).toEqual(['summary', 'metrics', 'sectionAccess']);
    const own = must(await listVersions(owner, 'opportunity', reference, pair));
    expect(own.compared?.changes.fields.map(({ name }) => name)).toContain('ipTerms');
    expect(must(await listVersions(null, 'opportunity', reference, { i18n, from: 1, to: 9 })).compared).toBeNull();
  });

  it('keeps every version at its own address, but for what has been locked since', async () => {
    const { reference } = await aListingChangedThreeTimes();
    const first = await getVersion(null, 'opportunity', reference, 1);
    expect(first).toMatchObject({ current: 4, listing: { number: 1, content: { ipTerms: '' } } });
    expect(first?.listing.content.summary).toBe('在产线速度下识别 0.2 毫米以上的缺陷。');
    expect(first?.listing.locked).toEqual([{ section: 'ip', level: 'verified' }]);
    for (const number of [0, 5, 1.5, Number.NaN, 1e300])
      expect(await getVersion(null, 'opportunity', reference, number)).toBeNull();
  });
});

describe('watching', () => {
  it('twice is watching once, with one event, and unwatching ends it', async () => {
    const { reference, id } = await aListedOpportunity(await aVerifiedMember());
    const actor = await aLonePerson();
    for (const isWanted of [true, true]) must(await keepWatch(actor, 'opportunity', reference, isWanted));
    expect(await listWatches(actor)).toMatchObject([{ reference, isListed: true }]);
    for (const isWanted of [false, false]) must(await keepWatch(actor, 'opportunity', reference, isWanted));
    expect(await listWatches(actor)).toEqual([]);
    const where = { actorId: actor.personId, data: { path: ['listing'], equals: id } };
    const events = await db.event.findMany({ where, orderBy: { seq: 'asc' }, select: { kind: true } });
    expect(events.map(({ kind }) => kind)).toEqual(['person.watch-started', 'person.watch-ended']);
    expect(await keepWatch(actor, 'opportunity', 'OP-NONE', true)).toEqual({ ok: false, reason: 'not-found' });
    expect(await keepWatch(null, 'opportunity', reference, true)).toEqual({ ok: false, reason: 'sign-in-needed' });
  });

  it('brings a mail in the watcher’s language for a new version and for leaving the list', async () => {
    const owner = await aVerifiedMember();
    const { reference } = await aListedOpportunity(owner);
    const watcher = await aLonePerson();
    must(await keepWatch(watcher, 'opportunity', reference, true));
    await republishOpportunity(owner, reference, { timeFrame: '2028 年底' });
    must(await withdrawListing(owner, 'opportunity', reference, 'solved'));
    const { email } = await db.person.findUniqueOrThrow({ where: { id: watcher.personId } });
    const mails = await db.mail.findMany({ where: { toAddress: email }, orderBy: { createdAt: 'asc' } });
    expect(mails).toHaveLength(2);
    expect(mails[0]?.body).toContain('- 2027 年 6 月前');
    expect(mails[0]?.body).toContain('+ 2028 年底');
    expect(mails[0]?.body).toContain(`/opportunities/${reference}/versions#v2`);
    expect(mails[1]?.body).toContain('was withdrawn by its organisation');
  });

  it('tells of the end of validity once for each publication', async () => {
    const owner = await aVerifiedMember();
    const { reference, id } = await aListedOpportunity(owner);
    const watcher = await aLonePerson();
    must(await keepWatch(watcher, 'opportunity', reference, true));
    expect(await tellNextWatchers('opportunity')).toBe(false);
    await db.$executeRaw`ALTER TABLE opportunity_version DISABLE TRIGGER opportunity_version_immutable`;
    await db.$executeRaw`UPDATE opportunity_version SET valid_until = '2026-01-01' WHERE opportunity_id = ${id}::uuid`;
    await db.$executeRaw`ALTER TABLE opportunity_version ENABLE TRIGGER opportunity_version_immutable`;
    expect(await tellNextWatchers('opportunity')).toBe(true);
    expect(await tellNextWatchers('opportunity')).toBe(false);
    const { email } = await db.person.findUniqueOrThrow({ where: { id: watcher.personId } });
    const [mail] = await db.mail.findMany({ where: { toAddress: email } });
    expect(mail?.body).toContain('has reached the end of its validity');
    await db.opportunity.update({ where: { id }, data: { archivedAt: new Date() } });
    expect(await tellNextWatchers('opportunity')).toBe(true);
    expect(await tellNextWatchers('opportunity')).toBe(false);
    expect(await db.mail.count({ where: { toAddress: email, body: { contains: 'was archived' } } })).toBe(1);
  });

  it('is ended by the link of its mails and no other', async () => {
    const { reference } = await aListedOpportunity(await aVerifiedMember());
    const actor = await aLonePerson();
    must(await keepWatch(actor, 'opportunity', reference, true));
    const [{ id } = { id: '' }] = await listWatches(actor);
    const token = watchToken(id);
    expect(await readUnwatchLink(id, token)).toEqual({ title: '焊缝缺陷在线检测' });
    for (const wrong of ['', token.slice(1), watchToken('00000000-0000-4000-8000-000000000000')]) {
      expect(await readUnwatchLink(id, wrong)).toBeNull();
      expect(await endWatchByLink(id, wrong, from)).toBe(false);
    }
    expect(await listWatches(actor)).toHaveLength(1);
    for (const _ of [1, 2]) expect(await endWatchByLink(id, token, from)).toBe(true);
    expect(await listWatches(actor)).toEqual([]);
    expect(await readUnwatchLink(id, token)).toBe('ended');
  });
});
