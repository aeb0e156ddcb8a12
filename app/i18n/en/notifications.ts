// English messages: the notification centre, and the words of every kind of notification.
import type { Messages } from '../message-shape.ts';
import { findingNotifications } from './notifications-finding.ts';
import { followUpNotifications } from './notifications-follow-up.ts';
import { introductionNotifications } from './notifications-introductions.ts';
import { matchNotifications } from './notifications-matches.ts';

export const notifications: Messages['notifications'] = {
  flash: {
    read: 'Everything is marked as read.',
    saved: 'Your mail settings are saved.',
    resumed: 'We will send mails to your address again.',
    retried: 'The mail is in the queue again.',
  },
  link: 'Notifications',
  unread: (p) => `${p.count} unread`,
  title: 'Notifications',
  lead: 'All news for you and your organisation are here. For each topic you choose whether they also come by mail.',
  preferencesLink: 'Mail settings',
  all: 'All',
  filter: 'By topic',
  open: 'Open',
  isNew: 'Unread',
  markRead: 'Mark as read',
  markAllRead: 'Mark all as read',
  older: 'Older notifications',
  newest: 'Newest notifications',
  emptyTitle: 'No notifications yet',
  emptyText:
    'You hear here when an introduction is answered, when something you watch changes, or when a listing has to be confirmed. Look through the lists and watch what interests you.',
  emptyTopicText: 'There is nothing about this topic yet.',
  browse: 'Browse opportunities',
  topics: {
    introduction: { name: 'Introductions', hint: 'Interest received, answers, new messages, reminders' },
    'follow-up': { name: 'Follow-up', hint: 'Steps to confirm, entries that have gone stale' },
    match: { name: 'Matches', hint: 'New matches for your listings' },
    'saved-search': { name: 'Saved searches', hint: 'New results of a saved search' },
    watch: { name: 'Watching', hint: 'A new version of what you watch, or its end' },
    deadline: { name: 'Deadlines', hint: 'Something you watch ends soon' },
    listing: { name: 'Listings', hint: 'Reviews, publication, confirmation, decisions of operators' },
    call: { name: 'Calls', hint: 'Bids, clarifications and openings' },
    organisation: { name: 'Organisation', hint: 'Verification and members' },
  },
  preferences: {
    title: 'Mail settings',
    lead: 'Notifications always stay on the site. Here you choose when each topic also comes by mail; mails about your password and sign-in are not affected.',
    rhythms: { immediate: 'At once', daily: 'One a day', weekly: 'One a week', off: 'No mail' },
    when: 'The daily mail leaves at 08:00 Beijing time, the weekly one on Mondays at 08:00.',
    save: 'Save',
    address: (p) => `Mails go to ${p.email}`,
  },
  bounce: {
    title: 'Your mailbox refuses our mails',
    text: (p) =>
      `On ${p.since} the mail server of ${p.email} refused a mail for good. We have not sent anything there since.`,
    answer: (p) => `What the server said: ${p.reason}`,
    fix: 'Please check whether the mailbox is closed, full, or blocks this site. Once it works, press the button below and we will send again. Nothing is lost: all notifications stay on the site.',
    resume: 'My mailbox works, send again',
  },
  unsubscribe: {
    title: 'No more mails of this kind',
    text: (p) => `No more mails about “${p.topic}”? The notifications stay on the site.`,
    submit: 'No more mails',
    done: (p) =>
      `You will get no more mails about “${p.topic}”. The notifications stay on the site, and you can turn the mails on again in your settings.`,
    settings: 'Mail settings',
  },
  mail: {
    foot: (p) => `No more mails about “${p.topic}”? Open:\n${p.link}`,
    settings: (p) => `Change your mail settings:\n${p.link}`,
    digest: {
      subject: (p) => `Jiebang: ${p.count} new notification${p.count === 1 ? '' : 's'}`,
      salutation: (p) => `Dear ${p.name},`,
      lead: (p) => `you have ${p.count} new notification${p.count === 1 ? '' : 's'}.`,
      more: (p) => `${p.count} more on the site.`,
      closing:
        'Jiebang 揭榜: where opportunities and capabilities meet\nThis mail was sent by the site; please do not reply.',
    },
  },
  operator: {
    title: 'Mails',
    lead: 'Mails that were not delivered, and all templates. Texts with secret links are never shown here.',
    waiting: 'Waiting',
    oldest: (p) => `oldest ${p.at}`,
    noneWaiting: 'nothing is waiting',
    givenUp: 'Undelivered',
    suppressed: 'Addresses on hold',
    deadTitle: 'Undelivered mails',
    emptyTitle: 'No undelivered mails',
    emptyText: 'Mails that a server refuses, or that cannot be sent for five days, appear here and can be sent again.',
    to: 'To',
    template: 'Template',
    failure: 'Reason',
    at: 'When',
    action: 'Action',
    attempts: (p) => `tried ${p.count} time${p.count === 1 ? '' : 's'}`,
    retry: 'Send again',
    erased: 'its text has passed its period of storage',
    failures: {
      bounced: 'no such mailbox (on hold now)',
      refused: 'refused by the mail server',
      suppressed: 'not sent: the mailbox bounced before',
      expired: 'could not be sent for five days',
    },
    previews: 'Previews of all mails',
    previewsLead: 'Each mail with sample content, in both languages.',
    previewsLink: 'Preview all mails',
    back: 'Back to undelivered mails',
  },
  kinds: {
    'letter.received': {
      title: (p) => p.subject,
      line: (p) => p.lead,
    },
    ...findingNotifications,
    ...matchNotifications,
    ...introductionNotifications,
    ...followUpNotifications,
  },
};
