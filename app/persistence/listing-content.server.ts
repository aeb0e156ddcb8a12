// Version rows ↔ what a listing says: the columns of both lists' contents, and nothing private.
import {
  type CapabilityContent,
  type CapabilityKind,
  type IpRight,
  type IpType,
  ipOwnerships,
  ipTypes,
} from '#app/domain/capability.ts';
import { isField } from '#app/domain/field.ts';
import type { Money } from '#app/domain/money.ts';
import {
  type Budget,
  type CooperationMode,
  cooperationModes,
  type MetricOperator,
  metricOperators,
  type OpportunityContent,
  type OpportunityKind,
} from '#app/domain/opportunity.ts';
import {
  capabilitySections,
  opportunitySections,
  type Section,
  type SectionAccess,
  sectionLevels,
} from '#app/domain/section.ts';
import type { Prisma } from './client.server.ts';

const sharedSelect = {
  language: true,
  title: true,
  titleTranslated: true,
  summary: true,
  summaryTranslated: true,
  kind: true,
  fields: true,
  industryCode: true,
  divisionCode: true,
  validUntil: true,
  sourceName: true,
  sourceUrl: true,
  sectionAccess: true,
} as const;

export const opportunityContentSelect = {
  ...sharedSelect,
  problem: true,
  presentState: true,
  metrics: true,
  offered: true,
  landingArea: true,
  cooperationModes: true,
  budgetMinimum: true,
  budgetMaximum: true,
  budgetCurrency: true,
  budgetNegotiable: true,
  fundingSource: true,
  trlRequired: true,
  ipTerms: true,
  timeFrame: true,
} as const satisfies Prisma.OpportunityVersionSelect;

export const capabilityContentSelect = {
  ...sharedSelect,
  description: true,
  referenceCases: true,
  trl: true,
  ipRights: true,
  qualifications: true,
  regionsServed: true,
  capacity: true,
  priceModel: true,
} as const satisfies Prisma.CapabilityVersionSelect;

export type OpportunityContentRow = Prisma.OpportunityVersionGetPayload<{ select: typeof opportunityContentSelect }>;
export type CapabilityContentRow = Prisma.CapabilityVersionGetPayload<{ select: typeof capabilityContentSelect }>;

/** "YYYY-MM-DD" of a `date` column, which arrives as midnight UTC. */
export const dayFromColumn = (value: Date): string => value.toISOString().slice(0, 10);
export const dayToColumn = (day: string): Date => new Date(`${day}T00:00:00Z`);

type Row = Readonly<Record<string, unknown>>;

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

const rowsOf = <Item>(json: Prisma.JsonValue, read: (row: Row) => Item): Item[] =>
  Array.isArray(json)
    ? json.filter((row): row is Prisma.JsonObject => typeof row === 'object' && row !== null).map(read)
    : [];

const oneOf = <Code extends string>(codes: readonly Code[], value: unknown, fallback: Code): Code =>
  codes.find((code) => code === value) ?? fallback;

const ownershipOf = (value: unknown): Pick<IpRight, 'ownership'> => {
  const ownership = ipOwnerships.find((code) => code === value);
  return ownership ? { ownership } : {};
};

/** Sections that are not for everybody. A level that no rule knows locks for all but the introduced: never by accident open. */
export function sectionAccessFrom<S extends Section>(json: Prisma.JsonValue, sections: readonly S[]): SectionAccess<S> {
  const row: Row = typeof json === 'object' && json !== null && !Array.isArray(json) ? json : {};
  const levels = sections.flatMap((section) => {
    const level = row[section];
    if (level === undefined || level === 'public') return [];
    return [[section, oneOf(sectionLevels, level, 'introduced')]];
  });
  return Object.fromEntries(levels) as SectionAccess<S>;
}

/** Plain objects, as a JSON column takes them. */
const jsonRows = (rows: readonly object[]): Prisma.InputJsonObject[] => rows.map((row) => ({ ...row }));

export const moneyFromColumns = (minor: bigint | null, currency: string): Money | null =>
  minor === null ? null : { minor, currency };

const isMode = (mode: string): mode is CooperationMode => (cooperationModes as readonly string[]).includes(mode);

/** The columns both contents share. Written out, so that a column joins the public content only on purpose. */
const sharedFrom = (row: Pick<OpportunityContentRow, keyof typeof sharedSelect>) => ({
  language: row.language,
  title: row.title,
  titleTranslated: row.titleTranslated,
  summary: row.summary,
  summaryTranslated: row.summaryTranslated,
  fields: row.fields.filter(isField),
  industryCode: row.industryCode,
  divisionCode: row.divisionCode,
  validUntil: dayFromColumn(row.validUntil),
  sourceName: row.sourceName,
  sourceUrl: row.sourceUrl,
});

