// English messages: who may read which section of a listing, opening locked sections, previews.
import type { Translated } from '../message-shape.ts';
import type { confidentiality as source } from '../zh-CN/confidentiality.ts';

export const confidentiality: Translated<typeof source> = {
  flash: {
    opened: 'The locked sections are shown. This is on record: the listing’s organisation sees when yours opened them.',
    'nothing-to-open': 'There are no locked sections that your organisation can open.',
  },
  section: {
    problem: 'Problem and present state',
    metrics: 'Target metrics',
    offered: 'What is offered (data, site)',
    money: 'Budget and funding source',
    ip: 'Intellectual property',
    description: 'Description',
    cases: 'Reference cases',
    qualifications: 'Qualifications',
    capacity: 'Capacity',
    price: 'Price model',
  },
  level: {
    public: 'Everybody',
    verified: 'Verified organisations',
    introduced: 'Introduced organisations',
  },
  form: {
    title: 'Who may read what',
    intro:
      'Title, summary, fields, kind, place and validity are always public. The other sections can be limited: readers then see that there is something, but not what. Limited sections never reach search, matching, exports or mails, and every opening is on record.',
    reminder: 'The more is public, the better search and matching find the right partners.',
  },
  locked: {
    title: 'Locked sections',
    badge: { verified: 'Verified organisations only', introduced: 'After introduction' },
    text: {
      verified: 'The organisation shows this section to verified organisations only.',
      introduced:
        'The organisation shows this section to organisations it has accepted an introduction with about this listing.',
    },
    signIn: 'Sign in to read it',
    createOrganisation: 'Register your organisation',
    becomeVerified: 'Have your organisation verified',
    askAdministrator: 'Ask your organisation’s administrator to have it verified.',
    expressInterest: 'Express interest',
    suspended: 'Your organisation’s verification is suspended; it cannot open locked sections for now.',
    openTitle: 'Your organisation may read locked sections',
    openText: ({ sections }) =>
      `Open to you: ${sections}. Your organisation, your role and the time will be recorded and shown to the listing’s organisation.`,
    open: 'Show locked sections',
    opened:
      'This page shows locked sections; do not pass them on. The listing’s organisation sees when yours opened them.',
    mark: 'Locked section',
  },
  readings: {
    title: 'Who opened the locked sections',
    lead: 'Recorded once for each person, organisation and version. Before an introduction is accepted only the role is shown, not the name.',
    empty: 'No organisation has opened the locked sections yet.',
    organisation: 'Organisation',
    person: 'Person',
    version: 'Version',
    when: 'Time',
    formerMember: 'No longer a member',
  },
  preview: {
    title: 'Preview',
    link: 'Preview',
    of: { draft: 'Preview of the unpublished draft', published: 'Preview of the published version' },
    text: 'Below is exactly the page such a reader sees.',
    audiences: 'Readers',
    as: { public: 'Everybody', verified: 'Verified organisation', introduced: 'Introduced organisation' },
    back: 'Back to the listing',
    noLocks: 'Nothing is limited: all three kinds of readers see the same.',
  },
};
