// From draft to list and off it again: phases from instants, and who may do each step when.
import { describe, expect, it } from 'vitest';
import { type Actor, memberRoles, type Permission, type PlatformRole } from '#app/domain/actor.ts';
import {
  confirmationPeriods,
  confirmationPhase,
  decideConfirm,
  decideRenew,
  renewedValidity,
} from '#app/domain/confirmation.ts';
import { decideModerate, decideRestore } from '#app/domain/moderation.ts';
import {
  decideReview,
  decideSchedule,
  decideScheduledPublication,
  decideSendToReview,
  decideTakeBack,
  decideUnschedule,
  editorialPhase,
} from '#app/domain/review.ts';
import { decideAnswerSuggestion, decideSuggest } from '#app/domain/suggestion.ts';

const now = new Date('2026-11-23T04:00:00Z');
const dayMs = 86_400_000;
const ago = (days: number): Date => new Date(now.getTime() - days * dayMs);
const reasonOf = (decision: { ok: true } | { ok: false; reason: string }) => (decision.ok ? 'ok' : decision.reason);

const anActor = (personId = 'second', permissions: readonly Permission[] = memberRoles.publisher): Actor => ({
  personId,
  emailVerified: true,
  platformRoles: [],
  organisation: { id: 'own', type: 'enterprise', verification: 'verified', permissions, memberCount: 2 },
  requestId: 'r',
  hasSecondFactor: true,
  steppedUpAt: null,
  address: '',
});
const staff = (role: PlatformRole): Actor => ({ ...anActor(), organisation: null, platformRoles: [role] });

const content = { title: '标题', summary: '摘要', fields: ['photonics'], problem: '问题', validUntil: '2027-01-31' };
const draft = { content, savedById: 'writer', edit: 4 };
const clarity = { coachScore: 60, hasPersonal: false, minimumScore: 50 };
const round = { decision: null, endedAt: null, scheduledFor: null };
const approved = { ...round, decision: 'approved' as const };
const scheduled = { ...approved, scheduledFor: new Date('2026-12-01T01:00:00Z') };
const step = {
  actor: anActor(),
  listing: { organisationId: 'own', publishedAt: null as Date | null },
  draft: draft as typeof draft | null,
  review: null as Parameters<typeof editorialPhase>[0],
  memberCount: 2,
};

describe('where a working draft stands', () => {
  it.each([
    ['draft', null],
    ['in-review', round],
    ['changes-requested', { ...round, decision: 'changes-requested' as const }],
    ['approved', approved],
    ['scheduled', scheduled],
    ['draft', { ...approved, endedAt: now }],
  ])('is %s', (phase, review) => {
    expect(editorialPhase(review)).toBe(phase);
  });
});

describe('sending to review', () => {
  const writer = { ...step, actor: anActor('writer', memberRoles.drafter) };
  it.each([
    ['is for whoever drafts', {}, 'ok'],
    [
      'is done again after changes were requested',
      { review: { ...round, decision: 'changes-requested' as const } },
      'ok',
    ],
    ['is not done twice', { review: round }, 'already-sent'],
    ['needs a draft', { draft: null }, 'no-draft'],
    ['needs a complete draft', { draft: { ...draft, content: { ...content, problem: '' } } }, 'incomplete'],
    ['needs somebody to read it', { memberCount: 1 }, 'nobody-to-review'],
    ['is not there for others', { listing: { ...step.listing, organisationId: 'other' } }, 'not-found'],
  ])('%s', (_, changes, expected) => {
    expect(reasonOf(decideSendToReview({ ...writer, ...changes }))).toBe(expected);
  });
  it('is taken back from any later step', () => {
    for (const review of [round, approved, scheduled])
      expect(reasonOf(decideTakeBack({ ...writer, review }))).toBe('ok');
    expect(reasonOf(decideTakeBack(writer))).toBe('not-in-review');
  });
});

describe('a review', () => {
  const facts = {
    ...step,
    review: round as typeof step.review,
    decision: 'approved' as const,
    seenEdit: 4,
    hasWords: false,
  };
  it.each([
    ['is given by a second person', {}, 'ok'],
    ['is also given to a draft nobody sent', { review: null }, 'ok'],
    ['is not given by its writer', { actor: anActor('writer') }, 'four-eyes'],
    ['is given by its writer when there is nobody else', { actor: anActor('writer'), memberCount: 1 }, 'ok'],
    ['is about the words that were read', { seenEdit: 3 }, 'draft-changed'],
    ['does not approve twice', { review: approved }, 'already-approved'],
    [
      'takes an approval back with words',
      { review: approved, decision: 'changes-requested' as const, hasWords: true },
      'ok',
    ],
    ['does not return without words', { decision: 'changes-requested' as const }, 'comment-needed'],
    ['needs the permission to publish', { actor: anActor('second', memberRoles.drafter) }, 'permission-missing'],
  ])('%s', (_, changes, expected) => {
    expect(reasonOf(decideReview({ ...facts, ...changes }))).toBe(expected);
  });
});

