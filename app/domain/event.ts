// Everything that can happen, and who outside the transaction must hear of it.

export const consumers = ['search', 'match'] as const;
export type Consumer = (typeof consumers)[number];

const lists = ['search', 'match'] as const;
const none = [] as const;

export const eventKinds = {
  'person.registered': none,
  'organisation.created': none,
  'organisation.changed': lists,
  'organisation.verification-requested': none,
  'organisation.verified': lists,
  'organisation.returned': none,
  'organisation.suspended': lists,
  'member.invited': none,
  'member.joined': none,
  'member.role-changed': none,
  'member.removed': none,
  'opportunity.drafted': none,
  'opportunity.edited': none,
  'opportunity.published': lists,
  'opportunity.withdrawn': lists,
  'capability.drafted': none,
  'capability.edited': none,
  'capability.published': lists,
  'capability.withdrawn': lists,
  'introduction.sent': none,
  'introduction.accepted': none,
  'introduction.declined': none,
  'introduction.cancelled': none,
  'introduction.contacts-read': none,
  'custodian-key.created': none,
  'call.drafted': none,
  'call.edited': none,
  'call.published': ['search'],
  'call.cancelled': ['search'],
  'call.share-released': none,
  'call.opened': ['search'],
  'bid.submitted': none,
  'bid.withdrawn': none,
  'bid.refused': none,
} as const satisfies Record<string, readonly Consumer[]>;
export type EventKind = keyof typeof eventKinds;

export const subjectTypes = [
  'person',
  'organisation',
  'opportunity',
  'capability',
  'introduction',
  'call',
  'bid',
] as const;
export type SubjectType = (typeof subjectTypes)[number];
