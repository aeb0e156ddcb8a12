// English messages: brokers' suggestions of better words.
import type { Translated } from '../message-shape.ts';
import type { suggestions as source } from '../zh-CN/suggestions.ts';

const closing =
  '\n\nJiebang · where innovation scenarios meet those who can solve them\nThis mail was sent by a machine; please do not reply.';

export const suggestions: Translated<typeof source> = {
  flash: {
    suggested: 'Your suggestion is with the organisation.',
    accepted: 'Accepted into the draft. The public page changes once it is published.',
    rejected: 'The broker has your answer.',
  },
  title: 'Suggestions',
  brokerLead:
    'Choose a field and write it more clearly. The organisation accepts it, accepts it with changes, or says why not.',
  ownerLead:
    'Better wording proposed by brokers of the platform. What you accept goes into the draft, not to the public.',
  link: ({ count }) => (count === 0 ? 'Suggestions' : `Suggestions (${count})`),
  suggest: 'Suggest clearer words',
  field: 'Field',
  present: 'What it says now',
  proposed: 'What it could say',
  reason: 'Reason',
  reasonHint: 'Example: with figures, those who can solve it know what is asked.',
  send: 'Send the suggestion',
  accept: 'Accept into the draft',
  text: 'Words to accept (you can change them)',
  reject: 'Decline',
  note: 'Answer to the broker',
  phase: { open: 'Open', accepted: 'Accepted', rejected: 'Declined' },
  answer: ({ note }) => `Answer: ${note}`,
  emptyTitle: 'No suggestions yet',
  emptyText: 'What brokers propose appears here.',
  own: {
    title: 'My suggestions',
    lead: 'What you proposed, and what the organisations answered.',
    emptyTitle: 'You have not suggested anything yet',
    emptyText: 'On the page of an opportunity or capability you can propose clearer words.',
    listing: 'Listing',
    date: 'Date',
    state: 'Result',
    link: 'Suggestions',
  },
  refusal: {
    'field-not-open': 'This field is not open to suggestions.',
    'nothing-changed': 'That is what it says already.',
    'too-many-open': 'Five of your suggestions here are still open; please wait for the answers.',
    'already-answered': 'This suggestion has been answered already.',
    'rejection-note-needed': 'Say why you decline it.',
    'text-needed': 'Write the words to accept.',
  },
  mail: {
    suggested: {
      subject: ({ title }) => `Clearer words suggested: ${title}`,
      body: ({ name, title, link }) =>
        `Hello ${name},\n\na broker of the platform suggests clearer words for “${title}”. Please see whether you accept them:\n\n${link}${closing}`,
    },
  },
};
