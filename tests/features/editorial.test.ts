// From draft to list and off it again, step by step on both lists: review, schedule, suggestions, moderation, confirmation.
import { beforeAll, describe, expect, it } from 'vitest';
import { archiveUnconfirmed, askConfirmations } from '#app/features/confirmations/ask-confirmations.server.ts';
import {
  confirmAsMember,
  confirmByLink,
  readConfirmation,
} from '#app/features/confirmations/confirm-listing.server.ts';
import { acceptSuggestion } from '#app/features/listings/accept-suggestion.server.ts';
import { fulfilListing } from '#app/features/listings/fulfil-listing.server.ts';
import { getOwnListing, getPublicListing } from '#app/features/listings/get-listing.server.ts';
import { publishListing } from '#app/features/listings/publish-listing.server.ts';
import { publishScheduled } from '#app/features/listings/publish-scheduled.server.ts';
import { listModeration } from '#app/features/moderation/list-moderation.server.ts';
import { moderateListing, restoreListing } from '#app/features/moderation/moderate-listing.server.ts';
import { getReview, getReviewQueue } from '#app/features/reviews/get-review.server.ts';
import { resolveComments, reviewDraft } from '#app/features/reviews/review-draft.server.ts';
import { schedulePublication, unschedulePublication } from '#app/features/reviews/schedule-publication.server.ts';
import { sendToReview, takeBack } from '#app/features/reviews/send-to-review.server.ts';
import { getOwnSuggestions, getSuggestions } from '#app/features/suggestions/get-suggestions.server.ts';
import { proposeSuggestion, rejectSuggestion } from '#app/features/suggestions/propose-suggestion.server.ts';
import { db } from '#app/persistence/client.server.ts';
import { ensureIndexes } from '#search/indexes.ts';
import { aDraft, aPair, dayMs, kindsOf, mailsTo, refused, words } from '../support/editorial-world.ts';
import { aListedCapability, aListedOpportunity, aLonePerson, aVerifiedMember } from '../support/listing-world.ts';
import { must } from '../support/sample-listings.ts';

beforeAll(ensureIndexes);

describe.each(['opportunity', 'capability'] as const)('a draft of the %s list', (list) => {
  it('goes from hand to hand: returned with comments, ticked, sent again, approved, published', async () => {
    const { writer, colleague } = await aPair();
    const reference = await aDraft(writer, list);
    const at = (seenEdit: number) => ({ ...words, seenEdit });
    expect(await reviewDraft(writer, list, reference, { ...at(1), decision: 'approved' })).toEqual(
      refused('four-eyes'),
    );
    must(await sendToReview(writer, list, reference, '请看指标'));
    expect(await sendToReview(writer, list, reference, '')).toEqual(refused('already-sent'));
    expect((await getReviewQueue(colleague)).map((item) => [item.reference, item.phase, item.isOwn])).toEqual([
      [reference, 'in-review', false],
    ]);
    const comments = { title: '写清数量', nothing: '没有这个字段', summary: ' ' };
    must(await reviewDraft(colleague, list, reference, { ...at(1), comments, decision: 'changes-requested' }));
    const { id, draft, organisation } = must(await getOwnListing(writer, list, reference));
    const returned = draft && (await getReview(writer, list, draft, organisation.id));
    expect(returned?.comments).toMatchObject([{ field: 'title', text: '写清数量', isResolved: false }]);
    must(await resolveComments(writer, list, reference, [returned?.comments[0]?.id ?? '']));
    must(await resolveComments(writer, list, reference, [returned?.comments[0]?.id ?? '']));
    must(await sendToReview(writer, list, reference, ''));
    must(await takeBack(writer, list, reference));
    must(await sendToReview(writer, list, reference, ''));
    must(await reviewDraft(colleague, list, reference, { ...at(1), decision: 'approved' }));
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
    const input = { ...words, seenEdit: 1, changeReason: '', at: new Date(Date.now() + dayMs) };
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
