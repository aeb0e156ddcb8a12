// Membership and verification: the last administrator stays, invitations are personal, operators judge what they saw.
import { describe, expect, it } from 'vitest';
import { type Actor, type MemberRole, memberRoles, type PlatformRole } from '#app/domain/actor.ts';
import {
  decideInvitation,
  decideJoining,
  decideRemoval,
  decideRoleChange,
  openInvitationLimit,
} from '#app/domain/membership.ts';
import type { VerificationState } from '#app/domain/organisation.ts';
import {
  changesIdentity,
  decideVerification,
  decideVerificationRequest,
  verificationAfterEdit,
} from '#app/domain/verification.ts';

const anActor = (personId: string, role: MemberRole | null, platformRoles: readonly PlatformRole[] = []): Actor => ({
  personId,
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
  hasSecondFactor: false,
  steppedUpAt: null,
  address: '',
});
const aMember = (personId: string, role: MemberRole) => ({
  personId,
  permissions: memberRoles[role],
  email: `${personId}@example.org`,
});

const li = anActor('li', 'administrator');
const liAndWang = [aMember('li', 'administrator'), aMember('wang', 'drafter')];
const organisationId = 'bureau';

describe('changing roles', () => {
  it('gives the permissions of the new role', () => {
    const facts = { actor: li, organisationId, members: liAndWang, personId: 'wang', role: 'bidder' } as const;
    expect(decideRoleChange(facts)).toEqual({ ok: true, value: memberRoles.bidder });
  });

  it('refuses to downgrade the last administrator', () => {
    const facts = { actor: li, organisationId, members: liAndWang, personId: 'li', role: 'drafter' } as const;
    expect(decideRoleChange(facts)).toEqual({ ok: false, reason: 'last-administrator' });
  });

  it('lets one of two administrators step down', () => {
    const members = [aMember('li', 'administrator'), aMember('wang', 'administrator')];
    expect(decideRoleChange({ actor: li, organisationId, members, personId: 'li', role: 'drafter' }).ok).toBe(true);
  });

  it('counts the membership under the lock, not the one the session remembers', () => {
    const members = [aMember('li', 'drafter'), aMember('wang', 'administrator')];
    const facts = { actor: li, organisationId, members, personId: 'wang', role: 'drafter' } as const;
    expect(decideRoleChange(facts)).toEqual({ ok: false, reason: 'permission-missing' });
  });

  it('answers for another organisation as for one that is not there', () => {
    const facts = {
      actor: li,
      organisationId: 'hospital',
      members: liAndWang,
      personId: 'wang',
      role: 'bidder',
    } as const;
    expect(decideRoleChange(facts)).toEqual({ ok: false, reason: 'not-found' });
  });

  it('refuses strangers and members without the permission', () => {
    const facts = { organisationId, members: liAndWang, personId: 'zhao', role: 'bidder' } as const;
    expect(decideRoleChange({ ...facts, actor: li })).toEqual({ ok: false, reason: 'not-a-member' });
    expect(decideRoleChange({ ...facts, actor: anActor('wang', 'drafter') })).toEqual({
      ok: false,
      reason: 'permission-missing',
    });
  });
});

describe('leaving', () => {
  it('is free to everybody but the last administrator', () => {
    const wang = anActor('wang', 'drafter');
    expect(decideRemoval({ actor: wang, organisationId, members: liAndWang, personId: 'wang' }).ok).toBe(true);
    expect(decideRemoval({ actor: li, organisationId, members: liAndWang, personId: 'li' })).toEqual({
      ok: false,
      reason: 'last-administrator',
    });
  });

  it('of others is decided by administrators', () => {
    const wang = anActor('wang', 'drafter');
    expect(decideRemoval({ actor: li, organisationId, members: liAndWang, personId: 'wang' }).ok).toBe(true);
    expect(decideRemoval({ actor: wang, organisationId, members: liAndWang, personId: 'li' })).toEqual({
      ok: false,
      reason: 'permission-missing',
    });
  });
});

