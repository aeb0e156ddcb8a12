// From draft to list and off it again, on real services: review, schedule, confirmation, moderation, suggestions.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '#app/domain/actor.ts';
import { type List, listingPhase } from '#app/domain/listing.ts';
import { editorialPhase } from '#app/domain/review.ts';
import { archiveUnconfirmed, askConfirmations } from '#app/features/confirmations/ask-confirmations.server.ts';
import {
  confirmAsMember,
  confirmByLink,
  readConfirmation,
} from '#app/features/confirmations/confirm-listing.server.ts';
import { expressInterest } from '#app/features/introductions/express-interest.server.ts';
import { acceptSuggestion } from '#app/features/listings/accept-suggestion.server.ts';
import { fulfilListing } from '#app/features/listings/fulfil-listing.server.ts';
import { getOwnListing, getPublicListing } from '#app/features/listings/get-listing.server.ts';
import { listPublicListings } from '#app/features/listings/list-listings.server.ts';
import { publishListing } from '#app/features/listings/publish-listing.server.ts';
import { publishScheduled } from '#app/features/listings/publish-scheduled.server.ts';
import { renewListing } from '#app/features/listings/renew-listing.server.ts';
import { saveCapabilityDraft, saveOpportunityDraft } from '#app/features/listings/save-listing-draft.server.ts';
import { listMatches } from '#app/features/matches/list-matches.server.ts';
import { listModeration } from '#app/features/moderation/list-moderation.server.ts';
import { moderateListing, restoreListing } from '#app/features/moderation/moderate-listing.server.ts';
import { getReview, getReviewQueue } from '#app/features/reviews/get-review.server.ts';
import { resolveComments, reviewDraft } from '#app/features/reviews/review-draft.server.ts';
import { schedulePublication, unschedulePublication } from '#app/features/reviews/schedule-publication.server.ts';
import { sendToReview, takeBack } from '#app/features/reviews/send-to-review.server.ts';
import { readSearchAddress } from '#app/features/search/search-address.ts';
import { searchListings } from '#app/features/search/search-listings.server.ts';
import { getOwnSuggestions, getSuggestions } from '#app/features/suggestions/get-suggestions.server.ts';
import { proposeSuggestion, rejectSuggestion } from '#app/features/suggestions/propose-suggestion.server.ts';
import { db, refusalCode } from '#app/persistence/client.server.ts';
import { findLatestReview } from '#app/persistence/reviews.server.ts';
import { ensureIndexes } from '#search/indexes.ts';
import {
  aColleague,
  aListedCapability,
  aListedOpportunity,
  aLonePerson,
  aVerifiedMember,
  deliver,
  type Member,
} from '../support/listing-world.ts';
import { aCapability, anOpportunity, must, noContact } from '../support/sample-listings.ts';

const everything = ['draft', 'publish', 'contact'] as const;
const dayMs = 86_400_000;
const words = { note: '', comments: {} };
const refused = (reason: string) => ({ ok: false, reason });

interface Pair {
  readonly writer: Member;
  readonly colleague: Member;
}

async function aPair(): Promise<Pair> {
  const first = await aVerifiedMember();
  const colleague = await aColleague(first, everything);
  const two = <A extends Member>(actor: A): A => ({
    ...actor,
    organisation: { ...actor.organisation, memberCount: 2 },
  });
  return { writer: two(first), colleague: two(colleague) };
}

const aDraft = async (writer: Actor, list: List, title = '焊缝缺陷在线检测'): Promise<string> =>
  must(
    list === 'opportunity'
      ? await saveOpportunityDraft(writer, { content: anOpportunity({ title }), contact: noContact })
      : await saveCapabilityDraft(writer, { content: aCapability({ title }), contact: noContact }),
  ).reference;

const rowOf = (reference: string) =>
  db.opportunity.findUniqueOrThrow({
    where: { reference },
    select: { id: true, revision: true, publishedAt: true, archivedAt: true, lastConfirmedAt: true },
  });

async function draftOf(writer: Actor, reference: string) {
  const { draft } = must(await getOwnListing(writer, 'opportunity', reference));
  if (!draft) throw new Error('no draft');
  return { ...draft, phase: editorialPhase(await findLatestReview('opportunity', draft.id)) };
}

const kindsOf = async (subjectId: string): Promise<string[]> =>
  (
    await db.event.findMany({ where: { subjectId, refusal: null }, orderBy: { seq: 'asc' }, select: { kind: true } })
  ).map(({ kind }) => kind);

const mailsTo = async ({ personId }: Actor): Promise<string[]> => {
  const { email } = await db.person.findUniqueOrThrow({ where: { id: personId }, select: { email: true } });
  const rows = await db.mail.findMany({
    where: { toAddress: email },
    orderBy: { createdAt: 'asc' },
    select: { template: true },
  });
  return rows.map(({ template }) => template);
};

async function found(q: string): Promise<string[]> {
  const outcome = await searchListings(readSearchAddress(new URLSearchParams({ q })), (error) => {
    throw error;
  });
  return outcome.available ? outcome.hits.map(({ reference }) => reference) : [];
}

