// English messages: filling in a listing's form — sections, saving while typing, conflicts, place and industry.

import type { Translated } from '../message-shape.ts';
import type { listingForm as source } from '../zh-CN/listing-form.ts';

export const listingForm: Translated<typeof source> = {
  flash: {
    typedDiscarded: 'What was not saved has been discarded.',
    draftDiscarded: 'Draft discarded; back to the version that is public now.',
    listingRemoved: 'Draft deleted.',
    kept: 'Your session has ended. What you typed is kept for you: sign in and go on.',
    notYours:
      'That form was opened by another account or for another organisation, so it was not saved here; what was typed is kept for its writer.',
  },
  section: {
    more: 'Other language and source',
    moreText: 'Optional. With a title and summary in the other language, more readers find it.',
    proof: 'Rights and qualifications',
    proofText: 'Why it can be trusted: who owns what, and what is certified until when.',
  },
  nav: {
    label: 'Sections of the form',
    filled: ({ filled, total }) => `${filled} of ${total} filled in`,
    missing: ({ fields }) => `Missing: ${fields}`,
    step: ({ number, total, name }) => `${number}/${total} ${name}`,
    complete: 'Nothing needed is missing',
  },
  status: {
    idle: 'Saved as you type; nothing gets lost.',
    typing: 'Typing…',
    savedAt: ({ time }) => `Saved at ${time}`,
    keptHere: 'Not saved on the server for now; kept on this device and tried again.',
    signedOut: 'Your session has ended. It is kept on this device;',
    signIn: 'sign in to go on',
    tooLong: 'Too long to be saved as you type; please shorten it.',
  },
  restored: {
    title: ({ time }) => `Filled in with what you typed at ${time} and did not save`,
    text: 'It is not in the draft yet and nobody else sees it. Go on, or discard it and return to what is saved.',
    discard: 'Discard this',
  },
  other: {
    title: ({ time }) => `You typed something newer in another window or on another device (${time})`,
    text: 'The two differ. Choose one to go on with; the other is not lost before you have chosen.',
    take: 'Use the other',
    keep: 'Keep what is here',
  },
  conflict: {
    title: 'Somebody saved this draft while you were writing',
    by: ({ name, time }) => `${name} saved it at ${time}.`,
    text: 'Nothing of yours is lost, and nothing of theirs has been written over. Choose field by field, then save once more.',
    theirs: 'Theirs',
    mine: 'Mine',
    them: 'changed by them',
    me: 'changed by you',
    both: 'changed by both',
    empty: '(empty)',
  },
  action: {
    preview: 'Save and preview',
    discard: 'Discard draft',
    discardTitle: 'Discard this draft?',
    discardPublished:
      'Unpublished changes are lost, and the version that is public now remains. This cannot be undone.',
    discardUnpublished: 'It has never been published, so all of it is deleted. This cannot be undone.',
    confirm: 'Discard',
  },
  refusal: {
    'changed-meanwhile': 'Somebody saved this draft while you were writing. Choose field by field, then save again.',
    'nothing-to-discard': 'There is no draft to discard.',
    'draft-in-use': 'A call or a batch uses it, so it cannot be deleted; remove it there first.',
    'too-much-typed': 'Too long to be saved as you type.',
    'typed-elsewhere': 'You typed something newer in another window.',
  },
  place: {
    district: 'District or county',
    wholeCity: 'The whole city',
    show: 'Show districts',
    landingChoices: 'New areas and parks',
  },
  contactNever:
    'Kept apart from everything above: never public, not searchable, not in exports. Both sides see it only after an introduction is accepted.',
  help: ({ field }) => `How to fill in: ${field}`,
  example: ({ text }) => `Example: ${text}`,
  hint: {
    title: [
      'Who needs what, or who can do what, in one line. No slogans.',
      'In-line detection of weld defects on rail bogies',
    ],
    kind: ['Readers filter by it; when in doubt take the closest.', 'to try something first, choose “Scenario pilot”'],
    language: ['The language of title and text.', 'English'],
    summary: [
      'Two or three sentences for lists and search results: the thing, the way, the figures.',
      'Detects weld defects above 0.2 mm at 160 m/min, in place of manual sampling',
    ],
    fields: ['One to three, the closest ones; with more it is harder to find.', 'advanced equipment, AI'],
    problem: [
      'Where it happens, how much it matters, what was tried and why it failed; enough for an expert to judge.',
      'Inspectors take samples; about 6 % of defects are missed and 120 parts a month are reworked',
    ],
    presentState: ['Equipment, process and data there are now.', 'cameras at 8 stations, 14 months of labelled images'],
    metrics: [
      'Figures that tell success from failure, one a row. The more precise, the better the answers.',
      'defect detection rate ≥ 98 %',
    ],
    offered: [
      'Data, sites, samples, equipment and people you bring.',
      'one production line at night, 20,000 labelled images',
    ],
    trlRequired: [
      'Level 1 is a basic principle, level 9 full use. Name the lowest you accept.',
      'level 6 if a prototype tested in place is enough',
    ],
    ipTerms: [
      'Who owns the results and who may use them. “Open” is an answer, too.',
      'new IP is owned jointly, free use by us',
    ],
    budget: [
      'Yuan in units of 万元 (10,000 yuan), other currencies in plain units. One end is enough; if neither is known, tick “negotiable”.',
      'from 200, up to 350',
    ],
    fundingSource: ['Where the money comes from decides the procedure.', '60 % own funds, 40 % public programme'],
    cooperationModes: ['Several may be chosen.', 'joint development, pilot trial'],
    validUntil: ['After this day it is no longer shown; you can extend it at any time.', '2027-06-30'],
    divisionCode: [
      'Province and city first, then the district. For new areas and parks without a code, choose their city.',
      'Changchun, Jilin',
    ],
    landingArea: [
      'Where the result is put to use: new area, park, plant or street.',
      'aerospace information park, Changchun New Area',
    ],
    industryCode: [
      'Chinese industry classification (GB/T 4754—2017). Type a name or a code and choose from the list; a finer code may be written.',
      'type “instrument”, choose C40',
    ],
    timeFrame: ['Which result by when.', 'prototype by June 2027, in use by December'],
    titleTranslated: ['Shown to readers of the other language.', '高铁转向架焊缝缺陷在线检测'],
    summaryTranslated: ['The same meaning; not word for word.', '在产线速度下识别 0.2 毫米以上的焊缝缺陷'],
    sourceName: ['For listings carried over from elsewhere.', 'Opportunity list of Changchun New Area, batch 3, 2026'],
    sourceUrl: ['Where readers can check the original.', 'https://example.gov.cn/list/3'],
    description: [
      'What it does, how, how well, and what you need from the other side.',
      'optical and radar images combined, moisture maps within 24 hours, error below 5 %',
    ],
    trl: ['Level 1 is a basic principle, level 9 full use. Go by evidence.', 'level 9: in use in three counties'],
    referenceCases: [
      'Places and results, one a row. Nothing a client wants kept private.',
      'Yushu city · 2024 · 12 % less water',
    ],
    ipRights: [
      'Patents, software copyrights, standards, one a row. When employer and inventors own it together, choose “Shared service invention” and name all of them.',
      'invention patent · ZL202310000001.1 · a university and Wang · shared service invention',
    ],
    qualifications: [
      'Licences, certificates, accreditations; with the last day, empty when there is none.',
      'medical device production licence, 2028-03-31',
    ],
    regionsServed: ['Where you can work. None chosen means everywhere.', 'Jilin, Liaoning'],
    capacity: ['How much you can take on in a given time.', '200 samples a month, 1–50 kg each'],
    priceModel: ['How you charge, and whether there is a trial.', 'per scene, first trial free'],
    contact: ['Somebody who can answer questions; at least a phone or an e-mail address.', 'Ms Wang, engineering'],
    changeReason: ['Shown in the public version history.', 'added the description of the test data'],
  },
};
