// The one table of who may do what. What is not listed here is refused.
import type { Actor, Permission, PlatformRole } from './actor.ts';
import { allow, type Decision, refuse } from './decision.ts';

export type AccessReason =
  | 'sign-in-needed'
  | 'email-unverified'
  | 'organisation-needed'
  | 'organisation-unverified'
  | 'permission-missing'
  | 'not-found';

type Rule =
  | { readonly who: 'anyone' }
  | { readonly who: 'person' }
  | { readonly who: 'platform'; readonly role: PlatformRole }
  | { readonly who: 'member'; readonly permission: Permission | null; readonly verified: boolean };

const anyone: Rule = { who: 'anyone' };
const person: Rule = { who: 'person' };
const member = (permission: Permission | null, verified = false): Rule => ({ who: 'member', permission, verified });
const platform = (role: PlatformRole): Rule => ({ who: 'platform', role });

export const actions = {
  'site.read': anyone,
  'session.start': anyone,
  'account.use': person,
  'organisation.create': person,
  'organisation.read-members': member(null),
  'organisation.manage': member('manage'),
  'organisation.verify': platform('operator'),
  'listing.read-own': member(null),
  'listing.draft': member('draft'),
  'listing.publish': member('publish', true),
  'listing.import': member('draft'),
  'introduction.read': member(null),
  'introduction.send': member('contact', true),
  'introduction.answer': member('contact', true),
  'call.draft': member('draft'),
  'call.publish': member('publish', true),
  'bid.read-own': member('bid'),
  'bid.submit': member('bid', true),
  'opening.attend': person,
  'custodian-key.keep': person,
} as const satisfies Record<string, Rule>;
export type Action = keyof typeof actions;

/**
 * May this actor do this? `owner` is the organisation the thing belongs to, where it exists already: acting for another
 * one is answered like a thing that is not there, so that ids cannot be probed.
 */
export function decideAccess(
  actor: Actor | null,
  action: Action,
  owner?: string,
): Decision<Actor | null, AccessReason> {
  const rule: Rule = actions[action];
  if (rule.who === 'anyone') return allow(actor);
  if (!actor) return refuse('sign-in-needed');
  if (!actor.emailVerified) return refuse('email-unverified');
  if (rule.who === 'person') return allow(actor);
  if (rule.who === 'platform') return actor.platformRoles.includes(rule.role) ? allow(actor) : refuse('not-found');
  if (!actor.organisation) return refuse(owner === undefined ? 'organisation-needed' : 'not-found');
  if (owner !== undefined && owner !== actor.organisation.id) return refuse('not-found');
  if (rule.permission && !actor.organisation.permissions.includes(rule.permission)) return refuse('permission-missing');
  if (rule.verified && actor.organisation.verification !== 'verified') return refuse('organisation-unverified');
  return allow(actor);
}

/** The same question for showing or hiding a button. */
export const mayDo = (actor: Actor | null, action: Action, owner?: string): boolean =>
  decideAccess(actor, action, owner).ok;
