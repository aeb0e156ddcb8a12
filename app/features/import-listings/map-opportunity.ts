// A row of an opportunity or demand list → the content of an opportunity, its private contact, and a note on every column.
import type { Budget, CooperationMode, OpportunityContent, OpportunityKind } from '#app/domain/opportunity.ts';
import { mapOpportunityColumns, type OpportunityTarget } from './column-mapping.ts';
import { firstSentences } from './cut-text.ts';
import { languageOf, type MapOptions, type MappedRow, wholeRow } from './import-notes.ts';
import {
  type ColumnReader,
  columnReader,
  divisionCodeOf,
  firstMatch,
  importKeyOf,
  industryCodeOf,
  noteUnusedColumns,
  readContact,
  readFields,
  readSourceUrl,
  readTrl,
  readValidUntil,
  sectionOf,
} from './listing-columns.ts';
import { type ParsedAmount, parseAmount } from './parse-amounts.ts';
import { parseMetrics } from './parse-metrics.ts';
import { RowDraft, type Section, textLimits } from './row-draft.ts';
import { cellText, type SourceRow } from './source-row.ts';
import { codesNamed } from './vocabulary-codes.ts';

const kindWords: readonly (readonly [RegExp, OpportunityKind])[] = [
  [/共建|共创|co-?build|joint build/i, 'co-build'],
  [/成果转化|转化|transfer/i, 'transfer'],
  [/攻关|揭榜|难题|研发|技术需求|challenge|r&d|research/i, 'challenge'],
  [/采购|购置|procure|purchase/i, 'procurement'],
  [/验证|试点|示范|试用|测试|开放|pilot|trial|demonstration/i, 'pilot'],
];

const modeWords: readonly (readonly [RegExp, CooperationMode])[] = [
  [/委托|commission|contract/i, 'commissioned-development'],
  [/(?:合作|联合|共同)(?:开发|研发|攻关|研究)|产学研|joint dev|joint research|co-?develop/i, 'joint-development'],
  [/许可|转让|授权|专利购买|引进技术|技术引进|licen[cs]/i, 'technology-licence'],
  [/采购|购买|purchase|procure|buy/i, 'purchase'],
  [/试用|试点|验证|示范|pilot|trial/i, 'pilot-trial'],
  [/合资|入股|参股|股权|joint venture|equity/i, 'joint-venture'],
  [/面议|不限|均可|其他|协商|open|any|negotiable/i, 'open-discussion'],
];

/** Negotiable is what a list says with 面议; one that says nothing has not promised to negotiate. */
export const budgetNotStated: Budget = { minimum: null, maximum: null, negotiable: false };

type Read = ColumnReader<OpportunityTarget>;

function noteAmount(draft: RowDraft, column: string, amount: ParsedAmount, text: string): void {
  draft.note(column, 'mapped', 'mapped', 'budget');
  if (amount.approximate) draft.note(column, 'warning', 'amount-approximate', text.slice(0, 80));
  if (amount.reversed) draft.note(column, 'warning', 'amount-reversed', text.slice(0, 80));
  if (amount.assumed) draft.note(column, 'warning', 'amount-unit-assumed', text.slice(0, 80));
}

function readBudget(draft: RowDraft, read: Read): Budget {
  for (const { heading, value, text, amountUnit, currency } of read('budget')) {
    if (draft.movesContact(heading, text)) continue;
    const amount = parseAmount(value, {
      ...(amountUnit ? { unit: amountUnit } : {}),
      ...(currency ? { currency } : {}),
    });
    if (amount.ok) {
      noteAmount(draft, heading, amount.value, text);
      const { minimum, maximum, negotiable } = amount.value;
      return { minimum, maximum, negotiable };
    }
    draft.note(heading, 'warning', 'amount-unreadable', text.slice(0, 80));
  }
  draft.note(wholeRow, 'warning', 'budget-not-stated');
  return budgetNotStated;
}

