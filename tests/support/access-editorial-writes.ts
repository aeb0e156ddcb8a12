// The commands between draft and list, and off it again, as the access matrix sends them.
import { createHash, randomUUID } from 'node:crypto';
import { decideAccess } from '#app/domain/authorisation.ts';
import { type List, type ListingPhase, listingPhases } from '#app/domain/listing.ts';
import { db } from '#app/persistence/client.server.ts';
import type { Ask, Probe, World } from './access-probes.ts';
import { aListing } from './access-things.ts';

const own = (world: World): string => world.cast.organisations.own.id;

export function editorialWrites(list: List): Probe[] {
  const folder = list === 'opportunity' ? ('opportunities' as const) : ('capabilities' as const);
  const make = (world: World, phase: string) => aListing(list, own(world), world.cast.writerId, phase as ListingPhase);
  const post =
    (page: string, form: NonNullable<Ask['form']>): Probe['ask'] =>
    async (world, _, phase) => ({ path: `/${folder}/${(await make(world, phase || 'draft')).reference}${page}`, form });
  const review = { route: `routes/${folder}/review`, method: 'POST', owner: own } as const;
  const detail = { route: `routes/${folder}/detail`, method: 'POST', states: listingPhases, owner: own } as const;
  const listed = { method: 'POST', states: listingPhases, owner: own } as const;
  return [
    { ...review, action: 'listing.send-to-review', ask: post('/review', { intent: 'send', note: '' }) },
    {
      ...{ ...review, action: 'listing.take-back', ask: post('/review', { intent: 'take-back' }) },
      allowed: [409], // it was not sent
    },
    { ...review, action: 'listing.review', ask: post('/review', { intent: 'approve', edit: '0', note: '' }) },
    {
      ...{ ...review, action: 'listing.schedule', ask: post('/review', { intent: 'unschedule' }) },
      allowed: [409], // no date was set
    },
    {
      ...detail,
      action: 'listing.fulfil',
      ask: post('', { intent: 'fulfil', note: 'found' }),
      refusedAs: { 'wrong-state': 409 },
    },
    {
      ...{ ...detail, action: 'listing.renew', ask: post('', { intent: 'renew' }) },
      allowed: [302, 409], // too early, unless it has expired
    },
    {
      ...{ ...listed, route: 'routes/confirm', action: 'listing.confirm' },
      ask: async (world, _, phase) => ({
        path: '/confirm',
        form: { list, reference: (await make(world, phase)).reference },
      }),
      refusedAs: { 'wrong-state': 409 },
    },
    {
      ...{ ...listed, route: 'routes/confirm', action: 'listing.confirm-by-link' },
      ask: async (world, _, phase) => {
        const { id } = await make(world, phase);
        const token = randomUUID();
        const data = { confirmationTokenHash: createHash('sha256').update(token).digest('hex') };
        if (list === 'opportunity') await db.opportunity.update({ where: { id }, data });
        else await db.capability.update({ where: { id }, data });
        return { path: '/confirm', form: { token } };
      },
      refusedAs: { 'wrong-state': 409 },
    },
    ...(['moderate', 'restore'] as const).map(
      (intent): Probe => ({
        ...{ ...listed, route: 'routes/oversight/listings', action: `listing.${intent}` },
        ask: async (world, _, phase) => ({
          path: '/operator/listings',
          form: { intent, list, reference: (await make(world, phase)).reference, reason: 'advertising' },
        }),
      }),
    ),
    {
      ...{ ...listed, route: `routes/${folder}/suggestions`, action: 'listing.suggest' },
      ask: post('/suggestions', { intent: 'suggest', field: 'title', proposed: 'Clearer words', reason: '' }),
    },
    {
      ...{ route: `routes/${folder}/suggestions`, method: 'POST', action: 'listing.answer-suggestion', owner: own },
      ask: async (world) => {
        const { id, reference } = await make(world, 'published');
        const about = list === 'opportunity' ? { opportunityId: id } : { capabilityId: id };
        const words = { versionNumber: 1, field: 'title', proposed: 'Clearer', proposedById: world.cast.writerId };
        const suggestion = await db.suggestion.create({ data: { ...about, ...words }, select: { id: true } });
        const form = { intent: 'reject', id: suggestion.id, note: 'No.' };
        return { path: `/${folder}/${reference}/suggestions`, form };
      },
      decide: (world, who) => decideAccess(who.actor, 'listing.answer-suggestion', own(world)),
    },
  ];
}
