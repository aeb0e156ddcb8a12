// Verification: operators judge what they saw, on evidence, for a year; a code that fails its check needs their word.
import { describe, expect, it } from 'vitest';
import { type Actor, type MemberRole, memberRoles, type PlatformRole } from '#app/domain/actor.ts';
import {
  changesIdentity,
  decideUsccOverride,
  decideVerification,
  decideVerificationRequest,
  effectiveVerification,
  governmentDomain,
  isRenewalDue,
  verificationAfterEdit,
  verificationEnd,
} from '#app/domain/verification.ts';

const anActor = (role: MemberRole | null, platformRoles: readonly PlatformRole[] = []): Actor => ({
  personId: 'li',
  emailVerified: true,
  platformRoles,
  organisation: role && {
    id: 'bureau',
    type: 'government',
    verification: 'unverified',
    permissions: memberRoles[role],
    memberCount: 2,
  },
  requestId: 'r',
  hasSecondFactor: true,
  steppedUpAt: null,
  address: '',
});
const li = anActor('administrator');
const operator = anActor(null, ['operator']);
const seen = new Date('2026-05-01T00:00:00Z');
const day = 86_400_000;

const anOrganisation = {
  id: 'bureau',
  verification: 'submitted',
  verifiedAt: null,
  verifiedUntil: null,
  verificationRequestedAt: seen,
  uscc: null,
  usccOverrideReason: '',
} as const;
type Case = Parameters<typeof decideVerification>[0];

const answer = (more: Partial<Case> = {}, organisation: Partial<Case['organisation']> = {}) =>
  decideVerification({
    actor: operator,
    act: 'verify',
    seenRequestedAt: seen,
    isMember: false,
    note: '',
    ...more,
    organisation: { ...anOrganisation, ...organisation },
  });

const aYear = {
  verification: 'verified',
  verifiedAt: new Date('2026-05-02T00:00:00Z'),
  verifiedUntil: new Date('2027-05-02T00:00:00Z'),
} as const;

describe('asking for verification', () => {
  const ask = (
    organisation: Partial<Case['organisation']>,
    more: { evidence?: number; actor?: Actor; now?: Date } = {},
  ) =>
    decideVerificationRequest({
      actor: li,
      evidence: 1,
      now: seen,
      ...more,
      organisation: { ...anOrganisation, verificationRequestedAt: null, ...organisation },
    });

  it('is for administrators of organisations that wait for nothing', () => {
    expect(ask({ verification: 'unverified' }).ok).toBe(true);
    expect(ask({ verification: 'returned' }).ok).toBe(true);
    for (const verification of ['submitted', 'verified', 'suspended'] as const)
      expect(ask({ verification })).toEqual({ ok: false, reason: 'not-requestable' });
    expect(ask({ verification: 'unverified' }, { actor: anActor('drafter') })).toEqual({
      ok: false,
      reason: 'permission-missing',
    });
  });

  it('needs evidence', () => {
    expect(ask({ verification: 'unverified' }, { evidence: 0 })).toEqual({ ok: false, reason: 'evidence-needed' });
  });

  it('is open again from thirty days before the end on, once', () => {
    const due = new Date(aYear.verifiedUntil.getTime() - 30 * day);
    expect(ask(aYear, { now: new Date(due.getTime() - 1) })).toEqual({ ok: false, reason: 'not-requestable' });
    expect(ask(aYear, { now: due }).ok).toBe(true);
    expect(ask(aYear, { now: new Date(aYear.verifiedUntil.getTime() + day) }).ok).toBe(true);
    const pending = { ...aYear, verificationRequestedAt: due };
    expect(ask(pending, { now: due })).toEqual({ ok: false, reason: 'not-requestable' });
  });
});

