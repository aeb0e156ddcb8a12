// English messages: notifications about introductions, brokers' proposals and clarifications.

/** `other` is the other side's name, `title` the listing, `dueAt` when the answer is due. */
interface Told {
  title: string;
  otherZh: string;
  otherEn: string;
  dueAt: string;
}

interface Titled {
  title: string;
}

export const introductionNotifications = {
  'introduction.sent': {
    title: (p: Told) => `${p.otherEn} has expressed interest`,
    line: (p: Told) => `About “${p.title}”. Please answer before ${p.dueAt}.`,
  },
  'introduction.accepted': {
    title: (p: Told) => `${p.otherEn} has accepted the introduction`,
    line: (p: Told) => `About “${p.title}”: you can now see the contact details and write messages.`,
  },
  'introduction.declined': {
    title: (p: Told) => `${p.otherEn} has declined the introduction`,
    line: (p: Told) => `About “${p.title}”: the reason is on its page.`,
  },
  'introduction.cancelled': {
    title: (p: Told) => `${p.otherEn} has taken its expression of interest back`,
    line: (p: Told) => `About “${p.title}”: no answer is needed any more.`,
  },
  'introduction.question-asked': {
    title: (p: Told) => `${p.otherEn} has a question before it answers`,
    line: (p: Told) => `About “${p.title}”: reply, so that they can decide.`,
  },
  'introduction.question-answered': {
    title: (p: Told) => `${p.otherEn} has replied to your question`,
    line: (p: Told) => `About “${p.title}”. Please answer the introduction before ${p.dueAt}.`,
  },
  'introduction.reminded': {
    title: (p: Told) => `${p.otherEn} is still waiting for your answer`,
    line: (p: Told) => `About “${p.title}”. After ${p.dueAt} it counts as unanswered.`,
  },
  'introduction.expired': {
    title: (p: Told) => `The introduction with ${p.otherEn} ended without an answer`,
    line: (p: Told) => `About “${p.title}”: there was no answer within 10 working days.`,
  },
  'introduction.consent-withdrawn': {
    title: (p: Told) => `${p.otherEn} has withdrawn its contact details`,
    line: (p: Told) => `About “${p.title}”: the contact details of both sides are hidden again.`,
  },
  'introduction.message-sent': {
    title: (p: Told) => `${p.otherEn} has written to you`,
    line: (p: Told) => `About “${p.title}”. Read and reply on the site.`,
  },
  'introduction.meeting-proposed': {
    title: (p: Told) => `${p.otherEn} proposes a meeting`,
    line: (p: Told) => `About “${p.title}”. Please choose a time that suits you.`,
  },
  'introduction.meeting-settled': {
    title: (p: Told) => `${p.otherEn} has chosen a time for the meeting`,
    line: (p: Told) => `About “${p.title}”. The calendar file is on the site.`,
  },
  'introduction.meeting-cancelled': {
    title: (p: Told) => `${p.otherEn} has called the meeting off`,
    line: (p: Told) => `About “${p.title}”.`,
  },
  'introduction.agreement-signed': {
    title: (p: Told) => `${p.otherEn} has signed the confidentiality agreement`,
    line: (p: Told) => `About “${p.title}”. Once both have signed, confidential files open.`,
  },
  'introduction.agreement-revoked': {
    title: (p: Told) => `${p.otherEn} has revoked its signature`,
    line: (p: Told) => `About “${p.title}”. From now on confidential files are closed.`,
  },
  'introduction.files-given': {
    title: (p: Told) => `${p.otherEn} has given you new files`,
    line: (p: Told) => `About “${p.title}”. They are on the page of the introduction.`,
  },
  'proposal.made': {
    title: (_: Titled) => 'A broker proposes a partner to you',
    line: (p: Titled) => `Their listing: “${p.title}”. Express interest or decline.`,
  },
  'proposal.taken-up': {
    title: (_: Titled) => 'One side is interested',
    line: (p: Titled) => `About “${p.title}”: the other side has yet to answer.`,
  },
  'proposal.accepted': {
    title: (_: Titled) => 'Both sides have accepted',
    line: (p: Titled) => `About “${p.title}”: the introduction is made.`,
  },
  'proposal.declined': {
    title: (_: Titled) => 'One side has declined',
    line: (p: Titled) => `About “${p.title}”: the reason is on the page of the proposal.`,
  },
  'proposal.minutes-written': {
    title: (_: Titled) => 'The broker has written minutes of a visit',
    line: (p: Titled) => `About “${p.title}”.`,
  },
  'call.clarification-asked': {
    title: (_: Titled) => 'A question about your call',
    line: (p: Titled) => `“${p.title}”. Please answer it publicly.`,
  },
  'call.clarification-answered': {
    title: (_: Titled) => 'Your question has been answered publicly',
    line: (p: Titled) => `“${p.title}”.`,
  },
};