const sharedColumns = (content: OpportunityContent | CapabilityContent) => ({
  language: content.language,
  title: content.title,
  titleTranslated: content.titleTranslated,
  summary: content.summary,
  summaryTranslated: content.summaryTranslated,
  kind: content.kind,
  fields: [...content.fields],
  industryCode: content.industryCode,
  divisionCode: content.divisionCode,
  validUntil: dayToColumn(content.validUntil),
  sourceName: content.sourceName,
  sourceUrl: content.sourceUrl,
  sectionAccess: { ...content.sectionAccess },
});

/** The columns `budgetFrom` reads. */
export const budgetSelect = {
  budgetMinimum: true,
  budgetMaximum: true,
  budgetCurrency: true,
  budgetNegotiable: true,
} as const;

export const budgetFrom = (
  row: Pick<OpportunityContentRow, 'budgetMinimum' | 'budgetMaximum' | 'budgetCurrency' | 'budgetNegotiable'>,
): Budget => ({
  minimum: moneyFromColumns(row.budgetMinimum, row.budgetCurrency),
  maximum: moneyFromColumns(row.budgetMaximum, row.budgetCurrency),
  negotiable: row.budgetNegotiable,
});

export const opportunityContentFrom = (row: OpportunityContentRow): OpportunityContent => ({
  ...sharedFrom(row),
  kind: row.kind as OpportunityKind,
  problem: row.problem,
  presentState: row.presentState,
  metrics: rowsOf(row.metrics, (metric) => ({
    name: textOf(metric.name),
    operator: oneOf<MetricOperator>(metricOperators, metric.operator, '='),
    value: textOf(metric.value),
    unit: textOf(metric.unit),
  })),
  offered: row.offered,
  landingArea: row.landingArea,
  cooperationModes: row.cooperationModes.filter(isMode),
  budget: budgetFrom(row),
  fundingSource: row.fundingSource,
  trlRequired: row.trlRequired,
  ipTerms: row.ipTerms,
  timeFrame: row.timeFrame,
  sectionAccess: sectionAccessFrom(row.sectionAccess, opportunitySections),
});

export const opportunityColumns = (content: OpportunityContent) => ({
  ...sharedColumns(content),
  problem: content.problem,
  presentState: content.presentState,
  metrics: jsonRows(content.metrics),
  offered: content.offered,
  landingArea: content.landingArea,
  cooperationModes: [...content.cooperationModes],
  budgetMinimum: content.budget.minimum?.minor ?? null,
  budgetMaximum: content.budget.maximum?.minor ?? null,
  budgetCurrency: content.budget.maximum?.currency ?? content.budget.minimum?.currency ?? 'CNY',
  budgetNegotiable: content.budget.negotiable,
  fundingSource: content.fundingSource,
  trlRequired: content.trlRequired,
  ipTerms: content.ipTerms,
  timeFrame: content.timeFrame,
});

export const capabilityContentFrom = (row: CapabilityContentRow): CapabilityContent => ({
  ...sharedFrom(row),
  kind: row.kind as CapabilityKind,
  description: row.description,
  referenceCases: rowsOf(row.referenceCases, (item) => ({
    client: textOf(item.client),
    year: textOf(item.year),
    result: textOf(item.result),
  })),
  trl: row.trl,
  ipRights: rowsOf(row.ipRights, (item) => ({
    type: oneOf<IpType>(ipTypes, item.type, 'other'),
    number: textOf(item.number),
    owners: textOf(item.owners),
    ...ownershipOf(item.ownership),
  })),
  qualifications: rowsOf(row.qualifications, (item) => ({
    name: textOf(item.name),
    validUntil: textOf(item.validUntil),
  })),
  regionsServed: row.regionsServed,
  capacity: row.capacity,
  priceModel: row.priceModel,
  sectionAccess: sectionAccessFrom(row.sectionAccess, capabilitySections),
});

export const capabilityColumns = (content: CapabilityContent) => ({
  ...sharedColumns(content),
  description: content.description,
  referenceCases: jsonRows(content.referenceCases),
  trl: content.trl,
  ipRights: jsonRows(content.ipRights),
  qualifications: jsonRows(content.qualifications),
  regionsServed: [...content.regionsServed],
  capacity: content.capacity,
  priceModel: content.priceModel,
});
