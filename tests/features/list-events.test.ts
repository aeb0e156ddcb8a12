// What batches, imports and watching leave in the trail: each step one event, in the order in which it was done.
import { describe, expect, it } from 'vitest';
import { discardBatch } from '#app/features/batches/change-batch.server.ts';
import { releaseDueBatch, scheduleRelease, unscheduleRelease } from '#app/features/batches/release-batch.server.ts';
import { undoRun } from '#app/features/import-listings/carry-out-run.server.ts';
import {
  assignColumns,
  chooseSheet,
  correctCells,
  discardImport,
  startUndo,
} from '#app/features/import-listings/change-run.server.ts';
import { discardDraft } from '#app/features/listings/discard-draft.server.ts';
import { importedListings as door } from '#app/features/listings/imported-listings.server.ts';
import { publishInBatch } from '#app/features/listings/publish-in-batch.server.ts';
import { openSections } from '#app/features/listings/read-sections.server.ts';
import { saveCapabilityDraft, saveOpportunityDraft } from '#app/features/listings/save-listing-draft.server.ts';
import { tellNextWatchers } from '#app/features/listings/tell-watchers.server.ts';
import { keepWatch } from '#app/features/watching/keep-watch.server.ts';
import { db } from '#app/persistence/client.server.ts';
import { aDraftBatch, anOfficeOfTwo, release, seenBy, storedBatch } from '../support/batch-world.ts';
import { anOffice, carriedOut, uploaded } from '../support/import-world.ts';
import { aListedCapability, aListedOpportunity, aLonePerson, aVerifiedMember } from '../support/listing-world.ts';
import { workbook } from '../support/messy-lists.ts';
import { aCapability, anOpportunity, must, noContact } from '../support/sample-listings.ts';

const kindsOf = async (subjectId: string) =>
  (
    await db.event.findMany({ where: { subjectId, refusal: null }, orderBy: { seq: 'asc' }, select: { kind: true } })
  ).map(({ kind }) => kind);

async function aBatchOfOne() {
  const { writer, releaser } = await anOfficeOfTwo();
  const draft = must(await saveOpportunityDraft(writer, { content: anOpportunity(), contact: noContact }));
  const reference = await aDraftBatch(writer, [draft.reference]);
  const { id } = await storedBatch(reference);
  const schedule = async () => {
    const at = new Date(Date.now() + 86_400_000);
    expect(await scheduleRelease(releaser, reference, { at, seen: await seenBy(releaser, reference) })).toMatchObject({
      ok: true,
    });
  };
  return { writer, releaser, draft, reference, id, schedule };
}

describe('the trail of a batch', () => {
  it('tells of making, filling, scheduling, unscheduling and releasing it', async () => {
    const { releaser, reference, id, schedule } = await aBatchOfOne();
    await schedule();
    must(await unscheduleRelease(releaser, reference));
    expect(await release(releaser, reference)).toMatchObject({ ok: true });
    const steps = ['batch.created', 'batch.changed', 'batch.scheduled', 'batch.unscheduled', 'batch.released'];
    expect(await kindsOf(id)).toEqual(steps);
  });

  it('tells of a draft thrown away, and of a release that could not be', async () => {
    const gone = await aBatchOfOne();
    must(await discardBatch(gone.writer, gone.reference));
    expect((await kindsOf(gone.id)).at(-1)).toBe('batch.discarded');
    const { draft, reference, id, schedule } = await aBatchOfOne();
    await schedule();
    await db.opportunityVersion.updateMany({ where: { opportunityId: draft.id }, data: { edit: { increment: 1 } } });
    await db.batch.update({ where: { reference }, data: { releaseAt: new Date(Date.now() - 1000) } });
    while (await releaseDueBatch(publishInBatch));
    expect((await kindsOf(id)).at(-1)).toBe('batch.release-failed');
  });
});

