// The one table of who may do what, to whose things, in which state, and how surely they proved who they are.
// What is not listed here is refused.
import type { Actor, Permission, PlatformRole } from './actor.ts';
import { allow, type Decision, refuse } from './decision.ts';
import { decideStepUp } from './session.ts';

export const accessReasons = [
  'sign-in-needed',
  'email-unverified',
  'organisation-needed',
  'organisation-unverified',
  'permission-missing',
  'not-found',
  'own-organisation',
  'wrong-state',
  'second-factor-needed',
  'step-up-needed',
] as const;
export type AccessReason = (typeof accessReasons)[number];

/** What a state is a state of; the names of the states are those of listingPhases, callPhases and their like. */
export type StateSubject = 'listing' | 'call' | 'introduction' | 'organisation' | 'batch';

export interface Rule {
  readonly who: 'anyone' | 'person' | 'member' | PlatformRole;
  /** Of members only: one of these; none when belonging to the organisation is enough. */
  readonly permissions: readonly Permission[];
  /** Their organisation must be verified. */
  readonly verified: boolean;
  /** Whose the thing must be, where it exists already: the actor's own organisation's, another one's, or anybody's. */
  readonly owner: 'own' | 'foreign' | 'any';
  /** The states of the thing in which this can be done; null when it has none, or all will do. */
  readonly states: { readonly of: StateSubject; readonly names: readonly string[] } | null;
  /** A second factor must be set up. */
  readonly secondFactor: boolean;
  /** Where one is set up, this session must have proven it within `stepUpMinutes`. */
  readonly stepUp: boolean;
}

type More = Partial<Pick<Rule, 'owner' | 'states' | 'secondFactor' | 'stepUp'>>;

const open: Rule = {
  who: 'anyone',
  permissions: [],
  verified: false,
  owner: 'any',
  states: null,
  secondFactor: false,
  stepUp: false,
};
const anyone = open;
const person: Rule = { ...open, who: 'person' };
const member = (permissions: Permission | readonly Permission[], verified = false, more: More = {}): Rule => ({
  ...open,
  who: 'member',
  permissions: typeof permissions === 'string' ? [permissions] : permissions,
  verified,
  owner: 'own',
  ...more,
});
/** Staff (operators, supervisors) and experts work with other people's secrets: never without a second factor. */
const platform = (role: PlatformRole, more: More = {}): Rule => ({
  ...open,
  who: role,
  secondFactor: role !== 'broker',
  ...more,
});
const states = (of: StateSubject, ...names: string[]): More => ({ states: { of, names } });
const stepUp: More = { secondFactor: true, stepUp: true };

export const actions = {
  'site.read': anyone,
  'session.start': anyone,
  'account.use': person,
  'account.add-second-factor': { ...person, stepUp: true },
  'account.change-second-factor': { ...person, ...stepUp },
  'account.erase': { ...person, stepUp: true },
  'api-key.read-own': member([]),
  'api-key.create': member([], false, stepUp),
  'api-key.revoke': member([]),
  'organisation.create': person,
  'organisation.read-members': member([]),
  'organisation.manage': member('manage'),
  'organisation.read-audit': member('manage'),
  'audit.read-all': platform('supervisor'),
  'member.invite': member('manage'),
  'member.invite-manager': member('manage', false, stepUp),
  'member.change-role': member('manage', false, stepUp),
  'member.remove': member('manage'),
  'member.leave': member([]),
  'organisation.read-roles': member([]),
  'organisation.change-roles': member('manage', false, stepUp),
  'organisation.request-verification': member(
    'manage',
    false,
    states('organisation', 'unverified', 'returned', 'verified'),
  ),
  'organisation.verify': platform('operator', { owner: 'foreign' }),
  'expert.keep-profile': platform('expert'),
  'expert.read-profiles': platform('operator'),
  'listing.read': { ...anyone, ...states('listing', 'published', 'fulfilled') },
  'listing.read-own': member([]),
  'listing.read-sections': member([], true, { owner: 'foreign', ...states('listing', 'published') }),
  'watch.keep': person,
  // The token in the mail's link is the key.
  'watch.end-by-link': anyone,
  'listing.draft': member('draft'),
  'listing.publish': member('publish', true),
  'listing.send-to-review': member('draft'),
  'listing.take-back': member('draft'),
  'listing.review': member('publish'),
  'listing.schedule': member('publish', true),
  'listing.withdraw': member('publish', true, states('listing', 'published', 'expired', 'archived', 'fulfilled')),
  'listing.fulfil': member('publish', true, states('listing', 'published', 'expired', 'archived')),
  'listing.confirm': member('publish', false, states('listing', 'published', 'archived')),
  // Whoever holds the mailed link: it can do this one thing.
  'listing.confirm-by-link': { ...anyone, ...states('listing', 'published', 'archived') },
  'listing.renew': member('draft', false, states('listing', 'published', 'expired', 'archived')),
  'listing.moderate': platform('operator', { owner: 'foreign', ...states('listing', 'published', 'fulfilled') }),
  'listing.restore': platform('operator', { owner: 'foreign', ...states('listing', 'moderated') }),
  'listing.suggest': platform('broker', { owner: 'foreign', ...states('listing', 'published') }),
  'listing.answer-suggestion': member('draft'),
  'listing.import': member('draft'),
  'attachment.manage': member('draft'),
  'attachment.read-locked': member([], true, { owner: 'foreign' }),
  'introduction.read': member([]),
  'listing.export-own': member('draft'),
  'batch.read-own': member([]),
  'batch.create': member('draft'),
  'batch.assemble': member('draft', false, states('batch', 'draft')),
  'batch.release': member('publish', true, states('batch', 'draft')),
  'batch.schedule': member('publish', true, states('batch', 'draft')),
  'batch.unschedule': member('publish', false, states('batch', 'scheduled')),
  'introduction.send': member('contact', true, { owner: 'foreign', ...states('listing', 'published') }),
  'introduction.answer': member('contact', true, states('introduction', 'open')),
  'introduction.cancel': member('contact', true, states('introduction', 'open')),
  'introduction.read-contacts': member('contact', true, states('introduction', 'accepted')),
  'call.read': { ...anyone, ...states('call', 'open', 'closed', 'opened', 'cancelled') },
  'call.read-draft': member(['draft', 'publish'], false, states('call', 'draft')),
  'call.draft': member('draft', false, states('call', 'draft')),
  'call.publish': member('publish', true, states('call', 'draft')),
  'call.cancel': member('publish', true, states('call', 'open', 'closed')),
  'bid.read-own': member('bid'),
  'bid.submit': member('bid', true, { owner: 'foreign', ...states('call', 'open') }),
  'bid.read-opened': member(['open', 'evaluate'], false, states('call', 'opened')),
  'opening.attend': person,
  'opening.hand-over': { ...person, ...states('call', 'closed'), ...stepUp },
  'custodian-key.read-own': person,
  'custodian-key.keep': { ...person, ...stepUp },
} as const satisfies Record<string, Rule>;
export type Action = keyof typeof actions;

