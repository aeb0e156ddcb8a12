// Commands of people on their saved searches and their calendar, for the audit tests.

import { endCalendar, makeCalendar } from '#app/features/feeds/own-calendar.server.ts';
import {
  changeSavedSearch,
  pauseSavedSearch,
  removeSavedSearch,
  resumeSavedSearch,
  saveSearch,
} from '#app/features/saved-searches/keep-saved-search.server.ts';
import type { Command } from './audit-commands.ts';
import { traced } from './audit-world.ts';
import { aLonePerson } from './listing-world.ts';
import { must } from './sample-listings.ts';
import { aSavedSearch, asked } from './saved-search-world.ts';

const named = { name: 'Leaks', frequency: 'daily' } as const;

const ofOwn = (
  kind: Command['kind'],
  act: (actor: Parameters<typeof pauseSavedSearch>[0], id: string) => Promise<unknown>,
): Command => ({
  kind,
  hashes: 'none',
  prepare: async () => {
    const agent = await traced(await aLonePerson());
    const id = await aSavedSearch(agent, 'q=leak');
    return { agent, run: (actor) => act(actor, id) };
  },
});

export const findingCommands: readonly Command[] = [
  {
    kind: 'person.search-saved',
    hashes: 'none',
    // Whoever is signed in may.
    open: true,
    prepare: async () => ({
      agent: await traced(await aLonePerson()),
      run: (actor) => saveSearch(actor, { ...named, question: asked('q=leak') }),
    }),
  },
  ofOwn('person.saved-search-changed', (actor, id) => changeSavedSearch(actor, id, named)),
  ofOwn('person.saved-search-paused', pauseSavedSearch),
  ofOwn('person.saved-search-resumed', resumeSavedSearch),
  ofOwn('person.saved-search-deleted', removeSavedSearch),
  {
    kind: 'person.calendar-made',
    hashes: 'none',
    open: true,
    prepare: async () => ({ agent: await traced(await aLonePerson()), run: makeCalendar }),
  },
  {
    kind: 'person.calendar-ended',
    hashes: 'none',
    open: true,
    prepare: async () => {
      const agent = await traced(await aLonePerson());
      must(await makeCalendar(agent));
      return { agent, run: endCalendar };
    },
  },
];
