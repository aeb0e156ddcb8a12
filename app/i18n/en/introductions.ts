// English messages: introductions, the contact workflow.
import type { Translated } from '../message-shape.ts';
import type { introductions as source } from '../zh-CN/introductions.ts';

export const introductions: Translated<typeof source> = {
  title: 'Introductions',
  lead: 'Express interest first. Both sides see each other’s contact details only once the other side accepts.',
  received: 'Received',
  sent: 'Sent',
  sides: 'Direction',
  emptyReceivedTitle: 'Nobody has expressed interest yet',
  emptyReceivedText: 'A clear, published listing is how the right partners find you.',
  emptySentTitle: 'You have not expressed interest yet',
  emptySentText: 'Open an opportunity or a capability and express interest from its matches.',
  findPartners: 'Search',
  about: 'About',
  from: 'From',
  to: 'To',
  sentAt: 'Sent',
  answerDueAt: 'Answer due',
  answerDueText: (p) => `Please answer before ${p.instant} (10 working days); after that it counts as unanswered.`,
  phase: {
    open: 'Waiting for an answer',
    accepted: 'Accepted',
    declined: 'Declined',
    cancelled: 'Taken back',
    expired: 'Not answered',
  },
  cooperationSought: 'What co-operation do you seek?',
  cooperationSoughtHint:
    'For example: a trial on three months of past data first; procurement once the targets are met.',
  questions: 'What do you still need to know?',
  questionsHint: 'For example: are power and network available on site? May the data leave the park?',
  aboutUs: 'Who are you?',
  aboutUsHint:
    'A few sentences on what qualifies your organisation. Please leave out phone numbers and e-mail addresses.',
  offered: 'Your own listing to go with it',
  offeredNone: 'None',
  newTitle: 'Express interest',
  newLead: (p) => `About “${p.title}”`,
  send: 'Send',
  contactTitle: 'Contact person (shown only after acceptance)',
  contactText: 'Contact details are kept apart. Until the other side accepts, nobody sees them, operators included.',
  contactName: 'Name',
  contactPhone: 'Phone',
  contactEmail: 'E-mail',
  answerTitle: 'Your answer',
  accept: 'Accept and exchange contact details',
  acceptText:
    'After acceptance, members with the contact permission on both sides see each other’s details; each reading is recorded.',
  decline: 'Decline',
  declineText: 'Please say why, so that the other side can learn from it.',
  declineReason: 'Reason',
  declineReasons: {
    'not-fitting': 'Does not fit our need',
    'too-early': 'Too early',
    'already-solved': 'Already solved',
    'no-capacity': 'No capacity at present',
    terms: 'The terms do not work',
    other: 'Another reason',
  },
  declineNote: 'More detail',
  declined: (p) => `Declined: ${p.reason}`,
  cancel: 'Take back',
  cancelText: 'Once taken back, it can no longer be answered.',
  contacts: 'Contact details of both sides',
  showContacts: 'Show contact details',
  contactsText: 'Each reading is recorded. Please use them for this introduction only.',
  interestIn: { opportunity: 'We can do this: express interest', capability: 'We need this: express interest' },
  flash: {
    sent: 'Sent. The other side has 10 working days to answer.',
    accepted: 'Accepted. Both sides can now see the contact details.',
    declined: 'Declined; the other side has been told why.',
    cancelled: 'Taken back.',
  },
  mail: {
    sent: {
      subject: (p) => `${p.from} is interested in working with you`,
      body: (p) =>
        `Dear ${p.name},\n\n${p.from} has expressed interest in “${p.title}”. Please answer before ${p.due}:\n\n${p.link}\n\nNeither side sees the other’s contact details until you accept.`,
    },
    accepted: {
      subject: (p) => `${p.from} has accepted the introduction`,
      body: (p) =>
        `Dear ${p.name},\n\n${p.from} has accepted the introduction about “${p.title}”. The contact details are here:\n\n${p.link}`,
    },
    declined: {
      subject: (p) => `${p.from} has declined the introduction`,
      body: (p) =>
        `Dear ${p.name},\n\n${p.from} has declined the introduction about “${p.title}”. The reason is here:\n\n${p.link}`,
    },
  },
  refusal: {
    ownListing: 'This listing is your own.',
    offeredNotOwn: 'The listing you chose is not on the list or not yours; please choose again.',
    dailyLimit: 'Your organisation has sent 20 expressions of interest in 24 hours. Please come back tomorrow.',
    pairLimit: 'There are already 3 unanswered expressions of interest with this organisation.',
    declinedRecently: 'They declined the same interest within the last 60 days. Please try again later.',
    notOpen: 'This has already been answered, taken back or has expired.',
  },
};