describe('scheduling', () => {
  const at = new Date('2026-12-01T01:00:00Z');
  const facts = {
    ...step,
    review: approved as typeof step.review,
    at,
    changeReason: '',
    seenEdit: 4,
    approving: false,
    clarity,
    now,
  };
  it.each([
    ['sets an instant for what was approved', {}, 'ok'],
    ['needs an approval', { review: round }, 'not-approved'],
    ['brings it along in one act', { review: round, approving: true }, 'ok'],
    ['is for later, not for now', { at: now }, 'schedule-past'],
    ['is for half a year ahead at most', { at: new Date(now.getTime() + 181 * dayMs) }, 'schedule-too-far'],
    ['needs a validity that lasts until then', { at: new Date('2027-02-01T00:00:00Z') }, 'validity-ends-before'],
    ['needs a reason the second time', { listing: { ...step.listing, publishedAt: ago(9) } }, 'change-reason-needed'],
    ['is not done by the writer', { actor: anActor('writer') }, 'four-eyes'],
    ['is about the words that were read', { seenEdit: 5 }, 'draft-changed'],
    ['needs a clear text', { clarity: { ...clarity, coachScore: 49 } }, 'too-vague'],
  ])('%s', (_, changes, expected) => {
    expect(reasonOf(decideSchedule({ ...facts, ...changes }))).toBe(expected);
  });
  it('is undone only where there is a date', () => {
    expect(reasonOf(decideUnschedule({ ...step, review: scheduled }))).toBe('ok');
    expect(reasonOf(decideUnschedule({ ...step, review: approved }))).toBe('not-scheduled');
  });
});

describe('at the instant', () => {
  const review = { ...scheduled, scheduledFor: ago(0), scheduledById: 'second', changeReason: '' };
  const facts = {
    listing: step.listing,
    draft: step.draft,
    review,
    verification: 'verified' as const,
    clarity,
    memberCount: 2,
    now,
  };
  it('the publication is the act of whoever fixed it', () => {
    expect(decideScheduledPublication(facts)).toEqual({ ok: true, value: { publishedById: 'second' } });
  });
  it.each([
    ['not a moment before', { review: { ...review, scheduledFor: new Date(now.getTime() + 1) } }, 'not-due'],
    ['not once the text changed', { review: { ...review, endedAt: now, scheduledFor: null } }, 'not-due'],
    ['not for an organisation suspended since', { verification: 'suspended' as const }, 'organisation-unverified'],
    ['not once its verification lapsed', { verification: 'lapsed' as const }, 'organisation-unverified'],
    ['not with personal data', { clarity: { ...clarity, hasPersonal: true } }, 'contacts-in-text'],
    [
      'not with a validity that has passed',
      { draft: { ...draft, content: { ...content, validUntil: '2026-11-22' } } },
      'already-past',
    ],
    [
      'not past the four eyes, when a member joined since',
      { review: { ...review, scheduledById: 'writer' } },
      'four-eyes',
    ],
  ])('%s', (_, changes, expected) => {
    expect(reasonOf(decideScheduledPublication({ ...facts, ...changes }))).toBe(expected);
  });
});

const listed = {
  ...{ organisationId: 'own', publishedAt: ago(100), validUntil: '2027-01-31' },
  ...{ withdrawnAt: null, archivedAt: null, fulfilledAt: null, moderatedAt: null },
};

describe('confirmation', () => {
  const phase = (lastConfirmedAt: Date | null, confirmationAskedAt: Date | null = null) =>
    confirmationPhase({ lastConfirmedAt, confirmationAskedAt }, confirmationPeriods, now);
  it('is asked for after ninety days, and waited for fourteen', () => {
    expect([phase(null), phase(ago(89.99)), phase(ago(90))]).toEqual(['holds', 'holds', 'due']);
    expect([phase(ago(104), ago(13.99)), phase(ago(104), ago(14))]).toEqual(['asked', 'unanswered']);
  });
  it('answered, it holds; an older question does not count', () => {
    expect(phase(ago(1), ago(5))).toBe('holds');
    expect(phase(ago(90), ago(100))).toBe('due');
  });
  it.each([
    ['by the link, without signing in', { actor: null, by: 'link' as const }, 'ok'],
    ['by a member who may publish', {}, 'ok'],
    ['not by a drafter', { actor: anActor('second', memberRoles.drafter) }, 'permission-missing'],
    ['brings an archived listing back', { listing: { ...listed, archivedAt: now } }, 'ok'],
    ['but no withdrawn one', { listing: { ...listed, withdrawnAt: now } }, 'not-on-list'],
    ['nor a hidden one', { by: 'link' as const, listing: { ...listed, moderatedAt: now } }, 'not-on-list'],
    ['nor one whose validity is over', { listing: { ...listed, validUntil: '2026-11-22' } }, 'not-on-list'],
  ])('%s', (_, changes, expected) => {
    expect(reasonOf(decideConfirm({ actor: anActor(), by: 'member', listing: listed, now, ...changes }))).toBe(
      expected,
    );
  });
});

