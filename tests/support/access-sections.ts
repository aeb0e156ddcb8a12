// Versions, previews, locked sections and watching, as the access matrix asks for them.
import { allowsState, decideAccess } from '#app/domain/authorisation.ts';
import { allow, refuse } from '#app/domain/decision.ts';
import { type ListingPhase, listingPhases } from '#app/domain/listing.ts';
import type { Probe, World } from './access-probes.ts';
import { aListing } from './access-things.ts';

type List = 'opportunity' | 'capability';

const own = (world: World): string => world.cast.organisations.own.id;
const folderOf = (list: List) => (list === 'opportunity' ? ('opportunities' as const) : ('capabilities' as const));
const on = async (list: List, world: World, phase: string): Promise<string> =>
  (await aListing(list, own(world), world.cast.writerId, phase as ListingPhase)).reference;

function reads(list: List): Probe[] {
  const folder = folderOf(list);
  const ask = (page: string) => async (world: World, _: unknown, phase: string) => ({
    path: `/${folder}/${await on(list, world, phase)}${page}`,
  });
  return [
    {
      ...{ route: `routes/${folder}/version`, method: 'GET', action: 'listing.read-own', states: listingPhases },
      ...{ owner: own, ask: ask('/versions/1') },
      decide: (world, who, state) => {
        if (state === 'draft') return refuse('not-found');
        const asMember = decideAccess(who.actor, 'listing.read-own', { owner: own(world) });
        if (asMember.ok) return asMember;
        return decideAccess(who.actor, 'listing.read', { state }).ok ? allow(null) : refuse('not-found');
      },
    },
    {
      ...{ route: `routes/${folder}/preview`, method: 'GET', action: 'listing.read-own', states: listingPhases },
      ...{ owner: own, ask: ask('/preview?as=verified') },
    },
  ];
}

/** Nothing is locked in these listings: whoever may open sections is told so, and led back. */
const opening = (list: List): Probe => ({
  ...{ route: 'routes/section-readings', method: 'POST', action: 'listing.read-sections', states: listingPhases },
  owner: own,
  ask: async (world, _, phase) => ({
    path: '/section-readings',
    form: { list, reference: await on(list, world, phase) },
  }),
  decide: (world, who, state) => {
    if (allowsState('listing.read', state)) return decideAccess(who.actor, 'listing.read-sections', own(world));
    const access = decideAccess(who.actor, 'listing.read-sections', 'nobody');
    return access.ok ? refuse('not-found') : access;
  },
});

const watching = (list: List): Probe => ({
  ...{ route: 'routes/accounts/watches', method: 'POST', action: 'watch.keep', states: listingPhases },
  ask: async (world, _, phase) => ({
    path: '/watches',
    form: { list, reference: await on(list, world, phase), watch: 'on', to: '/watches' },
  }),
  decide: (_, who, state) => {
    const access = decideAccess(who.actor, 'watch.keep');
    return access.ok && state === 'draft' ? refuse('not-found') : access;
  },
});

const strangeLink = '/unwatch/00000000-0000-4000-8000-000000000000?token=none';

export const sectionReads: readonly Probe[] = [
  ...reads('opportunity'),
  ...reads('capability'),
  { route: 'routes/section-readings', method: 'GET', ask: () => ({ path: '/section-readings' }) },
  { route: 'routes/accounts/watches', method: 'GET', ask: () => ({ path: '/watches' }) },
  { route: 'routes/accounts/unwatch', method: 'GET', allowed: [404], ask: () => ({ path: strangeLink }) },
];

export const sectionWrites: readonly Probe[] = [
  opening('opportunity'),
  opening('capability'),
  watching('opportunity'),
  watching('capability'),
  {
    ...{ route: 'routes/accounts/unwatch', method: 'POST', action: 'watch.end-by-link', allowed: [404] },
    ask: () => ({ path: strangeLink, form: { confirm: 'yes' } }),
  },
];
