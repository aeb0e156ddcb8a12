// English messages: operators look over published listings.
import type { Translated } from '../message-shape.ts';
import type { moderation as source } from '../zh-CN/moderation.ts';

const closing =
  '\n\nJiebang · where innovation scenarios meet those who can solve them\nThis mail was sent by a machine; please do not reply.';

export const moderation: Translated<typeof source> = {
  flash: {
    moderated: 'Hidden. The organisation has been told by e-mail.',
    restored: 'Shown again. The organisation has been told by e-mail.',
  },
  title: 'Published listings',
  lead: 'What was published lately, newest first. Hide advertising, personal data and what is unlawful; the organisation is told why.',
  tabs: { label: 'Published listings', published: 'Lately published', hidden: 'Hidden' },
  columns: {
    listing: 'Listing',
    organisation: 'Organisation',
    published: 'Published',
    hidden: 'Why it is hidden',
    action: 'Action',
  },
  changedSince: 'Published again since; look at it',
  hide: 'Hide',
  hideTitle: 'Hide this listing?',
  hideText:
    'It leaves the public list, search and matches at once. The organisation gets an e-mail with the reason below and what to do.',
  reason: 'Reason',
  reasonHint: 'For the organisation to read, for example: the summary holds a phone number; move it to the contact.',
  restore: 'Show again',
  restoreTitle: 'Show it again?',
  restoreText: 'The version published last goes back on the public list.',
  emptyTitle: 'Nothing here',
  emptyText: 'There is nothing to look over.',
  own: 'Your own organisation’s: another operator decides',
  refusal: { 'moderation-reason-needed': 'Say why; the organisation reads it.' },
  mail: {
    moderated: {
      subject: ({ title }) => `Hidden: ${title}`,
      body: ({ name, title, reason, link }) =>
        `Hello ${name},\n\nan operator of the platform has hidden “${title}”; it is no longer on the public list, in search or in matches.\n\nThe reason: ${reason}\n\nSign in, change it and publish it again; an operator looks at it then:\n\n${link}${closing}`,
    },
    restored: {
      subject: ({ title }) => `Shown again: ${title}`,
      body: ({ name, title, link }) => `Hello ${name},\n\n“${title}” is shown again.\n\n${link}${closing}`,
    },
  },
};
