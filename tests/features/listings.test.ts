// The two lists against a real database: drafts, versions, publication, withdrawal, imports, and who sees what.

import { describe, expect, it } from 'vitest';
import type { Actor } from '#app/domain/actor.ts';
import type { OpportunityContent } from '#app/domain/opportunity.ts';
import {
  getOwnListing,
  getPublicCapability,
  getPublicOpportunity,
  readOwnContact,
} from '#app/features/listings/get-listing.server.ts';
import { listOwnListings, listPublicListings } from '#app/features/listings/list-listings.server.ts';
import { listVersions } from '#app/features/listings/list-versions.server.ts';
import { publishListing } from '#app/features/listings/publish-listing.server.ts';
import { saveImportedOpportunity } from '#app/features/listings/save-imported-listing.server.ts';
import { saveCapabilityDraft, saveOpportunityDraft } from '#app/features/listings/save-listing-draft.server.ts';
import { withdrawListing } from '#app/features/listings/withdraw-listing.server.ts';
import { db, inTransaction, pool, refusalCode } from '#app/persistence/client.server.ts';
import { aCapability, aMember, anOpportunity, canary, contact, must, noContact } from '../support/sample-listings.ts';
import { changedIn, json, zh } from '../support/version-words.ts';

async function aPublishedOpportunity(actor: Actor, changes: Partial<OpportunityContent> = {}): Promise<string> {
  const { reference } = must(await saveOpportunityDraft(actor, { content: anOpportunity(changes), contact }));
  must(await publishListing(actor, 'opportunity', reference, { changeReason: '' }));
  return reference;
}

describe('content', () => {
  it('comes back from the database exactly as it was written, on both lists', async () => {
    const actor = await aMember();
    const reference = await aPublishedOpportunity(actor);
    expect((await getPublicOpportunity(reference))?.content).toEqual(anOpportunity());
    const saved = must(await saveCapabilityDraft(actor, { content: aCapability(), contact: noContact }));
    must(await publishListing(actor, 'capability', saved.reference, { changeReason: '' }));
    expect((await getPublicCapability(saved.reference))?.content).toEqual(aCapability());
    expect(saved.reference).toMatch(/^CP-/);
  });
});

describe('drafts', () => {
  it('are seen by their own organisation only; for others they are not there', async () => {
    const owner = await aMember();
    const stranger = await aMember();
    const { reference } = must(await saveOpportunityDraft(owner, { content: anOpportunity(), contact }));
    expect(await getPublicOpportunity(reference)).toBeNull();
    expect(must(await getOwnListing(owner, 'opportunity', reference))).toMatchObject({ phase: 'draft' });
    expect(await getOwnListing(stranger, 'opportunity', reference)).toEqual({ ok: false, reason: 'not-found' });
    expect(await listVersions(stranger, 'opportunity', reference, zh)).toEqual({ ok: false, reason: 'not-found' });
  });

  it('of another organisation are changed, published and withdrawn by nobody, with the answer of a missing one', async () => {
    const owner = await aMember();
    const stranger = await aMember();
    const reference = await aPublishedOpportunity(owner);
    const change = (at: string) => saveOpportunityDraft(stranger, { reference: at, content: anOpportunity(), contact });
    const notFound = { ok: false, reason: 'not-found' };
    expect(await change(reference)).toEqual(notFound);
    expect(await change('OP-0000-0000-00')).toEqual(notFound);
    expect(await publishListing(stranger, 'opportunity', reference, { changeReason: 'x' })).toEqual(notFound);
    expect(await withdrawListing(stranger, 'opportunity', reference, 'x')).toEqual(notFound);
    expect(await withdrawListing(null, 'opportunity', reference, 'x')).toEqual({ ok: false, reason: 'sign-in-needed' });
    expect(await withdrawListing(null, 'opportunity', 'OP-0', 'x')).toEqual({ ok: false, reason: 'sign-in-needed' });
  });

  it('are one per listing, however often they are saved', async () => {
    const actor = await aMember();
    const { reference, id } = must(await saveOpportunityDraft(actor, { content: anOpportunity(), contact }));
    await saveOpportunityDraft(actor, { reference, content: anOpportunity({ title: '第二稿' }), contact });
    await Promise.all(
      ['三', '四'].map((n) =>
        saveOpportunityDraft(actor, { reference, content: anOpportunity({ title: n }), contact }),
      ),
    );
    expect(await db.opportunityVersion.count({ where: { opportunityId: id } })).toBe(1);
  });

  it('without a summary or field are saved but not published', async () => {
    const actor = await aMember();
    const content = anOpportunity({ summary: '', fields: [] });
    const { reference } = must(await saveOpportunityDraft(actor, { content, contact }));
    const refused = await publishListing(actor, 'opportunity', reference, { changeReason: '' });
    expect(refused).toEqual({ ok: false, reason: 'incomplete' });
  });

  it('of an unverified organisation cannot be published', async () => {
    const actor = await aMember({ verification: 'unverified' });
    const { reference } = must(await saveOpportunityDraft(actor, { content: anOpportunity(), contact }));
    const refused = await publishListing(actor, 'opportunity', reference, { changeReason: '' });
    expect(refused).toEqual({ ok: false, reason: 'organisation-unverified' });
  });
});