describe('an operator', () => {
  it('answers requests, of others', () => {
    expect(answer()).toEqual({ ok: true, value: { verification: 'verified', event: 'verified' } });
    expect(answer({ actor: li })).toEqual({ ok: false, reason: 'not-found' });
    expect(answer({ isMember: true })).toEqual({ ok: false, reason: 'own-organisation' });
    expect(answer({ actor: { ...operator, hasSecondFactor: false } }).ok).toBe(false);
  });

  it('gives a reason to return or suspend', () => {
    expect(answer({ act: 'return' })).toEqual({ ok: false, reason: 'note-needed' });
    expect(answer({ act: 'return', note: ' ' })).toEqual({ ok: false, reason: 'note-needed' });
    expect(answer({ act: 'return', note: '名称与证照不符' })).toMatchObject({ value: { verification: 'returned' } });
    const suspended = answer({ act: 'suspend', note: '投诉核查中', seenRequestedAt: seen }, aYear);
    expect(suspended).toMatchObject({ value: { verification: 'suspended', event: 'suspended' } });
  });

  it('lifts a suspension', () => {
    const lifted = answer({}, { ...aYear, verification: 'suspended' });
    expect(lifted).toEqual({ ok: true, value: { verification: 'verified', event: 'reinstated' } });
  });

  it('renews, or returns the request and leaves the present year', () => {
    const requested = new Date('2027-04-10T00:00:00Z');
    const pending = { ...aYear, verificationRequestedAt: requested };
    const seenRequestedAt = requested;
    expect(answer({ seenRequestedAt }, pending)).toMatchObject({ value: { event: 'verified' } });
    expect(answer({ act: 'return', note: '证照过期', seenRequestedAt }, pending)).toEqual({
      ok: true,
      value: { verification: 'verified', event: 'returned' },
    });
    expect(answer({}, aYear)).toEqual({ ok: false, reason: 'state-changed' });
  });

  it('is stopped when the organisation changed after the page was read', () => {
    const verificationRequestedAt = new Date('2026-05-01T00:00:01Z');
    expect(answer({}, { verificationRequestedAt })).toEqual({ ok: false, reason: 'state-changed' });
  });

  it('accepts a code that fails its check before verifying, with a reason', () => {
    const uscc = '91350203M0001QAY9B';
    expect(answer({}, { uscc })).toEqual({ ok: false, reason: 'uscc-unconfirmed' });
    expect(answer({}, { uscc, usccOverrideReason: '证照原件如此' }).ok).toBe(true);
    const override = (note: string, code: string | null) =>
      decideUsccOverride({
        actor: operator,
        organisation: { ...anOrganisation, uscc: code },
        seenRequestedAt: seen,
        isMember: false,
        note,
      });
    expect(override('', uscc)).toEqual({ ok: false, reason: 'note-needed' });
    expect(override('证照原件如此', uscc)).toEqual({ ok: true, value: true });
    expect(override('证照原件如此', '914403001922038216')).toEqual({ ok: false, reason: 'uscc-fine' });
    expect(override('证照原件如此', null)).toEqual({ ok: false, reason: 'uscc-fine' });
  });
});

describe('a verified year', () => {
  it('has lapsed at its very end', () => {
    expect(verificationEnd(aYear.verifiedAt)).toEqual(aYear.verifiedUntil);
    expect(verificationEnd(new Date('2028-02-29T08:00:00Z'))).toEqual(new Date('2029-03-01T08:00:00Z'));
    expect(effectiveVerification(aYear, new Date(aYear.verifiedUntil.getTime() - 1))).toBe('verified');
    expect(effectiveVerification(aYear, aYear.verifiedUntil)).toBe('lapsed');
    const suspended = { ...aYear, verification: 'suspended' } as const;
    expect(effectiveVerification(suspended, aYear.verifiedUntil)).toBe('suspended');
    expect(isRenewalDue(suspended, aYear.verifiedUntil)).toBe(false);
  });

  it('falls back to waiting when the identity changes', () => {
    const identity = { type: 'enterprise', nameZh: '甲公司', nameEn: '', uscc: null };
    expect(changesIdentity(identity, { ...identity })).toBe(false);
    expect(changesIdentity(identity, { ...identity, nameZh: '乙公司' })).toBe(true);
    expect(verificationAfterEdit('verified', true)).toBe('submitted');
    expect(verificationAfterEdit('verified', false)).toBe('verified');
    expect(verificationAfterEdit('suspended', true)).toBe('suspended');
  });
});

describe('a government domain', () => {
  it.each([
    ['a@changchun.gov.cn', 'changchun.gov.cn'],
    ['a@GOV.CN', 'gov.cn'],
    ['a@evilgov.cn', null],
    ['a@gov.cn.example.com', null],
    ['"x@gov.cn"@example.com', null],
  ])('of %s is %s', (email, domain) => {
    expect(governmentDomain(['b@example.org', email])).toBe(domain);
  });
});