describe('the trail of an import', () => {
  const rows = [
    ['啥', '场景简介'],
    ['焊缝检测', '漏检率约 6%。'],
  ];

  it('tells of every step before it, of carrying it out and of taking it back', async () => {
    const office = await anOffice();
    const bytes = workbook([
      { name: '一季度', rows },
      { name: '二季度', rows },
    ]);
    const id = await uploaded(office, { name: '清单.xlsx', bytes });
    must(await chooseSheet(door, office.actor, id, '二季度'));
    must(await assignColumns(door, office.actor, id, { 啥: 'title', 场景简介: 'summary' }));
    must(await correctCells(door, office.actor, id, [{ number: 2, column: 0, text: '焊缝自动检测' }]));
    await carriedOut(office, id);
    const { reference } = await db.importRow.findFirstOrThrow({ where: { runId: id, outcome: 'added' } });
    const { id: listing } = await db.opportunity.findUniqueOrThrow({ where: { reference }, select: { id: true } });
    must(await startUndo(office.actor, id));
    await undoRun(door, id);
    expect(await kindsOf(id)).toEqual([
      ...['import.uploaded', 'import.sheet-chosen', 'import.columns-assigned', 'import.cells-corrected'],
      ...['import.started', 'import.finished', 'import.undo-started', 'import.undo-finished'],
    ]);
    expect(await kindsOf(listing)).toEqual(['opportunity.drafted', 'opportunity.import-undone']);
  });

  it('tells of one given up', async () => {
    const office = await anOffice();
    const id = await uploaded(office, { name: '清单.xlsx', bytes: workbook([{ name: '一季度', rows }]) });
    must(await discardImport(office.actor, id));
    expect((await kindsOf(id)).at(-1)).toBe('import.discarded');
  });
});

describe.each(['opportunity', 'capability'] as const)('a watched listing of the %s list', (list) => {
  it('that time takes off its list leaves one event when its watchers are told', async () => {
    const owner = await aVerifiedMember();
    const { reference, id } = await (list === 'opportunity' ? aListedOpportunity(owner) : aListedCapability(owner));
    const watcher = await aLonePerson();
    must(await keepWatch(watcher, list, reference, true));
    const data = { archivedAt: new Date() };
    if (list === 'opportunity') await db.opportunity.update({ where: { id }, data, select: { id: true } });
    else await db.capability.update({ where: { id }, data, select: { id: true } });
    while (await tellNextWatchers(list));
    while (await tellNextWatchers(list));
    expect((await kindsOf(id)).filter((kind) => kind === `${list}.watchers-told`)).toHaveLength(1);
  });

  it('whose draft is thrown away says so', async () => {
    const owner = await aVerifiedMember();
    const { reference, id } = await (list === 'opportunity' ? aListedOpportunity(owner) : aListedCapability(owner));
    const input = { reference, contact: noContact };
    if (list === 'opportunity')
      must(await saveOpportunityDraft(owner, { ...input, content: anOpportunity({ title: '另一个题目' }) }));
    else must(await saveCapabilityDraft(owner, { ...input, content: aCapability({ title: '另一个题目' }) }));
    must(await discardDraft(owner, list, reference));
    expect((await kindsOf(id)).at(-1)).toBe(`${list}.draft-discarded`);
  });

  it('whose closed sections somebody opens says so, once', async () => {
    const owner = await aVerifiedMember();
    const changes = { sectionAccess: { ip: 'verified' } } as const;
    const { reference, id } = await (list === 'opportunity'
      ? aListedOpportunity(owner, { ...changes, ipTerms: '成果归双方共有。' })
      : aListedCapability(owner, { ...changes, ipRights: [{ type: 'trade-secret', number: '', owners: '甲' }] }));
    const reader = await aVerifiedMember();
    for (const _ of [1, 2]) must(await openSections(reader, list, reference));
    expect((await kindsOf(id)).filter((kind) => kind === `${list}.sections-read`)).toHaveLength(1);
  });

  it('whose import is taken back says so', async () => {
    const office = await anOffice();
    const name = list === 'opportunity' ? '场景机会名称' : '场景能力';
    const rows = [
      [name, '企业与产品简介'],
      ['焊缝检测', '漏检率约 6%。'],
    ];
    const id = await uploaded(office, { list, name: '清单.xlsx', bytes: workbook([{ name: '清单', rows }]) });
    await assignColumns(door, office.actor, id, { [name]: 'title', 企业与产品简介: 'summary' });
    await carriedOut(office, id);
    const { reference } = await db.importRow.findFirstOrThrow({ where: { runId: id, outcome: 'added' } });
    const where = { reference };
    const listing =
      list === 'opportunity'
        ? await db.opportunity.findUniqueOrThrow({ where, select: { id: true } })
        : await db.capability.findUniqueOrThrow({ where, select: { id: true } });
    must(await startUndo(office.actor, id));
    await undoRun(door, id);
    expect((await kindsOf(listing.id)).at(-1)).toBe(`${list}.import-undone`);
  });
});
