// Every page of the site as the access matrix asks for it.

import { decideAccess } from '#app/domain/authorisation.ts';
import { callPhases } from '#app/domain/call.ts';
import { allow, refuse } from '#app/domain/decision.ts';
import { introductionPhases } from '#app/domain/introduction.ts';
import { listingPhases } from '#app/domain/listing.ts';
import type { RouteId } from '#app/http/route-access.ts';
import { batchReads } from './access-batches.ts';
import { importReads } from './access-imports.ts';
import type { Probe, World } from './access-probes.ts';
import { sectionReads } from './access-sections.ts';
import { aCall, aListing, anAttachment, anIntroduction, someEvidence } from './access-things.ts';

/** Pages without a thing in their address. */
const fixed: Readonly<Partial<Record<RouteId, string>>> = {
  'routes/home': '/',
  'routes/language': '/language',
  'routes/search': '/search?q=leak',
  'routes/accounts/sign-in': '/sign-in',
  'routes/accounts/sign-up': '/sign-up',
  'routes/accounts/sign-out': '/sign-out',
  'routes/accounts/verify-email': '/verify-email?token=none',
  'routes/accounts/forgot-password': '/forgot-password',
  'routes/accounts/reset-password': '/reset-password?token=none',
  'routes/accounts/account': '/account',
  'routes/accounts/security': '/account/security',
  'routes/accounts/custodian-key': '/account/custodian-key',
  'routes/accounts/expert': '/account/expert',
  'routes/accounts/personal-data': '/account/personal-data',
  'routes/accounts/personal-data-export': '/account/personal-data/export',
  'routes/accounts/step-up': '/step-up?to=/account',
  'routes/organisations/new': '/organisations/new',
  'routes/organisations/edit': '/organisations/edit',
  'routes/organisations/honours': '/organisations/honours',
  'routes/organisations/files': '/organisations/files',
  'routes/organisations/members': '/organisations/members',
  'routes/organisations/roles': '/organisations/roles',
  'routes/organisations/api-keys': '/organisations/api-keys',
  'routes/organisations/audit': '/organisations/audit',
  'routes/organisations/audit-export': '/organisations/audit/export?format=csv',
  'routes/organisations/switch': '/organisations/switch',
  'routes/workspace': '/workspace',
  'routes/listings/typed-form': '/typed-forms?list=opportunity&reference=',
  'routes/listings/districts': '/districts?of=220100',
  'routes/reviews': '/reviews',
  'routes/suggestions': '/suggestions',
  'routes/oversight/listings': '/operator/listings',
  'routes/opportunities/list': '/opportunities',
  'routes/opportunities/new': '/opportunities/new',
  'routes/capabilities/list': '/capabilities',
  'routes/capabilities/new': '/capabilities/new',
  'routes/introductions/list': '/introductions',
  'routes/calls/list': '/calls',
  'routes/calls/new': '/calls/new',
  'routes/bids/mine': '/bids',
  'routes/oversight/verifications': '/operator/verifications',
  'routes/oversight/experts': '/operator/experts',
  'routes/oversight/audit': '/oversight/audit',
  'routes/api/me': '/api/me',
};

/** Pages that are not there for anybody the door lets in, here: no token, no thing, no demonstration. */
const absent: Readonly<Partial<Record<RouteId, readonly [path: string, statuses: readonly number[]]>>> = {
  'routes/not-found': ['/nowhere', [404]],
  'routes/accounts/outbox': ['/outbox', [404]],
  'routes/accounts/authentication-endpoints': ['/api/auth/nothing', [404]],
  'routes/confirm': ['/confirm?token=none', [404]],
  'routes/organisations/join': ['/organisations/join?token=none', [409]],
};

const own = (world: World): string => world.cast.organisations.own.id;

