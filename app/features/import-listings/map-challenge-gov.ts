// A record of the Challenge.gov sample feed → an opportunity: every key is used, or dropped with its reason.
import type { Budget, OpportunityContent, OpportunityKind } from '#app/domain/opportunity.ts';
import { type MapOptions, type MappedRow, wholeRow } from './import-notes.ts';
import { isWebAddress, readFields } from './listing-columns.ts';
import { budgetNotStated } from './map-opportunity.ts';
import { parseAmount } from './parse-amounts.ts';
import { type ParsedDate, parseDate } from './parse-dates.ts';
import { RowDraft, type Section } from './row-draft.ts';
import { cellText, type SourceRow } from './source-row.ts';

export const challengeGovName = 'Challenge.gov';

export const challengeGovKeys = [
  'challenge-id',
  'challenge-title',
  'permalink',
  'external-url',
  'tagline',
  'legal-authority',
  'fiscal-year',
  'type-of-challenge',
  'total-prize-offered-cash',
  'challenge_status',
  'agency',
  'partner-agencies-federal',
  'partners-non-federal',
  'submission-start',
  'submission-end',
  'description',
  'prizes',
  'rules',
  'judging',
  'how-to-enter',
] as const;
type Key = (typeof challengeGovKeys)[number];

const intellectualProperty =
  /intellectual property|\bIP\b|\blicen[cs](?:e|es|ed|ing)\b|ownership|\bown(?:s|ed)? the\b|copyright|\bpatent/i;

/** Rules run to 60,000 characters; the paragraphs on rights are what a reader of the terms looks for. */
function splitRules(text: string): { rights: string; rest: string } {
  const paragraphs = text.split(/\n\n+/);
  const isRights = paragraphs.map((paragraph) => intellectualProperty.test(paragraph));
  return {
    rights: paragraphs.filter((_, index) => isRights[index]).join('\n\n'),
    rest: paragraphs.filter((_, index) => !isRights[index]).join('\n\n'),
  };
}

/** Trying hardware out is a pilot; ideas, software, science, designs and nominations are challenges. */
function kindOf(draft: RowDraft, types: string): OpportunityKind {
  if (!types) {
    draft.note(wholeRow, 'warning', 'kind-assumed', 'challenge');
    return 'challenge';
  }
  draft.note('type-of-challenge', 'mapped', 'mapped', 'kind');
  return /^tech(?:nology)?\s+demonstration(?:\s*(?:and|\/)\s*hardware)?$/i.test(types.trim()) ? 'pilot' : 'challenge';
}

function readPrize(draft: RowDraft, row: SourceRow): Budget {
  const column = 'total-prize-offered-cash';
  const prize = parseAmount(row.cells[column], { currency: 'USD' });
  if (prize.ok) {
    draft.note(column, 'mapped', 'mapped', 'budget');
    if (prize.value.assumed) draft.note(column, 'warning', 'amount-unit-assumed', cellText(row.cells[column]));
    return { minimum: null, maximum: prize.value.maximum, negotiable: prize.value.negotiable };
  }
  if (prize.reason !== 'amount-missing')
    draft.note(column, 'warning', 'amount-unreadable', cellText(row.cells[column]));
  draft.note(wholeRow, 'warning', 'budget-not-stated');
  return budgetNotStated;
}

interface Moment {
  text: string;
  date: ParsedDate | null;
}

