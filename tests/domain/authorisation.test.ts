// The access table, read out: who may do what, written down a second time by hand.
import { describe, expect, it } from 'vitest';
import { type Actor, type MemberRole, memberRoles, type PlatformRole } from '#app/domain/actor.ts';
import { type Action, actions, allowsState, decideAccess, mayDo, type Rule } from '#app/domain/authorisation.ts';
import { batchPhases } from '#app/domain/batch.ts';
import { callPhases } from '#app/domain/call.ts';
import { introductionPhases } from '#app/domain/introduction.ts';
import { listingPhases } from '#app/domain/listing.ts';
import { verificationStates } from '#app/domain/organisation.ts';

const now = new Date('2026-11-23T04:00:00Z');

const anActor = (changes: Partial<Actor> = {}): Actor => ({
  ...{ personId: 'p', emailVerified: true, platformRoles: [], organisation: null, requestId: '', address: '' },
  ...{ hasSecondFactor: true, steppedUpAt: now },
  ...changes,
});
const aMember = (role: MemberRole, id = 'own', verification: 'verified' | 'unverified' = 'verified'): Actor =>
  anActor({ organisation: { id, type: 'enterprise', verification, permissions: memberRoles[role], memberCount: 2 } });
const staff = (role: PlatformRole): Actor => anActor({ platformRoles: [role] });

/** One letter each. */
const people: Readonly<Record<string, Actor | null>> = {
  g: null, // guest
  u: anActor({ emailVerified: false }),
  l: anActor(), // belongs to no organisation
  A: aMember('administrator'),
  P: aMember('publisher'),
  D: aMember('drafter'),
  L: aMember('liaison'),
  B: aMember('bidder'),
  E: aMember('evaluator'),
  T: aMember('treasurer'),
  f: aMember('administrator', 'foreign'),
  y: aMember('administrator', 'own', 'unverified'),
  O: staff('operator'),
  S: staff('supervisor'),
  X: staff('expert'),
  K: staff('broker'),
};

const everybody = 'g u l A P D L B E T f y O S X K';
const signedIn = 'l A P D L B E T f y O S X K';
const ofOwn = 'A P D L B E T y';

/** The letters of those who may do it to a thing of the organisation "own", in a state that allows it. */
const allowed: Readonly<Record<Action, string>> = {
  'site.read': everybody,
  'session.start': everybody,
  'account.use': signedIn,
  'account.add-second-factor': signedIn,
  'account.change-second-factor': signedIn,
  'account.erase': signedIn,
  'api-key.read-own': ofOwn,
  'api-key.create': ofOwn,
  'api-key.revoke': ofOwn,
  'organisation.create': signedIn,
  'organisation.read-members': ofOwn,
  'organisation.manage': 'A y',
  'organisation.read-audit': 'A y',
  'audit.read-all': 'S',
  'member.invite': 'A y',
  'member.invite-manager': 'A y',
  'member.change-role': 'A y',
  'member.remove': 'A y',
  'member.leave': ofOwn,
  'organisation.read-roles': ofOwn,
  'organisation.change-roles': 'A y',
  'organisation.request-verification': 'A y',
  'organisation.verify': 'O',
  'expert.keep-profile': 'X',
  'expert.read-profiles': 'O',
  'listing.read': everybody,
  'listing.read-own': ofOwn,
  'listing.read-sections': 'f',
  'watch.keep': signedIn,
  'watch.end-by-link': everybody,
  'listing.draft': 'A P D L B y',
  'listing.publish': 'A P',
  'listing.withdraw': 'A P',
  'listing.send-to-review': 'A P D L B y',
  'listing.take-back': 'A P D L B y',
  'listing.review': 'A P y',
  'listing.schedule': 'A P',
  'listing.fulfil': 'A P',
  'listing.confirm': 'A P y',
  'listing.confirm-by-link': everybody,
  'listing.renew': 'A P D L B y',
  'listing.moderate': 'O',
  'listing.restore': 'O',
  'listing.suggest': 'K',
  'listing.answer-suggestion': 'A P D L B y',
  'listing.import': 'A P D L B y',
  'attachment.manage': 'A P D L B y',
  'attachment.read-locked': 'f',
  'listing.export-own': 'A P D L B y',
  'batch.read-own': ofOwn,
  'batch.create': 'A P D L B y',
  'batch.assemble': 'A P D L B y',
  'batch.release': 'A P',
  'batch.schedule': 'A P',
  'batch.unschedule': 'A P y',
  'introduction.read': ofOwn,
  'introduction.send': 'f',
  'introduction.answer': 'A P L B',
  'introduction.cancel': 'A P L B',
  'introduction.read-contacts': 'A P L B',
  'call.read': everybody,
  'call.read-draft': 'A P D L B y',
  'call.draft': 'A P D L B y',
  'call.publish': 'A P',
  'call.cancel': 'A P',
  'bid.read-own': 'A B y',
  'bid.submit': 'f',
  'bid.read-opened': 'A P E y',
  'opening.attend': signedIn,
  'opening.hand-over': signedIn,
  'custodian-key.read-own': signedIn,
  'custodian-key.keep': signedIn,
};