describe('publication', () => {
  it('keeps every version, tells what changed and why, and leaves events', async () => {
    const actor = await aMember();
    const reference = await aPublishedOpportunity(actor);
    must(await saveOpportunityDraft(actor, { reference, content: anOpportunity({ title: '新标题' }), contact }));
    expect(await publishListing(actor, 'opportunity', reference, { changeReason: ' ' })).toEqual({
      ok: false,
      reason: 'change-reason-needed',
    });
    const first = (await getPublicOpportunity(reference))?.firstPublishedAt;
    must(await publishListing(actor, 'opportunity', reference, { changeReason: '补充说明' }));
    const { versions } = must(await listVersions(null, 'opportunity', reference, zh));
    expect(
      versions.map(({ number, changeReason, changes }) => ({ number, changeReason, changed: changedIn(changes) })),
    ).toEqual([
      { number: 2, changeReason: '补充说明', changed: ['title'] },
      { number: 1, changeReason: '', changed: [] },
    ]);
    const open = await getPublicOpportunity(reference);
    expect(open).toMatchObject({ number: 2, firstPublishedAt: first });
    const events = await db.event.findMany({
      where: { subjectId: open?.id ?? '' },
      orderBy: { seq: 'asc' },
      select: { kind: true, data: true },
    });
    expect(events.map(({ kind }) => kind)).toEqual([
      'opportunity.drafted',
      'opportunity.published',
      'opportunity.edited',
      'opportunity.published',
    ]);
    expect(events.at(-1)?.data).toEqual({ version: 2, revision: 2 });
    expect(json(events)).not.toContain(canary);
  });

  it('makes a version that not even SQL can change or delete', async () => {
    const actor = await aMember();
    const open = await getPublicOpportunity(await aPublishedOpportunity(actor));
    for (const sql of [
      'UPDATE opportunity_version SET title = title || 1 WHERE opportunity_id = $1',
      'DELETE FROM opportunity_version WHERE opportunity_id = $1',
    ]) {
      const error = await pool.query(sql, [open?.id]).catch((e: unknown) => e);
      expect((error as { code?: string }).code).toBe('JB003');
    }
    const byPrisma = db.opportunityVersion.updateMany({ where: { opportunityId: open?.id }, data: { title: 'x' } });
    expect(refusalCode(await byPrisma.catch((e: unknown) => e))).toBe('JB003');
  });

  it('decides what the public sees: an edit shows only after it is published', async () => {
    const actor = await aMember();
    const reference = await aPublishedOpportunity(actor);
    must(await saveOpportunityDraft(actor, { reference, content: anOpportunity({ title: '改过的' }), contact }));
    expect((await getPublicOpportunity(reference))?.content.title).toBe('焊缝缺陷在线检测');
    expect(must(await getOwnListing(actor, 'opportunity', reference)).draft?.content.title).toBe('改过的');
    must(await publishListing(actor, 'opportunity', reference, { changeReason: '改标题' }));
    expect((await getPublicOpportunity(reference))?.content.title).toBe('改过的');
    expect(must(await getOwnListing(actor, 'opportunity', reference)).draft).toBeNull();
  });

  it('needs something new: saving what already stands makes no draft', async () => {
    const actor = await aMember();
    const reference = await aPublishedOpportunity(actor);
    must(await saveOpportunityDraft(actor, { reference, content: anOpportunity(), contact }));
    expect(await publishListing(actor, 'opportunity', reference, { changeReason: 'x' })).toEqual({
      ok: false,
      reason: 'nothing-to-publish',
    });
  });

  it('by two members at once happens once', async () => {
    const actor = await aMember();
    const { reference } = must(await saveOpportunityDraft(actor, { content: anOpportunity(), contact }));
    const both = await Promise.all(
      [1, 2].map(() => publishListing(actor, 'opportunity', reference, { changeReason: 'x' })),
    );
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
  });
});

