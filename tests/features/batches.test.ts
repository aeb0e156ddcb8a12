// Batches against a real database: four eyes, one transaction, fixed versions, the clock's release and what stops it.
import { describe, expect, it } from 'vitest';
import { createBatch, discardBatch, moveInBatch, removeFromBatch } from '#app/features/batches/change-batch.server.ts';
import { getBatch, getBatchDesk, getBatchFigures } from '#app/features/batches/get-batch.server.ts';
import { batchesOfListing, listBatches, listOwnUnreleased } from '#app/features/batches/list-batches.server.ts';
import {
  releaseBatch,
  releaseDueBatch,
  scheduleRelease,
  unscheduleRelease,
} from '#app/features/batches/release-batch.server.ts';
import { readReleaseFailure } from '#app/features/batches/release-failure.ts';
import { publishInBatch } from '#app/features/listings/publish-in-batch.server.ts';
import { publishListing } from '#app/features/listings/publish-listing.server.ts';
import { saveOpportunityDraft } from '#app/features/listings/save-listing-draft.server.ts';
import { withdrawListing } from '#app/features/listings/withdraw-listing.server.ts';
import { db, refusalCode } from '#app/persistence/client.server.ts';
import { aDraftBatch, anOfficeOfTwo, batchWords, release, seenBy, storedBatch } from '../support/batch-world.ts';
import { aVerifiedMember, type Member } from '../support/listing-world.ts';
import { anOpportunity, must, noContact } from '../support/sample-listings.ts';

const draft = async (writer: Member, changes = {}, reference?: string) =>
  must(
    await saveOpportunityDraft(writer, {
      ...(reference !== undefined && { reference }),
      content: anOpportunity(changes),
      contact: noContact,
    }),
  );
/** The instant of a scheduled release, moved into the past: tests move deadlines, not clocks. */
const makeDue = (reference: string) =>
  db.batch.update({ where: { reference }, data: { releaseAt: new Date(Date.now() - 1000) }, select: { id: true } });
const tomorrow = () => new Date(Date.now() + 86_400_000);
const releaseDue = async () => {
  while (await releaseDueBatch(publishInBatch));
};
const mailsAbout = (reference: string, template: string) =>
  db.mail.count({ where: { template, body: { contains: reference } } });

describe('putting a batch together', () => {
  it('takes own listings only, once each, keeps their order, and moves them', async () => {
    const { writer } = await anOfficeOfTwo();
    const stranger = await aVerifiedMember();
    const [a, b, c] = [
      await draft(writer, { title: '甲' }),
      await draft(writer, { title: '乙' }),
      await draft(stranger),
    ];
    const reference = await aDraftBatch(writer, [b.reference, a.reference, c.reference, b.reference]);
    const titles = async () => (await getBatchDesk(writer, reference, ''))?.items.map(({ title }) => title);
    expect(await titles()).toEqual(['乙', '甲']);
    const first = (await getBatchDesk(writer, reference, ''))?.items[0]?.id ?? '';
    must(await moveInBatch(writer, reference, first, 1));
    expect(await titles()).toEqual(['甲', '乙']);
    must(await moveInBatch(writer, reference, first, 1));
    expect(await titles()).toEqual(['甲', '乙']);
    must(await removeFromBatch(writer, reference, first));
    expect(await titles()).toEqual(['甲']);
    expect((await getBatchDesk(writer, reference, '乙'))?.candidates.map(({ title }) => title)).toEqual(['乙']);
  });

  it('refuses a number twice on one list, a stranger, and shows a draft to its own organisation alone', async () => {
    const { writer } = await anOfficeOfTwo();
    const stranger = await aVerifiedMember();
    const reference = await aDraftBatch(writer, [(await draft(writer)).reference]);
    expect(await createBatch(writer, { ...batchWords(1), list: 'opportunity' })).toEqual({
      ok: false,
      reason: 'number-taken',
    });
    expect((await createBatch(writer, { ...batchWords(1), list: 'capability' })).ok).toBe(true);
    expect(await discardBatch(stranger, reference)).toEqual({ ok: false, reason: 'not-found' });
    expect(await getBatchDesk(stranger, reference, '')).toBeNull();
    expect([await getBatch(null, reference), await getBatch(stranger, reference)]).toEqual([null, null]);
    expect((await getBatch(writer, reference))?.entries).toHaveLength(1);
    expect((await listOwnUnreleased(writer)).map((line) => line.reference)).toContain(reference);
    expect(await listOwnUnreleased(stranger)).toEqual([]);
  });
});