describe('invitations', () => {
  const facts = { actor: li, organisationId, members: liAndWang, openInvitations: [], email: 'new@example.org' };

  it('go to people who are neither members nor invited', () => {
    expect(decideInvitation(facts).ok).toBe(true);
    expect(decideInvitation({ ...facts, email: 'wang@example.org' })).toEqual({ ok: false, reason: 'already-member' });
    expect(decideInvitation({ ...facts, openInvitations: [{ email: 'new@example.org' }] })).toEqual({
      ok: false,
      reason: 'already-invited',
    });
  });

  it('are limited in number', () => {
    const openInvitations = Array.from({ length: openInvitationLimit }, (_, index) => ({
      email: `${index}@example.org`,
    }));
    expect(decideInvitation({ ...facts, openInvitations })).toEqual({ ok: false, reason: 'too-many-invitations' });
  });

  const invitation = {
    email: 'new@example.org',
    expiresAt: new Date('2026-05-08T00:00:00Z'),
    acceptedAt: null,
    revokedAt: null,
  };
  const joining = {
    person: { email: 'new@example.org', emailVerified: true },
    invitation,
    isMember: false,
    now: new Date('2026-05-07T23:59:59Z'),
  };

  it('work for the invited address until the last second', () => {
    expect(decideJoining(joining).ok).toBe(true);
    expect(decideJoining({ ...joining, now: invitation.expiresAt })).toEqual({
      ok: false,
      reason: 'invitation-closed',
    });
  });

  it('work once, and not after they were taken back', () => {
    const used = { ...invitation, acceptedAt: new Date('2026-05-02T00:00:00Z') };
    const revoked = { ...invitation, revokedAt: new Date('2026-05-02T00:00:00Z') };
    expect(decideJoining({ ...joining, invitation: used })).toEqual({ ok: false, reason: 'invitation-closed' });
    expect(decideJoining({ ...joining, invitation: revoked })).toEqual({ ok: false, reason: 'invitation-closed' });
  });

  it('do not work for another address, an unverified one, or a member', () => {
    const other = { email: 'other@example.org', emailVerified: true };
    expect(decideJoining({ ...joining, person: other })).toEqual({ ok: false, reason: 'invitation-of-another' });
    expect(decideJoining({ ...joining, person: { ...joining.person, emailVerified: false } })).toEqual({
      ok: false,
      reason: 'email-unverified',
    });
    expect(decideJoining({ ...joining, isMember: true })).toEqual({ ok: false, reason: 'already-member' });
  });
});

describe('verification', () => {
  const operator = anActor('zhou', null, ['operator']);
  const seen = new Date('2026-05-01T00:00:00Z');
  const answer = (more: Partial<Parameters<typeof decideVerification>[0]>) =>
    decideVerification({
      actor: operator,
      act: 'verify',
      verification: 'submitted',
      requestedAt: seen,
      seenRequestedAt: seen,
      isMember: false,
      note: '',
      ...more,
    });

  it('is asked for by administrators of organisations that wait for nothing', () => {
    const ask = (verification: VerificationState, actor = li) =>
      decideVerificationRequest({ actor, organisation: { id: 'bureau', verification } });
    expect(ask('unverified').ok).toBe(true);
    expect(ask('returned').ok).toBe(true);
    for (const state of ['submitted', 'verified', 'suspended'] as const)
      expect(ask(state)).toEqual({ ok: false, reason: 'not-requestable' });
    expect(ask('unverified', anActor('wang', 'drafter'))).toEqual({ ok: false, reason: 'permission-missing' });
  });

  it('is answered by operators', () => {
    expect(answer({})).toEqual({ ok: true, value: 'verified' });
    expect(answer({ actor: li })).toEqual({ ok: false, reason: 'not-found' });
    expect(answer({ isMember: true })).toEqual({ ok: false, reason: 'own-organisation' });
  });

  it('needs a reason to return or suspend', () => {
    expect(answer({ act: 'return' })).toEqual({ ok: false, reason: 'note-needed' });
    expect(answer({ act: 'return', note: '名称与证照不符' })).toEqual({ ok: true, value: 'returned' });
    expect(answer({ act: 'suspend', verification: 'verified', note: '投诉核查中' })).toEqual({
      ok: true,
      value: 'suspended',
    });
  });

  it('is refused when the organisation changed after the operator looked', () => {
    const requestedAt = new Date('2026-05-01T00:00:01Z');
    expect(answer({ requestedAt })).toEqual({ ok: false, reason: 'state-changed' });
    expect(answer({ verification: 'verified' })).toEqual({ ok: false, reason: 'state-changed' });
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
