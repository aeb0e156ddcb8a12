// A list as rows of text: what the files of a list say, and how the same texts become a listing's content again.
// Writing and reading stand side by side because they must be exact inverses: a list given out and read in changes nothing.
import {
  type CapabilityContent,
  type CapabilityKind,
  capabilityKinds,
  type IpOwnership,
  type IpRight,
  type IpType,
  ipOwnerships,
  ipTypes,
} from './capability.ts';
import { divisionName } from './division.ts';
import { type Field, fields } from './field.ts';
import type { List } from './listing.ts';
import { type Money, majorText, moneyFromMajor, moneyFromWan, wanFromMoney } from './money.ts';
import {
  type Budget,
  type ContentLanguage,
  type CooperationMode,
  contentLanguages,
  cooperationModes,
  type Metric,
  type MetricOperator,
  type OpportunityContent,
  type OpportunityKind,
  opportunityKinds,
} from './opportunity.ts';
import type { Cleared, ListingContent } from './section-access.ts';

const leading = ['rowNumber', 'reference', 'title', 'organisation', 'kind', 'fields', 'summary'] as const;
const trailing = [
  'industryCode',
  'validUntil',
  'titleTranslated',
  'summaryTranslated',
  'language',
  'sourceName',
  'sourceUrl',
] as const;

/** The columns of each list's files, in order. Every property of a content has one. */
export const sheetColumns = {
  opportunity: [
    ...leading,
    'problem',
    'presentState',
    'metrics',
    'offered',
    'cooperationModes',
    'budget',
    'fundingSource',
    'trl',
    'ipTerms',
    'timeFrame',
    'divisionCode',
    'landingArea',
    ...trailing,
  ],
  capability: [
    ...leading,
    'description',
    'referenceCases',
    'trl',
    'ipRights',
    'qualifications',
    'capacity',
    'priceModel',
    'divisionCode',
    'regionsServed',
    ...trailing,
  ],
} as const satisfies Record<List, readonly string[]>;
export type SheetColumn = (typeof sheetColumns)[List][number];
export const isSheetColumn = (name: string): name is SheetColumn =>
  [...sheetColumns.opportunity, ...sheetColumns.capability].some((one) => one === name);

/** The words of one language. Names of one table differ from each other and hold no semicolon. */
export interface SheetWords {
  readonly locale: 'zh-CN' | 'en';
  readonly headings: { readonly [L in List]: Readonly<Record<(typeof sheetColumns)[L][number], string>> };
  readonly opportunityKind: Readonly<Record<OpportunityKind, string>>;
  readonly capabilityKind: Readonly<Record<CapabilityKind, string>>;
  readonly field: Readonly<Record<Field, string>>;
  readonly cooperationMode: Readonly<Record<CooperationMode, string>>;
  readonly ipType: Readonly<Record<IpType, string>>;
  readonly ipOwnership: Readonly<Record<IpOwnership, string>>;
  readonly language: Readonly<Record<ContentLanguage, string>>;
  /** 万元, for Chinese readers; null where yuan are written out. */
  readonly wan: string | null;
  readonly upTo: string;
  readonly andAbove: string;
  readonly negotiable: string;
  /** Between names, e.g. "、". */
  readonly separator: string;
}

/** One line of a list. `locked`: columns whose content this reader may not see; they say so. */
export interface SheetItem {
  readonly reference: string;
  readonly organisation: string;
  readonly content: Cleared<ListingContent>;
  readonly locked?: { readonly columns: readonly SheetColumn[]; readonly text: string };
}

/** Line ends within one part of a line, and the mark between parts, are written so that they can be told apart again. */
const oneLine = (text: string): string => text.replaceAll(/\r?\n/g, '⏎');
const manyLines = (text: string): string => text.replaceAll('⏎', '\n');
const line = (...texts: string[]): string =>
  texts.map((text) => oneLine(text).replaceAll(/[\\|]/g, '\\$&')).join(' | ');
const parts = (text: string): string[] =>
  text.split(/(?<!(?<!\\)\\)\|/).map((one) => manyLines(one.trim().replaceAll(/\\([\\|])/g, '$1')));

/** How it is owned comes last, and only where it is said. */
const rightText = (words: SheetWords, { type, number, owners, ownership }: IpRight): string =>
  line(words.ipType[type], number, owners, ...(ownership ? [words.ipOwnership[ownership]] : []));

function rightFrom(words: SheetWords, [type = '', number = '', owners = '', said = '']: readonly string[]): IpRight {
  const ownership = ipOwnerships.find((code) => words.ipOwnership[code] === said);
  const kind = ipTypes.find((code) => words.ipType[code] === type) ?? 'other';
  return { type: kind, number, owners, ...(ownership && { ownership }) };
}

const metricText = ({ name, operator, value, unit }: Metric): string =>
  `${oneLine(name)} ${operator} ${value} ${oneLine(unit)}`.trim();