function listingReads(list: 'opportunity' | 'capability'): Probe[] {
  const folder = list === 'opportunity' ? ('opportunities' as const) : ('capabilities' as const);
  const ask = (page: string) => async (world: World, _: unknown, phase: string) => {
    const listing = await aListing(list, own(world), world.cast.writerId, phase as (typeof listingPhases)[number]);
    return { path: `/${folder}/${listing.reference}${page}` };
  };
  const readable: NonNullable<Probe['decide']> = (world, who, state) => {
    const asMember = decideAccess(who.actor, 'listing.read-own', { owner: own(world) });
    if (asMember.ok) return asMember;
    return decideAccess(who.actor, 'listing.read', { state }).ok ? allow(null) : refuse('not-found');
  };
  return [
    {
      ...{ route: `routes/${folder}/detail`, method: 'GET', action: 'listing.read', states: listingPhases },
      ...{ owner: own, ask: ask(''), decide: readable },
    },
    {
      ...{ route: `routes/${folder}/versions`, method: 'GET', action: 'listing.read-own', states: listingPhases },
      ...{ owner: own, ask: ask('/versions') },
      decide: (world, who, state, now) => (state === 'draft' ? refuse('not-found') : readable(world, who, state, now)),
    },
    {
      // Every listing of the matrix has a working draft.
      ...{ route: `routes/${folder}/review`, method: 'GET', action: 'listing.read-own', states: listingPhases },
      ...{ owner: own, ask: ask('/review') },
    },
    {
      ...{ route: `routes/${folder}/suggestions`, method: 'GET', action: 'listing.suggest', states: listingPhases },
      ...{ owner: own, ask: ask('/suggestions') },
      decide: (world, who, state) => {
        const asMember = decideAccess(who.actor, 'listing.read-own', { owner: own(world) });
        const isBroker = who.actor?.platformRoles.includes('broker') && state === 'published';
        return asMember.ok || isBroker ? allow(null) : refuse('not-found');
      },
    },
    {
      ...{ route: `routes/${folder}/edit`, method: 'GET', action: 'listing.draft', states: listingPhases },
      ...{ owner: own, ask: ask('/edit') },
    },
  ];
}

const introductionReads: Probe[] = (['from', 'to'] as const).map((side) => ({
  ...{ route: 'routes/introductions/detail', method: 'GET', action: 'introduction.read', states: introductionPhases },
  owner: own,
  ask: async (world, _, phase) => {
    const { own: mine, unverified: other } = world.cast.organisations;
    const sides = side === 'from' ? { from: mine.id, to: other.id } : { from: other.id, to: mine.id };
    const facts = { ...sides, opportunityId: world.opportunity.id, sentById: world.cast.writerId };
    return { path: `/introductions/${(await anIntroduction(facts, phase as 'open')).id}` };
  },
  decide: (world, who) => {
    const other = world.cast.organisations.unverified.id;
    const asOther = decideAccess(who.actor, 'introduction.read', { owner: other });
    return asOther.ok ? asOther : decideAccess(who.actor, 'introduction.read', { owner: own(world) });
  },
}));

const callAsk =
  (page: string, isSeated = false): Probe['ask'] =>
  async (world, who, phase) => {
    const { keys, opportunity, cast } = world;
    const escrow = isSeated ? who.actor?.personId : undefined;
    const facts = { keys, opportunityId: opportunity.id, escrow };
    const call = await aCall(cast.organisations.own, cast.writerId, phase as 'open', facts);
    return { path: `/calls/${call.reference}${page}` };
  };

const published = (state: string) => (state === 'draft' ? refuse('not-found') : allow(null));

