// What people were shown and said of matches, what is learned from it, and whom strong new matches are told to.
import { beforeAll, describe, expect, it } from 'vitest';
import { activateModel } from '#app/features/matches/activate-model.server.ts';
import { getInbox } from '#app/features/matches/get-inbox.server.ts';
import { getMatchOverview } from '#app/features/matches/get-match-overview.server.ts';
import { getModelPage } from '#app/features/matches/get-model-page.server.ts';
import { judgeMatch } from '#app/features/matches/judge-match.server.ts';
import { learnWeights } from '#app/features/matches/learn-weights.server.ts';
import { logShowings } from '#app/features/matches/log-showings.server.ts';
import { rematchAll } from '#app/features/matches/match-listings.server.ts';
import { presentMatches } from '#app/features/matches/present-matches.server.ts';
import { tellNextMatch } from '#app/features/matches/tell-matches.server.ts';
import { db } from '#app/persistence/client.server.ts';
import { markStart } from '#app/ui/highlight.tsx';
import {
  aListedCapability,
  aListedOpportunity,
  aLonePerson,
  aVerifiedMember,
  deliver,
  type Member,
  type Published,
} from '../support/listing-world.ts';
import { must } from '../support/sample-listings.ts';

const need = { title: '黑土地土壤墒情遥感监测', summary: '按周给出农田土壤墒情图。', divisionCode: '220100' };
const maps = { title: '农田土壤墒情遥感制图', summary: '按周制作农田土壤墒情图。', description: '雷达遥感土壤墒情。' };

let asker: Member;
let supplier: Member;
let asked: Published;
let offered: Published;
beforeAll(async () => {
  [asker, supplier] = [await aVerifiedMember(), await aVerifiedMember()];
  asked = await aListedOpportunity(asker, {
    ...need,
    metrics: [
      { name: '墒情图更新周期', operator: '≤', value: '7', unit: '天' },
      { name: '无人机航测面积', operator: '≥', value: '100', unit: '公顷' },
    ],
    fields: ['modern-agriculture'],
  });
  offered = await aListedCapability(supplier, {
    ...maps,
    description: '墒情图更新周期为 5 天。',
    fields: ['modern-agriculture'],
  });
  await aListedCapability(await aVerifiedMember(), {
    title: '农田无人机航测',
    summary: '土壤墒情无人机航测。',
    description: '无人机航测面积每日 300 公顷。',
    fields: ['low-altitude'],
  });
  for (let n = 0; n < 6; n += 1)
    await aListedCapability(await aVerifiedMember(), { title: `焊接装备 ${n}`, fields: ['photonics'] });
  await deliver('match');
});

const judge = (actor: Member, changes: Partial<Parameters<typeof judgeMatch>[1]> = {}) =>
  judgeMatch(actor, {
    list: 'opportunity',
    reference: asked.reference,
    other: offered.reference,
    isUseful: true,
    reason: '',
    ...changes,
  });

describe('a judgement', () => {
  it('is kept with the parts of the score as they were, can be changed, and is shown to its organisation', async () => {
    must(await judge(asker));
    must(await judge(asker, { isUseful: false, reason: 'too-far' }));
    const rows = await db.matchJudgement.findMany({
      select: { isUseful: true, reason: true, parts: true, list: true },
    });
    expect(rows).toEqual([
      {
        list: 'opportunity',
        isUseful: false,
        reason: 'too-far',
        parts: expect.objectContaining({ text: expect.any(Number) }),
      },
    ]);
    const own = { list: 'opportunity' as const, id: asked.id, text: [need.title, need.summary] };
    const shown = await presentMatches(own, 10, true);
    expect(shown.matches[0]?.judgement).toEqual({ isUseful: false, reason: 'too-far' });
    expect((await presentMatches(own, 10, false)).matches[0]?.judgement).toBeNull();
  });

  it('is refused to others, without a reason, and about what was not suggested', async () => {
    expect(await judge(supplier)).toMatchObject({ ok: false, reason: 'not-found' });
    expect(await judge(asker, { isUseful: false })).toMatchObject({ ok: false, reason: 'reason-needed' });
    expect(await judge(asker, { other: 'CA-0000-0000' })).toMatchObject({ ok: false, reason: 'not-found' });
  });
});

describe('a suggestion on a page', () => {
  it('has the linking words marked on both sides', async () => {
    const { matches } = await presentMatches(
      { list: 'opportunity', id: asked.id, text: [need.title, need.summary] },
      10,
      false,
    );
    expect(matches[0]?.other.id).toBe(offered.id);
    expect(matches[0]?.marked.title).toContain(markStart);
    expect(matches[0]?.excerpt).toContain(markStart);
    expect(matches.every(({ isExploration }) => !isExploration)).toBe(true);
  });
});

describe('showings', () => {
  it('are logged for the own organisation, once a day, at places computed here', async () => {
    const told = { list: 'opportunity' as const, reference: asked.reference, count: 2, opened: null };
    expect(await logShowings(supplier, told)).toBe(false);
    expect(await logShowings(null, told)).toBe(false);
    expect(await db.matchShowing.count()).toBe(0);
    expect(await logShowings(asker, told)).toBe(true);
    expect(await logShowings(asker, { ...told, opened: offered.reference })).toBe(true);
    const rows = await db.matchShowing.findMany({
      orderBy: { position: 'asc' },
      select: { position: true, capabilityId: true, openedAt: true, isExploration: true },
    });
    expect(rows).toHaveLength(2);
    expect(rows[0]).toEqual({
      position: 1,
      capabilityId: offered.id,
      openedAt: expect.any(Date),
      isExploration: false,
    });
    expect(rows[1]?.openedAt).toBeNull();
  });
});