function metricFrom(text: string): Metric | null {
  const match = /^(.*) ([≥≤><=±]) ([-−]?\d+(?:\.\d+)?)(?: (.*))?$/.exec(text);
  if (!match) return null;
  const [, name = '', operator = '=', value = '', unit = ''] = match;
  return { name: manyLines(name), operator: operator as MetricOperator, value, unit: manyLines(unit) };
}

const amountText = (words: SheetWords, money: Money): string =>
  words.wan && money.currency === 'CNY' ? wanFromMoney(money) : majorText(money);

/** "200-350.5 万元；可面议", "up to CNY 3505000", or nothing. */
function budgetText(words: SheetWords, { minimum, maximum, negotiable }: Budget): string {
  const money = maximum ?? minimum;
  const talk = negotiable ? words.negotiable : '';
  if (!money) return talk;
  const [low, high] = [minimum && amountText(words, minimum), maximum && amountText(words, maximum)];
  const isWan = words.wan !== null && money.currency === 'CNY';
  const numbers = low && high && low !== high ? `${low}-${high}` : (high ?? low ?? '');
  const amount = isWan ? `${numbers}${words.wan}` : `${money.currency} ${numbers}`;
  const said = low && high ? amount : high ? `${words.upTo}${amount}` : `${amount}${words.andAbove}`;
  return talk ? `${said}；${talk}` : said;
}

/** The other way round; null when the text is none of ours. */
function budgetFrom(words: SheetWords, text: string): Budget | null {
  if (text === '') return { minimum: null, maximum: null, negotiable: false };
  if (text === words.negotiable) return { minimum: null, maximum: null, negotiable: true };
  const negotiable = text.endsWith(`；${words.negotiable}`);
  let amount = negotiable ? text.slice(0, -words.negotiable.length - 1) : text;
  const isUpper = amount.startsWith(words.upTo);
  const isLower = amount.endsWith(words.andAbove);
  if (isUpper) amount = amount.slice(words.upTo.length);
  if (isLower) amount = amount.slice(0, amount.length - words.andAbove.length);
  const isWan = words.wan !== null && amount.endsWith(words.wan);
  const match = (isWan ? /^()(\d[\d.]*)(?:-(\d[\d.]*))?\D+$/ : /^([A-Z]{3}) (\d[\d.]*)(?:-(\d[\d.]*))?$/).exec(amount);
  if (!match) return null;
  const read = (digits: string) => (isWan ? moneyFromWan(digits) : moneyFromMajor(digits, match[1] ?? ''));
  const low = read(match[2] ?? '');
  const high = match[3] === undefined ? low : read(match[3]);
  if (!low || !high) return null;
  return { minimum: isUpper ? null : low, maximum: isLower ? null : high, negotiable };
}

const lines = (texts: readonly string[]): string => texts.join('\n');
const linesOf = (text: string): string[] => text.split('\n').filter((one) => one.trim() !== '');

/** The code and its name: people read the one, programs the other. */
const placeText = ({ locale }: SheetWords, code: string): string =>
  `${code} ${divisionName(locale, code) ?? ''}`.trim();

type Texts = Readonly<Partial<Record<SheetColumn, string>>>;

function sharedTexts(words: SheetWords, { content, reference, organisation }: SheetItem): Texts {
  const { title, summary, industryCode, validUntil, titleTranslated, summaryTranslated, sourceName, sourceUrl } =
    content;
  return {
    ...{ reference, organisation, title, summary, industryCode, validUntil },
    ...{ titleTranslated, summaryTranslated, sourceName, sourceUrl },
    fields: content.fields.map((field) => words.field[field]).join(words.separator),
    divisionCode: content.divisionCode && placeText(words, content.divisionCode),
    language: words.language[content.language],
  };
}

function opportunityTexts(words: SheetWords, content: OpportunityContent): Texts {
  const { problem, presentState, offered, fundingSource, ipTerms, timeFrame, landingArea } = content;
  return {
    ...{ problem, presentState, offered, fundingSource, ipTerms, timeFrame, landingArea },
    kind: words.opportunityKind[content.kind],
    metrics: lines(content.metrics.map(metricText)),
    cooperationModes: content.cooperationModes.map((mode) => words.cooperationMode[mode]).join(words.separator),
    budget: budgetText(words, content.budget),
    trl: content.trlRequired === null ? '' : String(content.trlRequired),
  };
}

function capabilityTexts(words: SheetWords, content: CapabilityContent): Texts {
  const { description, capacity, priceModel } = content;
  return {
    ...{ description, capacity, priceModel },
    kind: words.capabilityKind[content.kind],
    referenceCases: lines(content.referenceCases.map(({ client, year, result }) => line(client, year, result))),
    trl: content.trl === null ? '' : String(content.trl),
    ipRights: lines(content.ipRights.map((right) => rightText(words, right))),
    qualifications: lines(content.qualifications.map(({ name, validUntil }) => line(name, validUntil))),
    regionsServed: content.regionsServed.map((code) => placeText(words, code)).join(words.separator),
  };
}

