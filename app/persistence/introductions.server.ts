// Introductions and the contact details they open. Contacts have one door, and it needs a permit.
import type { ContactPermit, DeclineReason, IntroductionFacts } from '#app/domain/introduction.ts';
import type { Standing } from '#app/domain/listing.ts';
import type { VerificationState } from '#app/domain/organisation.ts';
import { db, type Transaction } from './client.server.ts';
import { dayFromColumn } from './listing-content.server.ts';
import { onItsList, standingSelect } from './listing-standing.server.ts';

export interface ContactDetails {
  readonly name: string;
  readonly phone: string;
  readonly email: string;
}

export interface InterestListing extends Standing {
  readonly id: string;
  readonly reference: string;
  readonly title: string;
  readonly organisationId: string;
  /** Of its organisation. */
  readonly verification: VerificationState;
  readonly validUntil: string | null;
}

const listingSelect = {
  id: true,
  reference: true,
  organisationId: true,
  ...standingSelect,
  publishedVersion: { select: { title: true, validUntil: true } },
  organisation: { select: { verification: true } },
} as const;

interface ListingRow extends Standing {
  id: string;
  reference: string;
  organisationId: string;
  publishedVersion: { title: string; validUntil: Date } | null;
  organisation: { verification: VerificationState };
}

const interestListing = ({ publishedVersion, organisation, ...row }: ListingRow): InterestListing => ({
  ...row,
  verification: organisation.verification,
  title: publishedVersion?.title ?? '',
  validUntil: publishedVersion && dayFromColumn(publishedVersion.validUntil),
});

export async function findInterestListing(
  list: 'opportunity' | 'capability',
  reference: string,
): Promise<InterestListing | null> {
  const where = { reference };
  const row =
    list === 'opportunity'
      ? await db.opportunity.findUnique({ where, select: listingSelect })
      : await db.capability.findUnique({ where, select: listingSelect });
  return row && interestListing(row);
}

/** The organisation's own listings on the lists now, to be offered with an interest. */
export async function listOfferable(
  list: 'opportunity' | 'capability',
  organisationId: string,
  today: string,
): Promise<InterestListing[]> {
  const query = {
    where: {
      organisationId,
      ...onItsList,
      publishedVersion: { validUntil: { gte: new Date(`${today}T00:00:00Z`) } },
    },
    orderBy: { publishedAt: 'desc' },
    take: 200,
    select: listingSelect,
  } as const;
  const rows = list === 'opportunity' ? await db.opportunity.findMany(query) : await db.capability.findMany(query);
  return rows.map(interestListing);
}