const callReads: Probe[] = [
  {
    ...{ route: 'routes/calls/detail', method: 'GET', action: 'call.read', states: callPhases, ask: callAsk('') },
    owner: own,
    decide: (world, who, state) => {
      if (decideAccess(who.actor, 'call.read', { state }).ok) return allow(null);
      return decideAccess(who.actor, 'call.read-draft', { owner: own(world), state }).ok
        ? allow(null)
        : refuse('not-found');
    },
  },
  {
    ...{
      route: 'routes/calls/edit',
      method: 'GET',
      action: 'call.read-draft',
      states: callPhases,
      ask: callAsk('/edit'),
    },
    owner: own,
    // What is no draft any more leads its own people to the public page.
    decide: (world, who) =>
      decideAccess(who.actor, 'call.read-draft', { owner: own(world) }).ok ? allow(null) : refuse('not-found'),
  },
  {
    ...{ route: 'routes/calls/seal-bundle', method: 'GET', states: callPhases, ask: callAsk('/seal.json') },
    decide: (_, __, state) => published(state),
  },
  {
    ...{ route: 'routes/bids/submit', method: 'GET', states: callPhases, ask: callAsk('/bid') },
    decide: (_, __, state) => published(state),
  },
  {
    ...{ route: 'routes/calls/opening', method: 'GET', action: 'opening.attend', states: callPhases },
    ask: callAsk('/opening', true),
    perPerson: true,
    decide: (_, __, state) => published(state),
  },
  {
    ...{ route: 'routes/calls/opening', method: 'GET', action: 'bid.read-opened', states: callPhases },
    owner: own,
    ask: callAsk('/opening'),
    // Whoever may not is not told that there is anything.
    decide: (world, { actor }, state) =>
      decideAccess(actor, 'bid.read-opened', { owner: own(world), state }).ok ? allow(null) : refuse('not-found'),
  },
];

const targets: Probe[] = [
  {
    ...{ route: 'routes/introductions/new', method: 'GET', action: 'introduction.send', states: listingPhases },
    owner: own,
    ask: async (world, _, phase) => {
      const listing = await aListing('opportunity', own(world), world.cast.writerId, phase as 'draft');
      return { path: `/introductions/new?about=opportunity&opportunity=${listing.reference}` };
    },
    refusedAs: { 'own-organisation': 404, 'wrong-state': 404 },
  },
  {
    ...{ route: 'routes/organisations/detail', method: 'GET' },
    ask: (world) => ({ path: `/organisations/${world.cast.organisations.unverified.reference}` }),
  },
  {
    ...{ route: 'routes/organisations/logo', method: 'GET' },
    ask: (world) => ({ path: `/organisations/${world.cast.organisations.own.reference}/logo` }),
    allowed: [404], // there is none
  },
  {
    ...{ route: 'routes/oversight/verification', method: 'GET', action: 'organisation.verify' },
    ask: (world) => ({ path: `/operator/verifications/${world.cast.organisations.unverified.reference}` }),
  },
];

const documents: Probe[] = [
  {
    // Before saying why, a supervisor reads nothing either.
    ...{
      route: 'routes/oversight/audit-export',
      method: 'GET',
      ask: () => ({ path: '/oversight/audit/export?format=csv' }),
    },
    allowed: [404],
  },
  {
    // Without a password given before, guests are sent to give it, and others on.
    ...{ route: 'routes/accounts/second-factor', method: 'GET', ask: () => ({ path: '/sign-in/second-factor' }) },
    decide: (_, { actor }) => (actor ? allow(null) : refuse('sign-in-needed')),
    refusedAs: { 'sign-in-needed': 302 },
  },
  {
    ...{ route: 'routes/attachments/manage', method: 'GET', action: 'attachment.manage', owner: own },
    ask: async (world) => {
      const { reference } = await aListing('opportunity', own(world), world.cast.writerId, 'published');
      return { path: `/opportunities/${reference}/attachments` };
    },
  },
  {
    ...{ route: 'routes/attachments/download', method: 'GET', action: 'site.read', allowed: [303] },
    ask: async (world) => ({ path: await anAttachment(own(world), world.cast.writerId, 'public') }),
  },
  {
    ...{ route: 'routes/organisations/document', method: 'GET', action: 'organisation.manage', owner: own },
    allowed: [303],
    ask: async (world) => ({
      path: `/organisations/documents/${(await someEvidence(own(world), world.cast.writerId)).id}`,
    }),
  },
];

export const reads: readonly Probe[] = [
  ...batchReads,
  ...Object.entries(fixed).map(([route, path]) => ({
    route: route as RouteId,
    method: 'GET' as const,
    ask: () => ({ path }),
  })),
  ...Object.entries(absent).map(([route, [path, allowed]]) => ({
    ...{ route: route as RouteId, method: 'GET' as const, ask: () => ({ path }), allowed },
  })),
  ...listingReads('opportunity'),
  ...listingReads('capability'),
  ...importReads,
  ...introductionReads,
  ...callReads,
  ...targets,
  ...documents,
  ...sectionReads,
];
