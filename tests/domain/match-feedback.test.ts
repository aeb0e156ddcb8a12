// Who may say what of a suggestion, who decides which weights score, and which pairs are worth telling of.
import { describe, expect, it } from 'vitest';
import type { Actor } from '#app/domain/actor.ts';
import { decideActivation, decideJudgement, decideShowing, isWorthTelling } from '#app/domain/match-feedback.ts';

const organisation = {
  id: 'own',
  type: 'enterprise',
  verification: 'verified',
  permissions: ['draft'],
  memberCount: 1,
} as const;
const drafter: Actor = {
  personId: 'p',
  emailVerified: true,
  platformRoles: [],
  organisation,
  requestId: 'r',
  hasSecondFactor: true,
  steppedUpAt: null,
  address: '',
};
const operator: Actor = { ...drafter, platformRoles: ['operator'], organisation: null };
const judged = { actor: drafter, ownerId: 'own', isSuggested: true, isUseful: false, reason: 'too-far' };

describe('a judgement', () => {
  it('is for those who draft in the listing’s organisation', () => {
    expect(decideJudgement(judged)).toEqual({ ok: true, value: { isUseful: false, reason: 'too-far' } });
    expect(decideJudgement({ ...judged, ownerId: 'other' })).toMatchObject({ ok: false, reason: 'not-found' });
    const reader = { ...drafter, organisation: { ...organisation, permissions: [] } };
    expect(decideJudgement({ ...judged, actor: reader })).toMatchObject({ ok: false, reason: 'permission-missing' });
    expect(decideJudgement({ ...judged, actor: null })).toMatchObject({ ok: false, reason: 'sign-in-needed' });
  });

  it('says why not, in one of the known reasons, and needs none for "useful"', () => {
    expect(decideJudgement({ ...judged, reason: '' })).toMatchObject({ ok: false, reason: 'reason-needed' });
    expect(decideJudgement({ ...judged, reason: 'because' })).toMatchObject({ ok: false, reason: 'reason-needed' });
    expect(decideJudgement({ ...judged, isUseful: true, reason: '' })).toEqual({ ok: true, value: { isUseful: true } });
  });

  it('is about what was suggested and nothing else', () => {
    expect(decideJudgement({ ...judged, isSuggested: false })).toMatchObject({ ok: false, reason: 'not-found' });
  });
});

describe('weights', () => {
  it('are chosen by operators, among those that are not in use', () => {
    expect(decideActivation({ actor: operator, model: { isActive: false } })).toEqual({ ok: true, value: true });
    expect(decideActivation({ actor: operator, model: { isActive: true } })).toMatchObject({
      reason: 'active-already',
    });
    expect(decideActivation({ actor: operator, model: null })).toMatchObject({ reason: 'not-found' });
    expect(decideActivation({ actor: drafter, model: { isActive: false } })).toMatchObject({ reason: 'not-found' });
  });
});

describe('what is logged and told', () => {
  it('showings count for the listing’s own organisation alone', () => {
    expect(decideShowing(drafter, 'own').ok).toBe(true);
    expect(decideShowing(drafter, 'other').ok).toBe(false);
    expect(decideShowing(null, 'own').ok).toBe(false);
  });

  it('pairs are told of when strong and among the first five', () => {
    expect(isWorthTelling(0.6, 1, 0.6)).toBe(true);
    expect(isWorthTelling(0.59, 1, 0.6)).toBe(false);
    expect(isWorthTelling(0.9, 6, 0.6)).toBe(false);
  });
});
