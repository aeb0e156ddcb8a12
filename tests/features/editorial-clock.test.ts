// Approvals that end with a changed text, publications at a set instant, and what leaves the list and comes back.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { listingPhase } from '#app/domain/listing.ts';
import { archiveUnconfirmed } from '#app/features/confirmations/ask-confirmations.server.ts';
import { confirmAsMember } from '#app/features/confirmations/confirm-listing.server.ts';
import { expressInterest } from '#app/features/introductions/express-interest.server.ts';
import { fulfilListing } from '#app/features/listings/fulfil-listing.server.ts';
import { getOwnListing, getPublicListing } from '#app/features/listings/get-listing.server.ts';
import { publishListing } from '#app/features/listings/publish-listing.server.ts';
import { publishScheduled } from '#app/features/listings/publish-scheduled.server.ts';
import { renewListing } from '#app/features/listings/renew-listing.server.ts';
import { saveOpportunityDraft } from '#app/features/listings/save-listing-draft.server.ts';
import { listMatches } from '#app/features/matches/list-matches.server.ts';
import { moderateListing, restoreListing } from '#app/features/moderation/moderate-listing.server.ts';
import { reviewDraft } from '#app/features/reviews/review-draft.server.ts';
import { schedulePublication } from '#app/features/reviews/schedule-publication.server.ts';
import { sendToReview } from '#app/features/reviews/send-to-review.server.ts';
import { db, refusalCode } from '#app/persistence/client.server.ts';
import { findLatestReview } from '#app/persistence/reviews.server.ts';
import { ensureIndexes } from '#search/indexes.ts';
import {
  aDraft,
  aPair,
  dayMs,
  draftOf,
  everything,
  found,
  kindsOf,
  mailsTo,
  onList,
  refused,
  rowOf,
  words,
} from '../support/editorial-world.ts';
import {
  aColleague,
  aListedCapability,
  aListedOpportunity,
  aLonePerson,
  aVerifiedMember,
  deliver,
} from '../support/listing-world.ts';
import { anOpportunity, must, noContact } from '../support/sample-listings.ts';

beforeAll(ensureIndexes);

describe('an approval', () => {
  it('does not survive a changed text, nor does its date; the database sees to it, too', async () => {
    const { writer, colleague } = await aPair();
    const reference = await aDraft(writer, 'opportunity');
    const input = { ...words, seenEdit: 1, changeReason: '', at: new Date(Date.now() + dayMs) };
    must(await schedulePublication(colleague, 'opportunity', reference, input));
    expect((await draftOf(writer, reference)).phase).toBe('scheduled');
    const content = anOpportunity({ summary: '改过的摘要' });
    must(await saveOpportunityDraft(writer, { reference, content, contact: noContact }));
    const changed = await draftOf(writer, reference);
    expect([changed.phase, changed.edit]).toEqual(['draft', 2]);
    expect(await db.review.count({ where: { opportunityVersionId: changed.id, scheduledFor: { not: null } } })).toBe(0);
    const stale = { ...words, seenEdit: 1, decision: 'approved' as const };
    expect(await reviewDraft(colleague, 'opportunity', reference, stale)).toEqual(refused('draft-changed'));
    const seen = { changeReason: '', seenEdit: 1 };
    expect(await publishListing(colleague, 'opportunity', reference, seen)).toEqual(refused('draft-changed'));
    const forced = db.review.create({
      data: {
        opportunityVersionId: changed.id,
        submittedById: writer.personId,
        decidedById: writer.personId,
        decidedAt: new Date(),
        decision: 'approved',
      },
    });
    expect(refusalCode(await forced.catch((error: unknown) => error))).toBe('JB005');
  });

  it('is the act of publishing itself when a second person publishes at once; one alone needs nobody', async () => {
    const { writer, colleague } = await aPair();
    const reference = await aDraft(writer, 'opportunity');
    must(await sendToReview(writer, 'opportunity', reference, ''));
    const { id } = await draftOf(writer, reference);
    must(await publishListing(colleague, 'opportunity', reference, { changeReason: '' }));
    expect(await findLatestReview('opportunity', id)).toMatchObject({
      decision: 'approved',
      decidedById: colleague.personId,
    });
    const alone = await aVerifiedMember();
    const own = await aDraft(alone, 'opportunity');
    expect(await sendToReview(alone, 'opportunity', own, '')).toEqual(refused('nobody-to-review'));
    must(await publishListing(alone, 'opportunity', own, { changeReason: '' }));
  });
});

