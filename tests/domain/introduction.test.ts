// Expressions of interest: limits at the number and one past it, answers in time and once, contacts only with a permit.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Actor, type Permission, permissions, platformRoles } from '#app/domain/actor.ts';
import {
  decideAnswer,
  decideCancel,
  decideContacts,
  decideInterest,
  type InterestFacts,
  type IntroductionFacts,
  introductionLimits,
  introductionPhase,
} from '#app/domain/introduction.ts';
import type { VerificationState } from '#app/domain/organisation.ts';

const now = new Date('2026-03-02T01:00:00Z');
const ago = (ms: number): Date => new Date(now.getTime() - ms);
const dayMs = 86_400_000;

function anActor(
  organisation: string | null,
  options: { permissions?: readonly Permission[]; verification?: VerificationState; emailVerified?: boolean } = {},
): Actor {
  const { permissions: held = ['contact'], verification = 'verified', emailVerified = true } = options;
  const acting = { type: 'enterprise', verification, permissions: held, memberCount: 1 } as const;
  return {
    personId: 'person',
    emailVerified,
    platformRoles: [],
    organisation: organisation === null ? null : { id: organisation, ...acting },
    requestId: 'r',
    hasSecondFactor: false,
    steppedUpAt: null,
    address: '',
  };
}

const listed = (organisationId: string) => ({
  organisationId,
  publishedAt: ago(dayMs),
  withdrawnAt: null,
  archivedAt: null,
  fulfilledAt: null,
  moderatedAt: null,
  validUntil: '2026-12-31',
  verification: 'verified' as const,
});

const interest = (changes: Partial<InterestFacts> = {}) =>
  decideInterest({
    actor: anActor('a'),
    target: listed('b'),
    offered: null,
    sentToday: 0,
    openWithPair: 0,
    lastDeclinedAt: null,
    now,
    ...changes,
  });
const refused = (reason: string) => ({ ok: false, reason });

describe('expressing interest', () => {
  it('is answered by the end of the tenth working day', () => {
    expect(interest()).toEqual({ ok: true, value: { answerDueAt: new Date('2026-03-16T16:00:00Z') } });
  });

  it('is refused by access: guests, unverified addresses, lone people, missing permission, unverified organisations', () => {
    expect(interest({ actor: null })).toEqual(refused('sign-in-needed'));
    expect(interest({ actor: anActor('a', { emailVerified: false }) })).toEqual(refused('email-unverified'));
    expect(interest({ actor: anActor(null) })).toEqual(refused('organisation-needed'));
    const others = permissions.filter((permission) => permission !== 'contact');
    expect(interest({ actor: anActor('a', { permissions: others }) })).toEqual(refused('permission-missing'));
    for (const verification of ['unverified', 'submitted', 'returned', 'suspended'] as const)
      expect(interest({ actor: anActor('a', { verification }) })).toEqual(refused('organisation-unverified'));
  });

  it('reaches only listings that everybody may read now', () => {
    const notFound = refused('not-found');
    expect(interest({ target: null })).toEqual(notFound);
    expect(interest({ target: { ...listed('b'), publishedAt: null } })).toEqual(notFound);
    expect(interest({ target: { ...listed('b'), withdrawnAt: ago(1) } })).toEqual(notFound);
    expect(interest({ target: { ...listed('b'), archivedAt: ago(1) } })).toEqual(notFound);
    expect(interest({ target: { ...listed('b'), fulfilledAt: ago(1) } })).toEqual(notFound);
    expect(interest({ target: { ...listed('b'), moderatedAt: ago(1) } })).toEqual(notFound);
    expect(interest({ target: { ...listed('b'), validUntil: '2026-03-01' } })).toEqual(notFound);
    expect(interest({ target: { ...listed('b'), validUntil: '2026-03-02' } }).ok).toBe(true);
    expect(interest({ target: { ...listed('b'), verification: 'suspended' } })).toEqual(notFound);
  });

  it('in an own listing is refused', () => {
    expect(interest({ target: listed('a') })).toEqual(refused('own-listing'));
  });

  it('offers only own listings that stand on their list', () => {
    expect(interest({ offered: listed('a') }).ok).toBe(true);
    expect(interest({ offered: listed('b') })).toEqual(refused('offered-not-own'));
    expect(interest({ offered: { ...listed('a'), publishedAt: null } })).toEqual(refused('offered-not-own'));
    expect(interest({ offered: { ...listed('a'), withdrawnAt: ago(1) } })).toEqual(refused('offered-not-own'));
  });

  it('is possible for the 20th time in a day and the 3rd open one of a pair, not for the 21st and the 4th', () => {
    expect(introductionLimits).toMatchObject({ perDay: 20, openPerPair: 3 });
    expect(interest({ sentToday: 19 }).ok).toBe(true);
    expect(interest({ sentToday: 20 })).toEqual(refused('daily-limit'));
    expect(interest({ openWithPair: 2 }).ok).toBe(true);
    expect(interest({ openWithPair: 3 })).toEqual(refused('pair-limit'));
  });

  it('rests for sixty days after a refusal, to the millisecond', () => {
    expect(interest({ lastDeclinedAt: ago(60 * dayMs - 1) })).toEqual(refused('declined-recently'));
    expect(interest({ lastDeclinedAt: ago(60 * dayMs) }).ok).toBe(true);
  });

  it('is allowed only when nothing at all speaks against it', () => {
    const facts = fc.record({
      sentToday: fc.nat(25),
      openWithPair: fc.nat(5),
      declinedDaysAgo: fc.option(fc.nat(90)),
      receiver: fc.constantFrom('a', 'b'),
      offer: fc.constantFrom(null, 'a', 'b'),
    });
    fc.assert(
      fc.property(facts, ({ sentToday, openWithPair, declinedDaysAgo, receiver, offer }) => {
        const decision = interest({
          sentToday,
          openWithPair,
          lastDeclinedAt: declinedDaysAgo === null ? null : ago(declinedDaysAgo * dayMs),
          target: listed(receiver),
          offered: offer && listed(offer),
        });
        const quiet = declinedDaysAgo !== null && declinedDaysAgo < 60;
        expect(decision.ok).toBe(sentToday < 20 && openWithPair < 3 && !quiet && receiver === 'b' && offer !== 'b');
      }),
    );
  });
});

