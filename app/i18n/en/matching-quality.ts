// English messages: how good the matching is, in public.
import type { Translated } from '../message-shape.ts';
import type { matchingQuality as source } from '../zh-CN/matching-quality.ts';

export const matchingQuality: Translated<typeof source> = {
  title: 'How good our matching is',
  link: 'How good our matching is: the figures',
  lead: 'We do not ask you to believe that matching works. These are the results on test collections beside the usual methods, in one run; anybody can repeat them with the same commands.',
  measured: ({ date }) => `Measured on ${date}`,
  none: 'No figures published yet',
  noneText: 'They appear here once npm run match:eval -- FOLDER --publish has been run.',
  collections: 'Results by collection',
  about: ({ queries, documents, language }) => `${queries} needs, ${documents} candidates, language: ${language}`,
  source: ({ source: from }) => `Data: ${from}`,
  licence: ({ licence }) => `Licence: ${licence}`,
  method: 'Method',
  ours: 'Jiebang matching',
  ndcg: 'First ten, nDCG@10',
  recall: 'First fifty, recall@50',
  precision: 'First five, P@5',
  mrr: 'First hit, MRR',
  bar: ({ method }) => `nDCG@10 of ${method}`,
  better: ({ baseline, p }) => `Better than the best other method, ${baseline} (paired randomisation test, p = ${p}).`,
  same: ({ baseline, p }) =>
    `No significant difference from the best other method, ${baseline} (paired randomisation test, p = ${p}).`,
  worse: ({ baseline, p }) => `Below the best other method, ${baseline} (paired randomisation test, p = ${p}).`,
  measures: 'How to read the measures',
  measureRows: [
    {
      term: 'nDCG@10',
      text: 'How well the first ten results are ordered: 1 when the most fitting come first, 0 when none fits. Linear gain.',
    },
    { term: 'recall@50', text: 'Which share of all fitting results is among the first fifty.' },
    { term: 'P@5', text: 'Which share of the first five fits; below 1 wherever fewer than five exist.' },
    { term: 'MRR', text: 'One over the rank of the first fitting result, averaged.' },
  ],
  repeat: 'How to repeat it',
  repeatText:
    'The form of the collections and the commands are in the repository. One set of parameters serves all collections; none is tuned for one of them.',
  limits: 'Limits',
  limitRows: [
    'The demo collections are invented listings graded by one person, who read needs and capabilities before seeing any ranking. They are small and guard against getting worse; they do not stand for a real market.',
    'The English demo collection has few candidates; every method is close to the top, so it tells little apart.',
    'Lexicon and demo were written by the same people, so the figures across languages may flatter; wordings nobody foresaw will do worse.',
    'Only the text part is measured; the fit of region, budget, readiness and the like is not in these figures.',
    'The public collections (aerodynamics, information science, statutes) are about other things than technology transfer.',
    'Times and memory depend on the machine; compare them within one run only.',
  ],
  languages: { zh: 'Chinese', en: 'English', 'zh+en': 'Chinese and English' },
  names: {
    'demo-zh': 'Demo needs, Chinese to Chinese',
    'demo-en': 'Demo needs, English to English',
    'demo-across': 'Demo needs, across Chinese and English',
    cranfield: 'Cranfield (aerodynamics, English)',
    cisi: 'CISI (information science, English)',
    'stard-zh': 'STARD (statutes, Chinese)',
  },
};
