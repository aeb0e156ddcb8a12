// The map: every address of the site, in the order of the life cycle.
import { index, prefix, type RouteConfig, route } from '@remix-run/route-config';

export default [
  index('routes/home.tsx'),
  route('language', 'routes/language.ts'),
  route('search', 'routes/search.tsx'),

  route('sign-in', 'routes/accounts/sign-in.tsx'),
  route('sign-up', 'routes/accounts/sign-up.tsx'),
  route('sign-out', 'routes/accounts/sign-out.ts'),
  route('verify-email', 'routes/accounts/verify-email.tsx'),
  route('forgot-password', 'routes/accounts/forgot-password.tsx'),
  route('reset-password', 'routes/accounts/reset-password.tsx'),
  ...prefix('account', [
    index('routes/accounts/account.tsx'),
    route('custodian-key', 'routes/accounts/custodian-key.tsx'),
  ]),
  route('outbox', 'routes/accounts/outbox.tsx'),

  ...prefix('organisations', [
    route('new', 'routes/organisations/new.tsx'),
    route('switch', 'routes/organisations/switch.ts'),
    route('join', 'routes/organisations/join.tsx'),
    route('edit', 'routes/organisations/edit.tsx'),
    route('members', 'routes/organisations/members.tsx'),
    route(':reference', 'routes/organisations/detail.tsx'),
  ]),

  route('workspace', 'routes/workspace.tsx'),
  ...prefix('opportunities', [
    index('routes/opportunities/list.tsx'),
    route('new', 'routes/opportunities/new.tsx'),
    route(':reference', 'routes/opportunities/detail.tsx'),
    route(':reference/edit', 'routes/opportunities/edit.tsx'),
    route(':reference/versions', 'routes/opportunities/versions.tsx'),
  ]),
  ...prefix('capabilities', [
    index('routes/capabilities/list.tsx'),
    route('new', 'routes/capabilities/new.tsx'),
    route(':reference', 'routes/capabilities/detail.tsx'),
    route(':reference/edit', 'routes/capabilities/edit.tsx'),
    route(':reference/versions', 'routes/capabilities/versions.tsx'),
  ]),

  ...prefix('introductions', [
    index('routes/introductions/list.tsx'),
    route('new', 'routes/introductions/new.tsx'),
    route(':id', 'routes/introductions/detail.tsx'),
  ]),

  ...prefix('calls', [
    index('routes/calls/list.tsx'),
    route('new', 'routes/calls/new.tsx'),
    route(':reference', 'routes/calls/detail.tsx'),
    route(':reference/edit', 'routes/calls/edit.tsx'),
    route(':reference/seal.json', 'routes/calls/seal-bundle.ts'),
    route(':reference/bid', 'routes/bids/submit.tsx'),
    route(':reference/opening', 'routes/calls/opening.tsx'),
  ]),
  route('bids', 'routes/bids/mine.tsx'),

  ...prefix('operator', [route('verifications', 'routes/oversight/verifications.tsx')]),

  route('*', 'routes/not-found.tsx'),
] satisfies RouteConfig;
