// Rules of calls: phases, publishing, cancelling.
import { describe, expect, it } from 'vitest';
import type { Actor, Permission } from '#app/domain/actor.ts';
import {
  type CallFacts,
  callPhase,
  decideCancelCall,
  decideEditCall,
  decidePublishCall,
  isShortPeriod,
  mayHoldSeat,
  type PublishFacts,
  seats,
} from '#app/domain/call.ts';

const now = new Date('2026-11-01T00:00:00Z');
const later = (days: number, ms = 0) => new Date(now.getTime() + days * 86_400_000 + ms);

const actor = (permissions: Permission[] = ['draft', 'publish'], organisationId = 'agency'): Actor => ({
  personId: 'p',
  emailVerified: true,
  platformRoles: [],
  organisation: { id: organisationId, type: 'government', verification: 'verified', permissions, memberCount: 2 },
  requestId: '',
  hasSecondFactor: false,
  steppedUpAt: null,
  address: '',
});

const call: CallFacts = {
  organisationId: 'agency',
  publishedAt: now,
  bidsUntil: later(20),
  openedAt: null,
  cancelledAt: null,
};

const custodians: PublishFacts['custodians'] = [
  {
    seat: 'agency',
    personId: 'a',
    retiredAt: null,
    platformRoles: [],
    memberships: [{ organisationId: 'agency', permissions: ['open'] }],
  },
  { seat: 'supervisor', personId: 's', retiredAt: null, platformRoles: ['supervisor'], memberships: [] },
  { seat: 'escrow', personId: 'e', retiredAt: null, platformRoles: ['operator'], memberships: [] },
];

const publishable: PublishFacts = {
  actor: actor(),
  call: {
    ...call,
    publishedAt: null,
    shortPeriodReason: '',
    writtenById: 'colleague',
    criteria: [
      { name: 'Solution', weight: 60 },
      { name: 'Price', weight: 40 },
    ],
  },
  opportunity: { organisationId: 'agency', listed: true },
  custodians,
  memberCount: 2,
  now,
};

const publish = (change: Partial<PublishFacts>) => {
  const decision = decidePublishCall({ ...publishable, ...change });
  return decision.ok ? 'published' : decision.reason;
};
const withCall = (change: Partial<PublishFacts['call']>) => publish({ call: { ...publishable.call, ...change } });
const withCustodian = (index: number, change: Partial<PublishFacts['custodians'][number]>) =>
  publish({ custodians: custodians.map((one, at) => (at === index ? { ...one, ...change } : one)) });

describe('the phase of a call', () => {
  it('is open strictly before the deadline; the deadline instant itself is closed', () => {
    const at = (ms: number) => callPhase(call, later(20, ms));
    expect([at(-1), at(0), at(1)]).toEqual(['open', 'closed', 'closed']);
  });

  it('is told by instants alone', () => {
    expect(callPhase({ ...call, publishedAt: null }, now)).toBe('draft');
    expect(callPhase({ ...call, openedAt: later(21) }, later(22))).toBe('opened');
    expect(callPhase({ ...call, cancelledAt: later(1) }, later(2))).toBe('cancelled');
  });
});

describe('publishing', () => {
  it('is allowed for a whole draft on an own listed opportunity', () => {
    expect(publish({})).toBe('published');
  });

  it('needs permission, an own listed opportunity and a deadline ahead', () => {
    expect(publish({ actor: actor(['draft']) })).toBe('permission-missing');
    expect(publish({ actor: actor(['publish'], 'other') })).toBe('not-found');
    expect(publish({ opportunity: { organisationId: 'other', listed: true } })).toBe('opportunity-not-open');
    expect(publish({ opportunity: { organisationId: 'agency', listed: false } })).toBe('opportunity-not-open');
    expect(withCall({ bidsUntil: now })).toBe('deadline-past');
    expect(withCall({ publishedAt: now })).toBe('already-published');
  });

  it('takes somebody else than who wrote it, unless there is nobody else', () => {
    expect(withCall({ writtenById: 'p' })).toBe('four-eyes');
    expect(publish({ call: { ...publishable.call, writtenById: 'p' }, memberCount: 1 })).toBe('published');
  });

  it('needs a written reason for fewer than fifteen whole days', () => {
    expect([isShortPeriod(now, later(15)), isShortPeriod(now, later(15, -1))]).toEqual([false, true]);
    expect(withCall({ bidsUntil: later(15, -1), shortPeriodReason: ' ' })).toBe('short-period-reason-needed');
    expect(withCall({ bidsUntil: later(15, -1), shortPeriodReason: 'Thaw in spring' })).toBe('published');
  });

  it('needs whole positive weights that add up to 100', () => {
    for (const weights of [[60, 39], [100.5, -0.5], [100, 0], []])
      expect(withCall({ criteria: weights.map((weight) => ({ name: 'x', weight })) })).toBe('weights-wrong');
    expect(withCall({ criteria: [{ name: ' ', weight: 100 }] })).toBe('weights-wrong');
  });

  it('needs three different custodians who may sit, two of them from outside the calling organisation', () => {
    expect(publish({ custodians: custodians.slice(0, 2) })).toBe('custodians-missing');
    expect(withCustodian(2, { seat: 'supervisor' })).toBe('custodians-missing');
    expect(withCustodian(2, { personId: 's' })).toBe('custodians-same-person');
    expect(withCustodian(0, { memberships: [{ organisationId: 'agency', permissions: ['publish'] }] })).toBe(
      'custodian-not-eligible',
    );
    expect(withCustodian(0, { memberships: [{ organisationId: 'other', permissions: ['open'] }] })).toBe(
      'custodian-not-eligible',
    );
    expect(withCustodian(1, { platformRoles: ['operator'] })).toBe('custodian-not-eligible');
    expect(withCustodian(1, { memberships: [{ organisationId: 'agency', permissions: [] }] })).toBe(
      'custodian-not-eligible',
    );
    expect(withCustodian(2, { retiredAt: now })).toBe('custodian-not-eligible');
  });

  it('lets nobody without role or membership sit anywhere', () => {
    const nobody = { personId: 'n', retiredAt: null, platformRoles: [], memberships: [] };
    expect(seats.filter((seat) => mayHoldSeat(seat, nobody, 'agency'))).toEqual([]);
  });
});

describe('changing and cancelling', () => {
  it('a published call is not edited', () => {
    expect(decideEditCall(actor(), call)).toMatchObject({ reason: 'already-published' });
    expect(decideEditCall(actor(), { ...call, publishedAt: null }).ok).toBe(true);
  });

  it('a published call is cancelled with a reason until it is opened', () => {
    const cancel = (facts: Partial<CallFacts>, reason = 'No budget') =>
      decideCancelCall({ actor: actor(), call: { ...call, ...facts }, reason });
    expect(cancel({}).ok).toBe(true);
    expect(cancel({}, ' ')).toMatchObject({ reason: 'cancel-reason-needed' });
    for (const facts of [{ publishedAt: null }, { openedAt: now }, { cancelledAt: now }])
      expect(cancel(facts)).toMatchObject({ reason: 'not-cancellable' });
  });
});
