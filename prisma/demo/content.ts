// Reads the demo world's files and turns them into the site's own shapes.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { type CapabilityContent, capabilityKinds, ipTypes } from '#app/domain/capability.ts';
import { fields } from '#app/domain/field.ts';
import { moneyFromWan } from '#app/domain/money.ts';
import {
  contentLanguages,
  cooperationModes,
  metricOperators,
  type OpportunityContent,
  opportunityKinds,
} from '#app/domain/opportunity.ts';
import { organisationTypes } from '#app/domain/organisation.ts';
import { addDays } from '#app/domain/period.ts';
import { capabilitySections, opportunitySections, sectionLevels } from '#app/domain/section.ts';

const organisation = z.object({
  key: z.string(),
  type: z.enum(organisationTypes),
  nameZh: z.string().endsWith('（演示）'),
  nameEn: z.string().endsWith('(demo)'),
  divisionCode: z.string(),
  functionalArea: z.string(),
  descriptionZh: z.string(),
  descriptionEn: z.string(),
  uscc: z.string(),
});
export type DemoOrganisation = z.infer<typeof organisation>;

const contact = z.object({ name: z.string(), phone: z.string(), email: z.string() });

const shared = {
  language: z.enum(contentLanguages),
  title: z.string(),
  titleTranslated: z.string().default(''),
  summary: z.string(),
  summaryTranslated: z.string().default(''),
  fields: z.array(z.enum(fields)).min(1),
  industryCode: z.string().default(''),
  divisionCode: z.string().default(''),
  validForDays: z.number().int().positive(),
};

const locked = z.enum(sectionLevels).exclude(['public']);
const wan = z.string().nullable();
const opportunity = z.object({
  ...shared,
  kind: z.enum(opportunityKinds),
  problem: z.string(),
  presentState: z.string().default(''),
  metrics: z.array(
    z.object({ name: z.string(), operator: z.enum(metricOperators), value: z.string(), unit: z.string() }),
  ),
  offered: z.string().default(''),
  landingArea: z.string().default(''),
  cooperationModes: z.array(z.enum(cooperationModes)),
  budget: z.object({ minimumWan: wan, maximumWan: wan, negotiable: z.boolean() }),
  fundingSource: z.string().default(''),
  trlRequired: z.number().nullable(),
  ipTerms: z.string().default(''),
  timeFrame: z.string().default(''),
  sectionAccess: z.partialRecord(z.enum(opportunitySections), locked).default({}),
});

const capability = z.object({
  ...shared,
  kind: z.enum(capabilityKinds),
  description: z.string(),
  referenceCases: z.array(z.object({ client: z.string(), year: z.string(), result: z.string() })),
  trl: z.number().nullable(),
  ipRights: z.array(z.object({ type: z.enum(ipTypes), number: z.string(), owners: z.string() })),
  qualifications: z.array(z.object({ name: z.string(), validUntil: z.string() })),
  regionsServed: z.array(z.string()),
  capacity: z.string().default(''),
  priceModel: z.string().default(''),
  sectionAccess: z.partialRecord(z.enum(capabilitySections), locked).default({}),
});

export interface DemoListing<Content> {
  readonly key: string;
  /** Key of its organisation. */
  readonly organisation: string;
  readonly content: Content;
  readonly contact: z.infer<typeof contact>;
}

const folder = path.join('prisma', 'demo');
const read = (file: string): unknown => JSON.parse(readFileSync(path.join(folder, file), 'utf8'));

function readListings<Schema extends z.ZodType>(prefix: string, content: Schema) {
  const listing = z.array(z.object({ key: z.string(), organisation: z.string(), content, contact }));
  return (
    readdirSync(folder)
      .filter((name) => name.startsWith(`${prefix}-`))
      .sort()
      .flatMap((name) => listing.parse(read(name)))
      // By key rather than by file, so that the newest on the list are not all of one field.
      .sort((a, b) => (a.key < b.key ? -1 : 1))
  );
}

const money = (text: string | null) => (text === null ? null : moneyFromWan(text));
const own = { sourceName: '', sourceUrl: '' };

export const readDemoOrganisations = (): DemoOrganisation[] => z.array(organisation).parse(read('organisations.json'));

/** `today` is "YYYY-MM-DD"; validity is counted from it. */
export const readDemoOpportunities = (today: string): DemoListing<OpportunityContent>[] =>
  readListings('opportunities', opportunity).map(({ content: { validForDays, budget, ...content }, ...listing }) => ({
    ...listing,
    content: {
      ...content,
      ...own,
      budget: { minimum: money(budget.minimumWan), maximum: money(budget.maximumWan), negotiable: budget.negotiable },
      validUntil: addDays(today, validForDays),
    },
  }));

export const readDemoCapabilities = (today: string): DemoListing<CapabilityContent>[] =>
  readListings('capabilities', capability).map(({ content: { validForDays, ...content }, ...listing }) => ({
    ...listing,
    content: { ...content, ...own, validUntil: addDays(today, validForDays) },
  }));
