// Four eyes: publishing takes somebody else than who wrote, wherever there is somebody else.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decideSecondPerson } from '#app/domain/membership.ts';
import { draftCall, editCall } from '#app/features/calls/draft-call.server.ts';
import { publishCall } from '#app/features/calls/publish-call.server.ts';
import { findImporter } from '#app/features/import-listings/find-importer.server.ts';
import { publishListing } from '#app/features/listings/publish-listing.server.ts';
import { saveImportedOpportunity } from '#app/features/listings/save-imported-listing.server.ts';
import { saveCapabilityDraft, saveOpportunityDraft } from '#app/features/listings/save-listing-draft.server.ts';
import { db, inTransaction, pool, refusalCode } from '#app/persistence/client.server.ts';
import { assembleCast, type Cast } from '../support/access-cast.ts';
import { aCall, aListing, someKeys } from '../support/access-things.ts';
import { aDraftCall, aWorld } from '../support/call-world.ts';
import { aColleague, aVerifiedMember } from '../support/listing-world.ts';
import { aCapability, anOpportunity, must, noContact } from '../support/sample-listings.ts';
import { type Site, startSite } from '../support/site-server.ts';

const everything = ['draft', 'publish', 'contact'] as const;
const once = { changeReason: '' };

describe('a listing', () => {
  it('is published by a colleague of its writer, in both lists', async () => {
    const writer = await aVerifiedMember();
    const colleague = await aColleague(writer, everything);
    const own = { ...writer, organisation: { ...writer.organisation, memberCount: 2 } };
    const saved = [
      ['opportunity', must(await saveOpportunityDraft(own, { content: anOpportunity(), contact: noContact }))],
      ['capability', must(await saveCapabilityDraft(own, { content: aCapability(), contact: noContact }))],
    ] as const;
    for (const [list, { reference }] of saved) {
      expect(await publishListing(own, list, reference, once)).toEqual({ ok: false, reason: 'four-eyes' });
      expect((await publishListing(colleague, list, reference, once)).ok).toBe(true);
    }
  });

  it('changes hands with every change: who saved it last does not publish it', async () => {
    const writer = await aVerifiedMember();
    const colleague = await aColleague(writer, everything);
    const { reference } = must(await saveOpportunityDraft(writer, { content: anOpportunity(), contact: noContact }));
    const content = anOpportunity({ summary: 'Changed by the colleague.' });
    must(await saveOpportunityDraft(colleague, { reference, content, contact: noContact }));
    const late = await publishListing(colleague, 'opportunity', reference, once);
    expect(late).toEqual({ ok: false, reason: 'four-eyes' });
    expect((await publishListing(writer, 'opportunity', reference, once)).ok).toBe(true);
  });

  it('is published by its writer while there is nobody else', async () => {
    const writer = await aVerifiedMember();
    const { reference } = must(await saveOpportunityDraft(writer, { content: anOpportunity(), contact: noContact }));
    expect((await publishListing(writer, 'opportunity', reference, once)).ok).toBe(true);
    expect(decideSecondPerson({ personId: 'p', writtenById: 'p', memberCount: 1 }).ok).toBe(true);
  });

  it('cannot be published by its writer past our code either', async () => {
    const writer = await aVerifiedMember();
    await aColleague(writer, everything);
    const { reference } = must(await saveOpportunityDraft(writer, { content: anOpportunity(), contact: noContact }));
    const version = await db.opportunityVersion.findFirstOrThrow({ where: { opportunity: { reference } } });
    const publication = { publishedAt: new Date(), publishedById: writer.personId };
    const forced = db.opportunityVersion.update({ where: { id: version.id }, data: publication });
    expect(refusalCode(await forced.catch((error: unknown) => error))).toBe('JB005');
  });

  it('comes out of an import under two names where the organisation has two', async () => {
    const first = await aVerifiedMember({ permissions: everything, name: 'Two Eyes Ltd' });
    const single = must(await findImporter('Two Eyes Ltd'));
    expect(single.publisher.personId).toBe(single.actor.personId);
    await aColleague(first, everything);
    const two = must(await findImporter('Two Eyes Ltd'));
    expect(two.publisher.personId).not.toBe(two.actor.personId);
    const row = { importSource: 'file:x', importKey: '1', content: anOpportunity(), contact: noContact, publish: true };
    const imported = await inTransaction((tx) =>
      saveImportedOpportunity(tx, two.actor, { ...row, publisher: two.publisher }),
    );
    expect(must(imported).notPublished).toBeNull();
    const alone = await inTransaction((tx) => saveImportedOpportunity(tx, two.actor, { ...row, importKey: '2' }));
    expect(must(alone).notPublished).toBe('four-eyes');
  });
});