describe('leaving the list', () => {
  it('a withdrawn listing disappears, keeps its versions for its organisation, and can come back', async () => {
    const actor = await aMember();
    const reference = await aPublishedOpportunity(actor);
    expect(await withdrawListing(actor, 'opportunity', reference, ' ')).toMatchObject({ ok: false });
    must(await withdrawListing(actor, 'opportunity', reference, '已解决'));
    expect(await getPublicOpportunity(reference)).toBeNull();
    const listed = await listPublicListings('opportunity', { organisationId: actor.organisation.id });
    expect(listed.items).toEqual([]);
    expect(must(await getOwnListing(actor, 'opportunity', reference))).toMatchObject({
      phase: 'withdrawn',
      withdrawalReason: '已解决',
    });
    expect(must(await listVersions(actor, 'opportunity', reference, zh)).versions).toHaveLength(1);
    must(await saveOpportunityDraft(actor, { reference, content: anOpportunity(), contact }));
    must(await publishListing(actor, 'opportunity', reference, { changeReason: '又有需要' }));
    expect(await getPublicOpportunity(reference)).toMatchObject({ number: 2, withdrawnAt: null });
  });

  it('an expired listing and those of a suspended organisation are not public', async () => {
    const actor = await aMember();
    const reference = await aPublishedOpportunity(actor);
    await db.organisation.update({ where: { id: actor.organisation.id }, data: { verification: 'suspended' } });
    expect(await getPublicOpportunity(reference)).toBeNull();
    await db.organisation.update({ where: { id: actor.organisation.id }, data: { verification: 'verified' } });
    expect(await getPublicOpportunity(reference)).not.toBeNull();
    await pool.query(`CREATE OR REPLACE FUNCTION app_clock() RETURNS timestamptz LANGUAGE sql VOLATILE
      AS 'SELECT clock_timestamp() + interval ''100 years'''`);
    try {
      expect(await getPublicOpportunity(reference)).toBeNull();
      const { items } = await listPublicListings('opportunity', { organisationId: actor.organisation.id });
      expect(items).toEqual([]);
      expect(must(await listOwnListings(actor, 'opportunity'))).toMatchObject([{ reference, phase: 'expired' }]);
    } finally {
      await pool.query(`CREATE OR REPLACE FUNCTION app_clock() RETURNS timestamptz LANGUAGE sql VOLATILE
        AS 'SELECT clock_timestamp()'`);
    }
  });
});

describe('the contact person', () => {
  it('is read by the own organisation and is in nothing that others get', async () => {
    const actor = await aMember();
    const stranger = await aMember();
    const reference = await aPublishedOpportunity(actor);
    expect(await readOwnContact(actor, 'opportunity', reference)).toEqual(contact);
    expect(await readOwnContact(stranger, 'opportunity', reference)).toEqual(noContact);
    expect(await readOwnContact(null, 'opportunity', reference)).toEqual(noContact);
    const open = [
      await getPublicOpportunity(reference),
      await listPublicListings('opportunity'),
      await listVersions(null, 'opportunity', reference, zh),
      await db.event.findMany({ select: { data: true } }),
    ];
    expect(json(open)).not.toContain(canary);
    must(await saveOpportunityDraft(actor, { reference, content: anOpportunity(), contact: noContact }));
    expect(await readOwnContact(actor, 'opportunity', reference)).toEqual(noContact);
  });
});

