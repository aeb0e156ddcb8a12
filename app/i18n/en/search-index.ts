// English messages: the note while PostgreSQL answers searches, and the operators' page about the index.
import type { Translated } from '../message-shape.ts';
import type { searchIndex as source } from '../zh-CN/search-index.ts';

export const searchIndex: Translated<typeof source> = {
  degraded: {
    title: 'Searching without the index',
    away: 'The search service does not answer just now, so these results come straight from the database: up to date, but typing mistakes are not forgiven, synonyms are not found, and counts go up to 1,000. It switches back by itself.',
    behind:
      'The search index is catching up with many changes, so these results come straight from the database: up to date, but typing mistakes are not forgiven, synonyms are not found, and counts go up to 1,000. It switches back by itself.',
  },
  title: 'Search index',
  lead: 'Whether the index keeps up with the lists, who answers searches, and what the nightly comparisons found.',
  state: {
    label: 'State',
    well: 'Well: the index answers searches.',
    behind: 'Behind: the database answers searches.',
    away: 'No answer: the database answers searches.',
  },
  pending: 'Changes waiting',
  pendingNote: (p) => (p.seconds < 1 ? 'nothing waits' : `the oldest for ${Math.round(p.seconds)} s`),
  lag: 'Change to findable',
  lagNote: (p) =>
    p.number === 0 ? 'no changes yet' : `last ${p.number}: 95% within ${p.p95} s, 99% within ${p.p99} s`,
  seconds: 's (median)',
  documents: 'Documents expected',
  servers: {
    caption: 'Search servers',
    address: 'Address',
    role: 'Use',
    main: 'main',
    copy: 'copy',
    version: 'Index version',
    state: 'State',
    current: 'as the program wants it',
    outdated: 'being built anew, or about to be',
    missing: 'no index',
    behind: 'missed changes; compared before it is used',
    away: 'no answer',
  },
  checks: {
    caption: 'Comparisons of all documents by hash',
    at: 'When',
    expected: 'Expected',
    missing: 'Missing',
    stale: 'Different',
    stray: 'Unwanted',
    seconds: 'Seconds',
    empty: 'Nothing has been compared yet',
    emptyText: 'Everything is compared at three in the morning (China time); differences are put right by themselves.',
  },
  help: 'To build all indexes anew, run npm run search:reindex on the server: the new ones are made beside the old ones and swapped in, and searching goes on.',
};