describe('combinations', () => {
  it('say who covers what of a need that nobody covers alone', async () => {
    const overview = await getMatchOverview(asked.reference);
    const { answer, parts } = overview?.proposal ?? {};
    expect(parts).toHaveLength(3);
    expect(answer?.kind).toBe('sets');
    if (answer?.kind !== 'sets') return;
    expect(answer.sets[0]?.covered).toBe(3);
    expect(answer.sets[0]?.members).toContain(offered.id);
  });
});

describe('the inbox of a supplier', () => {
  it('has each opportunity once, with the own capability it suits and what that one lacks', async () => {
    const inbox = must(await getInbox(supplier, ''));
    expect(inbox.items[0]?.match.other.id).toBe(asked.id);
    expect(inbox.items[0]?.own.reference).toBe(offered.reference);
    expect(new Set(inbox.items.map(({ match }) => match.other.id)).size).toBe(inbox.items.length);
    expect(must(await getInbox(asker, '')).items).toEqual([]);
  });
});

describe('strong new matches', () => {
  it('are told to both sides once, and never again', async () => {
    const pair = { opportunityId: asked.id, capabilityId: offered.id };
    await db.matchAlert.createMany({ data: [{ ...pair, score: 0.9 }], skipDuplicates: true });
    while (await tellNextMatch());
    const told = () =>
      db.notification.findMany({
        where: { topic: 'match' },
        select: { personId: true, kind: true, params: true, dedupeKey: true },
      });
    const key = `match ${asked.id} ${offered.id}`;
    const first = (await told()).filter(({ dedupeKey }) => dedupeKey === key);
    expect(new Map(first.map(({ personId, kind }) => [personId, kind]))).toEqual(
      new Map([
        [asker.personId, 'match.capability-found'],
        [supplier.personId, 'match.opportunity-found'],
      ]),
    );
    expect(first).toHaveLength(2);
    const count = (await told()).length;
    await db.matchAlert.createMany({ data: [{ ...pair, score: 0.95 }], skipDuplicates: true });
    while (await tellNextMatch());
    expect(await told()).toHaveLength(count);
    expect(await db.matchAlert.count({ where: { toldAt: null } })).toBe(0);
    const event = { kind: 'match.alerted', subjectId: asked.id, data: { path: ['capability'], equals: offered.id } };
    expect(await db.event.count({ where: event })).toBe(1);
  });
});

describe('the weights', () => {
  it('are not learned from a handful of decisions', async () => {
    expect(await learnWeights()).toBe('too-few');
  });

  it('are learned from a hundred, compared on held-out ones, and stay where nothing is proven, with one event', async () => {
    const others = [];
    for (let n = 0; n < 8; n += 1) others.push(await aListedOpportunity(asker, { title: `农田监测需求 ${n}` }));
    const capabilities = await db.capability.findMany({ select: { id: true } });
    const data = others.flatMap(({ id }, row) =>
      capabilities.flatMap(({ id: capabilityId }, column) =>
        ['opportunity', 'capability'].map((list, side) => ({
          ...{ list, opportunityId: id, capabilityId, judgedAt: new Date() },
          isUseful: (row + column + side) % 2 === 0,
          reason: (row + column + side) % 2 === 0 ? '' : 'other',
          parts: { text: (column + 1) / 10, lexical: 0, semantic: 0, fit: { region: row / 8 } },
        })),
      ),
    );
    await db.matchJudgement.createMany({ data });
    expect(data.length).toBeGreaterThanOrEqual(100);
    expect(await learnWeights()).toBe('kept');
    expect(await db.event.count({ where: { kind: 'match-model.learned' } })).toBe(1);
    expect(await learnWeights()).toBe('nothing-new');
    const page = await getModelPage();
    expect(page.newest?.report.decisions).toBe(page.decisions);
    expect(page.models.find(({ isActive }) => isActive)?.number).toBe(1);
  });

  it('are rows that never change, one of them active; operators go back with one click and all is matched again', async () => {
    const operator = await aLonePerson({ platformRoles: ['operator'] });
    const report = { decisions: 120, live: 0.7, candidate: 0.8, goesLive: true };
    const weights = { intercept: -1, text: 2, fit: { region: 3 } };
    const { number } = await db.matchModel.create({ data: { weights, report }, select: { number: true } });
    await expect(db.matchModel.update({ where: { number }, data: { weights: {} } })).rejects.toThrow();
    await expect(db.matchModel.delete({ where: { number } })).rejects.toThrow();
    await expect(db.matchModel.update({ where: { number }, data: { isActive: true } })).rejects.toThrow();
    expect(await activateModel(asker, number)).toMatchObject({ ok: false, reason: 'not-found' });
    const score = async () =>
      (
        await db.match.findFirstOrThrow({
          where: { list: 'opportunity', opportunityId: asked.id, capabilityId: offered.id },
          select: { score: true },
        })
      ).score;
    await deliver('match');
    await rematchAll();
    const before = await score();
    must(await activateModel(operator, number));
    expect(await activateModel(operator, number)).toMatchObject({ ok: false, reason: 'active-already' });
    await deliver('match');
    expect(await score()).not.toBeCloseTo(before, 3);
    expect((await getModelPage()).live.fit.region).toBe(3);
    must(await activateModel(operator, 1));
    await deliver('match');
    expect(await score()).toBeCloseTo(before, 6);
    expect(await db.matchModel.count({ where: { isActive: true } })).toBe(1);
  });
});