/** Kind columns also carry fields (智慧城市): those are handed to the field reader. */
function readKind(
  draft: RowDraft,
  read: Read,
): { kind: OpportunityKind; fieldLike: { heading: string; text: string }[] } {
  const fieldLike: { heading: string; text: string }[] = [];
  for (const { heading, text } of read('kind')) {
    const kind = codesNamed<OpportunityKind>('opportunityKind', text)?.[0] ?? firstMatch(text, kindWords);
    if (kind) {
      draft.note(heading, 'mapped', 'mapped', 'kind');
      return { kind, fieldLike };
    }
    draft.note(heading, 'warning', 'kind-unreadable', text.slice(0, 80));
    fieldLike.push({ heading, text });
  }
  const kind = read('difficulty', 'research', 'metrics').length > 0 ? 'challenge' : 'pilot';
  draft.note(wholeRow, 'warning', 'kind-assumed', kind);
  return { kind, fieldLike };
}

function readModes(draft: RowDraft, read: Read): CooperationMode[] {
  const modes = new Set<CooperationMode>();
  for (const { heading, text } of read('cooperationModes')) {
    const words = () => modeWords.filter(([pattern]) => pattern.test(text)).map(([, mode]) => mode);
    const found = codesNamed<CooperationMode>('cooperationMode', text) ?? words();
    for (const mode of found) modes.add(mode);
    if (found.length > 0) draft.note(heading, 'mapped', 'mapped', 'cooperationModes');
    else draft.note(heading, 'warning', 'modes-unreadable', text.slice(0, 80));
  }
  return [...modes];
}

/** Metric rows, and the items that are no single measurable target as text of the problem. */
function readMetrics(draft: RowDraft, read: Read) {
  const sections: Section[] = [];
  const metrics = read('metrics').flatMap((column) => {
    const cleaned = draft.clean(column.heading, column.text);
    const parsed = parseMetrics(cleaned);
    if (parsed.metrics.length > 0) draft.note(column.heading, 'mapped', 'mapped', 'metrics');
    if (parsed.rest.length > 0) {
      draft.note(column.heading, 'warning', 'metric-as-text', String(parsed.rest.length));
      sections.push({ ...sectionOf(column), text: parsed.rest.join('\n'), cleaned: true });
    }
    return parsed.metrics;
  });
  return { metrics, sections };
}

interface Place {
  industryCode: string;
  divisionCode: string;
  landing: Section[];
  words: Section[];
}

function readPlace(draft: RowDraft, read: Read): Place {
  const place: Place = { industryCode: '', divisionCode: '', landing: [], words: [] };
  for (const column of read('industry')) {
    const code = industryCodeOf(column.text);
    if (code) {
      place.industryCode ||= code;
      draft.note(column.heading, 'mapped', 'mapped', 'industryCode');
    } else place.words.push(sectionOf(column));
  }
  for (const column of read('landingArea')) place.landing.push(sectionOf(column, false));
  for (const column of read('division')) {
    const code = divisionCodeOf(column.text);
    if (code) {
      place.divisionCode ||= code;
      draft.note(column.heading, 'mapped', 'mapped', 'divisionCode');
    } else place.landing.push(sectionOf(column, false));
  }
  return place;
}

function readProblem(draft: RowDraft, read: Read, more: readonly Section[]): string {
  const [main, ...others] = read('problem', 'difficulty', 'research');
  const [, ...furtherTitles] = read('title');
  const longTitle = read('title')
    .slice(0, 1)
    .filter(({ text }) => text.length > textLimits.title);
  const rest = [...others, ...furtherTitles, ...longTitle].map((column) => sectionOf(column));
  return draft.compose('problem', [...(main ? [sectionOf(main, main.target !== 'problem')] : []), ...rest, ...more]);
}

