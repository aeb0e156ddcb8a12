// From what is public to its search document. Only contents cleared for everybody get in here: nothing else can be indexed.
import type { CallMode, CallPhase } from '#app/domain/call.ts';
import type { CapabilityContent } from '#app/domain/capability.ts';
import { divisionPath } from '#app/domain/division.ts';
import type { HonourKind } from '#app/domain/honour.ts';
import { majorUnits } from '#app/domain/money.ts';
import { type BudgetBand, budgetBandOf, type OpportunityContent } from '#app/domain/opportunity.ts';
import type { OrganisationType } from '#app/domain/organisation.ts';
import type { PublicContent } from '#app/domain/section-access.ts';
import { type IndexedWords, indexedWords } from './indexed-words.ts';
import type { ListName } from './lists.ts';

/** What everybody may know of an organisation that publishes. */
export interface PublicHolder {
  readonly reference: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly type: OrganisationType;
  readonly uscc: string | null;
  /** Kinds of the honours that are valid now. */
  readonly honours: readonly HonourKind[];
}

/** Count it up when documents are built otherwise: every index is then built anew. A test holds a fingerprint against it. */
export const documentVersion = 1;

/** The public facts of a listing on the list now. There is no contact person in it, and none can be added. */
interface PublishedListing<Content> {
  readonly id: string;
  readonly reference: string;
  /** Grows with every change the outside can see; older revisions are dropped. */
  readonly revision: number;
  readonly publishedAt: Date;
  readonly coachScore: number | null;
  readonly content: PublicContent<Content>;
  readonly organisation: PublicHolder;
}
export type PublishedOpportunity = PublishedListing<OpportunityContent>;
export type PublishedCapability = PublishedListing<CapabilityContent>;

/** What is published of a call. Nothing about bids has a place in it: not that there are any, not how many. */
export interface PublishedCall {
  readonly id: string;
  readonly reference: string;
  readonly title: string;
  readonly terms: string;
  readonly mode: CallMode;
  /** As of now. */
  readonly phase: Exclude<CallPhase, 'draft'>;
  readonly prizeMinor: bigint | null;
  readonly publishedAt: Date;
  readonly bidsUntil: Date;
  readonly organisation: PublicHolder;
  /** What the call's opportunity tells everybody; null when it is no longer on its list. */
  readonly opportunity: PublicContent<OpportunityContent> | null;
}

/** The public page of an organisation that an operator has verified. */
export interface ListedOrganisation {
  readonly id: string;
  readonly organisation: PublicHolder;
  readonly divisionCode: string;
  readonly descriptionZh: string;
  readonly descriptionEn: string;
  readonly verifiedAt: Date;
}

/** What a reader is shown and can narrow by. Attributes ending in Zh are Chinese, those in En English. */
export interface FoundDocument {
  readonly id: string;
  readonly list: ListName;
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
  readonly honours: readonly string[];
  readonly fields: readonly string[];
  readonly kind: string;
  /** `listed`, or the phase of a call when it was written; the clock decides what is still open. */
  readonly stage: string;
  readonly language: 'zh' | 'en';
  /** From the place's province down to the place itself: GB/T 2260 codes. */
  readonly regions: readonly string[];
  /** GB/T 4754: the section's letter, and the division. */
  readonly industries: readonly string[];
  readonly budgetBand: BudgetBand | null;
  /** Upper end in major units of its currency, for sorting and ranges. */
  readonly budget: number | null;
  readonly trl: number | null;
  /** How clear it is, 0–100; null for versions saved before there was a coach. */
  readonly coachScore: number | null;
  /** Seconds since 1970. */
  readonly publishedAt: number;
  /** First second that is too late: after the last valid day in Shanghai, or a call's deadline. */
  readonly endsAt: number;
  /** Until when it may be shown at all. Calls and organisations stay. */
  readonly shownUntil: number;
  readonly source: string;
  /** Numbers it can be asked for by, without signs between. */
  readonly codes: readonly string[];
  /** Concepts of title and summary. */
  readonly concepts: readonly string[];
}

/** With what the engine looks in. */
export interface SearchDocument extends FoundDocument, IndexedWords {}

const seconds = (instant: Date): number => Math.floor(instant.getTime() / 1000);

/** Midnight in Shanghai (UTC+8) after the given day. */
const endOf = (day: string): number => Date.parse(`${day}T00:00:00+08:00`) / 1000 + 86_400;

/** The year 9999: no end. */
const never = 253_402_300_799;

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

const holder = ({ reference, nameZh, nameEn, type, honours }: PublicHolder) => ({
  organisationZh: nameZh,
  organisationEn: nameEn,
  organisationReference: reference,
  organisationType: type,
  honours,
});

const regionsOf = (code: string): string[] => (code === '' ? [] : divisionPath(code));
const industriesOf = (code: string): string[] =>
  code === '' ? [] : [code.slice(0, 1), ...(code.length >= 3 ? [code.slice(0, 3)] : [])];