/** Serialises expressions of interest of one organisation, so that its limits hold under parallel requests. */
export async function lockInterest(tx: Transaction, organisationId: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('introduction'), hashtext(${organisationId}))`;
}

export interface InterestCounts {
  readonly sentToday: number;
  readonly openWithPair: number;
  readonly lastDeclinedAt: Date | null;
}

/** `targetId` is the listing asked about; an earlier refusal counts whatever was offered with it. */
export async function countInterest(
  tx: Transaction,
  facts: { from: string; to: string; targetId: string; now: Date },
): Promise<InterestCounts> {
  const [row] = await tx.$queryRaw<{ today: bigint; open: bigint; declined: Date | null }[]>`
    SELECT count(*) FILTER (WHERE sent_at > ${facts.now}::timestamptz - interval '24 hours') AS today,
      count(*) FILTER (WHERE to_organisation_id = ${facts.to}::uuid AND num_nonnulls(accepted_at, declined_at, cancelled_at) = 0
        AND answer_due_at > ${facts.now}::timestamptz) AS open,
      max(declined_at) FILTER (WHERE to_organisation_id = ${facts.to}::uuid AND ${facts.targetId}::uuid IN (opportunity_id, capability_id)) AS declined
    FROM introduction WHERE from_organisation_id = ${facts.from}::uuid
      AND sent_at > ${facts.now}::timestamptz - interval '90 days'`;
  return {
    sentToday: Number(row?.today ?? 0),
    openWithPair: Number(row?.open ?? 0),
    lastDeclinedAt: row?.declined ?? null,
  };
}

export interface NewIntroduction {
  readonly opportunityId: string | null;
  readonly capabilityId: string | null;
  readonly fromOrganisationId: string;
  readonly toOrganisationId: string;
  readonly sentById: string;
  readonly cooperationSought: string;
  readonly questions: string;
  readonly aboutUs: string;
  readonly sentAt: Date;
  readonly answerDueAt: Date;
  readonly contact: ContactDetails;
}

export async function insertIntroduction(
  tx: Transaction,
  { contact, ...introduction }: NewIntroduction,
): Promise<string> {
  const { id } = await tx.introduction.create({
    data: { ...introduction, contacts: { create: { side: 'from', ...contact } } },
    select: { id: true },
  });
  return id;
}

export interface LockedIntroduction extends IntroductionFacts {
  readonly id: string;
  /** Of the listing it is about, for the mails. */
  readonly title: string;
}

export async function lockIntroduction(tx: Transaction, id: string): Promise<LockedIntroduction | null> {
  const [row] = await tx.$queryRaw<LockedIntroduction[]>`
    SELECT i.id, i.from_organisation_id AS "fromOrganisationId", i.to_organisation_id AS "toOrganisationId",
      i.answer_due_at AS "answerDueAt", i.accepted_at AS "acceptedAt", i.declined_at AS "declinedAt",
      i.cancelled_at AS "cancelledAt", coalesce(
        (SELECT v.title FROM opportunity o JOIN opportunity_version v ON v.id = o.published_version_id WHERE o.id = i.opportunity_id),
        (SELECT v.title FROM capability c JOIN capability_version v ON v.id = c.published_version_id WHERE c.id = i.capability_id),
        '') AS title
    FROM introduction i WHERE i.id = ${id}::uuid FOR UPDATE OF i`;
  return row ?? null;
}

export async function acceptIntroduction(
  tx: Transaction,
  id: string,
  answer: { at: Date; by: string; contact: ContactDetails },
): Promise<void> {
  await tx.introduction.update({
    where: { id },
    data: { acceptedAt: answer.at, answeredById: answer.by, contacts: { create: { side: 'to', ...answer.contact } } },
    select: { id: true },
  });
}

export async function declineIntroduction(
  tx: Transaction,
  id: string,
  answer: { at: Date; by: string; reason: DeclineReason; note: string },
): Promise<void> {
  await tx.introduction.update({
    where: { id },
    data: { declinedAt: answer.at, answeredById: answer.by, declineReason: answer.reason, declineNote: answer.note },
    select: { id: true },
  });
}

export async function cancelIntroduction(tx: Transaction, id: string, at: Date): Promise<void> {
  await tx.introduction.update({ where: { id }, data: { cancelledAt: at }, select: { id: true } });
}

/** Both sides' contact details. The permit is the only way in. */
export async function readContacts(
  tx: Transaction,
  permit: ContactPermit,
): Promise<Partial<Record<'from' | 'to', ContactDetails>>> {
  const rows = await tx.introductionContact.findMany({
    where: { introductionId: permit.introductionId },
    select: { side: true, name: true, phone: true, email: true },
  });
  return Object.fromEntries(rows.map(({ side, ...contact }) => [side, contact]));
}

const organisationSelect = {
  id: true,
  reference: true,
  nameZh: true,
  nameEn: true,
  type: true,
  verification: true,
} as const;
const aboutSelect = {
  reference: true,
  publishedVersion: { select: { title: true, titleTranslated: true, language: true } },
} as const;

export interface IntroductionParty {
  readonly nameZh: string;
  readonly nameEn: string;
  /** Members who may answer and contact: they get the mails. */
  readonly contacts: readonly { readonly name: string; readonly email: string; readonly locale: string }[];
}

export async function getParty(tx: Transaction, organisationId: string): Promise<IntroductionParty> {
  const { memberships, ...names } = await tx.organisation.findUniqueOrThrow({
    where: { id: organisationId },
    select: {
      nameZh: true,
      nameEn: true,
      memberships: {
        where: { permissions: { has: 'contact' } },
        select: { person: { select: { name: true, email: true, locale: true } } },
      },
    },
  });
  return { ...names, contacts: memberships.map(({ person }) => person) };
}

/** What both sides read of an introduction. No person's name, phone or e-mail address is among it. */
const introductionSelect = {
  id: true,
  cooperationSought: true,
  questions: true,
  aboutUs: true,
  sentAt: true,
  answerDueAt: true,
  acceptedAt: true,
  declinedAt: true,
  declineReason: true,
  declineNote: true,
  cancelledAt: true,
  fromOrganisationId: true,
  toOrganisationId: true,
  fromOrganisation: { select: organisationSelect },
  toOrganisation: { select: organisationSelect },
  opportunity: { select: aboutSelect },
  capability: { select: aboutSelect },
} as const;

export type IntroductionRow = NonNullable<Awaited<ReturnType<typeof findIntroduction>>>;

/** Null too when the organisation is neither side. */
export const findIntroduction = (id: string, organisationId: string) =>
  db.introduction.findFirst({
    where: { id, OR: [{ fromOrganisationId: organisationId }, { toOrganisationId: organisationId }] },
    select: introductionSelect,
  });

/** Newest first; `cursor` is the id of the last row of the page before. */
export async function listIntroductionRows(
  organisationId: string,
  side: 'from' | 'to',
  page: { cursor: string | null; limit: number },
): Promise<IntroductionRow[]> {
  return db.introduction.findMany({
    where: side === 'from' ? { fromOrganisationId: organisationId } : { toOrganisationId: organisationId },
    orderBy: [{ sentAt: 'desc' }, { id: 'desc' }],
    take: page.limit,
    ...(page.cursor ? { cursor: { id: page.cursor }, skip: 1 } : {}),
    select: introductionSelect,
  });
}
