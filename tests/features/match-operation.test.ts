// The matcher at work: background, copies, rebuilds, and that nothing locked has a part in it.
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { withdrawListing } from '#app/features/listings/withdraw-listing.server.ts';
import { continueMatching, matchListings, prepareMatches } from '#app/features/matches/match-listings.server.ts';
import { loadMemory, saveMemory } from '#app/features/matches/matcher-memory.server.ts';
import { rebuildMatches } from '#app/features/matches/rebuild-matches.server.ts';
import { runConsumer } from '#app/features/outbox/run-consumer.server.ts';
import { db } from '#app/persistence/client.server.ts';
import { env } from '#app/runtime/env.server.ts';
import {
  aListedCapability,
  aListedOpportunity,
  aVerifiedMember,
  deliver,
  handlers,
  type Member,
  type Published,
  republishCapability,
  until,
} from '../support/listing-world.ts';
import { json, lockedCapability, lockedOpportunity } from '../support/locked-listings.ts';
import { must } from '../support/sample-listings.ts';

const welding = { title: '动力电池激光焊接质量在线检测', summary: '焊缝缺陷在线识别。' };
const camera = {
  title: '激光焊接在线视觉检测系统',
  summary: '焊缝缺陷识别准确率高。',
  description: '用于动力电池焊缝检测。',
};

let asker: Member;
let supplier: Member;
let need: Published;
let offer: Published;
beforeAll(async () => {
  [asker, supplier] = [await aVerifiedMember(), await aVerifiedMember()];
  need = await aListedOpportunity(asker, welding);
  offer = await aListedCapability(supplier, camera);
  for (let n = 0; n < 5; n += 1) await aListedCapability(await aVerifiedMember(), { title: `污水处理膜组件 ${n}` });
  await deliver('match');
});

const listOf = (list: string, id: string) =>
  db.match.findMany({
    where: { list, ...(list === 'opportunity' ? { opportunityId: id } : { capabilityId: id }) },
    orderBy: { score: 'desc' },
    select: { opportunityId: true, capabilityId: true, score: true, parts: true, terms: true, computedAt: true },
  });

describe('a publication', () => {
  it('is matched by itself at once, and by those it concerns in the background', async () => {
    const late = await aListedCapability(await aVerifiedMember(), { ...camera, summary: '焊缝在线检测相机。' });
    const event = await db.event.findFirstOrThrow({ where: { subjectId: late.id, kind: 'capability.published' } });
    await matchListings({ touched: { opportunity: [], capability: [late.id] }, isModelChanged: false });
    expect((await listOf('capability', late.id)).map(({ opportunityId }) => opportunityId)).toContain(need.id);
    expect((await listOf('opportunity', need.id)).map(({ capabilityId }) => capabilityId)).not.toContain(late.id);
    const due = await db.matchDue.findMany({ select: { list: true, listingId: true, urgency: true } });
    expect(due).toContainEqual({ list: 'opportunity', listingId: need.id, urgency: 1 });
    while (await continueMatching());
    expect((await listOf('opportunity', need.id)).map(({ capabilityId }) => capabilityId)).toContain(late.id);
    expect(await db.matchDue.count()).toBe(0);
    await db.delivery.updateMany({ where: { eventId: event.id }, data: { doneAt: new Date() } });
  });

  it('leaves the lists of the others whole: one side being matched again takes no row from the other side', async () => {
    const before = await listOf('opportunity', need.id);
    await republishCapability(supplier, offer.reference, { ...camera, capacity: '每年 30 套' });
    await deliver('match');
    expect((await listOf('opportunity', need.id)).length).toBe(before.length);
  });
});

