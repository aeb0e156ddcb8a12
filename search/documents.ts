// From a published listing to its search document. Only contents cleared for everybody get in here: nothing else can be indexed.
import type { CapabilityContent } from '#app/domain/capability.ts';
import { divisionPath } from '#app/domain/division.ts';
import { majorUnits } from '#app/domain/money.ts';
import { budgetBandOf, type OpportunityContent } from '#app/domain/opportunity.ts';
import type { OrganisationType } from '#app/domain/organisation.ts';
import type { PublicContent } from '#app/domain/section-access.ts';

/** The public facts of a listing on the list now. There is no contact person in it, and none can be added. */
interface PublishedListing<Content> {
  readonly id: string;
  readonly reference: string;
  /** Grows with every change the outside can see; older revisions are dropped. */
  readonly revision: number;
  readonly publishedAt: Date;
  readonly coachScore: number | null;
  readonly content: PublicContent<Content>;
  readonly organisation: {
    readonly reference: string;
    readonly nameZh: string;
    readonly nameEn: string;
    readonly type: OrganisationType;
  };
}
export type PublishedOpportunity = PublishedListing<OpportunityContent>;
export type PublishedCapability = PublishedListing<CapabilityContent>;

/** Text in two languages: the attributes ending in Zh are analysed as Chinese, those in En as English. */
export interface SearchDocument {
  readonly id: string;
  readonly list: 'opportunity' | 'capability';
  readonly reference: string;
  readonly revision: number;
  readonly titleZh: string;
  readonly titleEn: string;
  readonly summaryZh: string;
  readonly summaryEn: string;
  readonly bodyZh: string;
  readonly bodyEn: string;
  readonly organisationZh: string;
  readonly organisationEn: string;
  readonly organisationReference: string;
  readonly organisationType: OrganisationType;
  readonly fields: readonly string[];
  readonly kind: string;
  readonly language: 'zh' | 'en';
  /** From the place's province down to the place itself: GB/T 2260 codes. */
  readonly regions: readonly string[];
  readonly budgetBand: string | null;
  /** Upper end in major units of its currency, for sorting. */
  readonly budget: number | null;
  readonly trl: number | null;
  /** How clear it is, 0–100; null for versions saved before there was a coach. */
  readonly coachScore: number | null;
  /** Seconds since 1970. */
  readonly publishedAt: number;
  /** First second after the last valid day, in Shanghai; the query leaves out what has ended. */
  readonly endsAt: number;
  readonly source: string;
}

const seconds = (instant: Date): number => Math.floor(instant.getTime() / 1000);

/** Midnight in Shanghai (UTC+8) after the given day. */
const endOf = (day: string): number => Date.parse(`${day}T00:00:00+08:00`) / 1000 + 86_400;

const lines = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join('\n');

type Texts = Pick<OpportunityContent, 'language' | 'title' | 'titleTranslated' | 'summary' | 'summaryTranslated'>;

/** The original goes to its own language's attributes, the translation to the other's. */
function texts(content: Texts, body: string) {
  const original = { title: content.title, summary: content.summary, body };
  const translated = { title: content.titleTranslated, summary: content.summaryTranslated, body: '' };
  const [zh, en] = content.language === 'zh' ? [original, translated] : [translated, original];
  return {
    titleZh: zh.title,
    titleEn: en.title,
    summaryZh: zh.summary,
    summaryEn: en.summary,
    bodyZh: zh.body,
    bodyEn: en.body,
  };
}

function shared(listing: PublishedListing<OpportunityContent | CapabilityContent>) {
  const { content, organisation } = listing;
  const { divisionCode } = content;
  return {
    id: listing.id,
    reference: listing.reference,
    revision: listing.revision,
    organisationZh: organisation.nameZh,
    organisationEn: organisation.nameEn,
    organisationReference: organisation.reference,
    organisationType: organisation.type,
    fields: content.fields,
    kind: content.kind,
    language: content.language,
    coachScore: listing.coachScore,
    regions: divisionCode === '' ? [] : divisionPath(divisionCode),
    publishedAt: seconds(listing.publishedAt),
    endsAt: endOf(content.validUntil),
    source: content.sourceName,
  };
}

export function opportunityDocument(listing: PublishedOpportunity): SearchDocument {
  const { content } = listing;
  const metrics = content.metrics.map(({ name, operator, value, unit }) => `${name} ${operator} ${value} ${unit}`);
  const upper = content.budget.maximum ?? content.budget.minimum;
  return {
    ...shared(listing),
    ...texts(content, lines(content.problem, content.presentState, ...metrics, content.offered, content.landingArea)),
    list: 'opportunity',
    budgetBand: budgetBandOf(content.budget),
    budget: upper && majorUnits(upper),
    trl: content.trlRequired,
  };
}

export function capabilityDocument(listing: PublishedCapability): SearchDocument {
  const { content } = listing;
  const cases = content.referenceCases.map(({ client, result }) => `${client} ${result}`);
  const qualifications = content.qualifications.map(({ name }) => name);
  return {
    ...shared(listing),
    ...texts(content, lines(content.description, ...cases, ...qualifications, content.capacity)),
    list: 'capability',
    budgetBand: null,
    budget: null,
    trl: content.trl,
  };
}
