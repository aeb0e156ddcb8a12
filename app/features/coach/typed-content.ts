// What stands in a listing's form right now, as content the coach can read: nothing is refused, what makes no sense is left out.
import { type CapabilityContent, capabilityKinds, ipTypes } from '#app/domain/capability.ts';
import type { List } from '#app/domain/listing.ts';
import { isCurrency, type Money, moneyFromMajor, moneyFromWan } from '#app/domain/money.ts';
import {
  cooperationModes,
  metricOperators,
  type OpportunityContent,
  opportunityKinds,
} from '#app/domain/opportunity.ts';

/** Nested as the form's names are: `metrics: [{ name, … }]`. */
type Typed = Readonly<Record<string, unknown>>;

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
const isRecord = (value: unknown): value is Typed => typeof value === 'object' && value !== null;
const rowsOf = (value: unknown): readonly Typed[] => (Array.isArray(value) ? value.filter(isRecord) : []);
const textsOf = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string') : textOf(value) ? [textOf(value)] : [];
const oneOf = <Code extends string>(codes: readonly [Code, ...Code[]], value: unknown): Code =>
  codes.find((code) => code === value) ?? codes[0];
const trlOf = (value: unknown): number | null => (/^[1-9]$/.test(textOf(value)) ? Number(value) : null);

function moneyOf(value: unknown, currency: string): Money | null {
  const written = textOf(value).trim();
  if (written === '') return null;
  return currency === 'CNY' ? moneyFromWan(written) : moneyFromMajor(written, currency);
}

const sharedOf = (typed: Typed) => ({
  language: oneOf(['zh', 'en'], typed.language),
  title: textOf(typed.title),
  titleTranslated: textOf(typed.titleTranslated),
  summary: textOf(typed.summary),
  summaryTranslated: textOf(typed.summaryTranslated),
  // The coach looks at neither of these.
  fields: [],
  industryCode: '',
  divisionCode: '',
  validUntil: '',
  sourceName: textOf(typed.sourceName),
  sourceUrl: '',
  sectionAccess: {},
});

function typedOpportunity(typed: Typed): OpportunityContent {
  const currency = isCurrency(textOf(typed.budgetCurrency)) ? textOf(typed.budgetCurrency) : 'CNY';
  const modes = textsOf(typed.cooperationModes);
  return {
    ...sharedOf(typed),
    kind: oneOf(opportunityKinds, typed.kind),
    problem: textOf(typed.problem),
    presentState: textOf(typed.presentState),
    metrics: rowsOf(typed.metrics).map((row) => ({
      name: textOf(row.name),
      operator: oneOf(metricOperators, row.operator),
      value: textOf(row.value).trim(),
      unit: textOf(row.unit),
    })),
    offered: textOf(typed.offered),
    landingArea: textOf(typed.landingArea),
    cooperationModes: cooperationModes.filter((mode) => modes.includes(mode)),
    budget: {
      minimum: moneyOf(typed.budgetMinimum, currency),
      maximum: moneyOf(typed.budgetMaximum, currency),
      negotiable: textOf(typed.budgetNegotiable) !== '',
    },
    fundingSource: textOf(typed.fundingSource),
    trlRequired: trlOf(typed.trlRequired),
    ipTerms: textOf(typed.ipTerms),
    timeFrame: textOf(typed.timeFrame),
  };
}

const typedCapability = (typed: Typed): CapabilityContent => ({
  ...sharedOf(typed),
  kind: oneOf(capabilityKinds, typed.kind),
  description: textOf(typed.description),
  referenceCases: rowsOf(typed.referenceCases).map((row) => ({
    client: textOf(row.client),
    year: textOf(row.year),
    result: textOf(row.result),
  })),
  trl: trlOf(typed.trl),
  ipRights: rowsOf(typed.ipRights)
    .map((row) => ({ type: oneOf(ipTypes, row.type), number: textOf(row.number), owners: textOf(row.owners) }))
    .filter(({ number, owners }) => number.trim() !== '' || owners.trim() !== ''),
  qualifications: rowsOf(typed.qualifications)
    .map((row) => ({ name: textOf(row.name), validUntil: textOf(row.validUntil) }))
    .filter(({ name }) => name.trim() !== ''),
  regionsServed: [],
  capacity: textOf(typed.capacity),
  priceModel: textOf(typed.priceModel),
});

export function typedContent(list: List, typed: unknown): OpportunityContent | CapabilityContent {
  const given = isRecord(typed) ? typed : {};
  return list === 'opportunity' ? typedOpportunity(given) : typedCapability(given);
}