describe('the copy on disk', () => {
  const place = () => path.join(env().DATA_DIR, 'snapshots', 'matcher');
  const ids = (memory: Awaited<ReturnType<typeof loadMemory>>['memory']) =>
    new Set([...memory.revisions.opportunity.keys(), ...memory.revisions.capability.keys()]);

  it('gives the same matches as reading the lists anew, and says what it lacks', async () => {
    const fresh = await loadMemory();
    await saveMemory(fresh.memory);
    const restored = await loadMemory();
    expect(restored.isCopied).toBe(true);
    expect(ids(restored.memory)).toEqual(ids(fresh.memory));
    const options = { limit: 10, today: '2026-12-01' };
    const best = (memory: typeof restored.memory) =>
      memory.matcher
        .match('opportunity', need.id, options)
        .map(({ capabilityId, score }) => [capabilityId, score.toFixed(6)]);
    expect(best(restored.memory)).toEqual(best(fresh.memory));
  });

  it('catches up with what was published, changed and withdrawn since, whoever delivered the events', async () => {
    await saveMemory((await loadMemory()).memory);
    const added = await aListedOpportunity(asker, { title: '焊接机器人示教' });
    const gone = await aListedCapability(supplier, { title: '焊接电源' });
    must(await withdrawListing(supplier, 'capability', gone.reference, 'moved'));
    await republishCapability(supplier, offer.reference, { ...camera, summary: '焊缝在线检测，第二版。' });
    await db.$executeRaw`UPDATE delivery SET done_at = app_clock() WHERE done_at IS NULL`;
    const { memory, isCopied } = await loadMemory();
    expect(isCopied).toBe(false);
    expect(memory.revisions.opportunity.has(added.id)).toBe(true);
    expect(memory.revisions.capability.has(gone.id)).toBe(false);
    const { revision } = await db.capability.findUniqueOrThrow({ where: { id: offer.id }, select: { revision: true } });
    expect(memory.revisions.capability.get(offer.id)).toBe(revision);
  });

  it('is no copy when damaged, cut off, or of another version: the lists are read instead', async () => {
    await saveMemory((await loadMemory()).memory);
    const whole = await readFile(place());
    const spoiled = Buffer.from(whole);
    spoiled[spoiled.length - 5] = (spoiled[spoiled.length - 5] ?? 0) ^ 1;
    const other = Buffer.from(whole.toString('latin1').replace('"version":1', '"version":9'), 'latin1');
    for (const bytes of [spoiled, whole.subarray(0, whole.length / 2), other, Buffer.from('nonsense')]) {
      await writeFile(place(), bytes);
      const { memory, isCopied } = await loadMemory();
      expect(isCopied).toBe(false);
      expect(memory.revisions.opportunity.has(need.id)).toBe(true);
    }
  });
});

describe('a rebuild', () => {
  it('makes every list again here, with progress, when nobody is at it', async () => {
    await db.match.deleteMany();
    const told: number[] = [];
    const total = await rebuildMatches(({ done, by }) => {
      expect(by).toBe('here');
      told.push(done);
    });
    expect(told.at(-1)).toBe(total);
    const best = (await listOf('opportunity', need.id)).slice(0, 2).map(({ capabilityId }) => capabilityId);
    expect(best).toContain(offer.id);
  });

  it('is left to the worker at its seat: two workers never do the same work', async () => {
    await deliver('match');
    await db.match.deleteMany();
    const work: string[] = [];
    const errors: unknown[] = [];
    const worker = (name: string) =>
      runConsumer({
        consumer: 'match',
        prepare: prepareMatches,
        handle: handlers.match,
        background: async () => {
          const isDone = await continueMatching();
          if (isDone) work.push(name);
          return isDone;
        },
        onError: (error) => errors.push(error),
      });
    const workers = [worker('first'), worker('second')];
    await until(async () => (await db.match.count()) > 0);
    const done: string[] = [];
    await rebuildMatches(({ by }) => done.push(by));
    await until(async () => (await db.matchDue.count()) === 0);
    await Promise.all(workers.map(({ stop }) => stop()));
    expect(errors).toEqual([]);
    expect(new Set(done)).toEqual(new Set(['worker']));
    expect(new Set(work).size).toBe(1);
    const best = (await listOf('opportunity', need.id)).slice(0, 2).map(({ capabilityId }) => capabilityId);
    expect(best).toContain(offer.id);
  });
});

describe('locked sections', () => {
  it('have no part in a match: with other words under the lock every row stays the same', async () => {
    const [owner, maker] = [await aVerifiedMember(), await aVerifiedMember()];
    const plain = { title: '高速列车轴承温度预警' };
    const sensors = { title: '列车轴承无线温度传感器' };
    const locked = await aListedOpportunity(owner, { ...plain, ...lockedOpportunity() });
    const made = await aListedCapability(maker, { ...sensors, ...lockedCapability() });
    await deliver('match');
    // Publishing again makes a listing a few milliseconds younger: that alone may show, far behind the point.
    const rows = async () =>
      json(
        [...(await listOf('opportunity', locked.id)), ...(await listOf('capability', made.id))].map(
          ({ computedAt: _, ...row }) => row,
        ),
      ).replace(/\d\.\d{6,}/g, (number) => Number(number).toFixed(4));
    const before = await rows();
    expect(before).toContain(made.id);
    // The same public words, and under the lock exactly what the other side asks for.
    await republishCapability(maker, made.reference, {
      ...sensors,
      ...lockedCapability(),
      description: '高速列车轴承温度预警，轴承温度在线预警。',
    });
    await deliver('match');
    expect(await rows()).toBe(before);
  });
});
