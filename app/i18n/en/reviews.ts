// English messages: review, approval and scheduling of drafts, with their mails.
import type { Translated } from '../message-shape.ts';
import type { reviews as source } from '../zh-CN/reviews.ts';

const closing =
  '\n\nJiebang · where innovation scenarios meet those who can solve them\nThis mail was sent by a machine; please do not reply.';
const noted = (label: string, note: string) => (note ? `\n\n${label}:\n${note}` : '');

export const reviews: Translated<typeof source> = {
  flash: {
    sent: 'Sent to review. Colleagues who may publish have been told by e-mail.',
    'taken-back': 'Taken back; you can go on writing.',
    approved: 'Approved. The author has been told.',
    returned: 'Returned. The author gets your comments.',
    scheduled: 'Scheduled. It will be published by itself.',
    unscheduled: 'The date is removed; the approval stands.',
    resolved: 'Your ticks are saved.',
  },
  title: 'Review',
  lead: 'Read it, comment on fields, then decide. You approve the words you see now; any later change needs a new review.',
  authorLead: 'How far the review of this draft is, and what the reviewer says.',
  facts: {
    state: 'State',
    writtenBy: 'Written by',
    sentBy: 'Sent by',
    sentAt: 'Sent',
    note: 'Note with it',
    decidedBy: 'Reviewed by',
    decidedAt: 'Reviewed',
    decisionNote: 'Reviewer’s note',
    scheduledFor: 'To be published',
  },
  gone: 'Somebody who has left',
  ended: 'The draft was changed after it was sent, so that review no longer counts. Send it again.',
  failureTitle: 'The scheduled publication did not happen',
  failure: {
    'organisation-unverified':
      'The organisation was not verified at that moment. Set another time once it is verified again.',
    incomplete: 'The draft was incomplete at that moment. Complete it and send it to review again.',
    'contacts-in-text':
      'At that moment the public text held contact details or personal data. Move them to the contact person and send it to review again.',
    'too-vague':
      'At that moment the text was below the clarity that publishing takes. Add what is missing and send it to review again.',
    'already-past': 'Its validity had ended by then. Change the date and send it to review again.',
    'change-reason-needed': 'The reason for the change was missing. Set another time and give the reason.',
    'four-eyes':
      'The organisation has several members now, and the author had set the time. A colleague has to publish it.',
  },
  content: 'What the draft says',
  changes: 'What it changes in the published version',
  noChanges: 'Nothing differs from the published version.',
  commentOn: ({ field }) => `Comment on “${field}”`,
  comments: 'Comments of the review',
  commentsLead: 'Tick what you have dealt with; once saved, the reviewer sees it.',
  whole: 'The whole',
  commentBy: ({ name, at }) => `${name} · ${at}`,
  resolved: 'Done',
  saveResolved: 'Save ticks',
  toField: 'Go to the field',
  decide: 'Decide',
  note: 'Note',
  noteHint: 'Mailed to the author. To return a draft, write a note or comment on a field.',
  approve: 'Approve',
  requestChanges: 'Request changes',
  publishNow: 'Approve and publish now',
  publishText: 'Everybody can see it then, and this version is kept for good.',
  schedule: 'Approve and schedule',
  scheduleApproved: 'Schedule publication',
  reschedule: 'Change the time',
  scheduleAt: 'Time of publication (Beijing time, UTC+8)',
  scheduleHint: 'Published by itself at that time; at most 180 days ahead.',
  unschedule: 'Remove the date',
  takeBack: 'Take back',
  takeBackText: 'Approval and date are cancelled by this, and you can go on writing.',
  send: 'Send to review',
  sendTitle: 'Send it to your colleagues?',
  sendText:
    'Those who may publish are told by e-mail. You can still change it meanwhile, but then it has to be sent again.',
  sendNote: 'Note to the reviewers',
  open: 'See the review',
  review: 'Review the draft',
  more: 'More',
  owner: {
    'in-review': { title: 'In review', text: 'Waiting for a colleague who may publish.' },
    'changes-requested': {
      title: 'The reviewer asks for changes',
      text: 'The comments stand with the fields. Send it again when you are done.',
    },
    approved: {
      title: 'Approved, not yet published',
      text: 'Somebody else who may publish puts it on the list, or sets a time for it.',
    },
    scheduledTitle: 'Scheduled',
    scheduledText: ({ at }) => `It will be published on ${at}. A change of the text before then cancels it.`,
  },
  queue: {
    title: 'Review',
    lead: 'Drafts of your organisation on their way, the longest waiting first.',
    link: ({ count }) => (count === 0 ? 'Review' : `Review (${count})`),
    waiting: 'Waiting for review',
    approved: 'Approved, to be published',
    scheduled: 'Scheduled',
    returned: 'Returned for changes',
    name: 'Title',
    writer: 'Written by',
    sent: 'Sent',
    own: 'Yours: a colleague reviews it',
    emptyTitle: 'Nothing is waiting',
    emptyText: 'Drafts that colleagues send appear here, and you get an e-mail.',
  },
  refusal: {
    'no-draft': 'There is no draft; it may have been published.',
    'already-sent': 'This draft is in review or approved already.',
    'nobody-to-review': 'You are the only member, so there is nobody to send it to; you can publish it yourself.',
    incomplete: 'The draft is not complete yet.',
    'not-in-review': 'This draft is not in review.',
    'draft-changed': 'The draft was changed while you were reading. This is the newest text; please look again.',
    'already-approved': 'It is approved already.',
    'comment-needed': 'Say what should change: write a note or at least one comment on a field.',
    'not-approved': 'It has to be approved before it can be scheduled.',
    'schedule-past': 'That time has passed; choose a later one.',
    'schedule-too-far': 'At most 180 days ahead.',
    'validity-ends-before': 'Its validity ends before that time; change the validity first.',
    'not-scheduled': 'No time is set.',
    'already-past': 'Its validity has ended; change the date first.',
    'change-reason-needed': 'Give the reason for the change; everybody can read it.',
    'time-needed': 'Give the time of publication.',
  },
  mail: {
    sent: {
      subject: ({ title }) => `Please review: ${title}`,
      body: ({ name, by, title, note, link }) =>
        `Hello ${name},\n\n${by} asks you to review the draft “${title}”.${noted('Note', note)}\n\n${link}${closing}`,
    },
    'taken-back': {
      subject: ({ title }) => `Taken back from review: ${title}`,
      body: ({ name, by, title, link }) =>
        `Hello ${name},\n\n${by} has taken “${title}” back from review. There is nothing to do for now.\n\n${link}${closing}`,
    },
    'changes-requested': {
      subject: ({ title }) => `Changes requested: ${title}`,
      body: ({ name, by, title, note, link }) =>
        `Hello ${name},\n\n${by} has reviewed “${title}” and asks for changes.${noted('Note', note)}\n\nThe comments on the fields:\n${link}${closing}`,
    },
    approved: {
      subject: ({ title }) => `Approved: ${title}`,
      body: ({ name, by, title, note, link }) =>
        `Hello ${name},\n\n${by} has approved “${title}”.${noted('Note', note)}\n\n${link}${closing}`,
    },
    scheduled: {
      subject: ({ title }) => `Scheduled: ${title}`,
      body: ({ name, by, title, note, at, link }) =>
        `Hello ${name},\n\n${by} has approved “${title}”; it will be published on ${at}.${noted('Note', note)}\n\n${link}${closing}`,
    },
    unscheduled: {
      subject: ({ title }) => `No longer scheduled: ${title}`,
      body: ({ name, by, title, link }) =>
        `Hello ${name},\n\n${by} has removed the date of publication of “${title}”.\n\n${link}${closing}`,
    },
  },
  publicationMail: {
    published: {
      subject: ({ title }) => `Published: ${title}`,
      body: ({ name, by, title, link }) =>
        `Hello ${name},\n\n“${title}” was published ${by ? `by ${by}` : 'at the time set for it'} and stands on the public list now.\n\n${link}${closing}`,
    },
    'schedule-failed': {
      subject: ({ title }) => `Not published: ${title}`,
      body: ({ name, title, reason, link }) =>
        `Hello ${name},\n\nthe time set for “${title}” has come, but it was not published.\n\nThe reason: ${reason}\n\n${link}${closing}`,
    },
  },
};
