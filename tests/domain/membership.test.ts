// Membership: the last administrator stays, invitations are personal.
import { describe, expect, it } from 'vitest';
import { type Actor, type MemberRole, memberRoles, type PlatformRole } from '#app/domain/actor.ts';
import {
  bundlesWith,
  decideBundle,
  decideInvitation,
  decideJoining,
  decideRemoval,
  decideRoleChange,
  openInvitationLimit,
} from '#app/domain/membership.ts';

const now = new Date('2026-05-01T00:00:00Z');

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
  hasSecondFactor: true,
  steppedUpAt: now,
  address: '',
});
const aMember = (personId: string, role: MemberRole) => ({
  personId,
  role,
  permissions: memberRoles[role],
  email: `${personId}@example.org`,
});

const li = anActor('li', 'administrator');
const liAndWang = [aMember('li', 'administrator'), aMember('wang', 'drafter')];
const organisationId = 'bureau';
const bundles = bundlesWith({});

const rest = { bundles, now };
const drafts = { brings: bundles.drafter, now };

describe('changing roles', () => {
  it('gives the bundle of the organisation where it has its own', () => {
    const own = bundlesWith({ bidder: ['bid'] });
    const facts = { actor: li, organisationId, members: liAndWang, personId: 'wang', role: 'bidder', now } as const;
    expect(decideRoleChange({ ...facts, bundles: own })).toEqual({ ok: true, value: ['bid'] });
  });

  it('asks for a proof of the second factor within five minutes', () => {
    const facts = { organisationId, members: liAndWang, personId: 'wang', role: 'bidder', ...rest } as const;
    const late = { ...li, steppedUpAt: new Date(now.getTime() - 300_001) };
    expect(decideRoleChange({ ...facts, actor: late })).toEqual({ ok: false, reason: 'step-up-needed' });
    const without = { ...li, hasSecondFactor: false };
    expect(decideRoleChange({ ...facts, actor: without })).toEqual({ ok: false, reason: 'second-factor-needed' });
  });

  it('gives the permissions of the new role', () => {
    const facts = { actor: li, organisationId, members: liAndWang, personId: 'wang', role: 'bidder', ...rest } as const;
    expect(decideRoleChange(facts)).toEqual({ ok: true, value: memberRoles.bidder });
  });

  it('refuses to downgrade the last administrator', () => {
    const facts = { actor: li, organisationId, members: liAndWang, personId: 'li', role: 'drafter', ...rest } as const;
    expect(decideRoleChange(facts)).toEqual({ ok: false, reason: 'last-administrator' });
  });

  it('lets one of two administrators step down', () => {
    const members = [aMember('li', 'administrator'), aMember('wang', 'administrator')];
    expect(decideRoleChange({ actor: li, organisationId, members, personId: 'li', role: 'drafter', ...rest }).ok).toBe(
      true,
    );
  });

  it('counts the membership under the lock, not the one the session remembers', () => {
    const members = [aMember('li', 'drafter'), aMember('wang', 'administrator')];
    const facts = { actor: li, organisationId, members, personId: 'wang', role: 'drafter', ...rest } as const;
    expect(decideRoleChange(facts)).toEqual({ ok: false, reason: 'permission-missing' });
  });

  it('answers for another organisation as for one that is not there', () => {
    const facts = {
      actor: li,
      organisationId: 'hospital',
      members: liAndWang,
      personId: 'wang',
      role: 'bidder',
      ...rest,
    } as const;
    expect(decideRoleChange(facts)).toEqual({ ok: false, reason: 'not-found' });
  });

  it('refuses strangers and members without the permission', () => {
    const facts = { organisationId, members: liAndWang, personId: 'zhao', role: 'bidder', ...rest } as const;
    expect(decideRoleChange({ ...facts, actor: li })).toEqual({ ok: false, reason: 'not-a-member' });
    expect(decideRoleChange({ ...facts, actor: anActor('wang', 'drafter') })).toEqual({
      ok: false,
      reason: 'permission-missing',
    });
  });
});

describe('what a role brings', () => {
  const facts = {
    actor: li,
    organisationId,
    members: liAndWang,
    role: 'drafter',
    permissions: ['draft', 'bid'],
    now,
  } as const;

  it('changes for everybody who has it', () => {
    expect(decideBundle(facts)).toEqual({ ok: true, value: ['wang'] });
    expect(decideBundle({ ...facts, role: 'bidder' })).toEqual({ ok: true, value: [] });
  });

  it('always lets administrators manage, and somebody remain who can', () => {
    const refused = (changes: Partial<Parameters<typeof decideBundle>[0]>) => {
      const decision = decideBundle({ ...facts, ...changes });
      return decision.ok ? 'ok' : decision.reason;
    };
    expect(refused({ role: 'administrator', permissions: ['draft'] })).toBe('administrator-manages');
    const manager = { ...aMember('li', 'publisher'), permissions: ['manage'] as const };
    expect(refused({ members: [manager], role: 'publisher', permissions: ['publish'] })).toBe('last-administrator');
    expect(refused({ members: [manager], role: 'publisher', permissions: ['manage'] })).toBe('ok');
    expect(refused({ actor: anActor('wang', 'drafter') })).toBe('permission-missing');
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
  const facts = {
    actor: li,
    organisationId,
    members: liAndWang,
    openInvitations: [],
    email: 'new@example.org',
    ...drafts,
  };

  it('go to people who are neither members nor invited', () => {
    expect(decideInvitation(facts).ok).toBe(true);
    expect(decideInvitation({ ...facts, email: 'wang@example.org' })).toEqual({ ok: false, reason: 'already-member' });
    expect(decideInvitation({ ...facts, openInvitations: [{ email: 'new@example.org' }] })).toEqual({
      ok: false,
      reason: 'already-invited',
    });
  });

  it('of somebody who will manage need a fresh proof of the second factor', () => {
    const before = { ...li, steppedUpAt: null };
    expect(decideInvitation({ ...facts, actor: before }).ok).toBe(true);
    const managing = { ...facts, actor: before, brings: bundles.administrator };
    expect(decideInvitation(managing)).toEqual({ ok: false, reason: 'step-up-needed' });
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