describe('releasing now', () => {
  it('publishes the drafts, fixes every version, and makes the batch public and unchangeable', async () => {
    const { writer, releaser } = await anOfficeOfTwo();
    const [a, b] = [await draft(writer, { title: '甲' }), await draft(writer, { title: '乙' })];
    must(await publishListing(releaser, 'opportunity', b.reference, { changeReason: '' }));
    const reference = await aDraftBatch(writer, [a.reference, b.reference]);
    expect(await release(writer, reference)).toMatchObject({ ok: false, reason: 'four-eyes' });
    expect(await release(releaser, reference)).toEqual({ ok: true, value: true });
    await draft(writer, { title: '甲 改' }, a.reference);
    must(await publishListing(releaser, 'opportunity', a.reference, { changeReason: '改名' }));
    const view = await getBatch(null, reference);
    expect(view?.entries.map(({ number, content }) => [number, content.title])).toEqual([
      [1, '甲'],
      [1, '乙'],
    ]);
    expect((await batchesOfListing('opportunity', a.id)).map((line) => line.reference)).toEqual([reference]);
    expect((await listBatches({ list: 'opportunity' })).batches.map((line) => line.reference)).toContain(reference);
    expect(await discardBatch(writer, reference)).toEqual({ ok: false, reason: 'already-released' });
    const { id } = await storedBatch(reference);
    const forced = db.batchItem.deleteMany({ where: { batchId: id } });
    expect(refusalCode(await forced.catch((error: unknown) => error))).toBe('JB003');
    const kinds = await db.event.findMany({
      where: { subjectId: { in: [id, a.id] }, refusal: null },
      select: { kind: true },
    });
    expect(kinds.filter(({ kind }) => kind === 'batch.released')).toHaveLength(1);
    expect(kinds.filter(({ kind }) => kind === 'opportunity.published')).toHaveLength(2);
  });

  it('names every item that is not ready, and changes nothing then', async () => {
    const { writer, releaser } = await anOfficeOfTwo();
    const ready = await draft(writer, { title: '就绪' });
    const empty = await draft(writer, { title: '不完整', problem: '' });
    const own = await draft(releaser, { title: '发布人自己写的' });
    const gone = await draft(writer, { title: '撤下' });
    must(await publishListing(releaser, 'opportunity', gone.reference, { changeReason: '' }));
    must(await withdrawListing(releaser, 'opportunity', gone.reference, '已解决'));
    const reference = await aDraftBatch(
      writer,
      [ready, empty, own, gone].map((one) => one.reference),
    );
    expect(await release(releaser, reference)).toEqual({
      ...{ ok: false, reason: 'items-not-ready' },
      items: [
        { reference: empty.reference, title: '不完整', gap: 'incomplete' },
        { reference: own.reference, title: '发布人自己写的', gap: 'four-eyes' },
        { reference: gone.reference, title: '撤下', gap: 'withdrawn' },
      ],
    });
    expect(
      (await db.opportunity.findUniqueOrThrow({ where: { id: ready.id }, select: { publishedAt: true } })).publishedAt,
    ).toBeNull();
    expect((await storedBatch(reference)).releasedAt).toBeNull();
  });

  it('is refused when something changed since the releaser looked', async () => {
    const { writer, releaser } = await anOfficeOfTwo();
    const a = await draft(writer);
    const reference = await aDraftBatch(writer, [a.reference]);
    const seen = await seenBy(releaser, reference);
    await draft(writer, { summary: '换了一句话。' }, a.reference);
    expect(await releaseBatch(publishInBatch, releaser, reference, seen)).toMatchObject({
      ok: false,
      reason: 'batch-changed',
    });
  });

  it('happens once, however many ask at the same time', async () => {
    const { writer, releaser } = await anOfficeOfTwo();
    const reference = await aDraftBatch(writer, [(await draft(writer)).reference]);
    const seen = await seenBy(releaser, reference);
    const answers = await Promise.all([1, 2, 3].map(() => releaseBatch(publishInBatch, releaser, reference, seen)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.filter((one) => !one.ok).map((one) => !one.ok && one.reason)).toEqual([
      'already-released',
      'already-released',
    ]);
  });

  it('one alone in an organisation releases what they wrote, and an empty batch is refused', async () => {
    const lone = await aVerifiedMember();
    const empty = await aDraftBatch(lone, [], 'opportunity', 1);
    expect(await release(lone, empty)).toMatchObject({ ok: false, reason: 'no-items' });
    const reference = await aDraftBatch(lone, [(await draft(lone)).reference], 'opportunity', 2);
    expect(await release(lone, reference)).toMatchObject({ ok: true });
  });
});

describe('releasing at an instant', () => {
  async function scheduled() {
    const { writer, releaser } = await anOfficeOfTwo();
    const a = await draft(writer);
    const reference = await aDraftBatch(writer, [a.reference]);
    const seen = await seenBy(releaser, reference);
    must({ value: true, ...(await scheduleRelease(releaser, reference, { at: tomorrow(), seen })) } as never);
    return { writer, releaser, a, reference };
  }

  it('is refused in the past, and to who put the batch together', async () => {
    const { writer, releaser } = await anOfficeOfTwo();
    const reference = await aDraftBatch(writer, [(await draft(writer)).reference]);
    const seen = await seenBy(releaser, reference);
    const past = { at: new Date(Date.now() - 1), seen };
    expect(await scheduleRelease(releaser, reference, past)).toMatchObject({ ok: false, reason: 'release-past' });
    expect(await scheduleRelease(writer, reference, { at: tomorrow(), seen })).toMatchObject({
      ok: false,
      reason: 'four-eyes',
    });
  });

  it('happens once at its time, by one of several workers, and is mailed', async () => {
    const { reference, releaser } = await scheduled();
    await releaseDue();
    expect((await storedBatch(reference)).releasedAt).toBeNull();
    await makeDue(reference);
    await Promise.all([releaseDue(), releaseDue(), releaseDue()]);
    expect(await storedBatch(reference)).toMatchObject({ releasedById: releaser.personId, releaseFailure: '' });
    expect((await getBatch(null, reference))?.entries).toHaveLength(1);
    expect(await mailsAbout(reference, 'batch-released')).toBe(2);
  });

  it('a worker that dies in the middle leaves nothing, and the release is due as before', async () => {
    const { reference, a } = await scheduled();
    await makeDue(reference);
    const dying = db.$transaction(async (tx) => {
      await tx.$queryRaw`SELECT id FROM batch WHERE reference = ${reference} FOR UPDATE`;
      const { id: draftId } = await tx.opportunityVersion.findFirstOrThrow({
        where: { opportunityId: a.id },
        select: { id: true },
      });
      const by =
        (await tx.batch.findUniqueOrThrow({ where: { reference }, select: { scheduledById: true } })).scheduledById ??
        '';
      const at = new Date();
      await publishInBatch(tx, null, 'opportunity', {
        reference: a.reference,
        draftId,
        publishedById: by,
        publishedAt: at,
        changeReason: '',
      });
      throw new Error('the worker died');
    });
    await expect(dying).rejects.toThrow('the worker died');
    await releaseDue();
    expect((await storedBatch(reference)).releasedAt).not.toBeNull();
    expect(await db.opportunityVersion.count({ where: { opportunityId: a.id } })).toBe(1);
  });

  it('does not happen when an item is no longer ready: the reason is kept and mailed, and nothing tries again', async () => {
    const { reference, a, writer } = await scheduled();
    await db.opportunityVersion.updateMany({ where: { opportunityId: a.id }, data: { edit: { increment: 1 } } });
    await makeDue(reference);
    await releaseDue();
    const stored = await storedBatch(reference);
    expect(stored).toMatchObject({ releasedAt: null, releaseAt: null });
    expect(readReleaseFailure(stored.releaseFailure)).toEqual({
      reason: 'items-not-ready',
      items: [{ reference: a.reference, title: anOpportunity().title, gap: 'four-eyes' }],
    });
    expect((await getBatchDesk(writer, reference, ''))?.failure?.reason).toBe('items-not-ready');
    expect(await mailsAbout(reference, 'batch-failed')).toBe(2);
    await releaseDue();
    expect(await mailsAbout(reference, 'batch-failed')).toBe(2);
  });

  it('does not happen for an organisation that is suspended by then; a cancelled one does not happen either', async () => {
    const { reference, writer } = await scheduled();
    const { organisation } = writer;
    await db.organisation.update({
      where: { id: organisation.id },
      data: { verification: 'suspended' },
      select: { id: true },
    });
    await makeDue(reference);
    await releaseDue();
    expect(readReleaseFailure((await storedBatch(reference)).releaseFailure)?.reason).toBe('organisation-unverified');
    const other = await scheduled();
    expect(await removeFromBatch(other.writer, other.reference, crypto.randomUUID())).toEqual({
      ok: false,
      reason: 'is-scheduled',
    });
    must(await unscheduleRelease(other.releaser, other.reference));
    await releaseDue();
    expect((await storedBatch(other.reference)).releasedAt).toBeNull();
  });
});

it('figures count what is in a batch and what has become of it', async () => {
  const { writer, releaser } = await anOfficeOfTwo();
  const budget = { minimum: null, maximum: { minor: 300_000_000n, currency: 'CNY' }, negotiable: false };
  const none = { minimum: null, maximum: null, negotiable: true };
  const [a, b] = [
    await draft(writer, { budget, fields: ['photonics'] }),
    await draft(writer, { budget: none, kind: 'pilot' }),
  ];
  const reference = await aDraftBatch(writer, [a.reference, b.reference]);
  expect(await release(releaser, reference)).toMatchObject({ ok: true });
  must(await withdrawListing(releaser, 'opportunity', b.reference, '已解决'));
  const view = await getBatch(null, reference);
  const figures = view && (await getBatchFigures(view, 'zh-CN'));
  expect(figures?.statistics).toMatchObject({
    byRegion: [{ code: '220100', count: 2 }],
    byBudget: [
      { code: '200-500', count: 1 },
      { code: 'negotiable', count: 1 },
    ],
    budgetWan: { total: '300', of: 1 },
    now: { valid: 1, expired: 0, withdrawn: 1 },
  });
  expect([figures?.accepted, figures?.places]).toEqual([0, { 220100: '长春市' }]);
});