export interface AccessFacts {
  /** The organisation the thing belongs to; absent while there is no thing. */
  readonly owner?: string | undefined;
  /** The thing's state; absent when the caller asks `allowsState` itself, to refuse in better words. */
  readonly state?: string;
  /** The database's time; without it no step-up counts. */
  readonly now?: Date;
}

function decideWho(actor: Actor, rule: Rule, owner: string | undefined): Decision<Actor, AccessReason> {
  if (rule.who === 'person') return allow(actor);
  const own = actor.organisation;
  if (rule.who !== 'member') {
    if (!actor.platformRoles.some((role) => role === rule.who)) return refuse('not-found');
    return rule.owner === 'foreign' && owner !== undefined && own?.id === owner
      ? refuse('own-organisation')
      : allow(actor);
  }
  if (!own) return refuse(owner === undefined || rule.owner === 'foreign' ? 'organisation-needed' : 'not-found');
  // A thing of another organisation is answered like one that is not there, so that ids cannot be probed.
  if (rule.owner === 'own' && owner !== undefined && owner !== own.id) return refuse('not-found');
  const { permissions } = rule;
  if (permissions.length > 0 && !permissions.some((one) => own.permissions.includes(one)))
    return refuse('permission-missing');
  if (rule.verified && own.verification !== 'verified') return refuse('organisation-unverified');
  return rule.owner === 'foreign' && owner === own.id ? refuse('own-organisation') : allow(actor);
}

function decideProof(actor: Actor, rule: Rule, now: Date | undefined): Decision<true, AccessReason> {
  if (rule.secondFactor && !actor.hasSecondFactor) return refuse('second-factor-needed');
  if (!rule.stepUp || !actor.hasSecondFactor) return allow(true);
  const proven = now ? decideStepUp(actor, now) : refuse('step-up-needed');
  return proven.ok ? allow(true) : proven;
}

/** Whether this can be done to a thing in this state, whoever asks. */
export function allowsState(action: Action, state: string): boolean {
  const rule: Rule = actions[action];
  return !rule.states || rule.states.names.includes(state);
}

/** Whether the rule asks for a fresh proof of the second factor, and so for the time. */
export const needsStepUp = (action: Action): boolean => actions[action].stepUp;

/** May this actor do this? Facts may be given as the owner's id alone. */
export function decideAccess(
  actor: Actor | null,
  action: Action,
  given: AccessFacts | string = {},
): Decision<Actor | null, AccessReason> {
  const rule: Rule = actions[action];
  const { owner, state, now }: AccessFacts = typeof given === 'string' ? { owner: given } : given;
  if (rule.who !== 'anyone') {
    if (!actor) return refuse('sign-in-needed');
    if (!actor.emailVerified) return refuse('email-unverified');
    const who = decideWho(actor, rule, owner);
    if (!who.ok) return who;
  }
  if (state !== undefined && !allowsState(action, state)) return refuse('wrong-state');
  const proof = actor ? decideProof(actor, rule, now) : allow(true);
  return proof.ok ? allow(actor) : proof;
}

/** The same question for showing or hiding a button: proving the second factor can still follow. */
export function mayDo(actor: Actor | null, action: Action, facts: AccessFacts | string = {}): boolean {
  const access = decideAccess(actor, action, facts);
  return access.ok || access.reason === 'step-up-needed' || access.reason === 'second-factor-needed';
}