function readTitle(draft: RowDraft, read: Read, problem: string): string {
  const [column] = read('title');
  if (column) return draft.compose('title', [sectionOf(column, false)]);
  const title = firstSentences(problem, 60);
  if (title) draft.note(wholeRow, 'warning', 'title-from-description', String(title.length));
  return title;
}

function readTexts(draft: RowDraft, read: Read, landing: readonly Section[]) {
  const plain = (property: 'presentState' | 'offered' | 'ipTerms' | 'timeFrame' | 'fundingSource') =>
    draft.compose(
      property,
      read(property).map((column, index) => sectionOf(column, index > 0)),
    );
  return {
    titleTranslated: draft.compose(
      'titleTranslated',
      read('titleTranslated').map((column) => sectionOf(column, false)),
    ),
    summaryTranslated: draft.compose(
      'summaryTranslated',
      read('summaryTranslated').map((column) => sectionOf(column, false)),
    ),
    presentState: plain('presentState'),
    offered: plain('offered'),
    ipTerms: plain('ipTerms'),
    timeFrame: plain('timeFrame'),
    fundingSource: plain('fundingSource'),
    landingArea: draft.compose('landingArea', landing),
  };
}

/** Refused when the row gives neither a title nor any text to make one of, as footers and sums below a table do. */
export function mapOpportunity(row: SourceRow, options: MapOptions): MappedRow<OpportunityContent> {
  const mapping = mapOpportunityColumns(Object.keys(row.cells), options.columns);
  const read = columnReader(row, mapping);
  const draft = new RowDraft(
    languageOf(
      read('title', 'problem', 'summary', 'difficulty')
        .map(({ text }) => text)
        .join(' '),
    ),
  );
  noteUnusedColumns(draft, row, mapping);
  const place = readPlace(draft, read);
  const { metrics, sections } = readMetrics(draft, read);
  const ownSummary = draft.compose(
    'summary',
    read('summary').map((column) => sectionOf(column, false)),
  );
  const ownProblem = readProblem(draft, read, [...sections, ...place.words]);
  const title = readTitle(draft, read, ownProblem || ownSummary);
  if (!title) {
    draft.note(wholeRow, 'error', 'title-missing', Object.values(row.cells).map(cellText).join(' ').trim());
    return { ok: false, number: row.number, reason: 'title-missing', notes: draft.notes };
  }
  const summary = ownSummary || draft.summarise(wholeRow, ownProblem, 300);
  if (!ownProblem && summary) draft.note(wholeRow, 'warning', 'description-from-summary');
  const { kind, fieldLike } = readKind(draft, read);
  const [organisation] = read('organisation');
  if (organisation) draft.note(organisation.heading, 'mapped', 'mapped', 'organisationName');
  const [id] = read('id');
  if (id) draft.note(id.heading, 'mapped', 'mapped', 'importKey');
  readContact(draft, read);
  const problem = ownProblem || summary;
  const content: OpportunityContent = {
    language: draft.language,
    title,
    summary,
    problem,
    ...readTexts(draft, read, place.landing),
    metrics,
    fields: readFields(draft, [...read('fields'), ...fieldLike], title, `${summary} ${problem}`),
    industryCode: place.industryCode,
    divisionCode: place.divisionCode,
    kind,
    cooperationModes: readModes(draft, read),
    budget: readBudget(draft, read),
    trlRequired: readTrl(draft, read),
    validUntil: readValidUntil(draft, read, options),
    sourceName: options.sourceName,
    sourceUrl: readSourceUrl(draft, read, options),
    sectionAccess: {},
  };
  const organisationName = organisation ? draft.clean(organisation.heading, organisation.text) : '';
  const importKey = importKeyOf(id && draft.clean(id.heading, id.text), organisationName, title);
  draft.noteLeftovers(row);
  return {
    ok: true,
    number: row.number,
    importKey,
    content,
    contact: draft.contact(),
    organisationName,
    rowNumber: read('rowNumber')[0]?.text ?? '',
    notes: draft.notes,
  };
}