describe('the public list', () => {
  it('goes page by page through everything once, newest first, and filters', async () => {
    const actor = await aMember();
    const { id } = actor.organisation;
    for (let n = 0; n < 23; n += 1)
      await aPublishedOpportunity(actor, {
        title: `第 ${n} 条`,
        ...(n < 2 && { kind: 'pilot', fields: ['photonics'] }),
      });
    const first = await listPublicListings('opportunity', { organisationId: id });
    const second = await listPublicListings('opportunity', { organisationId: id, cursor: first.nextCursor ?? '' });
    expect([first.items.length, second.items.length, second.nextCursor]).toEqual([20, 3, null]);
    const titles = [...first.items, ...second.items].map(({ title }) => title);
    expect(titles).toEqual(Array.from({ length: 23 }, (_, n) => `第 ${22 - n} 条`));
    const filtered = await listPublicListings('opportunity', { organisationId: id, kind: 'pilot', field: 'photonics' });
    expect(filtered.items.map(({ title }) => title)).toEqual(['第 1 条', '第 0 条']);
    const crooked = await listPublicListings('opportunity', { organisationId: id, cursor: '2026-99-99T_x' });
    expect(crooked.items).toHaveLength(20);
  });
});

describe('an import', () => {
  const row = (changes: Partial<OpportunityContent> = {}) => ({
    importSource: 'file:清单',
    importKey: '7',
    content: anOpportunity(changes),
    contact,
    publish: true,
  });

  it('run twice changes nothing, and run with a changed row updates the same listing', async () => {
    const actor = await aMember();
    const run = (changes: Partial<OpportunityContent> = {}) =>
      inTransaction((tx) => saveImportedOpportunity(tx, actor, row(changes))).then(must);
    const added = await run();
    expect(added).toMatchObject({ outcome: 'added', notPublished: null });
    expect(await run()).toMatchObject({ outcome: 'unchanged', reference: added.reference });
    expect(await run({ summary: '更新的摘要' })).toMatchObject({ outcome: 'changed', reference: added.reference });
    expect(await getPublicOpportunity(added.reference)).toMatchObject({
      number: 2,
      content: { summary: '更新的摘要' },
    });
    const { versions } = must(await listVersions(null, 'opportunity', added.reference, zh));
    expect(versions[0]).toMatchObject({ changeReason: 'import' });
    expect(changedIn(versions[0]?.changes)).toEqual(['summary']);
  });

  it('run by two at once adds the row once', async () => {
    const actor = await aMember();
    const both = await Promise.all(
      [1, 2].map(() => inTransaction((tx) => saveImportedOpportunity(tx, actor, row())).then(must)),
    );
    expect(both.map(({ outcome }) => outcome).sort()).toEqual(['added', 'unchanged']);
  });

  it('leaves withdrawn listings withdrawn and incomplete ones as drafts, and says so', async () => {
    const actor = await aMember();
    const run = (input: ReturnType<typeof row>) =>
      inTransaction((tx) => saveImportedOpportunity(tx, actor, input)).then(must);
    const { reference } = await run(row());
    must(await withdrawListing(actor, 'opportunity', reference, '不再需要'));
    expect(await run(row({ title: '又来了' }))).toMatchObject({ notPublished: 'withdrawn' });
    expect(await getPublicOpportunity(reference)).toBeNull();
    const incomplete = { ...row({ fields: [] }), importKey: '8' };
    expect(await run(incomplete)).toMatchObject({ outcome: 'added', notPublished: 'incomplete' });
    expect(await run(incomplete)).toMatchObject({ outcome: 'unchanged', notPublished: 'incomplete' });
  });
});