describe('plain SQL', () => {
  const refusedWith = (sql: string, values: unknown[]) =>
    pool.query(sql, values).then(
      () => 'done',
      (error: { code?: string }) => error.code,
    );

  it.each(['opportunity', 'capability'] as const)(
    'cannot publish the writer’s own %s, nor under no name',
    async (list) => {
      const writer = await aVerifiedMember();
      const colleague = await aColleague(writer, everything);
      const content = { contact: noContact };
      const saved =
        list === 'opportunity'
          ? await saveOpportunityDraft(writer, { content: anOpportunity(), ...content })
          : await saveCapabilityDraft(writer, { content: aCapability(), ...content });
      const { reference } = must(saved);
      const update = `UPDATE ${list}_version SET published_at = now(), published_by_id = $1
      WHERE ${list}_id = (SELECT id FROM ${list} WHERE reference = $2)`;
      expect(await refusedWith(update, [writer.personId, reference])).toBe('JB005');
      expect(await refusedWith(update, [null, reference])).toBe('JB005');
      expect(await refusedWith(update, [colleague.personId, reference])).toBe('done');
      // What is published stays as it was published.
      const later = `UPDATE ${list}_version SET published_by_id = $1 WHERE ${list}_id = (SELECT id FROM ${list} WHERE reference = $2)`;
      expect(await refusedWith(later, [writer.personId, reference])).toBe('JB003');
    },
  );

  it('cannot publish the writer’s own call, nor under no name', async () => {
    const world = await aWorld();
    const { actor } = world.agency;
    const { organisation } = actor;
    if (!organisation) throw new Error('the agency acts for nobody');
    const reference = await aDraftCall(world, 30 * 86_400_000);
    await aColleague({ ...actor, organisation }, everything);
    const update = 'UPDATE call SET published_at = now(), published_by_id = $1 WHERE reference = $2';
    expect(await refusedWith(update, [actor.personId, reference])).toBe('JB005');
    expect(await refusedWith(update, [null, reference])).toBe('JB005');
  });
});

describe('a call', () => {
  it('is published by somebody else than who saved it last; the database holds to it', async () => {
    const world = await aWorld();
    const { actor } = world.agency;
    const organisationId = actor.organisation?.id ?? '';
    const reference = await aDraftCall(world, 30 * 86_400_000);
    const data = { name: 'Colleague', email: `${reference.toLowerCase()}@example.test`, emailVerified: true };
    const { id: personId } = await db.person.create({ data, select: { id: true } });
    await db.membership.create({
      data: { organisationId, personId, role: 'publisher', permissions: ['draft', 'publish'] },
    });
    expect(await publishCall(actor, reference)).toEqual({ ok: false, reason: 'four-eyes' });
    const forced = db.call.update({
      where: { reference },
      data: { publishedAt: new Date(), publishedById: actor.personId },
    });
    expect(refusalCode(await forced.catch((error: unknown) => error))).toBe('JB005');
    const colleague = { ...actor, personId };
    const input = {
      ...{ title: 'Leaks', mode: 'single-winner' as const, terms: 'Terms', shortPeriodReason: '' },
      criteria: [{ name: 'Solution', weight: 100 }],
      bidsUntil: new Date(Date.now() + 30 * 86_400_000),
      custodians: { ...world.keyIds },
    };
    must(await editCall(colleague, reference, input));
    expect(await publishCall(colleague, reference)).toEqual({ ok: false, reason: 'four-eyes' });
    expect(await publishCall(actor, reference)).toEqual({ ok: true, value: true });
    const own = must(await draftCall(colleague, { ...input, opportunity: world.opportunity }));
    expect(await publishCall(actor, own)).toEqual({ ok: true, value: true });
  });
});

