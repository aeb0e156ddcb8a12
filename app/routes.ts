// The map: every address of the site, in the order of the life cycle.
import { index, prefix, type RouteConfig, route } from '@remix-run/route-config';

export default [
  index('routes/home.tsx'),
  route('language', 'routes/language.ts'),
  route('search', 'routes/search.tsx'),

  route('sign-in', 'routes/accounts/sign-in.tsx'),
  route('sign-in/second-factor', 'routes/accounts/second-factor.tsx'),
  route('step-up', 'routes/accounts/step-up.tsx'),
  route('api/auth/*', 'routes/accounts/authentication-endpoints.ts'),
  route('sign-up', 'routes/accounts/sign-up.tsx'),
  route('sign-out', 'routes/accounts/sign-out.ts'),
  route('verify-email', 'routes/accounts/verify-email.tsx'),
  route('forgot-password', 'routes/accounts/forgot-password.tsx'),
  route('reset-password', 'routes/accounts/reset-password.tsx'),
  ...prefix('account', [
    index('routes/accounts/account.tsx'),
    route('security', 'routes/accounts/security.tsx'),
    route('custodian-key', 'routes/accounts/custodian-key.tsx'),
    route('expert', 'routes/accounts/expert.tsx'),
    route('personal-data', 'routes/accounts/personal-data.tsx'),
    route('personal-data/export', 'routes/accounts/personal-data-export.ts'),
  ]),
  route('outbox', 'routes/accounts/outbox.tsx'),

  ...prefix('organisations', [
    route('new', 'routes/organisations/new.tsx'),
    route('switch', 'routes/organisations/switch.ts'),
    route('join', 'routes/organisations/join.tsx'),
    route('edit', 'routes/organisations/edit.tsx'),
    route('honours', 'routes/organisations/honours.tsx'),
    route('files', 'routes/organisations/files.tsx'),
    route('documents/:id', 'routes/organisations/document.ts'),
    route('members', 'routes/organisations/members.tsx'),
    route('roles', 'routes/organisations/roles.tsx'),
    route('api-keys', 'routes/organisations/api-keys.tsx'),
    route('audit', 'routes/organisations/audit.tsx'),
    route('audit/export', 'routes/organisations/audit-export.ts'),
    route(':reference', 'routes/organisations/detail.tsx'),
    route(':reference/logo', 'routes/organisations/logo.ts'),
  ]),

  route('workspace', 'routes/workspace.tsx'),
  route('typed-forms', 'routes/listings/typed-form.ts'),
  route('districts', 'routes/listings/districts.ts'),
  route('reviews', 'routes/reviews.tsx'),
  route('suggestions', 'routes/suggestions.tsx'),
  route('confirm', 'routes/confirm.tsx'),
  route('workspace/export', 'routes/exports/own.ts'),
  route('search/export', 'routes/exports/search.ts'),
  ...prefix('opportunities', [
    index('routes/opportunities/list.tsx'),
    route('export', 'routes/exports/opportunities.ts'),
    route('new', 'routes/opportunities/new.tsx'),
    route(':reference', 'routes/opportunities/detail.tsx'),
    route(':reference/edit', 'routes/opportunities/edit.tsx'),
    route(':reference/versions', 'routes/opportunities/versions.tsx'),
    route(':reference/review', 'routes/opportunities/review.tsx'),
    route(':reference/suggestions', 'routes/opportunities/suggestions.tsx'),
    route(':reference/versions/:number', 'routes/opportunities/version.tsx'),
    route(':reference/preview', 'routes/opportunities/preview.tsx'),
  ]),
  ...prefix('capabilities', [
    index('routes/capabilities/list.tsx'),
    route('export', 'routes/exports/capabilities.ts'),
    route('new', 'routes/capabilities/new.tsx'),
    route(':reference', 'routes/capabilities/detail.tsx'),
    route(':reference/edit', 'routes/capabilities/edit.tsx'),
    route(':reference/versions', 'routes/capabilities/versions.tsx'),
    route(':reference/versions/:number', 'routes/capabilities/version.tsx'),
    route(':reference/preview', 'routes/capabilities/preview.tsx'),
    route(':reference/review', 'routes/capabilities/review.tsx'),
    route(':reference/suggestions', 'routes/capabilities/suggestions.tsx'),
  ]),

  // `:list` is opportunities or capabilities.
  route(':list/:reference/attachments', 'routes/attachments/manage.tsx'),
  route(':list/:reference/attachments/:id', 'routes/attachments/download.ts'),
  ...prefix('batches', [
    index('routes/batches/list.tsx'),
    route('new', 'routes/batches/new.tsx'),
    route(':reference', 'routes/batches/detail.tsx'),
    route(':reference/edit', 'routes/batches/edit.tsx'),
    route(':reference/file', 'routes/batches/file.ts'),
  ]),
  route('section-readings', 'routes/section-readings.ts'),
  route('watches', 'routes/accounts/watches.tsx'),
  route('unwatch/:id', 'routes/accounts/unwatch.tsx'),
  ...prefix('imports', [
    index('routes/imports/list.tsx'),
    route('new', 'routes/imports/new.tsx'),
    route('template', 'routes/imports/template.ts'),
    route(':id', 'routes/imports/detail.tsx'),
    route(':id/progress', 'routes/imports/progress.ts'),
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

  ...prefix('operator', [
    route('verifications', 'routes/oversight/verifications.tsx'),
    route('verifications/:reference', 'routes/oversight/verification.tsx'),
    route('evidence/:id', 'routes/oversight/evidence.ts'),
    route('experts', 'routes/oversight/experts.tsx'),
    route('listings', 'routes/oversight/listings.tsx'),
  ]),

  ...prefix('oversight', [
    route('audit', 'routes/oversight/audit.tsx'),
    route('audit/export', 'routes/oversight/audit-export.ts'),
  ]),

  ...prefix('api', [route('me', 'routes/api/me.ts')]),

  route('*', 'routes/not-found.tsx'),
] satisfies RouteConfig;
