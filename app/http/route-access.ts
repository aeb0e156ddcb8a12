// One row per route: what somebody must be allowed to do to knock there. A route without a row does not exist.
import type { Action } from '#app/domain/authorisation.ts';

export const routeAccess = {
  'routes/home': 'site.read',
  'routes/language': 'site.read',
  'routes/search': 'site.read',

  'routes/accounts/sign-in': 'session.start',
  'routes/accounts/sign-up': 'session.start',
  'routes/accounts/sign-out': 'session.start',
  'routes/accounts/verify-email': 'session.start',
  'routes/accounts/forgot-password': 'session.start',
  'routes/accounts/reset-password': 'session.start',
  'routes/accounts/account': 'account.use',
  'routes/accounts/outbox': 'site.read',

  'routes/organisations/new': 'organisation.create',
  'routes/organisations/detail': 'site.read',
  'routes/organisations/edit': 'organisation.manage',
  'routes/organisations/members': 'organisation.read-members',
  'routes/organisations/switch': 'account.use',
  'routes/organisations/join': 'account.use',

  'routes/workspace': 'listing.read-own',
  'routes/opportunities/list': 'site.read',
  'routes/opportunities/new': 'listing.draft',
  'routes/opportunities/detail': 'site.read',
  'routes/opportunities/edit': 'listing.draft',
  'routes/opportunities/versions': 'site.read',
  'routes/capabilities/list': 'site.read',
  'routes/capabilities/new': 'listing.draft',
  'routes/capabilities/detail': 'site.read',
  'routes/capabilities/edit': 'listing.draft',
  'routes/capabilities/versions': 'site.read',

  'routes/introductions/list': 'introduction.read',
  'routes/introductions/new': 'introduction.send',
  'routes/introductions/detail': 'introduction.read',

  'routes/calls/list': 'site.read',
  'routes/calls/new': 'call.draft',
  'routes/calls/detail': 'site.read',
  'routes/calls/edit': 'call.draft',
  'routes/calls/seal-bundle': 'site.read',
  'routes/calls/opening': 'opening.attend',
  'routes/bids/mine': 'bid.read-own',
  'routes/bids/submit': 'bid.submit',
  'routes/accounts/custodian-key': 'custodian-key.keep',

  'routes/oversight/verifications': 'organisation.verify',
  'routes/not-found': 'site.read',
} as const satisfies Record<string, Action>;
export type RouteId = keyof typeof routeAccess;
