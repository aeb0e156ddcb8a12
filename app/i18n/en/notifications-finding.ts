// English messages: notifications about saved searches, watched listings and deadlines.
import type { Translated } from '../message-shape.ts';
import type { findingNotifications as source } from '../zh-CN/notifications-finding.ts';

const dayCount = (days: number): string => (days === 0 ? 'today' : days === 1 ? 'in 1 day' : `in ${days} days`);

export const findingNotifications: Translated<typeof source> = {
  'saved-search.found': {
    title: ({ name, count }) => (count === 1 ? `1 new listing for “${name}”` : `${count} new listings for “${name}”`),
    line: ({ title, count }) => (count === 1 ? title : `${title} and ${count - 1} more`),
  },
  'watch.changed': {
    title: ({ title, number }) => `“${title}” has a version ${number}`,
    line: ({ fields }) =>
      fields === 0
        ? 'Nothing that everybody can read has changed.'
        : `${fields === 1 ? '1 public part' : `${fields} public parts`} changed. Open it to see what.`,
  },
  'watch.gone': {
    title: ({ title }) => `“${title}” is no longer listed`,
    line: () => 'You watch it. We tell you when it is published again.',
  },
  'watch.call-published': {
    title: ({ title }) => `An opportunity you watch has a call: “${title}”`,
    line: ({ bidsUntilAt }) => `Bids close: ${bidsUntilAt}.`,
  },
  'watch.call-cancelled': {
    title: ({ title }) => `The call “${title}” was called off`,
    line: () => 'Its organisation says why. Open it to read the reason.',
  },
  'watch.call-opened': {
    title: ({ title }) => `The bids of “${title}” were opened`,
    line: () => 'The record of the opening is public.',
  },
  'deadline.listing': {
    title: ({ title, days }) => `“${title}” ends ${dayCount(days)}`,
    line: ({ lastOn }) => `Its last day is ${lastOn}. You watch it; afterwards it is no longer on the list.`,
  },
  'deadline.call': {
    title: ({ title, days }) => `The call “${title}” closes ${dayCount(days)}`,
    line: ({ bidsUntilAt }) => `Bids close: ${bidsUntilAt}. The instant itself is late.`,
  },
};
