// English messages: feeds for readers and deadlines for calendars.
import type { Translated } from '../message-shape.ts';
import type { feeds as source } from '../zh-CN/feeds.ts';

export const feeds: Translated<typeof source> = {
  title: {
    search: ({ text }) => (text ? `Search for “${text}”` : 'Newest listings'),
    opportunities: 'Opportunity list',
    capabilities: 'Capability list',
    calls: 'Calls',
    batches: 'Batches',
  },
  calendarTitle: {
    opportunities: 'Last days of opportunities',
    capabilities: 'Last days of capabilities',
    calls: 'Deadlines of calls',
    own: 'Deadlines of what I watch',
  },
  links: 'Subscribe',
  atom: 'Atom feed',
  json: 'JSON feed',
  ics: 'Calendar (.ics)',
  flash: {
    made: 'Your calendar address is ready. Copy it now; it is not shown again.',
    ended: 'Your calendar address is no longer valid.',
  },
  until: ({ title }) => `Last day: ${title}`,
  bidsUntil: ({ title }) => `Bids close: ${title}`,
  unavailable: 'Search is unavailable for the moment. Please try again shortly.',
  tooMany: 'Too many requests. Please try again shortly.',
  own: {
    title: 'Your own calendar',
    text: 'Puts the deadlines of the listings and calls you watch into the calendar of your phone or computer. The address is yours alone: whoever knows it sees what you watch, so do not pass it on.',
    make: 'Make a calendar address',
    renew: 'Make a new address',
    renewHint: 'The old address stops working at once.',
    end: 'End the address',
    active: ({ instant }) =>
      `The address was made on ${instant}. For safety it is not shown again; if you lost it, make a new one.`,
    address: 'Calendar address (shown this once)',
  },
};
