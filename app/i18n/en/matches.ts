// English messages: matches and their reasons.
import type { Translated } from '../message-shape.ts';
import type { matches as source } from '../zh-CN/matches.ts';

export const matches: Translated<typeof source> = {
  capabilitiesTitle: 'Best-matching capabilities',
  opportunitiesTitle: 'Best-matching opportunities',
  lead: 'Computed from what both sides have published; every reason is shown, and no organisation takes more than two of the first ten places.',
  score: 'Match',
  percent: (p) => `${p.value}%`,
  why: 'Why it matches',
  terms: 'Shared terms',
  translated: (p) => `${p.term} (“${p.other}”)`,
  reason: {
    lexical: { high: 'Much of the same wording', some: 'Some of the same wording' },
    semantic: { high: 'Very close in subject', some: 'Related in subject' },
    field: { high: 'Same field', some: 'Fields overlap', low: 'Different fields' },
    industry: { high: 'Same industry', some: 'Neighbouring industries', low: 'Different industries' },
    region: { high: 'Same place', some: 'Same province or region served', low: 'Outside the regions served' },
    trl: { high: 'Ready enough (TRL)', some: 'Nearly ready enough (TRL)', low: 'Not ready enough (TRL)' },
    budget: { high: 'Budgets agree', some: 'Budgets are close', low: 'Budgets are far apart' },
    cooperation: {
      high: 'Same way of working together',
      some: 'Ways of working together can be agreed',
      low: 'Different ways of working together',
    },
    kind: {
      high: 'What is offered is what is sought',
      some: 'What is offered can serve what is sought',
      low: 'A different kind from what is sought',
    },
    freshness: { high: 'Published recently', some: 'Published a while ago', low: 'Published long ago' },
  },
  emptyCapabilitiesTitle: 'No capability fits yet',
  emptyOpportunitiesTitle: 'No opportunity fits yet',
  emptyText:
    'Matching runs by itself within seconds of publication and again whenever the lists grow. You can also search.',
  expressInterest: 'Express interest',
  verified: 'Verified',
};
