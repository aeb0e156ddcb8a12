// English messages: saved searches and their alerts.
import type { Translated } from '../message-shape.ts';
import type { savedSearches as source } from '../zh-CN/saved-searches.ts';

const listed = (values: readonly string[]): string => values.map((value) => `“${value}”`).join(', ');
const anyOf = (values: readonly string[]): string => values.join(', ');

export const savedSearches: Translated<typeof source> = {
  title: 'Saved searches',
  lead: 'Save a search and hear when a new listing fits: on the site and by mail, in your language.',
  link: 'Saved searches',
  save: 'Save this search',
  saveHint: 'Tell me when a new listing fits',
  feed: 'Feed (Atom)',
  empty: 'You have not saved any search yet',
  emptyText:
    'Enter words and choose filters on the search page, then press “Save this search”: you will hear of every new listing that fits.',
  toSearch: 'Search',
  flash: {
    saved: 'Saved. We tell you when a new listing fits.',
    changed: 'Your changes are saved.',
    paused: 'Paused. You will hear no more of it.',
    resumed: 'Resumed. You will hear of what is published from now on.',
    deleted: 'Deleted.',
  },
  refusal: { 'too-many': 'You can save up to 50 searches. Please delete one you no longer need.' },
  newTitle: 'Save this search',
  editTitle: 'Change a saved search',
  signInTitle: 'Sign in to save this search',
  signInText:
    'Alerts go to you in person, so please sign in or register first. Afterwards you come back to this search.',
  signIn: 'Sign in and go on',
  signUp: 'Register',
  name: 'Name',
  nameHint: 'Only you see it. It appears in the alerts.',
  frequency: 'How often',
  frequencies: {
    instant: 'Instantly: as soon as something is published',
    daily: 'Daily: a summary at 8 in the morning (China)',
    weekly: 'Weekly: a summary on Mondays at 8 (China)',
  },
  frequencyShort: { instant: 'Instant', daily: 'Daily', weekly: 'Weekly' },
  instead: 'Save as',
  insteadNew: 'A new saved search',
  insteadOf: ({ name }) => `The new question of “${name}”`,
  submit: 'Save search',
  submitChange: 'Save changes',
  back: 'Back to the search',
  how: 'How this alert works',
  state: { active: 'Active', paused: 'Paused' },
  found: ({ count }) =>
    count === 0 ? 'Nothing found yet' : count === 1 ? '1 listing found' : `${count} listings found`,
  savedAt: ({ instant }) => `Saved ${instant}`,
  open: 'Open on the search page',
  edit: 'Change',
  pause: 'Pause',
  resume: 'Resume',
  remove: 'Delete',
  removeOf: ({ name }) => `Delete “${name}”`,
  hitsTitle: 'What it found',
  hitsEmpty: 'No new listing fits yet',
  hitsEmptyText: 'Listings that were there before are on the search page; new ones that fit will appear here.',
  hit: 'Listing',
  foundAt: 'Found',
  kind: { new: 'New', changed: 'Fits after a change' },
  gone: 'No longer listed',
  usualName: 'Everything new',
  explain: {
    lists: ({ lists }) => `Every newly published listing is looked at: ${anyOf(lists)}.`,
    words: ({ values }) =>
      `Each of these words must be in it: ${listed(values)}. Other wordings of the same thing count, also in the other language.`,
    phrases: ({ values }) => `Exactly this must be in it: ${listed(values)}.`,
    excluded: ({ values }) => `This must not be in it: ${listed(values)}.`,
    noWords: 'Any words will do.',
    filter: ({ name, values }) =>
      values.length === 1 ? `${name}: ${anyOf(values)}.` : `${name}, one of: ${anyOf(values)}.`,
    budget: ({ from, to }) =>
      `Budget, upper end${from ? ` from CNY ${from}0,000` : ''}${to ? ` up to CNY ${to}0,000` : ''}.`,
    closing: ({ days }) => `When published, it is valid for at most ${days} more days.`,
    instant: 'You hear of it as soon as something fits; what is published together comes as one notice.',
    daily: 'A summary at 8:00 in China every day with something new; no news, no notice.',
    weekly: 'A summary on Mondays at 8:00 in China when there is something new; no news, no notice.',
    once: 'Each listing is told once; one that fits only after a change is told, too. What was published before you saved, or by your own organisation, is not.',
    paused: 'It is paused: nothing is looked at and nothing is told.',
  },
  stop: {
    title: 'Stop the alerts of this search',
    text: ({ name }) => `No more alerts for “${name}”? The saved search is kept, and you can resume it at any time.`,
    gone: 'There will be no more alerts for this search.',
    submit: 'Stop alerts',
    toList: 'My saved searches',
  },
};
