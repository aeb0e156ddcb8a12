// The eleven parts of an opportunity's score; points add up to 100.

import {
  advertisingPart,
  clarityPart,
  contactsPart,
  type FieldTexts,
  type FoundPersonal,
  type PartResult,
  scored,
  step,
} from './coach-part.ts';
import { lengthOf, measuresIn, mentions, moneyIn, readable, timesIn } from './coach-signals.ts';
import { dataWords, ipWords, offerWords, partnerWords, siteWords, troubleWords, whoWords } from './coach-words.ts';
import type { OpportunityContent } from './opportunity.ts';

/** All public texts, for what must not stand in any of them. */
export const opportunityTexts = (content: OpportunityContent): FieldTexts => [
  ['title', content.title],
  ['titleTranslated', content.titleTranslated],
  ['summary', content.summary],
  ['summaryTranslated', content.summaryTranslated],
  ['problem', content.problem],
  ['presentState', content.presentState],
  ...content.metrics.map(
    ({ name, value, unit }, index) => [`metrics[${index}].name`, `${name} ${value}${unit && ` ${unit}`}`] as const,
  ),
  ['offered', content.offered],
  ['landingArea', content.landingArea],
  ['fundingSource', content.fundingSource],
  ['ipTerms', content.ipTerms],
  ['timeFrame', content.timeFrame],
  ['sourceName', content.sourceName],
];

function problemPart({ problem, summary, presentState }: OpportunityContent): PartResult {
  const said = readable(problem, presentState);
  const troubles = mentions(said || readable(summary), troubleWords);
  const length = step(lengthOf(problem), [15, 2], [30, 3], [60, 5], [110, 7], [160, 8]);
  const state =
    lengthOf(presentState) >= 8 || /目前|现有|当前|现状|已有|去年|currently|today|at present|existing/i.test(said)
      ? 2
      : 0;
  const points = length + step(troubles.length, [1, 3], [2, 5], [3, 6]) + (length > 0 ? state : 0);
  return scored('problem', 16, points, { found: troubles, field: 'problem' });
}

function whoPart({ title, summary, problem, presentState, landingArea }: OpportunityContent): PartResult {
  const people = mentions(readable(problem, presentState, summary, title), whoWords);
  const points = step(people.length, [1, 4], [2, 6], [4, 8]) + (landingArea.trim() ? 2 : 0);
  return scored('who', 8, points, { found: [...people, landingArea.trim()].filter(Boolean), field: 'problem' });
}

function metricsPart({ metrics, summary, problem, presentState }: OpportunityContent): PartResult {
  const rows = metrics.filter(({ name, value }) => name.trim() !== '' && value !== '');
  const ofRows = rows.reduce((sum, { unit }) => sum + (unit.trim() ? 6 : 4), 0);
  const { targets, plain } = measuresIn(readable(problem, summary, presentState));
  const ofText = Math.min(14, targets.length * 5 + Math.min(8, plain.length * 2));
  const written = rows.map(({ name, operator, value, unit }) => `${name} ${operator} ${value} ${unit}`.trim());
  return scored('metrics', 20, ofRows + ofText, { found: [...written, ...targets, ...plain], field: 'metrics' });
}

/** Sentences of a text that say that something is offered. */
const offeringSentences = (text: string): string =>
  text
    .split(/[。！？!?;；\n]+|\.(?=\s)/)
    .filter((sentence) => mentions(sentence, offerWords).length > 0)
    .join('\n');

function offeredPart({ offered, problem, presentState }: OpportunityContent): PartResult {
  const own = offered.trim() !== '';
  const text = own ? readable(offered) : offeringSentences(readable(problem, presentState));
  const data = mentions(text, dataWords);
  const site = mentions(text, siteWords);
  const { targets, plain } = measuresIn(text);
  const kinds = (data.length > 0 ? 3 : 0) + (site.length > 0 ? 3 : 0);
  const points = own
    ? step(lengthOf(offered), [3, 3], [8, 5]) +
      kinds +
      (targets.length + plain.length > 0 || data.length + site.length > 2 ? 2 : 0)
    : Math.min(6, kinds + (kinds > 0 ? 2 : 0));
  return scored('offered', 12, points, { found: [...data, ...site, ...targets, ...plain], field: 'offered' });
}

function budgetPart({
  budget,
  fundingSource,
  problem,
  summary,
  presentState,
  offered,
}: OpportunityContent): PartResult {
  const ends = Number(budget.minimum !== null) + Number(budget.maximum !== null);
  const amounts = ends > 0 ? [] : moneyIn(readable(problem, summary, presentState, offered));
  const stated = step(ends, [1, 7], [2, 8]) || (amounts.length > 0 ? 4 : budget.negotiable ? 3 : 0);
  const points = stated + (fundingSource.trim() ? 1 : 0);
  return scored('budget', 8, points, {
    found: [...amounts, fundingSource.trim()].filter(Boolean),
    field: 'budgetMinimum',
  });
}

function timePart({ timeFrame, problem, summary, presentState }: OpportunityContent): PartResult {
  const own = timesIn(readable(timeFrame));
  if (timeFrame.trim() !== '')
    return scored('time-frame', 6, own.length > 0 || /\d/.test(timeFrame) ? 6 : 3, {
      found: [timeFrame.trim()],
      field: 'timeFrame',
    });
  const dated = timesIn(readable(problem, summary, presentState)).filter((time) => /20\d\d|内|within/.test(time));
  return scored('time-frame', 6, dated.length > 0 ? 3 : 0, { found: dated, field: 'timeFrame' });
}

function ipPart({ ipTerms, problem }: OpportunityContent): PartResult {
  const found = mentions(readable(ipTerms), ipWords);
  if (ipTerms.trim() !== '')
    return scored('ip-terms', 6, found.length > 0 ? 6 : 4, {
      found: found.length > 0 ? found : [ipTerms],
      field: 'ipTerms',
    });
  const inText = mentions(readable(problem), /知识产权|专利|intellectual property|royalty-free licen[cs]e/gi);
  return scored('ip-terms', 6, inText.length > 0 ? 3 : 0, { found: inText, field: 'ipTerms' });
}

function partnerPart({ cooperationModes, trlRequired, problem, summary, offered }: OpportunityContent): PartResult {
  const words = mentions(readable(problem, summary, offered), partnerWords);
  const chosen = cooperationModes.some((mode) => mode !== 'open-discussion') ? 4 : cooperationModes.length > 0 ? 2 : 0;
  const points = chosen + step(words.length, [1, 2], [2, 3], [3, 4]) + (trlRequired === null ? 0 : 1);
  return scored('partner', 6, points, { found: words, field: 'cooperationModes' });
}

export function opportunityParts(
  content: OpportunityContent,
  texts: FieldTexts,
  personal: readonly FoundPersonal[],
): readonly PartResult[] {
  const { title, summary, problem } = content;
  return [
    problemPart(content),
    whoPart(content),
    metricsPart(content),
    offeredPart(content),
    budgetPart(content),
    timePart(content),
    ipPart(content),
    partnerPart(content),
    clarityPart(8, { title, summary, body: problem, bodyField: 'problem' }),
    advertisingPart(5, texts),
    contactsPart(5, texts, personal),
  ];
}