/** The texts of one line in the order of `sheetColumns`; `number` is the first column. */
export function sheetRow(list: List, words: SheetWords, item: SheetItem, number: number): string[] {
  const { content, locked } = item;
  const own = 'problem' in content ? opportunityTexts(words, content) : capabilityTexts(words, content);
  const texts: Texts = { ...sharedTexts(words, item), ...own, rowNumber: String(number) };
  return sheetColumns[list].map((column) =>
    locked?.columns.some((one) => one === column) ? locked.text : (texts[column] ?? ''),
  );
}

export const sheetHeadings = (list: List, words: SheetWords): string[] =>
  sheetColumns[list].map((column) => (words.headings[list] as Record<string, string>)[column] ?? '');

/** Null when a name is none of ours. */
function codesOf<Code extends string>(
  codes: readonly Code[],
  names: Readonly<Record<Code, string>>,
  words: SheetWords,
  text: string,
): Code[] | null {
  if (text === '') return [];
  const found = text.split(words.separator.trim()).map((name) => codes.find((code) => names[code] === name.trim()));
  return found.some((code) => code === undefined) ? null : found.filter((code) => code !== undefined);
}

const dayShape = /^\d{4}-\d{2}-\d{2}$/;
const trlOf = (text: string): number | null => (/^[1-9]$/.test(text) ? Number(text) : null);
const placesIn = (text: string): string[] => text.match(/\d{6}/g) ?? [];

/** A content without what the file may not say: readers of the file bring `sectionAccess` and the like themselves. */
function sharedContent(words: SheetWords, text: (column: SheetColumn) => string) {
  const validUntil = text('validUntil');
  const named = codesOf(fields, words.field, words, text('fields'));
  if (!dayShape.test(validUntil) || !named) return null;
  return {
    language: contentLanguages.find((code) => words.language[code] === text('language')) ?? ('zh' as const),
    title: text('title'),
    titleTranslated: text('titleTranslated'),
    summary: text('summary'),
    summaryTranslated: text('summaryTranslated'),
    fields: named,
    industryCode: text('industryCode'),
    divisionCode: placesIn(text('divisionCode'))[0] ?? '',
    validUntil,
    sourceName: text('sourceName'),
    sourceUrl: text('sourceUrl'),
  };
}

/** Null when a cell is not as `sheetRow` writes it; the row is then read like anybody's. */
export function opportunityFromSheet(
  words: SheetWords,
  text: (column: SheetColumn) => string,
): OpportunityContent | null {
  const shared = sharedContent(words, text);
  const budget = budgetFrom(words, text('budget'));
  const kind = opportunityKinds.find((code) => words.opportunityKind[code] === text('kind'));
  const metrics = linesOf(text('metrics')).map(metricFrom);
  const modes = codesOf(cooperationModes, words.cooperationMode, words, text('cooperationModes'));
  if (!shared || !budget || !kind || !modes || metrics.some((metric) => metric === null)) return null;
  return {
    ...shared,
    ...{ kind, budget, cooperationModes: modes, metrics: metrics.filter((metric) => metric !== null) },
    problem: text('problem'),
    presentState: text('presentState'),
    offered: text('offered'),
    landingArea: text('landingArea'),
    fundingSource: text('fundingSource'),
    trlRequired: trlOf(text('trl')),
    ipTerms: text('ipTerms'),
    timeFrame: text('timeFrame'),
    sectionAccess: {},
  };
}

export function capabilityFromSheet(
  words: SheetWords,
  text: (column: SheetColumn) => string,
): CapabilityContent | null {
  const shared = sharedContent(words, text);
  const kind = capabilityKinds.find((code) => words.capabilityKind[code] === text('kind'));
  if (!shared || !kind) return null;
  const rows = (column: SheetColumn) => linesOf(text(column)).map(parts);
  return {
    ...{ ...shared, kind },
    description: text('description'),
    referenceCases: rows('referenceCases').map(([client = '', year = '', result = '']) => ({ client, year, result })),
    trl: trlOf(text('trl')),
    ipRights: rows('ipRights').map((right) => rightFrom(words, right)),
    qualifications: rows('qualifications').map(([name = '', validUntil = '']) => ({ name, validUntil })),
    regionsServed: placesIn(text('regionsServed')),
    capacity: text('capacity'),
    priceModel: text('priceModel'),
    sectionAccess: {},
  };
}

const formulaStart = /^'*[=+\-@\t\r]/;
/** A cell that a spreadsheet would run gets an apostrophe in front (OWASP, CSV injection) … */
export const defused = (text: string): string => (formulaStart.test(text) ? `'${text}` : text);
/** … which is taken off again when the file is read in. */
export const undefused = (text: string): string => (/^'+[=+\-@\t\r]/.test(text) ? text.slice(1) : text);
