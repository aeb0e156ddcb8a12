// English messages: versions of a listing compared, watching listings, and the mails watchers get.
import type { Translated } from '../message-shape.ts';
import type { history as source } from '../zh-CN/history.ts';

const closing =
  '\n\nJiebang · where innovation needs meet those who can solve them\nSent automatically; please do not reply.';

export const history: Translated<typeof source> = {
  flash: {
    watched: 'You are watching this. We write to you when a new version is published or it leaves the list.',
    unwatched: 'You are no longer watching this.',
  },
  publishedBy: ({ organisation, instant }) => `Published by ${organisation}, ${instant}`,
  open: 'Read this version',
  added: 'Added',
  removed: 'Removed',
  legend: 'Green and underlined was added, red and struck through was removed.',
  rowsUnchanged: ({ count }) => (count === 1 ? '1 more row did not change' : `${count} more rows did not change`),
  lockedSections: ({ sections }) => `Differences of locked sections are not shown: ${sections}.`,
  compare: {
    title: 'Compare any two versions',
    from: 'From',
    to: 'To',
    submit: 'Compare',
    result: ({ from, to }) => `From version ${from} to version ${to}`,
    close: 'Close',
  },
  old: {
    title: ({ number, day }) => `This is version ${number}, published ${day}, not the current one`,
    text: ({ current }) => `The current version is number ${current}; what it says may have changed.`,
    link: 'Read the current version',
    compare: 'Compare with the current version',
    currentTitle: ({ number }) => `This is the permanent link to version ${number}, the current one`,
    currentText: 'It will show this version even after later changes.',
  },
  watch: {
    watch: 'Watch',
    unwatch: 'Stop watching',
    hint: 'Mail when a new version is published or it leaves the list',
  },
  watches: {
    title: 'What I watch',
    lead: 'We write to you, in your language and with what changed, when a new version is published, or when a listing is withdrawn or ends.',
    empty: 'You are not watching anything yet',
    emptyText: 'Press “Watch” on the page of an opportunity or a capability, and it will be listed here.',
    listing: 'Listing',
    state: 'State',
    since: 'Watching since',
    action: 'Action',
    phase: { listed: 'Listed', gone: 'Not listed' },
    link: 'What I watch',
  },
  unsubscribe: {
    title: 'Stop watching',
    text: ({ title }) => `No more mails about “${title}”?`,
    gone: 'You are no longer watching this listing and will get no more mails about it.',
    submit: 'Stop watching',
    browse: 'Browse opportunities',
  },
  mail: {
    published: {
      subject: ({ title, number }) => `Version ${number} of “${title}”, which you watch`,
      lead: ({ name, title, organisation, number }) =>
        `Hello ${name},\n\nversion ${number} of “${title}” (${organisation}), which you watch, has been published.`,
    },
    gone: {
      subject: ({ title }) => `“${title}”, which you watch, has left the list`,
      lead: ({ name, title, organisation, how }) =>
        `Hello ${name},\n\n“${title}” (${organisation}), which you watch, ${how}. It is no longer on the public list. We will write again if it is published anew.`,
    },
    how: {
      withdrawn: 'was withdrawn by its organisation',
      expired: 'has reached the end of its validity',
      archived: 'was archived because it was not confirmed in time',
      fulfilled: 'has found what it sought',
      moderated: 'is hidden by the platform for now',
    },
    reason: ({ reason }) => `Reason of the change: ${reason}`,
    changes: 'What changed:',
    field: ({ name }) => `[${name}]`,
    removed: ({ text }) => `- ${text}`,
    added: ({ text }) => `+ ${text}`,
    noChanges: 'Nothing public changed.',
    locked: ({ sections }) => `Differences of locked sections are not in this mail: ${sections}.`,
    link: ({ link }) => `Read it in full, with every change marked:\n${link}`,
    unsubscribe: ({ link }) => `To get no more mails about this listing, open:\n${link}${closing}`,
  },
};
