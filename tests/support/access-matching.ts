// The pages and commands around matching, as the access matrix asks for them.
import { randomUUID } from 'node:crypto';
import { decideAccess } from '#app/domain/authorisation.ts';
import { refuse } from '#app/domain/decision.ts';
import { db } from '#app/persistence/client.server.ts';
import type { Probe, World } from './access-probes.ts';
import { aListing } from './access-things.ts';

const own = (world: World): string => world.cast.organisations.own.id;

/** A listed opportunity of the own organisation with one suggestion on its list. */
async function aSuggestion(world: World): Promise<{ reference: string; other: string }> {
  const { cast } = world;
  const opportunity = await aListing('opportunity', own(world), cast.writerId, 'published');
  const capability = await aListing('capability', cast.organisations.unverified.id, cast.writerId, 'published');
  const parts = { text: 0.5, lexical: 0.5, semantic: 0.5, fit: { field: 1 } };
  const pair = { opportunityId: opportunity.id, capabilityId: capability.id };
  await db.match.create({
    data: { list: 'opportunity', ...pair, score: 0.7, parts, terms: [] },
    select: { list: true },
  });
  return { reference: opportunity.reference, other: capability.reference };
}

const page = (route: Probe['route'], path: string): Probe => ({ route, method: 'GET', ask: () => ({ path }) });
const onNeed = (route: Probe['route'], rest: string): Probe => ({
  ...{ route, method: 'GET' },
  ask: (world) => ({ path: `/opportunities/${world.opportunity.reference}/${rest}` }),
});

export const matchingReads: readonly Probe[] = [
  page('routes/matches/inbox', '/matches'),
  page('routes/matches/judgements', '/match-judgements'),
  page('routes/matches/showings', '/match-showings'),
  page('routes/oversight/matching', '/operator/matching'),
  onNeed('routes/opportunities/matches', 'matches'),
  onNeed('routes/opportunities/compare', 'compare'),
];

export const matchingWrites: readonly Probe[] = [
  {
    ...{ route: 'routes/matches/judgements', method: 'POST', action: 'listing.draft', owner: own },
    ask: async (world) => ({
      path: '/match-judgements',
      form: { list: 'opportunity', verdict: 'useless', reason: 'too-far', ...(await aSuggestion(world)) },
    }),
  },
  {
    ...{ route: 'routes/matches/showings', method: 'POST', action: 'listing.read-own', owner: own },
    ask: async (world) => {
      const { reference } = await aSuggestion(world);
      return { path: '/match-showings', form: { list: 'opportunity', reference, count: '1', opened: '' } };
    },
    // Whoever it is not for, to them it is not there.
    decide: (world, { actor }) => {
      const access = decideAccess(actor, 'listing.read-own', own(world));
      return access.ok || access.reason === 'sign-in-needed' ? access : refuse('not-found');
    },
    allowed: [204],
  },
  {
    ...{
      route: 'routes/oversight/matching',
      method: 'POST',
      action: 'match-model.steer',
      perPerson: true,
      inTurn: true,
    },
    ask: async () => {
      const weights = { text: 1, salt: randomUUID() };
      const { number } = await db.matchModel.create({
        data: { weights, report: { decisions: 1 } },
        select: { number: true },
      });
      return { path: '/operator/matching', form: { intent: 'activate', number: String(number) } };
    },
  },
];
