// Phases of a listing, and who may publish and withdraw it when.

import { describe, expect, it } from 'vitest';
import type { Actor, Permission } from '#app/domain/actor.ts';
import {
  decideFulfil,
  decidePublish,
  decideWithdraw,
  isOpenToAll,
  isTakingPart,
  listingPhase,
  missingForPublication,
  refuseAbsent,
} from '#app/domain/listing.ts';
import type { VerificationState } from '#app/domain/organisation.ts';

const now = new Date('2026-11-23T04:00:00Z');
const standing = { withdrawnAt: null, archivedAt: null, fulfilledAt: null, moderatedAt: null };
const published = { ...standing, publishedAt: new Date('2026-11-01T00:00:00Z'), validUntil: '2026-11-23' };

describe('the phase of a listing', () => {
  it('is draft until it was published', () => {
    expect(listingPhase({ ...standing, publishedAt: null, validUntil: null }, now)).toBe('draft');
  });

  it('is published through its whole last day in Shanghai and expired with the next', () => {
    expect(listingPhase(published, new Date('2026-11-23T15:59:59.999Z'))).toBe('published');
    expect(listingPhase(published, new Date('2026-11-23T16:00:00Z'))).toBe('expired');
  });

  it('is withdrawn also after its last day', () => {
    const withdrawn = { ...published, withdrawnAt: now };
    expect(listingPhase(withdrawn, now)).toBe('withdrawn');
    expect(listingPhase(withdrawn, new Date('2027-01-01T00:00:00Z'))).toBe('withdrawn');
  });

  it('is archived, fulfilled or hidden from the instant that says so; hidden comes before all else', () => {
    expect(listingPhase({ ...published, archivedAt: now }, now)).toBe('archived');
    expect(listingPhase({ ...published, fulfilledAt: now }, new Date('2027-01-01T00:00:00Z'))).toBe('fulfilled');
    expect(listingPhase({ ...published, withdrawnAt: now, moderatedAt: now }, now)).toBe('moderated');
  });

  it('lets its page be read when fulfilled, but nothing new begin on it', () => {
    const fulfilled = { ...published, fulfilledAt: now };
    expect([isOpenToAll(fulfilled, 'verified', now), isTakingPart(fulfilled, 'verified', now)]).toEqual([true, false]);
    for (const off of ['archivedAt', 'withdrawnAt', 'moderatedAt'] as const)
      expect(isOpenToAll({ ...published, [off]: now }, 'verified', now)).toBe(false);
  });

  it('opens it to all only while published and its organisation is not suspended', () => {
    expect(isOpenToAll(published, 'verified', now)).toBe(true);
    expect(isOpenToAll(published, 'suspended', now)).toBe(false);
    expect(isOpenToAll({ ...published, withdrawnAt: now }, 'verified', now)).toBe(false);
  });
});

const content = { title: '标题', summary: '摘要', fields: ['photonics'], problem: '问题', validUntil: '2026-11-23' };

describe('what is missing for publication', () => {
  it('is nothing for a complete listing of either list', () => {
    expect(missingForPublication(content)).toEqual([]);
    const { problem: _, ...rest } = content;
    expect(missingForPublication({ ...rest, description: '说明' })).toEqual([]);
  });

  it('is named by field; blanks count as empty', () => {
    expect(missingForPublication({ ...content, title: ' ', summary: '\n', fields: [], problem: '' })).toEqual([
      'title',
      'summary',
      'fields',
      'problem',
    ]);
    const { problem: _, ...rest } = content;
    expect(missingForPublication({ ...rest, description: '' })).toEqual(['description']);
  });
});

const anActor = (permissions: Permission[] = ['publish'], verification: VerificationState = 'verified'): Actor => ({
  personId: 'p',
  emailVerified: true,
  platformRoles: [],
  organisation: { id: 'own', type: 'enterprise', verification, permissions, memberCount: 1 },
  requestId: 'r',
  hasSecondFactor: false,
  steppedUpAt: null,
  address: '',
});
const draftListing = { ...standing, organisationId: 'own', publishedAt: null, validUntil: null };
const listedListing = { ...published, organisationId: 'own' };
const reasonOf = (decision: { ok: true } | { ok: false; reason: string }) => (decision.ok ? 'ok' : decision.reason);

