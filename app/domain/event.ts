// Everything that can happen, and who outside the transaction must hear of it.

export const consumers = ['search', 'match'] as const;
export type Consumer = (typeof consumers)[number];

const lists = ['search', 'match'] as const;
const none = [] as const;

export const eventKinds = {
  'person.registered': none,
  'person.email-verified': none,
  'person.profile-changed': none,
  'person.password-changed': none,
  'person.identity-linked': none,
  'person.second-factor-added': none,
  'person.second-factor-removed': none,
  'person.recovery-codes-renewed': none,
  'person.recovery-code-used': none,
  'person.passkey-added': none,
  'person.passkey-renamed': none,
  'person.passkey-removed': none,
  'person.session-started': none,
  'person.session-ended': none,
  'person.organisation-switched': none,
  'person.erased': none,
  'organisation.created': none,
  'organisation.changed': lists,
  'organisation.verification-requested': none,
  'organisation.verified': lists,
  'organisation.returned': none,
  'organisation.suspended': lists,
  'organisation.reinstated': lists,
  'organisation.renewal-asked': none,
  'organisation.uscc-overridden': none,
  'organisation.honour-added': none,
  'organisation.honour-removed': none,
  'organisation.credit-changed': none,
  'organisation.logo-changed': none,
  'document.added': none,
  'document.removed': none,
  'document.read-by-staff': none,
  // What the virus scanner said.
  'document.scanned': none,
  'document.infected': none,
  'attachment.added': none,
  'attachment.changed': none,
  'attachment.removed': none,
  'attachment.read': none,
  'expert.profile-changed': none,
  'organisation.read-by-staff': none,
  'member.invited': none,
  'member.invitation-withdrawn': none,
  'member.joined': none,
  'member.role-changed': none,
  'member.removed': none,
  'member.permissions-changed': none,
  'organisation.role-bundle-changed': none,
  'api-key.created': none,
  'api-key.revoked': none,
  'opportunity.drafted': none,
  'opportunity.edited': none,
  'opportunity.draft-discarded': none,
  'opportunity.published': lists,
  'opportunity.withdrawn': lists,
  'opportunity.watchers-told': none,
  'opportunity.sections-read': none,
  'opportunity.sent-to-review': none,
  'opportunity.taken-back': none,
  'opportunity.changes-requested': none,
  'opportunity.approved': none,
  'opportunity.comments-resolved': none,
  'opportunity.scheduled': none,
  'opportunity.unscheduled': none,
  'opportunity.schedule-failed': none,
  'opportunity.fulfilled': lists,
  'opportunity.confirmation-asked': none,
  'opportunity.confirmed': lists,
  'opportunity.archived': lists,
  'opportunity.moderated': lists,
  'opportunity.restored': lists,
  'opportunity.suggested': none,
  'opportunity.suggestion-accepted': none,
  'opportunity.suggestion-rejected': none,
  'capability.drafted': none,
  'capability.edited': none,
  'capability.draft-discarded': none,
  'capability.published': lists,
  'capability.withdrawn': lists,
  'capability.watchers-told': none,
  'capability.sections-read': none,
  'person.watch-started': none,
  'person.watch-ended': none,
  'capability.sent-to-review': none,
  'capability.taken-back': none,
  'capability.changes-requested': none,
  'capability.approved': none,
  'capability.comments-resolved': none,
  'capability.scheduled': none,
  'capability.unscheduled': none,
  'capability.schedule-failed': none,
  'capability.fulfilled': lists,
  'capability.confirmation-asked': none,
  'capability.confirmed': lists,
  'capability.archived': lists,
  'capability.moderated': lists,
  'capability.restored': lists,
  'capability.suggested': none,
  'capability.suggestion-accepted': none,
  'capability.suggestion-rejected': none,
  'batch.created': none,
  'batch.changed': none,
  'batch.discarded': none,
  'batch.scheduled': none,
  'batch.unscheduled': none,
  'batch.released': none,
  'batch.release-failed': none,
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
  // A door that stayed shut; what was tried is in `data.action`.
  'access.refused': none,
  'site.cleaned-up': none,
} as const satisfies Record<string, readonly Consumer[]>;
export type EventKind = keyof typeof eventKinds;

export const subjectTypes = [
  'person',
  'organisation',
  'opportunity',
  'capability',
  'batch',
  'introduction',
  'call',
  'bid',
  'site',
] as const;
export type SubjectType = (typeof subjectTypes)[number];

/** Subject of what concerns the whole site. */
export const siteSubject = { type: 'site', id: '00000000-0000-0000-0000-000000000000' } as const;

/** What a reader of the trail can ask for: kinds by the word before the dot. */
export const eventGroups = [
  'account',
  'organisation',
  'member',
  'listing',
  'introduction',
  'call',
  'bid',
  'refusal',
  'site',
] as const;
export type EventGroup = (typeof eventGroups)[number];

type Prefix<Kind extends string> = Kind extends `${infer Word}.${string}` ? Word : never;

const groupOfPrefix = {
  person: 'account',
  'custodian-key': 'account',
  'api-key': 'account',
  organisation: 'organisation',
  document: 'organisation',
  attachment: 'listing',
  expert: 'account',
  member: 'member',
  opportunity: 'listing',
  capability: 'listing',
  batch: 'listing',
  introduction: 'introduction',
  call: 'call',
  bid: 'bid',
  access: 'refusal',
  site: 'site',
} as const satisfies Record<Prefix<EventKind>, EventGroup>;

export const isEventKind = (text: string): text is EventKind => Object.hasOwn(eventKinds, text);
export const isEventGroup = (text: unknown): text is EventGroup => (eventGroups as readonly unknown[]).includes(text);

const allKinds = Object.keys(eventKinds) as EventKind[];

/** The kinds of a group, in the order of the table above. */
export const kindsOfGroup = (group: EventGroup): readonly EventKind[] =>
  allKinds.filter((kind) => groupOfPrefix[kind.split('.', 1)[0] as Prefix<EventKind>] === group);
