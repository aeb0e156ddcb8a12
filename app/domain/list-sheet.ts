// A list as rows of text: what the files of a list say, and how the same texts become a listing's content again.
// Writing and reading stand side by side because they must be exact inverses: a list given out and read in changes nothing.
import { type CapabilityContent, type CapabilityKind, capabilityKinds } from './capability.ts';
import { divisionName } from './division.ts';
import { type Field, fields } from './field.ts';
import type { List } from './listing.ts';
import {
  type ContentLanguage,
  type CooperationMode,
  contentLanguages,
  cooperationModes,
  type OpportunityContent,
  type OpportunityKind,
  opportunityKinds,
} from './opportunity.ts';
import type { Cleared, ListingContent } from './section-access.ts';
import {
  budgetFrom,
  budgetText,
  type CellWords,
  line,
  lines,
  linesOf,
  metricFrom,
  metricText,
  parts,
  rightFrom,
  rightText,
} from './sheet-cell.ts';

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
export interface SheetWords extends CellWords {
  readonly locale: 'zh-CN' | 'en';
  readonly headings: { readonly [L in List]: Readonly<Record<(typeof sheetColumns)[L][number], string>> };
  readonly opportunityKind: Readonly<Record<OpportunityKind, string>>;
  readonly capabilityKind: Readonly<Record<CapabilityKind, string>>;
  readonly field: Readonly<Record<Field, string>>;
  readonly cooperationMode: Readonly<Record<CooperationMode, string>>;
  readonly language: Readonly<Record<ContentLanguage, string>>;
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
