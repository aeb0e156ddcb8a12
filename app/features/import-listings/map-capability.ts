// A row of a capability or results list → the content of a capability, its private contact, and a note on every column.
import type { CapabilityContent, CapabilityKind, IpRight, Qualification } from '#app/domain/capability.ts';
import { type CapabilityTarget, mapCapabilityColumns } from './column-mapping.ts';
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
import { parseIpRights, parseQualifications, parseReferenceCases } from './parse-evidence.ts';
import { RowDraft, type Section, textLimits } from './row-draft.ts';
import { cellText, type SourceRow } from './source-row.ts';
import { codesNamed } from './vocabulary-codes.ts';

const kindWords: readonly (readonly [RegExp, CapabilityKind])[] = [
  [/概念验证|proof.of.concept/i, 'proof-of-concept'],
  [/质押|基金|贷款|信贷|融资|保险产品|finance|loan|fund\b/i, 'finance-product'],
  [/人才|专家服务|talent|expert/i, 'talent-service'],
  [/CDMO|CRO|CMO|代工|委托(?:生产|加工|研发|开发)|合同|contract/i, 'contract-service'],
  [/检验|检测|中试|平台|仪器|platform|testing|instrument/i, 'platform'],
  [/专利|知识产权|许可|intellectual|patent|licen[cs]/i, 'intellectual-property'],
  [/成果|技术|technology|research/i, 'technology'],
  [/产品|解决方案|方案|product|solution/i, 'product'],
];

type Read = ColumnReader<CapabilityTarget>;

/** 类别 says the kind in some lists and the field in others: it is tried as both. */
function readKind(draft: RowDraft, read: Read): CapabilityKind {
  for (const { heading, text } of read('kind')) {
    const kind = codesNamed<CapabilityKind>('capabilityKind', text)?.[0] ?? firstMatch(text, kindWords);
    draft.note(
      heading,
      kind ? 'mapped' : 'warning',
      kind ? 'mapped' : 'kind-unreadable',
      kind ? 'kind' : text.slice(0, 80),
    );
    if (kind) return kind;
  }
  const named = read('fields').map(({ text }) => text);
  const kind =
    firstMatch(named.join(' '), kindWords.slice(0, 5)) ??
    (read('title')[0]?.heading.includes('成果') ? 'technology' : 'product');
  draft.note(wholeRow, 'warning', 'kind-assumed', kind);
  return kind;
}

interface Evidence {
  ipRights: IpRight[];
  qualifications: Qualification[];
  sections: Section[];
}

function readEvidence(draft: RowDraft, read: Read): Evidence {
  const evidence: Evidence = { ipRights: [], qualifications: [], sections: [] };
  for (const column of read('ipRights')) {
    const { rights, rest } = parseIpRights(draft.clean(column.heading, column.text));
    evidence.ipRights.push(...rights);
    if (rights.length > 0) draft.note(column.heading, 'mapped', 'mapped', 'ipRights');
    if (rest.length === 0) continue;
    draft.note(column.heading, 'warning', 'right-as-text', String(rest.length));
    evidence.sections.push({ ...sectionOf(column), text: rest.join('\n'), cleaned: true });
  }
  for (const column of read('qualifications')) {
    const { qualifications, unread } = parseQualifications(draft.clean(column.heading, column.text));
    evidence.qualifications.push(...qualifications);
    draft.note(column.heading, 'mapped', 'mapped', 'qualifications');
    for (const item of unread) draft.note(column.heading, 'warning', 'qualification-unread-date', item.slice(0, 80));
  }
  return evidence;
}

interface Codes {
  industryCode: string;
  divisionCode: string;
  regionsServed: string[];
  words: Section[];
}

/** Codes become codes; names of trades and places stay readable in the description. */
function readCodes(draft: RowDraft, read: Read): Codes {
  const codes: Codes = { industryCode: '', divisionCode: '', regionsServed: [], words: [] };
  for (const column of read('industry', 'division')) {
    const isIndustry = column.target === 'industry';
    const code = isIndustry ? industryCodeOf(column.text) : divisionCodeOf(column.text);
    if (!code) codes.words.push(sectionOf(column));
    else {
      if (isIndustry) codes.industryCode ||= code;
      else codes.divisionCode ||= code;
      draft.note(column.heading, 'mapped', 'mapped', isIndustry ? 'industryCode' : 'divisionCode');
    }
  }
  for (const column of read('regionsServed')) {
    const served = column.text.split(/[、,，;；\s]+/).map(divisionCodeOf);
    const known = served.filter((code) => code !== null);
    codes.regionsServed.push(...known);
    if (known.length > 0) draft.note(column.heading, 'mapped', 'mapped', 'regionsServed');
    if (known.length < served.length) codes.words.push(sectionOf(column));
  }
  return codes;
}