describe('the pages', () => {
  let site: Site;
  let cast: Cast;
  beforeAll(async () => {
    site = await startSite();
    cast = await assembleCast(['publisher', 'administrator', 'member with publish only']);
  }, 60_000);
  afterAll(() => site.close());

  const page = async (path: string, name: string, form?: Record<string, string>) => {
    const cookie = cast.characters.find((one) => one.name === name)?.cookie ?? '';
    const body = form && new URLSearchParams(form);
    const headers = { cookie, 'accept-language': 'en', origin: site.base };
    const reply = await fetch(site.base + path, { ...(body && { method: 'POST', body }), headers, redirect: 'manual' });
    return { status: reply.status, to: reply.headers.get('location') ?? '', html: await reply.text() };
  };

  it('lead a draft from its writer to a colleague, who sees whose it is', async () => {
    const content = {
      ...{
        language: 'en',
        kind: 'pilot',
        title: 'Two pairs of eyes',
        summary: 'Lamps that tell crews when they fail.',
      },
      problem:
        'Tunnel lamps fail in winter and repair teams work in the dark for hours; cameras need to see at 0.001 lux. Crews of 12 workers inspect 46 km of tunnels by hand, find about 70% of the cracks and stop traffic for 9 hours a month. At least 95% of people and vehicles should be seen at 80 metres.',
      ...{ offered: 'Two tunnels at night and 14 months of recordings.', timeFrame: 'Trial in December 2027' },
      ...{ fields: 'photonics', validUntil: '2099-01-01' },
    };
    const form = await page('/opportunities/new', 'publisher');
    expect(form.html).toContain('Save for a colleague to publish');
    expect(form.html).not.toContain('Save and publish');
    const refused = await page('/opportunities/new', 'publisher', { ...content, intent: 'publish' });
    expect(refused.to).toMatch(/\/edit\?refused=four-eyes$/);
    expect((await page(refused.to, 'publisher')).html).toContain('Whoever wrote it cannot publish it');
    const address = refused.to.replace(/\/edit.*/, '');
    expect((await page(address, 'publisher')).html).toContain('Waiting for a colleague to publish it');
    expect((await page('/workspace', 'administrator')).html).toContain('For you to publish');
    expect((await page('/workspace', 'publisher')).html).not.toContain('For you to publish');
    const seen = await page(address, 'administrator');
    expect(seen.html).toContain('wrote this draft');
    expect((await page(address, 'administrator', { intent: 'publish', changeReason: '' })).status).toBe(302);
    expect((await page(address, 'guest')).status).toBe(200);
  });

  it('let somebody publish a call who may not write, and change nothing of it', async () => {
    const { organisations, writerId } = cast;
    const opportunity = await aListing('opportunity', organisations.own.id, writerId, 'published');
    const facts = { keys: await someKeys(), opportunityId: opportunity.id };
    const { reference } = await aCall(organisations.own, writerId, 'draft', facts);
    const seen = await page(`/calls/${reference}/edit`, 'member with publish only');
    expect(seen.status).toBe(200);
    expect(seen.html).toMatch(/<fieldset class="contents" disabled/);
    const form = { title: 'Changed', mode: 'single-winner', terms: 'Others', bidsUntil: '2099-01-01T00:00' };
    const criteria = { 'criteria[0].name': 'All', 'criteria[0].weight': '100' };
    const saved = await page(`/calls/${reference}/edit`, 'member with publish only', { ...form, ...criteria });
    expect(saved.status).toBe(403);
    expect((await db.call.findUniqueOrThrow({ where: { reference } })).title).toBe('Leak challenge');
    expect((await page('/calls', 'member with publish only')).html).toContain(reference);
  });
});