const onList = async (organisationId: string): Promise<string[]> =>
  (await listPublicListings('opportunity', { organisationId })).items.map(({ reference }) => reference);

beforeAll(ensureIndexes);

describe.each(['opportunity', 'capability'] as const)('a draft of the %s list', (list) => {
  it('goes from hand to hand: returned with comments, ticked, sent again, approved, published', async () => {
    const { writer, colleague } = await aPair();
    const reference = await aDraft(writer, list);
    const at = (seenEdit: number) => ({ ...words, seenEdit });
    expect(await reviewDraft(writer, list, reference, { ...at(0), decision: 'approved' })).toEqual(
      refused('four-eyes'),
    );
    must(await sendToReview(writer, list, reference, '请看指标'));
    expect(await sendToReview(writer, list, reference, '')).toEqual(refused('already-sent'));
    expect((await getReviewQueue(colleague)).map((item) => [item.reference, item.phase, item.isOwn])).toEqual([
      [reference, 'in-review', false],
    ]);
    const comments = { title: '写清数量', nothing: '没有这个字段', summary: ' ' };
    must(await reviewDraft(colleague, list, reference, { ...at(0), comments, decision: 'changes-requested' }));
    const { id, draft, organisation } = must(await getOwnListing(writer, list, reference));
    const returned = draft && (await getReview(writer, list, draft, organisation.id));
    expect(returned?.comments).toMatchObject([{ field: 'title', text: '写清数量', isResolved: false }]);
    must(await resolveComments(writer, list, reference, [returned?.comments[0]?.id ?? '']));
    must(await resolveComments(writer, list, reference, [returned?.comments[0]?.id ?? '']));
    must(await sendToReview(writer, list, reference, ''));
    must(await takeBack(writer, list, reference));
    must(await sendToReview(writer, list, reference, ''));
    must(await reviewDraft(colleague, list, reference, { ...at(0), decision: 'approved' }));
    must(await publishListing(colleague, list, reference, { changeReason: '' }));
    expect(await kindsOf(id)).toEqual([
      `${list}.drafted`,
      `${list}.sent-to-review`,
      `${list}.changes-requested`,
      `${list}.comments-resolved`,
      `${list}.sent-to-review`,
      `${list}.taken-back`,
      `${list}.sent-to-review`,
      `${list}.approved`,
      `${list}.published`,
    ]);
    expect(await mailsTo(colleague)).toEqual(['review-sent', 'review-sent', 'review-taken-back', 'review-sent']);
    expect(await mailsTo(writer)).toEqual(['review-changes-requested', 'review-approved', 'listing-published']);
  });

  it('is scheduled in one act with the approval, unscheduled and refused what is past', async () => {
    const { writer, colleague } = await aPair();
    const reference = await aDraft(writer, list);
    const input = { ...words, seenEdit: 0, changeReason: '', at: new Date(Date.now() + dayMs) };
    expect(await schedulePublication(writer, list, reference, input)).toEqual(refused('four-eyes'));
    expect(await schedulePublication(colleague, list, reference, { ...input, at: new Date(0) })).toEqual(
      refused('schedule-past'),
    );
    must(await schedulePublication(colleague, list, reference, input));
    must(await unschedulePublication(colleague, list, reference));
    expect(await publishScheduled()).toBe(0);
    const { id } = must(await getOwnListing(writer, list, reference));
    expect(await kindsOf(id)).toEqual([`${list}.drafted`, `${list}.scheduled`, `${list}.unscheduled`]);
  });

  it('is answered by brokers: words accepted into the draft, or declined with a note', async () => {
    const { writer, colleague } = await aPair();
    const broker = await aLonePerson({ platformRoles: ['broker'] });
    const listed = await aDraft(writer, list);
    must(await publishListing(colleague, list, listed, { changeReason: '' }));
    const propose = (field: string, proposed: string) =>
      proposeSuggestion(broker, list, listed, { field, proposed, reason: '' });
    expect(await propose('validUntil', '2099-01-01')).toEqual(refused('field-not-open'));
    must(await propose('title', '更清楚的标题'));
    must(await propose('summary', '更清楚的摘要'));
    const view = await getSuggestions(writer, list, listed);
    const [summary, title] = view?.suggestions ?? [];
    must(
      await acceptSuggestion(writer, list, listed, { id: title?.id ?? '', text: '更清楚的标题（改）', note: '谢谢' }),
    );
    must(await rejectSuggestion(writer, list, listed, { id: summary?.id ?? '', note: '数字不对' }));
    const { draft, published, id } = must(await getOwnListing(writer, list, listed));
    expect([draft?.content.title, published?.content.title]).toEqual(['更清楚的标题（改）', '焊缝缺陷在线检测']);
    expect((await getOwnSuggestions(broker)).map(({ phase, answerNote }) => [phase, answerNote])).toEqual([
      ['rejected', '数字不对'],
      ['accepted', '谢谢'],
    ]);
    expect((await kindsOf(id)).slice(2)).toEqual([
      `${list}.suggested`,
      `${list}.suggested`,
      `${list}.suggestion-accepted`,
      `${list}.suggestion-rejected`,
    ]);
    expect(await mailsTo(writer)).toContain('suggestion-suggested');
    const stranger = await aVerifiedMember();
    expect(await getSuggestions(stranger, list, listed)).toBeNull();
  });

  it('stays readable once fulfilled, hides when moderated, and comes back', async () => {
    const owner = await aVerifiedMember();
    const operator = await aLonePerson({ platformRoles: ['operator'] });
    const { reference, id } = list === 'opportunity' ? await aListedOpportunity(owner) : await aListedCapability(owner);
    expect(await moderateListing(owner, list, reference, '含电话')).toEqual(refused('not-found'));
    must(await moderateListing(operator, list, reference, '含电话'));
    expect(await getPublicListing(list, reference)).toBeNull();
    expect((await listModeration('hidden', '')).rows.map((row) => row.reference)).toContain(reference);
    expect(must(await getOwnListing(owner, list, reference)).phase).toBe('moderated');
    must(await restoreListing(operator, list, reference));
    must(await fulfilListing(owner, list, reference, '已签约'));
    expect(await getPublicListing(list, reference)).toMatchObject({ fulfilmentNote: '已签约' });
    expect((await kindsOf(id)).slice(2)).toEqual([`${list}.moderated`, `${list}.restored`, `${list}.fulfilled`]);
    expect((await mailsTo(owner)).slice(-2)).toEqual(['listing-moderated', 'listing-restored']);
  });

  it('is asked for after ninety days, archived fourteen later, and back by the link', async () => {
    const owner = await aVerifiedMember();
    const { id, reference } = list === 'opportunity' ? await aListedOpportunity(owner) : await aListedCapability(owner);
    const move = (column: 'last_confirmed_at' | 'confirmation_asked_at', days: number) =>
      db.$executeRawUnsafe(`UPDATE ${list} SET ${column} = app_clock() - interval '${days} days' WHERE id = '${id}'`);
    expect(await askConfirmations()).toBe(0);
    await move('last_confirmed_at', 91);
    expect([await askConfirmations(), await askConfirmations()]).toEqual([1, 0]);
    await move('confirmation_asked_at', 13);
    expect(await archiveUnconfirmed()).toBe(0);
    await move('confirmation_asked_at', 14);
    expect(await Promise.all([archiveUnconfirmed(), archiveUnconfirmed()])).toEqual(expect.arrayContaining([0, 1]));
    expect(must(await getOwnListing(owner, list, reference)).phase).toBe('archived');
    const mails = await db.mail.findMany({
      where: { template: { startsWith: 'confirmation-' }, body: { contains: '/confirm?' } },
      orderBy: { createdAt: 'desc' },
      take: 2,
    });
    const tokens = mails.map(({ body }) => /token=([\w-]+)/.exec(body)?.[1] ?? '');
    expect((await readConfirmation(tokens[0] ?? ''))?.canConfirm).toBe(true);
    expect(await confirmByLink(tokens[1] ?? '')).toEqual(refused('link-replaced'));
    must(await confirmByLink(tokens[0] ?? ''));
    expect(must(await getOwnListing(owner, list, reference)).phase).toBe('published');
    expect((await readConfirmation(tokens[0] ?? ''))?.isAnswered).toBe(true);
    must(await confirmAsMember(owner, list, reference));
    expect((await kindsOf(id)).slice(2)).toEqual([
      `${list}.confirmation-asked`,
      `${list}.archived`,
      `${list}.confirmed`,
      `${list}.confirmed`,
    ]);
  });
});

