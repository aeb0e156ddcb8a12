// English messages: what operators do, and the outbox of demonstrations.
import type { Translated } from '../message-shape.ts';
import type { operations as source } from '../zh-CN/operations.ts';

export const operations: Translated<typeof source> = {
  flash: {
    verified: 'The organisation is verified.',
    returned: 'Returned; the administrators get the reason by e-mail.',
    suspended: 'Suspended; the administrators get the reason by e-mail.',
  },
  verifications: {
    title: 'Verification of organisations',
    lead: 'Check name, type and unified social credit code. Returning and suspending need a reason.',
    states: 'State of verification',
    emptyTitle: 'No organisations here',
    emptyText: 'Organisations that ask for verification appear under “in verification”.',
    requestedAt: 'Requested',
    administrators: 'Administrators',
    note: 'Reason',
    noteHint: 'The administrators of the organisation will read this.',
    lastNote: 'Reason given last',
    acts: { verify: 'Verify', return: 'Return', suspend: 'Suspend' },
    questions: {
      verify: ({ name }) => `Verify ${name}?`,
      return: ({ name }) => `Return the request of ${name}?`,
      suspend: ({ name }) => `Suspend the verification of ${name}?`,
    },
    consequences: {
      verify: 'It can then publish, ask for introductions and bid.',
      return: 'It can change what is needed and ask again.',
      suspend: 'It can no longer publish, ask for introductions or bid; what is published stays.',
    },
  },
  outbox: {
    title: 'Development mail',
    lead: 'There is no mail server, so the mails of this site stay here. Only demonstrations show this page.',
    emptyTitle: 'No mail yet',
    to: 'To',
    sentAt: 'Time',
    states: { waiting: 'waiting', kept: 'not sent: no server configured', sent: 'sent' },
    older: 'Older mail',
    newest: 'Newest mail',
  },
};
