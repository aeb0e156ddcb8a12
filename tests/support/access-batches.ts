// Batches and files of lists as the access matrix asks for them.
import { decideAccess } from '#app/domain/authorisation.ts';
import { type BatchPhase, batchPhases } from '#app/domain/batch.ts';
import { allow, refuse } from '#app/domain/decision.ts';
import { fingerprintOf } from '#app/features/batches/plan-release.server.ts';
import { listBatchItems } from '#app/persistence/batch-items.server.ts';
import { findBatch } from '#app/persistence/batches.server.ts';
import { db } from '#app/persistence/client.server.ts';
import type { Probe, World } from './access-probes.ts';
import { aListing } from './access-things.ts';

let batches = 0;
const own = (world: World): string => world.cast.organisations.own.id;

/** With one draft in it, all written by somebody who asks for nothing. */
export async function aBatch(world: World, phase: string): Promise<string> {
  batches += 1;
  const number = batches; // others are made meanwhile
  const listing = await aListing('opportunity', own(world), world.cast.writerId, 'draft');
  const reference = `BA-TEST-${number}`;
  const by = crypto.randomUUID();
  const words = { reference, organisationId: own(world), list: 'opportunity', number: 1000 + number, nameEn: 'Batch' };
  const { id } = await db.batch.create({
    data: {
      ...words,
      ...{ createdById: world.cast.writerId, editedById: world.cast.writerId },
      items: { create: { position: 1, opportunityId: listing.id } },
    },
    select: { id: true },
  });
  const at = new Date(Date.now() + 86_400_000);
  const instants: Record<BatchPhase, object> = {
    draft: {},
    scheduled: { releaseAt: at, scheduledById: by },
    released: { releasedAt: new Date(), releasedById: by },
  };
  await db.batch.update({ where: { id }, data: instants[phase as BatchPhase], select: { id: true } });
  return reference;
}

async function seenOf(reference: string): Promise<string> {
  const batch = await findBatch(reference);
  return batch ? fingerprintOf(batch, await listBatchItems(db, batch.list, batch.id)) : '';
}

const seenByReader: NonNullable<Probe['decide']> = (world, who, state) => {
  if (state === 'released') return allow(null);
  return decideAccess(who.actor, 'batch.read-own', { owner: own(world) }).ok ? allow(null) : refuse('not-found');
};

const shared = { method: 'GET', states: batchPhases, owner: own } as const;
/** Many people of the matrix share one address, and files are counted by it. */
const counted = [200, 429];

export const batchReads: readonly Probe[] = [
  { route: 'routes/batches/list', method: 'GET', ask: () => ({ path: '/batches' }) },
  { route: 'routes/batches/new', method: 'GET', ask: () => ({ path: '/batches/new' }) },
  {
    ...{ ...shared, route: 'routes/batches/detail', decide: seenByReader },
    ask: async (world, _, phase) => ({ path: `/batches/${await aBatch(world, phase)}` }),
  },
  {
    ...{ ...shared, route: 'routes/batches/file', decide: seenByReader, allowed: counted },
    ask: async (world, _, phase) => ({ path: `/batches/${await aBatch(world, phase)}/file?format=csv` }),
  },
  {
    ...{ ...shared, route: 'routes/batches/edit', action: 'batch.read-own' },
    ask: async (world, _, phase) => ({ path: `/batches/${await aBatch(world, phase)}/edit` }),
  },
  ...(
    [
      ['routes/exports/opportunities', '/opportunities/export?format=csv'],
      ['routes/exports/capabilities', '/capabilities/export?format=csv'],
      ['routes/exports/search', '/search/export?list=opportunity&format=csv'],
      ['routes/exports/own', '/workspace/export?list=opportunity&format=csv'],
    ] as const
  ).map(([route, path]): Probe => ({ route, method: 'GET', ask: () => ({ path }), allowed: [...counted, 503] })),
];

const desk = (action: Probe['action'], form: (reference: string) => Promise<Record<string, string>>): Probe => ({
  ...{ route: 'routes/batches/edit', method: 'POST', states: batchPhases, owner: own, ...(action && { action }) },
  ask: async (world, _, phase) => {
    const reference = await aBatch(world, phase);
    return { path: `/batches/${reference}/edit`, form: await form(reference) };
  },
});

export const batchWrites: readonly Probe[] = [
  {
    ...{ route: 'routes/batches/new', method: 'POST', action: 'batch.create' },
    ask: () => {
      batches += 1;
      return { path: '/batches/new', form: { list: 'capability', number: String(1000 + batches), nameEn: 'Batch' } };
    },
  },
  desk('batch.assemble', async () => {
    batches += 1;
    return { intent: 'words', number: String(5000 + batches), nameEn: 'Renamed' };
  }),
  desk('batch.release', async (reference) => ({ intent: 'release', seen: await seenOf(reference) })),
  desk('batch.schedule', async (reference) => ({
    intent: 'schedule',
    seen: await seenOf(reference),
    at: new Date(Date.now() + 86_400_000).toISOString().slice(0, 16),
  })),
  desk('batch.unschedule', async () => ({ intent: 'unschedule' })),
];