describe('publishing', () => {
  const draft = { content, savedById: 'colleague' };
  const clarity = { coachScore: 80, hasPersonal: false, minimumScore: 50 };
  const facts = { actor: anActor(), listing: draftListing, draft, clarity, memberCount: 2, changeReason: '', now };
  const ownDraft = { content, savedById: anActor().personId };
  it.each([
    ['is allowed to a publisher of the verified owner', {}, 'ok'],
    ['is for those who signed in', { actor: null }, 'sign-in-needed'],
    ['is not there for others', { listing: { ...draftListing, organisationId: 'other' } }, 'not-found'],
    ['needs the permission', { actor: anActor(['draft']) }, 'permission-missing'],
    ['needs a verified organisation', { actor: anActor(['publish'], 'submitted') }, 'organisation-unverified'],
    ['is not for suspended organisations', { actor: anActor(['publish'], 'suspended') }, 'organisation-unverified'],
    ['needs a draft', { draft: null }, 'nothing-to-publish'],
    ['needs a complete draft', { draft: { ...draft, content: { ...content, summary: '' } } }, 'incomplete'],
    [
      'needs a last day that has not passed',
      { draft: { ...draft, content: { ...content, validUntil: '2026-11-22' } } },
      'already-past',
    ],
    ['needs clarity', { clarity: { ...clarity, coachScore: 49 } }, 'too-vague'],
    ['is allowed at exactly the score asked for', { clarity: { ...clarity, coachScore: 50 } }, 'ok'],
    ['needs no clarity where none is asked for', { clarity: { ...clarity, coachScore: 0, minimumScore: 0 } }, 'ok'],
    [
      'is refused with contact details in it, however clear',
      { clarity: { ...clarity, coachScore: 95, hasPersonal: true } },
      'contacts-in-text',
    ],
    [
      'is refused with contact details in it, even where no clarity is asked for',
      { clarity: { ...clarity, hasPersonal: true, minimumScore: 0 } },
      'contacts-in-text',
    ],
    ['needs a reason the second time', { listing: listedListing, changeReason: ' ' }, 'change-reason-needed'],
    ['takes somebody else than who wrote it', { draft: ownDraft }, 'four-eyes'],
    ['is allowed to the writer when there is nobody else', { draft: ownDraft, memberCount: 1 }, 'ok'],
    ['is about the words that were read', { draft: { ...draft, edit: 3 }, seenEdit: 2 }, 'draft-changed'],
    ['is allowed the second time with a reason', { listing: listedListing, changeReason: '更正' }, 'ok'],
  ])('%s', (_, changes, expected) => {
    expect(reasonOf(decidePublish({ ...facts, ...changes }))).toBe(expected);
  });
});

describe('withdrawing', () => {
  const facts = { actor: anActor(), listing: listedListing, reason: '已解决', now };
  it.each([
    ['is allowed for what was published', {}, 'ok'],
    ['needs a reason', { reason: ' ' }, 'withdrawal-reason-needed'],
    ['is not for drafts', { listing: draftListing }, 'not-published'],
    ['is not done twice', { listing: { ...listedListing, withdrawnAt: now } }, 'not-published'],
    ['is not there for others', { listing: { ...listedListing, organisationId: 'other' } }, 'not-found'],
    ['needs the permission', { actor: anActor(['draft']) }, 'permission-missing'],
  ])('%s', (_, changes, expected) => {
    expect(reasonOf(decideWithdraw({ ...facts, ...changes }))).toBe(expected);
  });
});

describe('fulfilling', () => {
  const facts = { actor: anActor(), listing: listedListing, note: '已与两家签约', now };
  it.each([
    ['is allowed for what stands on the list', {}, 'ok'],
    ['brings what was archived to its end', { listing: { ...listedListing, archivedAt: now } }, 'ok'],
    ['needs a note', { note: '\n' }, 'fulfilment-note-needed'],
    ['is not for drafts', { listing: draftListing }, 'not-published'],
    ['is not done twice', { listing: { ...listedListing, fulfilledAt: now } }, 'not-published'],
    ['does not undo what an operator hid', { listing: { ...listedListing, moderatedAt: now } }, 'not-published'],
  ])('%s', (_, changes, expected) => {
    expect(reasonOf(decideFulfil({ ...facts, ...changes }))).toBe(expected);
  });
});

describe('a listing that is not there', () => {
  it('is answered like one of another organisation, whoever asks', () => {
    for (const actor of [null, anActor(), anActor(['draft'])]) {
      const other = { ...draftListing, organisationId: 'other' };
      const there = decidePublish({
        actor,
        listing: other,
        draft: null,
        clarity: null,
        memberCount: 2,
        changeReason: '',
        now,
      });
      expect(refuseAbsent(actor, 'listing.publish')).toEqual(there);
    }
  });
});