describe('renewal', () => {
  it('gives as long again as before, a month at least and a year at most', () => {
    expect(renewedValidity(ago(60), '2026-11-24', now)).toBe('2027-01-23');
    expect(renewedValidity(ago(1), '2026-11-24', now)).toBe('2026-12-23');
    expect(renewedValidity(ago(900), '2026-11-24', now)).toBe('2027-11-23');
  });
  it.each([
    ['is offered in the last thirty days', { validUntil: '2026-12-23' }, 'ok'],
    ['is not offered before', { validUntil: '2026-12-24' }, 'renewal-too-early'],
    ['is offered after the end', { validUntil: '2026-01-01' }, 'ok'],
    ['is not for what was withdrawn', { withdrawnAt: now }, 'wrong-state'],
  ])('%s', (_, changes, expected) => {
    const actor = anActor('second', memberRoles.drafter);
    expect(reasonOf(decideRenew({ actor, listing: { ...listed, ...changes }, now }))).toBe(expected);
  });
});

describe('moderation', () => {
  const facts = { actor: staff('operator'), listing: listed, reason: '含联系电话', now };
  it.each([
    ['is for operators', {}, 'ok'],
    ['reaches what is fulfilled, whose page is public', { listing: { ...listed, fulfilledAt: now } }, 'ok'],
    ['needs a reason', { reason: ' ' }, 'moderation-reason-needed'],
    ['is not done twice', { listing: { ...listed, moderatedAt: now } }, 'wrong-state'],
    [
      'is not for one’s own organisation',
      { actor: { ...anActor(), platformRoles: ['operator' as const] } },
      'own-organisation',
    ],
    ['is not for brokers', { actor: staff('broker') }, 'not-found'],
  ])('%s', (_, changes, expected) => {
    expect(reasonOf(decideModerate({ ...facts, ...changes }))).toBe(expected);
  });
  it('is undone for what is hidden', () => {
    expect(reasonOf(decideRestore({ ...facts, listing: { ...listed, moderatedAt: now } }))).toBe('ok');
    expect(reasonOf(decideRestore(facts))).toBe('wrong-state');
  });
});

describe('a suggestion', () => {
  const facts = {
    ...{ actor: staff('broker'), list: 'opportunity' as const, listing: listed, field: 'summary' },
    ...{ present: '旧说法', proposed: '新说法', openOfActor: 0, now },
  };
  it.each([
    ['is made by brokers', {}, 'ok'],
    ['is about words, not about money', { field: 'budget' }, 'field-not-open'],
    ['changes something', { proposed: ' 旧说法 ' }, 'nothing-changed'],
    ['is one of five at most', { openOfActor: 5 }, 'too-many-open'],
    ['is about what stands on the list', { listing: { ...listed, fulfilledAt: now } }, 'wrong-state'],
    ['is not made by members', { actor: anActor() }, 'not-found'],
  ])('%s', (_, changes, expected) => {
    expect(reasonOf(decideSuggest({ ...facts, ...changes }))).toBe(expected);
  });
  const answering = { actor: anActor(), organisationId: 'own', suggestion: { acceptedAt: null, rejectedAt: null } };
  it.each([
    ['is accepted with words', { answer: { accept: true as const, text: '新说法' } }, 'ok'],
    ['is not accepted without', { answer: { accept: true as const, text: '' } }, 'text-needed'],
    ['is declined with a reason', { answer: { accept: false as const, note: '不准确' } }, 'ok'],
    ['is not declined without', { answer: { accept: false as const, note: '' } }, 'rejection-note-needed'],
    [
      'is answered once',
      { answer: { accept: false as const, note: 'x' }, suggestion: { acceptedAt: now, rejectedAt: null } },
      'already-answered',
    ],
  ])('%s', (_, changes, expected) => {
    expect(reasonOf(decideAnswerSuggestion({ ...answering, ...changes }))).toBe(expected);
  });
});
