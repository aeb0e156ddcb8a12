// What has been published of a listing: the version that stands, and every one before it. Unchangeable rows.
import type { CapabilityContent } from '#app/domain/capability.ts';
import type { CoachMark } from '#app/domain/coach.ts';
import type { OpportunityContent } from '#app/domain/opportunity.ts';
import { db } from './client.server.ts';
import { coachFrom, coachSelect } from './coach-columns.server.ts';
import {
  capabilityContentFrom,
  capabilityContentSelect,
  opportunityContentFrom,
  opportunityContentSelect,
} from './listing-content.server.ts';
import {
  type ListingInstants,
  type OrganisationFacts,
  organisationFactsFrom,
  publicSelect,
} from './listing-rows.server.ts';

export interface PublishedListing<Content> extends ListingInstants {
  readonly id: string;
  readonly reference: string;
  readonly organisation: OrganisationFacts;
  readonly versionId: string;
  readonly number: number;
  /** Null for versions saved before there was a coach. */
  readonly coach: CoachMark | null;
  readonly content: Content;
}

/** A published version in the history. */
export interface PublishedVersion<Content> {
  readonly number: number;
  readonly publishedAt: Date;
  readonly changeReason: string;
  readonly content: Content;
}

function publishedVersionFrom<Content>(
  row: { number: number; publishedAt: Date | null; changeReason: string },
  content: Content,
): PublishedVersion<Content> {
  if (!row.publishedAt) throw new Error('a draft is not part of the history');
  return { number: row.number, publishedAt: row.publishedAt, changeReason: row.changeReason, content };
}

/** The published version with its instants, whether or not it still stands: `isOpenToAll` decides. */
export async function findPublishedOpportunity(
  reference: string,
): Promise<PublishedListing<OpportunityContent> | null> {
  const row = await db.opportunity.findUnique({
    where: { reference },
    select: {
      ...publicSelect,
      publishedVersion: { select: { id: true, number: true, ...coachSelect, ...opportunityContentSelect } },
    },
  });
  if (!row?.publishedVersion) return null;
  const { publishedVersion, organisation, ...listing } = row;
  return {
    ...listing,
    organisation: organisationFactsFrom(organisation),
    versionId: publishedVersion.id,
    number: publishedVersion.number,
    coach: coachFrom(publishedVersion),
    content: opportunityContentFrom(publishedVersion),
  };
}

/** Published versions, newest first, at most `limit`; with `number` that one alone. */
export async function listOpportunityVersions(
  opportunityId: string,
  limit: number,
  number?: number,
): Promise<PublishedVersion<OpportunityContent>[]> {
  const rows = await db.opportunityVersion.findMany({
    where: { opportunityId, publishedAt: { not: null }, number },
    orderBy: { number: 'desc' },
    take: limit,
    select: { number: true, publishedAt: true, changeReason: true, ...opportunityContentSelect },
  });
  return rows.map((row) => publishedVersionFrom(row, opportunityContentFrom(row)));
}

/** The published version with its instants, whether or not it still stands: `isOpenToAll` decides. */
export async function findPublishedCapability(reference: string): Promise<PublishedListing<CapabilityContent> | null> {
  const row = await db.capability.findUnique({
    where: { reference },
    select: {
      ...publicSelect,
      publishedVersion: { select: { id: true, number: true, ...coachSelect, ...capabilityContentSelect } },
    },
  });
  if (!row?.publishedVersion) return null;
  const { publishedVersion, organisation, ...listing } = row;
  return {
    ...listing,
    organisation: organisationFactsFrom(organisation),
    versionId: publishedVersion.id,
    number: publishedVersion.number,
    coach: coachFrom(publishedVersion),
    content: capabilityContentFrom(publishedVersion),
  };
}

/** Published versions, newest first, at most `limit`; with `number` that one alone. */
export async function listCapabilityVersions(
  capabilityId: string,
  limit: number,
  number?: number,
): Promise<PublishedVersion<CapabilityContent>[]> {
  const rows = await db.capabilityVersion.findMany({
    where: { capabilityId, publishedAt: { not: null }, number },
    orderBy: { number: 'desc' },
    take: limit,
    select: { number: true, publishedAt: true, changeReason: true, ...capabilityContentSelect },
  });
  return rows.map((row) => publishedVersionFrom(row, capabilityContentFrom(row)));
}
