// Listings as the outside may see them: public sections of what stands on the lists. Feeds the index and the matcher.
import type { CapabilityContent } from '#app/domain/capability.ts';
import type { List } from '#app/domain/listing.ts';
import type { OpportunityContent } from '#app/domain/opportunity.ts';
import type { OrganisationType } from '#app/domain/organisation.ts';
import { contentFor, type ListingContent, type PublicContent } from '#app/domain/section-access.ts';
import { db } from './client.server.ts';
import {
  capabilityContentFrom,
  capabilityContentSelect,
  opportunityContentFrom,
  opportunityContentSelect,
} from './listing-content.server.ts';
import { onItsList } from './listing-standing.server.ts';

export interface PublishedListing<Content> {
  readonly id: string;
  readonly reference: string;
  readonly revision: number;
  readonly publishedAt: Date;
  /** Null for versions saved before there was a coach. */
  readonly coachScore: number | null;
  readonly content: PublicContent<Content>;
  readonly organisation: {
    readonly id: string;
    readonly reference: string;
    readonly nameZh: string;
    readonly nameEn: string;
    readonly type: OrganisationType;
  };
}

const organisationSelect = { id: true, reference: true, nameZh: true, nameEn: true, type: true } as const;

/** On the list, the organisation not suspended. The end of validity is for the reader to check. */
const onList = {
  ...onItsList,
  organisation: { verification: { not: 'suspended' } },
} as const;

const listingSelect = { id: true, reference: true, revision: true, publishedAt: true } as const;

interface ListedRow<Version> {
  id: string;
  reference: string;
  revision: number;
  publishedAt: Date | null;
  publishedVersion: Version | null;
  organisation: { id: string; reference: string; nameZh: string; nameEn: string; type: string };
}

/** The check constraint ties publication to a version; a row without one cannot be. */
const listed = <Version extends { coachScore: number | null }, Content extends ListingContent>(
  { publishedAt, publishedVersion, organisation, ...row }: ListedRow<Version>,
  read: (version: Version) => Content,
): PublishedListing<Content>[] =>
  publishedAt && publishedVersion
    ? [
        {
          ...row,
          publishedAt,
          coachScore: publishedVersion.coachScore,
          content: contentFor(read(publishedVersion), 'public').content,
          organisation: { ...organisation, type: organisation.type as OrganisationType },
        },
      ]
    : [];

/** Those of `ids` that are on the list; the others have gone and belong in no index. */
export async function listPublishedOpportunities(
  ids: readonly string[],
): Promise<PublishedListing<OpportunityContent>[]> {
  const rows = await db.opportunity.findMany({
    where: { id: { in: [...ids] }, ...onList },
    select: {
      ...listingSelect,
      organisation: { select: organisationSelect },
      publishedVersion: { select: { coachScore: true, ...opportunityContentSelect } },
    },
  });
  return rows.flatMap((row) => listed(row, opportunityContentFrom));
}

export async function listPublishedCapabilities(
  ids: readonly string[],
): Promise<PublishedListing<CapabilityContent>[]> {
  const rows = await db.capability.findMany({
    where: { id: { in: [...ids] }, ...onList },
    select: {
      ...listingSelect,
      organisation: { select: organisationSelect },
      publishedVersion: { select: { coachScore: true, ...capabilityContentSelect } },
    },
  });
  return rows.flatMap((row) => listed(row, capabilityContentFrom));
}

/** Ids of everything on a list, a page at a time by id: `after` is the last id of the page before. */
export async function listPublishedIds(list: List, after: string | null, limit: number): Promise<string[]> {
  const page = {
    where: { ...onList, ...(after ? { id: { gt: after } } : {}) },
    orderBy: { id: 'asc' },
    take: limit,
    select: { id: true },
  } as const;
  const rows = list === 'opportunity' ? await db.opportunity.findMany(page) : await db.capability.findMany(page);
  return rows.map(({ id }) => id);
}

/** Every listing of an organisation, listed or not: what has to be looked at again when the organisation changes. */
export async function listIdsOfOrganisation(organisationId: string): Promise<Record<List, string[]>> {
  const page = { where: { organisationId, publishedAt: { not: null } }, select: { id: true } } as const;
  const [opportunities, capabilities] = await Promise.all([
    db.opportunity.findMany(page),
    db.capability.findMany(page),
  ]);
  return { opportunity: opportunities.map(({ id }) => id), capability: capabilities.map(({ id }) => id) };
}