/** The moment as "2021-12-03 23:59 ET"; what cannot be read is quoted as written. */
function readMoment(draft: RowDraft, row: SourceRow, column: Key): Moment {
  const written = cellText(row.cells[column]);
  const parsed = parseDate(row.cells[column]);
  if (!parsed.ok) {
    if (parsed.reason === 'date-unreadable') draft.note(column, 'warning', 'date-unreadable', written);
    return { text: written ? `“${written}”` : 'not given', date: null };
  }
  const { day, time, zone, ambiguous } = parsed.value;
  // Every other date of this feed is month first, so 04/05/2021 is no doubt here.
  if (ambiguous && !/^\d{1,2}\//.test(written)) draft.note(column, 'warning', 'date-ambiguous', written);
  return { text: [day, time, zone].filter(Boolean).join(' '), date: parsed.value };
}

function readTimeFrame(draft: RowDraft, row: SourceRow): string {
  const start = readMoment(draft, row, 'submission-start');
  const end = readMoment(draft, row, 'submission-end');
  if (start.date && end.date && start.date.day > end.date.day) {
    draft.note('submission-end', 'warning', 'dates-out-of-order', `${start.date.day} > ${end.date.day}`);
  }
  draft.note('submission-start', 'mapped', 'mapped', 'timeFrame');
  const period = `Submissions were taken from ${start.text} to ${end.text}, as published by the source.`;
  return draft.compose('timeFrame', [
    { column: 'submission-end', heading: '', text: period },
    { column: 'fiscal-year', heading: 'Fiscal year:', text: cellText(row.cells['fiscal-year']) },
  ]);
}

function readAddress(draft: RowDraft, row: SourceRow): string {
  const permalink = cellText(row.cells.permalink);
  if (isWebAddress(permalink)) {
    draft.note('permalink', 'mapped', 'mapped', 'sourceUrl');
    return permalink;
  }
  if (permalink) draft.note('permalink', 'warning', 'address-unreadable', permalink.slice(0, 80));
  return '';
}

/** Who stands behind it, what is to be won, how to take part and be judged, and the rules other than on rights. */
function readOffered(draft: RowDraft, row: SourceRow, rules: string): string {
  const of = (column: Key, heading: string): Section => ({ column, heading, text: cellText(row.cells[column]) });
  return draft.compose('offered', [
    of('agency', 'Posted by'),
    of('partner-agencies-federal', 'Federal partners'),
    of('partners-non-federal', 'Other partners'),
    of('type-of-challenge', 'Kind of submission'),
    of('prizes', 'Prizes'),
    of('how-to-enter', 'How to enter'),
    of('judging', 'Judging'),
    { column: 'rules', heading: 'Rules', text: rules, cleaned: true },
    of('external-url', 'More at'),
  ]);
}

function noteOtherKeys(draft: RowDraft, row: SourceRow): void {
  for (const [key, value] of Object.entries(row.cells)) {
    if (!(challengeGovKeys as readonly string[]).includes(key) && cellText(value)) {
      draft.note(key, 'dropped', 'unknown-heading', key);
    }
  }
  // Open in a feed of years ago says nothing today: whether a listing stands follows from its own last day.
  draft.note('challenge_status', 'dropped', 'status-of-source', cellText(row.cells.challenge_status));
}

/** `validUntil` is the caller's: all the feed's own dates are past. */
export function mapChallengeGov(row: SourceRow, options: MapOptions): MappedRow<OpportunityContent> {
  const draft = new RowDraft('en');
  const section = (column: Key): Section => ({ column, heading: '', text: cellText(row.cells[column]) });
  noteOtherKeys(draft, row);
  const title = draft.compose('title', [section('challenge-title')]);
  if (!title) {
    draft.note('challenge-title', 'error', 'title-missing', cellText(row.cells['challenge-id']));
    return { ok: false, number: row.number, reason: 'title-missing', notes: draft.notes };
  }
  const described = draft.compose('problem', [section('description')]);
  const tagline = draft.compose('summary', [section('tagline')]);
  const summary = tagline || draft.summarise('description', described, 300);
  if (!described && summary) draft.note('tagline', 'warning', 'description-from-summary');
  const { rights, rest } = splitRules(draft.clean('rules', cellText(row.cells.rules)));
  const problem = described || summary;
  const content: OpportunityContent = {
    language: 'en',
    title,
    titleTranslated: '',
    summary,
    summaryTranslated: '',
    problem,
    presentState: '',
    metrics: [],
    offered: readOffered(draft, row, rest),
    fields: readFields(draft, [], `${title} ${summary}`, problem),
    industryCode: '',
    divisionCode: '',
    landingArea: '',
    kind: kindOf(draft, cellText(row.cells['type-of-challenge'])),
    cooperationModes: [],
    budget: readPrize(draft, row),
    fundingSource: draft.compose('fundingSource', [{ ...section('legal-authority'), heading: 'Legal authority:' }]),
    trlRequired: null,
    ipTerms: draft.compose('ipTerms', [{ column: 'rules', heading: '', text: rights, cleaned: true }]),
    timeFrame: readTimeFrame(draft, row),
    validUntil: options.validUntil,
    sourceName: challengeGovName,
    sourceUrl: readAddress(draft, row),
    sectionAccess: {},
  };
  draft.note(wholeRow, 'warning', 'valid-until-assumed', options.validUntil);
  draft.note('challenge-id', 'mapped', 'mapped', 'importKey');
  draft.noteLeftovers(row);
  const organisationName = cellText(row.cells.agency);
  const importKey = `challenge-gov:${cellText(row.cells['challenge-id'])}`;
  return {
    ok: true,
    number: row.number,
    importKey,
    content,
    contact: draft.contact(),
    organisationName,
    notes: draft.notes,
  };
}