/** Nobody does these without a second factor, nor those below without having just proven it. */
const guarded: readonly Action[] = [
  'audit.read-all',
  'organisation.verify',
  'expert.keep-profile',
  'expert.read-profiles',
  'listing.moderate',
  'listing.restore',
];
const steppedUp: readonly Action[] = [
  'account.change-second-factor',
  'api-key.create',
  'member.invite-manager',
  'member.change-role',
  'organisation.change-roles',
  'opening.hand-over',
  'custodian-key.keep',
];

/** Whoever has a second factor proves it; whoever has none needs none. */
const steppedUpIfSet: readonly Action[] = ['account.add-second-factor', 'account.erase'];

const inOrder = (words: readonly string[]): string[] => [...words].sort((a, b) => a.localeCompare(b));
const names = Object.keys(actions) as Action[];
const rules = actions as Readonly<Record<Action, Rule>>;
const ask = (actor: Actor | null, action: Action, more: Parameters<typeof decideAccess>[2] = {}) => {
  const access = decideAccess(actor, action, { owner: 'own', now, ...(typeof more === 'object' ? more : {}) });
  return access.ok ? 'ok' : access.reason;
};

describe('who may do what', () => {
  it.each(names)('%s', (action) => {
    const letters = Object.keys(people).filter((letter) => ask(people[letter] ?? null, action) === 'ok');
    expect(inOrder(letters)).toEqual(inOrder(allowed[action].split(' ')));
  });

  it('what another organisation owns is not there, whatever one may do at home', () => {
    const own = names.filter((action) => rules[action].owner === 'own');
    expect(own.length).toBeGreaterThan(20);
    for (const action of own) expect(ask(people.f ?? null, action)).toBe('not-found');
  });

  it('the first reason is told that the reader can do something about', () => {
    expect(ask(null, 'listing.publish')).toBe('sign-in-needed');
    expect(ask(people.u ?? null, 'listing.publish')).toBe('email-unverified');
    expect(decideAccess(people.l ?? null, 'listing.publish')).toEqual({ ok: false, reason: 'organisation-needed' });
    expect(ask(people.D ?? null, 'listing.publish')).toBe('permission-missing');
    expect(ask(people.y ?? null, 'listing.publish')).toBe('organisation-unverified');
    expect(ask(people.A ?? null, 'bid.submit')).toBe('own-organisation');
    expect(ask({ ...(people.A as Actor), platformRoles: ['operator'] }, 'organisation.verify')).toBe(
      'own-organisation',
    );
    expect(ask(people.K ?? null, 'organisation.verify')).toBe('not-found');
  });
});

describe('the second factor', () => {
  const somebodyFor = (action: Action): Actor => {
    const letter = allowed[action].split(' ')[0] ?? '';
    return people[letter] as Actor;
  };
  it('is asked for exactly where the table says', () => {
    expect(inOrder(names.filter((action) => rules[action].secondFactor))).toEqual(inOrder([...guarded, ...steppedUp]));
    expect(inOrder(names.filter((action) => rules[action].stepUp))).toEqual(inOrder([...steppedUp, ...steppedUpIfSet]));
  });
  it.each([...guarded, ...steppedUp])('%s is refused without one', (action) => {
    expect(ask({ ...somebodyFor(action), hasSecondFactor: false }, action)).toBe('second-factor-needed');
  });
  it.each(steppedUpIfSet)('%s does without one where there is none', (action) => {
    expect(ask({ ...somebodyFor(action), hasSecondFactor: false, steppedUpAt: null }, action)).toBe('ok');
  });
  it.each([...steppedUp, ...steppedUpIfSet])('%s is refused unless it was proven within five minutes', (action) => {
    const actor = somebodyFor(action);
    const ago = (ms: number) => ask({ ...actor, steppedUpAt: new Date(now.getTime() - ms) }, action);
    expect([ago(0), ago(300_000), ago(300_001)]).toEqual(['ok', 'ok', 'step-up-needed']);
    expect(ask({ ...actor, steppedUpAt: null }, action)).toBe('step-up-needed');
  });
  it('counts for nothing when nobody says what time it is', () => {
    expect(decideAccess(people.A ?? null, 'api-key.create')).toEqual({ ok: false, reason: 'step-up-needed' });
  });
  it('does not hide a button: it can still be proven', () => {
    expect(mayDo(people.A ?? null, 'member.change-role', 'own')).toBe(true);
    expect(mayDo(people.D ?? null, 'member.change-role', 'own')).toBe(false);
  });
});

describe('states', () => {
  const known = {
    listing: listingPhases,
    call: callPhases,
    introduction: introductionPhases,
    organisation: verificationStates,
    batch: batchPhases,
  };
  const bound = names.filter((action) => rules[action].states);
  it.each(bound)('%s is refused in every state that is not its own', (action) => {
    const { of, names: own } = rules[action].states ?? { of: 'listing', names: [] };
    for (const state of known[of]) {
      const letter = allowed[action].split(' ').find((one) => people[one]) ?? '';
      expect(ask(people[letter] ?? null, action, { state })).toBe(own.includes(state) ? 'ok' : 'wrong-state');
      expect(allowsState(action, state)).toBe(own.includes(state));
    }
  });
  it('are named as their subjects name them', () => {
    for (const action of bound) {
      const { of, names: own } = rules[action].states ?? { of: 'listing', names: [] };
      expect(known[of]).toEqual(expect.arrayContaining([...own]));
    }
  });
});
