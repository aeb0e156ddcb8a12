// Saved searches, feeds and calendars, as the access matrix asks for them.
import { decideAccess } from '#app/domain/authorisation.ts';
import { refuse } from '#app/domain/decision.ts';
import type { Probe } from './access-probes.ts';

const stranger = '00000000-0000-4000-8000-000000000000';
const stop = `/saved-searches/${stranger}/stop?token=none`;
const kept = { name: 'Leaks', frequency: 'daily', intent: 'save' };

export const findingReads: readonly Probe[] = [
  { route: 'routes/saved-searches/list', method: 'GET', ask: () => ({ path: '/saved-searches' }) },
  { route: 'routes/saved-searches/new', method: 'GET', ask: () => ({ path: '/saved-searches/new?q=leak' }) },
  {
    ...{ route: 'routes/saved-searches/detail', method: 'GET', allowed: [404] },
    ask: () => ({ path: `/saved-searches/${stranger}` }),
  },
  { route: 'routes/saved-searches/stop', method: 'GET', allowed: [404], ask: () => ({ path: stop }) },
  { route: 'routes/feeds/feed', method: 'GET', ask: () => ({ path: '/feeds/opportunities.atom' }) },
  { route: 'routes/feeds/calendar', method: 'GET', ask: () => ({ path: '/calendars/opportunities.ics' }) },
  {
    ...{ route: 'routes/feeds/own-calendar', method: 'GET', allowed: [404] },
    ask: () => ({ path: '/calendars/own/none.ics' }),
  },
];

export const findingWrites: readonly Probe[] = [
  {
    ...{ route: 'routes/saved-searches/new', method: 'POST', action: 'watch.keep' },
    ask: () => ({ path: '/saved-searches/new?q=leak', form: kept }),
  },
  {
    ...{ route: 'routes/saved-searches/detail', method: 'POST', action: 'watch.keep' },
    ask: () => ({ path: `/saved-searches/${stranger}`, form: { intent: 'pause' } }),
    decide: (_, who) => {
      const access = decideAccess(who.actor, 'watch.keep');
      return access.ok ? refuse('not-found') : access;
    },
  },
  {
    ...{ route: 'routes/saved-searches/stop', method: 'POST', action: 'watch.end-by-link', allowed: [404] },
    ask: () => ({ path: stop, form: { confirm: 'yes' } }),
  },
];
