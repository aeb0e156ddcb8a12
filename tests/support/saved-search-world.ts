// People with saved searches, and what they were told; everything through the site's own use cases.
import type { Actor } from '#app/domain/actor.ts';
import type { AlertFrequency } from '#app/domain/saved-search.ts';
import { saveSearch } from '#app/features/saved-searches/keep-saved-search.server.ts';
import { searchQuestion } from '#app/features/search/addressed-question.server.ts';
import { questionAddress, readSearchAddress } from '#app/features/search/search-address.ts';
import { db, pool } from '#app/persistence/client.server.ts';
import { must } from './sample-listings.ts';

/** The question behind the search page's address, e.g. "q=leak&field=photonics". */
export function asked(query: string) {
  const address = readSearchAddress(new URLSearchParams(query));
  return { address: questionAddress(address), ...searchQuestion(address) };
}

export async function aSavedSearch(actor: Actor, query: string, frequency: AlertFrequency = 'instant', name = query) {
  return must(await saveSearch(actor, { name: name.slice(0, 80) || 'all', frequency, question: asked(query) })).id;
}

/** What somebody was told, oldest first. */
export const toldTo = (personId: string) =>
  db.notification.findMany({
    where: { personId },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: { topic: true, kind: true, path: true, params: true, createdAt: true, mailDueAt: true },
  });

/** Moves the database's clock by so much while `work` runs. */
export async function later<T>(interval: string, work: () => Promise<T>): Promise<T> {
  const setClock = (body: string) =>
    pool.query(`CREATE OR REPLACE FUNCTION app_clock() RETURNS timestamptz LANGUAGE sql VOLATILE AS '${body}'`);
  await setClock(`SELECT clock_timestamp() + interval ''${interval}''`);
  try {
    return await work();
  } finally {
    await setClock('SELECT clock_timestamp()');
  }
}
