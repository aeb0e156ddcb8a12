// The rules of batches: what a release does with each item, who may set it free, when, and the order of items.
import { describe, expect, it } from 'vitest';
import {
  type BatchFacts,
  type BatchItemFacts,
  batchPhase,
  decideDueRelease,
  movedBy,
  planItem,
  type Releaser,
  releaseDaysAhead,
} from '#app/domain/batch.ts';

const now = new Date('2026-11-23T08:00:00Z');
const later = new Date('2026-11-24T08:00:00Z');
const anOpportunity = (changes: { title?: string; validUntil?: string } = {}) => ({
  ...{
    title: '焊缝缺陷在线检测',
    summary: '在产线速度下识别缺陷。',
    problem: '人工抽检漏检率约 6%。',
    validUntil: '2099-12-31',
  },
  fields: ['advanced-equipment'],
  ...changes,
});
const content = anOpportunity();
const item = (changes: Partial<BatchItemFacts> = {}): BatchItemFacts => ({
  ...{ publishedAt: null, withdrawnAt: null, archivedAt: null, fulfilledAt: null, moderatedAt: null, published: null },
  draft: { content, savedById: 'writer', isClear: true, hasPersonal: false, approvedById: null },
  ...changes,
});
const standing = { publishedAt: now, published: { content } };
const colleague: Releaser = { personId: 'releaser', memberCount: 2, isByClock: false };

describe('an item of a release', () => {
  it.each([
    ['a draft read by its releaser is published by them', item(), colleague, { publishDraftBy: 'releaser' }],
    [
      'its writer releases it only when a colleague approved it, in whose name it goes out',
      item({ draft: { content, savedById: 'releaser', isClear: true, hasPersonal: false, approvedById: 'approver' } }),
      colleague,
      { publishDraftBy: 'approver' },
    ],
    [
      'a lone member releases what they wrote',
      item({ draft: { content, savedById: 'releaser', isClear: true, hasPersonal: false, approvedById: null } }),
      { ...colleague, memberCount: 1 },
      { publishDraftBy: 'releaser' },
    ],
    [
      'at a fixed instant an approved draft goes out',
      item({ draft: { content, savedById: 'writer', isClear: true, hasPersonal: false, approvedById: 'releaser' } }),
      { ...colleague, isByClock: true },
      { publishDraftBy: 'releaser' },
    ],
    ['what stands keeps its words while nobody approved new ones', item(standing), colleague, { asPublished: true }],
    [
      'approved new words replace what stands',
      item({
        ...standing,
        draft: { content, savedById: 'writer', isClear: true, hasPersonal: false, approvedById: 'x' },
      }),
      colleague,
      { publishDraftBy: 'releaser' },
    ],
    ['what stands goes in without a draft', item({ ...standing, draft: null }), colleague, { asPublished: true }],
  ] as const)('%s', (_, facts, releaser, plan) => {
    expect(planItem(facts, releaser, now)).toEqual({ ok: true, value: plan });
  });

  it.each([
    [
      'four-eyes',
      item({ draft: { content, savedById: 'releaser', isClear: true, hasPersonal: false, approvedById: null } }),
      colleague,
    ],
    ['four-eyes', item(), { ...colleague, isByClock: true }],
    [
      'incomplete',
      item({
        draft: {
          content: anOpportunity({ title: '' }),
          savedById: 'writer',
          isClear: true,
          hasPersonal: false,
          approvedById: null,
        },
      }),
      colleague,
    ],
    [
      'already-past',
      item({
        draft: {
          content: anOpportunity({ validUntil: '2026-11-22' }),
          savedById: 'writer',
          isClear: true,
          hasPersonal: false,
          approvedById: null,
        },
      }),
      colleague,
    ],
    ['withdrawn', item({ ...standing, withdrawnAt: now, draft: null }), colleague],
    [
      'expired',
      item({ publishedAt: now, published: { content: anOpportunity({ validUntil: '2026-11-22' }) }, draft: null }),
      colleague,
    ],
    ['off-list', item({ ...standing, archivedAt: now }), colleague],
    ['empty', item({ draft: null }), colleague],
  ] as const)('is not ready: %s', (gap, facts, releaser) => {
    expect(planItem(facts, releaser, now)).toEqual({ ok: false, reason: gap });
  });
});

describe('the clock', () => {
  const batch: BatchFacts = {
    organisationId: 'o',
    editedById: 'writer',
    releaseAt: now,
    scheduledById: 'releaser',
    releasedAt: null,
  };
  const due = { batch, itemCount: 1, isReady: true, memberCount: 2, verification: 'verified', now } as const;
  it('releases at the very instant, in the name of who fixed it', () => {
    expect(decideDueRelease(due)).toEqual({ ok: true, value: { personId: 'releaser' } });
  });
  it.each([
    ['not-due', { ...due, batch: { ...batch, releaseAt: later } }],
    ['not-due', { ...due, batch: { ...batch, releasedAt: now } }],
    ['not-due', { ...due, batch: { ...batch, releaseAt: null, scheduledById: null } }],
    ['organisation-unverified', { ...due, verification: 'lapsed' }],
    ['four-eyes', { ...due, batch: { ...batch, scheduledById: 'writer' } }],
    ['no-items', { ...due, itemCount: 0 }],
    ['items-not-ready', { ...due, isReady: false }],
  ] as const)('does not: %s', (reason, facts) => {
    expect(decideDueRelease(facts)).toEqual({ ok: false, reason });
  });
});

it('a release whose instant has passed stays scheduled until it has been carried out', () => {
  expect(batchPhase({ releaseAt: null, releasedAt: null })).toBe('draft');
  expect(batchPhase({ releaseAt: now, releasedAt: null })).toBe('scheduled');
  expect(batchPhase({ releaseAt: now, releasedAt: later })).toBe('released');
  expect(releaseDaysAhead).toBe(180);
});

it('items move by one place, never beyond the ends', () => {
  const ids = ['a', 'b', 'c'];
  expect(movedBy(ids, 'b', -1)).toEqual(['b', 'a', 'c']);
  expect(movedBy(ids, 'b', 1)).toEqual(['a', 'c', 'b']);
  expect([movedBy(ids, 'a', -1), movedBy(ids, 'c', 1), movedBy(ids, 'x', 1)]).toEqual([ids, ids, ids]);
});
