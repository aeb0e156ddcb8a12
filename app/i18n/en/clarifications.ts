// English messages: questions about calls and their answers.
import type { Translated } from '../message-shape.ts';
import type { clarifications as source } from '../zh-CN/clarifications.ts';

export const clarifications: Translated<typeof source> = {
  title: 'Clarifications',
  lead: 'Questions about this call and their answers. Who asked is not published; everybody sees the answers.',
  none: 'Nothing has been published yet',
  noneText: 'Verified organisations can ask while the call is open; question and answer then appear here.',
  question: 'Question',
  answer: 'Answer',
  askedAt: 'Asked',
  answeredAt: 'Answered',
  ask: 'Ask a question',
  askText: 'It is published without your name: please name no organisation, person or contact details.',
  send: 'Hand in the question',
  waiting: 'Waiting for an answer',
  waitingOwn: 'Asked by your organisation; published with its answer',
  publish: 'Publish the answer',
  backToCall: 'Back to the call',
  refusals: {
    'text-needed': 'Please write something.',
    'contact-in-text': 'Please take out contact details and personal data: the question is published.',
    'too-many-open': 'Too many of your questions wait for an answer; please ask later.',
    'answered-already': 'This question has been answered.',
    'call-not-open': 'Questions and answers are not possible now.',
  },
  flash: { asked: 'Handed in; it is published with its answer.', answered: 'The answer is public.' },
};