describe('at the set instant', () => {
  /** Approved and due: the instant is moved, not the clock. */
  async function aDueDraft(validUntil = '2099-12-31') {
    const { writer, colleague } = await aPair();
    const { reference, id } = must(
      await saveOpportunityDraft(writer, { content: anOpportunity({ validUntil }), contact: noContact }),
    );
    const input = { ...words, seenEdit: 1, changeReason: '', at: new Date(Date.now() + 60_000) };
    must(await schedulePublication(colleague, 'opportunity', reference, input));
    await db.$executeRaw`UPDATE review SET scheduled_for = app_clock() - interval '1 second' WHERE scheduled_by_id = ${colleague.personId}::uuid`;
    return { writer, colleague, reference, id };
  }

  it('it is published once, whoever else works at it', async () => {
    const { writer, colleague, reference, id } = await aDueDraft();
    const settled = await Promise.all([publishScheduled(), publishScheduled(), publishScheduled()]);
    expect(settled.toSorted((a, b) => a - b)).toEqual([0, 0, 1]);
    expect(await publishScheduled()).toBe(0);
    expect((await kindsOf(id)).filter((kind) => kind.endsWith('.published'))).toEqual(['opportunity.published']);
    const version = await db.opportunityVersion.findFirstOrThrow({ where: { opportunityId: id } });
    expect(version.publishedById).toBe(colleague.personId);
    expect(await getPublicListing('opportunity', reference)).not.toBeNull();
    expect([await mailsTo(writer), await mailsTo(colleague)]).toEqual([
      ['review-scheduled', 'listing-published'],
      ['listing-published'],
    ]);
  });

  it('a worker killed in the middle leaves nothing half done, and the next one does it', async () => {
    const { reference, id } = await aDueDraft();
    const script = path.join(import.meta.dirname, '../support/publishing-process.ts');
    // The listing's row is held, so the worker is killed inside its transaction.
    await db.$transaction(
      async (tx) => {
        await tx.$queryRaw`SELECT id FROM opportunity WHERE id = ${id}::uuid FOR UPDATE`;
        const worker = fork(script, { execArgv: ['--import', 'tsx'], stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
        await once(worker, 'message');
        await new Promise((resolve) => setTimeout(resolve, 300));
        worker.kill('SIGKILL');
        await once(worker, 'exit');
      },
      { timeout: 14_000 },
    );
    expect((await rowOf(reference)).publishedAt).toBeNull();
    expect(await publishScheduled()).toBe(1);
    expect((await kindsOf(id)).filter((kind) => kind.endsWith('.published'))).toHaveLength(1);
  }, 20_000);

  it('what has become impossible is refused with a reason that is kept, shown and mailed', async () => {
    const { writer, colleague, reference, id } = await aDueDraft();
    await db.organisation.update({ where: { id: writer.organisation.id }, data: { verification: 'suspended' } });
    expect([await publishScheduled(), await publishScheduled()]).toEqual([1, 0]);
    const { id: draft, phase } = await draftOf(writer, reference);
    const review = await findLatestReview('opportunity', draft);
    expect([phase, review?.scheduleFailure, review?.scheduledFor]).toEqual([
      'approved',
      'organisation-unverified',
      null,
    ]);
    expect((await kindsOf(id)).at(-1)).toBe('opportunity.schedule-failed');
    for (const one of [writer, colleague]) expect((await mailsTo(one)).at(-1)).toBe('listing-schedule-failed');
  });

  it('of the capability list, too: an organisation that grew does not publish past its four eyes', async () => {
    const alone = await aVerifiedMember();
    const reference = await aDraft(alone, 'capability');
    const input = { ...words, seenEdit: 1, changeReason: '', at: new Date(Date.now() + 60_000) };
    must(await schedulePublication(alone, 'capability', reference, input));
    await aColleague(alone, everything);
    await db.$executeRaw`UPDATE review SET scheduled_for = app_clock() - interval '1 second' WHERE scheduled_by_id = ${alone.personId}::uuid`;
    expect(await publishScheduled()).toBe(1);
    const { id } = must(await getOwnListing(alone, 'capability', reference));
    expect((await kindsOf(id)).at(-1)).toBe('capability.schedule-failed');
  });
});

describe('off the list', () => {
  it('means out of list, search and matches at once, and no introduction begins; back means back', async () => {
    const owner = await aVerifiedMember();
    const supplier = await aVerifiedMember();
    const operator = await aLonePerson({ platformRoles: ['operator'] });
    const title = 'Zirconia turbine seal leakage';
    const { id, reference } = await aListedOpportunity(owner, {
      title,
      titleTranslated: '',
      language: 'en',
      fields: ['photonics'],
    });
    const offer = await aListedCapability(supplier, { title, titleTranslated: '', fields: ['photonics'] });
    const settle = async () => {
      await deliver('search');
      await deliver('match');
    };
    const seen = async () => ({
      list: (await onList(owner.organisation.id)).includes(reference),
      search: (await found('zirconia turbine')).includes(reference),
      match: (await listMatches('capability', offer.id)).some(({ other }) => other.reference === reference),
    });
    const everywhere = { list: true, search: true, match: true };
    const nowhere = { list: false, search: false, match: false };
    await settle();
    expect(await seen()).toEqual(everywhere);
    must(await moderateListing(operator, 'opportunity', reference, '含联系电话'));
    await settle();
    expect(await seen()).toEqual(nowhere);
    const contact = { name: '联系人', phone: '0431-8800-0000', email: '' };
    const interest = { cooperationSought: '试点', questions: '', aboutUs: '我们', offered: '', contact };
    const about = { list: 'opportunity', reference } as const;
    expect((await expressInterest(supplier, about, interest)).ok).toBe(false);
    must(await restoreListing(operator, 'opportunity', reference));
    await settle();
    expect(await seen()).toEqual(everywhere);
    await db.$executeRaw`UPDATE opportunity SET last_confirmed_at = app_clock() - interval '120 days', confirmation_asked_at = app_clock() - interval '15 days' WHERE id = ${id}::uuid`;
    expect(await archiveUnconfirmed()).toBe(1);
    await settle();
    expect(await seen()).toEqual(nowhere);
    must(await confirmAsMember(owner, 'opportunity', reference));
    await settle();
    expect(await seen()).toEqual(everywhere);
    must(await fulfilListing(owner, 'opportunity', reference, '已签约'));
    await settle();
    expect(await seen()).toEqual(nowhere);
  });

  it('a renewal is a draft with the new date, published as any other', async () => {
    const { writer, colleague } = await aPair();
    const reference = await aDraft(writer, 'opportunity');
    must(await publishListing(colleague, 'opportunity', reference, { changeReason: '' }));
    expect(await renewListing(writer, 'opportunity', reference)).toEqual(refused('renewal-too-early'));
    const { id } = await rowOf(reference);
    await db.$executeRaw`ALTER TABLE opportunity_version DISABLE TRIGGER USER`;
    await db.$executeRaw`UPDATE opportunity_version SET valid_until = '2026-01-01' WHERE opportunity_id = ${id}::uuid`;
    await db.$executeRaw`ALTER TABLE opportunity_version ENABLE TRIGGER USER`;
    const until = must(await renewListing(writer, 'opportunity', reference));
    expect((await draftOf(writer, reference)).content.validUntil).toBe(until);
    must(await publishListing(colleague, 'opportunity', reference, { changeReason: '有效期延长' }));
    const own = must(await getOwnListing(writer, 'opportunity', reference));
    expect(listingPhase({ ...own, validUntil: until }, new Date())).toBe('published');
  });
});
