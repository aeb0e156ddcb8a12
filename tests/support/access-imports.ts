// The pages and commands of imports as the access matrix asks for them.
import { db } from '#app/persistence/client.server.ts';
import type { Probe, World } from './access-probes.ts';

const own = (world: World): string => world.cast.organisations.own.id;

/** An import that was tried out and waits. */
export async function anImport(world: World): Promise<string> {
  const { id } = await db.importRun.create({
    data: {
      ...{ organisationId: own(world), list: 'opportunity', fileName: 'leaks.csv', sha256: '', format: 'csv' },
      ...{ uploadedById: world.cast.writerId, headings: ['Title'], rowCount: 1, checkedAt: new Date() },
      rows: { create: { number: 2, cells: { cells: { Title: 'Leaks' } }, plan: 'added' } },
    },
    select: { id: true },
  });
  return id;
}

const action = 'listing.import';

export const importReads: readonly Probe[] = [
  { route: 'routes/imports/list', method: 'GET', action, ask: () => ({ path: '/imports' }) },
  { route: 'routes/imports/new', method: 'GET', action, ask: () => ({ path: '/imports/new' }) },
  {
    route: 'routes/imports/template',
    method: 'GET',
    action,
    ask: () => ({ path: '/imports/template?list=capability' }),
  },
  {
    ...{ route: 'routes/imports/detail', method: 'GET', action, owner: own },
    ask: async (world) => ({ path: `/imports/${await anImport(world)}` }),
  },
  {
    ...{ route: 'routes/imports/progress', method: 'GET', action, owner: own },
    ask: async (world) => ({ path: `/imports/${await anImport(world)}/progress` }),
  },
];

export const importWrites: readonly Probe[] = [
  {
    ...{ route: 'routes/imports/new', method: 'POST', action },
    ask: () => ({ path: '/imports/new', form: { list: 'opportunity' } }),
    allowed: [422], // no file comes with it
  },
  {
    ...{ route: 'routes/imports/detail', method: 'POST', action, owner: own, perPerson: true },
    ask: async (world) => ({ path: `/imports/${await anImport(world)}`, form: { intent: 'discard' } }),
  },
];