describe('an approval', () => {
  it('does not survive a changed text, nor does its date; the database sees to it, too', async () => {
    const { writer, colleague } = await aPair();
    const reference = await aDraft(writer, 'opportunity');
    const input = { ...words, seenEdit: 0, changeReason: '', at: new Date(Date.now() + dayMs) };
    must(await schedulePublication(colleague, 'opportunity', reference, input));
    expect((await draftOf(writer, reference)).phase).toBe('scheduled');
    const content = anOpportunity({ summary: '改过的摘要' });
    must(await saveOpportunityDraft(writer, { reference, content, contact: noContact }));
    const changed = await draftOf(writer, reference);
    expect([changed.phase, changed.edit]).toEqual(['draft', 1]);
    expect(await db.review.count({ where: { opportunityVersionId: changed.id, scheduledFor: { not: null } } })).toBe(0);
    const stale = { ...words, seenEdit: 0, decision: 'approved' as const };
    expect(await reviewDraft(colleague, 'opportunity', reference, stale)).toEqual(refused('draft-changed'));
    const seen = { changeReason: '', seenEdit: 0 };
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
    const input = { ...words, seenEdit: 0, changeReason: '', at: new Date(Date.now() + 60_000) };
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
    const input = { ...words, seenEdit: 0, changeReason: '', at: new Date(Date.now() + 60_000) };
    must(await schedulePublication(alone, 'capability', reference, input));
    await aColleague(alone, everything);
    await db.$executeRaw`UPDATE review SET scheduled_for = app_clock() WHERE scheduled_by_id = ${alone.personId}::uuid`;
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