function readDescription(draft: RowDraft, read: Read, more: readonly Section[]): string {
  const [main, ...others] = read('description', 'scenarios');
  const [first, ...furtherTitles] = read('title');
  const longTitle = first && first.text.length > textLimits.title ? [first] : [];
  const rest = [...longTitle, ...others, ...furtherTitles].map((column) => sectionOf(column));
  return draft.compose('description', [
    ...(main ? [sectionOf(main, main.target !== 'description')] : []),
    ...rest,
    ...more,
  ]);
}

function readTitle(draft: RowDraft, read: Read, description: string): string {
  const [column] = read('title');
  if (column) return draft.compose('title', [sectionOf(column, false)]);
  const title = firstSentences(description, 60);
  if (title) draft.note(wholeRow, 'warning', 'title-from-description', String(title.length));
  return title;
}

function readTexts(draft: RowDraft, read: Read) {
  const plain = (property: 'titleTranslated' | 'summaryTranslated' | 'capacity' | 'priceModel') =>
    draft.compose(
      property,
      read(property).map((column, index) => sectionOf(column, index > 0)),
    );
  return {
    titleTranslated: plain('titleTranslated'),
    summaryTranslated: plain('summaryTranslated'),
    capacity: plain('capacity'),
    priceModel: plain('priceModel'),
  };
}

function readCases(draft: RowDraft, read: Read): CapabilityContent['referenceCases'] {
  return read('referenceCases').flatMap(({ heading, text }) => {
    draft.note(heading, 'mapped', 'mapped', 'referenceCases');
    return parseReferenceCases(draft.clean(heading, text));
  });
}

/** Refused when the row gives neither a title nor any text to make one of. */
export function mapCapability(row: SourceRow, options: MapOptions): MappedRow<CapabilityContent> {
  const mapping = mapCapabilityColumns(Object.keys(row.cells), options.columns);
  const read = columnReader(row, mapping);
  const draft = new RowDraft(
    languageOf(
      read('title', 'description', 'summary')
        .map(({ text }) => text)
        .join(' '),
    ),
  );
  noteUnusedColumns(draft, row, mapping);
  const { industryCode, divisionCode, regionsServed, words } = readCodes(draft, read);
  const { ipRights, qualifications, sections } = readEvidence(draft, read);
  const ownSummary = draft.compose(
    'summary',
    read('summary').map((column) => sectionOf(column, false)),
  );
  const ownDescription = readDescription(draft, read, [...sections, ...words]);
  const title = readTitle(draft, read, ownDescription || ownSummary);
  if (!title) {
    draft.note(wholeRow, 'error', 'title-missing', Object.values(row.cells).map(cellText).join(' ').trim());
    return { ok: false, number: row.number, reason: 'title-missing', notes: draft.notes };
  }
  const summary = ownSummary || draft.summarise(wholeRow, ownDescription, 300);
  if (!ownDescription && summary) draft.note(wholeRow, 'warning', 'description-from-summary');
  const description = ownDescription || summary;
  const [organisation] = read('organisation');
  if (organisation) draft.note(organisation.heading, 'mapped', 'mapped', 'organisationName');
  const [id] = read('id');
  if (id) draft.note(id.heading, 'mapped', 'mapped', 'importKey');
  readContact(draft, read);
  const content: CapabilityContent = {
    language: draft.language,
    title,
    summary,
    description,
    ...readTexts(draft, read),
    referenceCases: readCases(draft, read),
    kind: readKind(draft, read),
    fields: readFields(draft, read('fields'), title, `${summary} ${description}`),
    industryCode,
    divisionCode,
    trl: readTrl(draft, read),
    ipRights,
    qualifications,
    regionsServed,
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