/** As it is typed, with or without signs between the groups. */
const plainCode = (code: string): string =>
  code
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '');
const codesOf = (...codes: readonly (string | null)[]): string[] =>
  codes.flatMap((code) => (code ? [plainCode(code)] : [])).filter((code) => code !== '');

type Facts = Omit<FoundDocument, 'concepts'>;
const withWords = (facts: Facts, more: readonly string[] = []): SearchDocument => ({
  ...facts,
  ...indexedWords(facts, more),
});

function shared(listing: PublishedListing<OpportunityContent | CapabilityContent>) {
  const { content } = listing;
  const end = endOf(content.validUntil);
  return {
    id: listing.id,
    reference: listing.reference,
    revision: listing.revision,
    ...holder(listing.organisation),
    fields: content.fields,
    kind: content.kind,
    stage: 'listed',
    language: content.language,
    coachScore: listing.coachScore,
    regions: regionsOf(content.divisionCode),
    industries: industriesOf(content.industryCode),
    publishedAt: seconds(listing.publishedAt),
    endsAt: end,
    shownUntil: end,
    source: content.sourceName,
  };
}

const metricLines = ({ metrics }: Pick<OpportunityContent, 'metrics'>): string[] =>
  metrics.map(({ name, operator, value, unit }) => `${name} ${operator} ${value} ${unit}`);

export function opportunityDocument(listing: PublishedOpportunity): SearchDocument {
  const { content, organisation } = listing;
  const { problem, presentState, offered, landingArea } = content;
  const upper = content.budget.maximum ?? content.budget.minimum;
  return withWords(
    {
      ...shared(listing),
      ...texts(content, lines(problem, presentState, ...metricLines(content), offered, landingArea)),
      list: 'opportunity',
      budgetBand: budgetBandOf(content.budget),
      budget: upper && majorUnits(upper),
      trl: content.trlRequired,
      codes: codesOf(listing.reference, organisation.uscc, content.industryCode),
    },
    [landingArea],
  );
}

export function capabilityDocument(listing: PublishedCapability): SearchDocument {
  const { content, organisation } = listing;
  const cases = content.referenceCases.map(({ client, result }) => `${client} ${result}`);
  const qualifications = content.qualifications.map(({ name }) => name);
  const rights = content.ipRights.map(({ number }) => number);
  return withWords({
    ...shared(listing),
    ...texts(content, lines(content.description, ...cases, ...qualifications, content.capacity)),
    list: 'capability',
    budgetBand: null,
    budget: null,
    trl: content.trl,
    codes: codesOf(listing.reference, organisation.uscc, content.industryCode, ...rights),
  });
}

const fenPerYuan = 100;

export function callDocument(call: PublishedCall): SearchDocument {
  const { opportunity, organisation } = call;
  const isChinese = /\p{Script=Han}/u.test(call.title);
  const own = { language: isChinese ? 'zh' : 'en', title: call.title, summary: opportunity?.title ?? '' } as const;
  const translated = { titleTranslated: '', summaryTranslated: opportunity?.titleTranslated ?? '' };
  return withWords({
    id: call.id,
    list: 'call',
    reference: call.reference,
    revision: 0,
    ...texts({ ...own, ...translated }, call.terms),
    ...holder(organisation),
    fields: opportunity?.fields ?? [],
    kind: call.mode,
    stage: call.phase,
    language: own.language,
    regions: regionsOf(opportunity?.divisionCode ?? ''),
    industries: industriesOf(opportunity?.industryCode ?? ''),
    budgetBand: null,
    budget: call.prizeMinor === null ? null : Number(call.prizeMinor) / fenPerYuan,
    trl: opportunity?.trlRequired ?? null,
    coachScore: null,
    publishedAt: seconds(call.publishedAt),
    endsAt: seconds(call.bidsUntil),
    shownUntil: never,
    source: '',
    codes: codesOf(call.reference, organisation.uscc),
  });
}

export function organisationDocument(listed: ListedOrganisation): SearchDocument {
  const { organisation } = listed;
  return withWords({
    id: listed.id,
    list: 'organisation',
    reference: organisation.reference,
    revision: 0,
    titleZh: organisation.nameZh,
    titleEn: organisation.nameEn,
    summaryZh: listed.descriptionZh,
    summaryEn: listed.descriptionEn,
    bodyZh: '',
    bodyEn: '',
    ...holder(organisation),
    fields: [],
    kind: organisation.type,
    stage: 'listed',
    language: organisation.nameZh === '' ? 'en' : 'zh',
    regions: regionsOf(listed.divisionCode),
    industries: [],
    budgetBand: null,
    budget: null,
    trl: null,
    coachScore: null,
    publishedAt: seconds(listed.verifiedAt),
    endsAt: never,
    shownUntil: never,
    source: '',
    codes: codesOf(organisation.reference, organisation.uscc),
  });
}