const open: IntroductionFacts = {
  fromOrganisationId: 'a',
  toOrganisationId: 'b',
  answerDueAt: new Date(now.getTime() + 1),
  acceptedAt: null,
  declinedAt: null,
  cancelledAt: null,
};
const closed: readonly Partial<IntroductionFacts>[] = [
  { acceptedAt: ago(1) },
  { declinedAt: ago(1) },
  { cancelledAt: ago(1) },
  { answerDueAt: now },
];

describe('the phase of an introduction', () => {
  it('is open until the instant it is due, and expired from that instant on', () => {
    expect(introductionPhase(open, now)).toBe('open');
    expect(introductionPhase({ ...open, answerDueAt: now }, now)).toBe('expired');
  });

  it('keeps an answer or a withdrawal also after the instant', () => {
    const phases = closed.slice(0, 3).map((facts) => introductionPhase({ ...open, ...facts, answerDueAt: now }, now));
    expect(phases).toEqual(['accepted', 'declined', 'cancelled']);
  });
});

describe('answering', () => {
  const answer = (changes: Partial<Parameters<typeof decideAnswer>[0]> = {}) =>
    decideAnswer({ actor: anActor('b'), introduction: open, answer: { accept: true }, now, ...changes });

  it('is for the receiver; for the sender and everybody else there is nothing to answer', () => {
    expect(answer().ok).toBe(true);
    expect(answer({ actor: anActor('a') })).toEqual(refused('not-found'));
    expect(answer({ actor: anActor('c') })).toEqual(refused('not-found'));
    expect(answer({ actor: anActor(null) })).toEqual(refused('not-found'));
    expect(answer({ actor: { ...anActor(null), platformRoles } })).toEqual(refused('not-found'));
    expect(answer({ actor: null })).toEqual(refused('sign-in-needed'));
    expect(answer({ actor: anActor('b', { permissions: ['draft', 'publish'] }) })).toEqual(
      refused('permission-missing'),
    );
    expect(answer({ actor: anActor('b', { verification: 'suspended' }) })).toEqual(refused('organisation-unverified'));
  });

  it('happens once and in time', () => {
    for (const facts of closed) expect(answer({ introduction: { ...open, ...facts } })).toEqual(refused('not-open'));
  });

  it('with no needs a reason', () => {
    expect(answer({ answer: { accept: false, reason: null } })).toEqual(refused('decline-reason-needed'));
    expect(answer({ answer: { accept: false, reason: 'terms' } }).ok).toBe(true);
  });
});

describe('taking back', () => {
  const cancel = (actor: Actor | null, introduction = open) => decideCancel({ actor, introduction, now });

  it('is for the sender, while it is open', () => {
    expect(cancel(anActor('a')).ok).toBe(true);
    for (const actor of [anActor('b'), anActor('c'), anActor(null)])
      expect(cancel(actor)).toEqual(refused('not-found'));
    for (const facts of closed) expect(cancel(anActor('a'), { ...open, ...facts })).toEqual(refused('not-open'));
  });
});

describe('contact details', () => {
  const accepted = { ...open, id: 'i', acceptedAt: ago(1) };

  it('are for members of both sides with the contact permission, after acceptance', () => {
    for (const side of ['a', 'b'])
      expect(decideContacts(anActor(side), accepted)).toEqual({ ok: true, value: { introductionId: 'i' } });
  });

  it('are for nobody else, whatever they are and however it stands', () => {
    const cases = fc.record({
      organisation: fc.constantFrom('a', 'b', 'c', null),
      held: fc.subarray([...permissions]),
      roles: fc.subarray([...platformRoles]),
      verification: fc.constantFrom<VerificationState>('unverified', 'submitted', 'verified', 'returned', 'suspended'),
      emailVerified: fc.boolean(),
      isAccepted: fc.boolean(),
    });
    fc.assert(
      fc.property(cases, ({ organisation, held, roles, verification, emailVerified, isAccepted }) => {
        const actor = anActor(organisation, { permissions: held, verification, emailVerified });
        const facts = { ...accepted, acceptedAt: isAccepted ? ago(1) : null };
        const isParty = organisation === 'a' || organisation === 'b';
        const expected =
          isParty && isAccepted && emailVerified && verification === 'verified' && held.includes('contact');
        expect(decideContacts({ ...actor, platformRoles: roles }, facts).ok).toBe(expected);
      }),
      { numRuns: 500 },
    );
    expect(decideContacts(null, accepted)).toEqual(refused('sign-in-needed'));
  });
});
