// Which of some published listings have sections that are not for everybody. Levels alone are read, nothing of what they hold.
import type { List } from '#app/domain/listing.ts';
import type { SectionAccess } from '#app/domain/section.ts';
import { db } from './client.server.ts';

export interface LockedListing {
  readonly id: string;
  readonly organisationId: string;
  readonly sectionAccess: SectionAccess;
}

export async function listSectionAccess(list: List, ids: readonly string[]): Promise<LockedListing[]> {
  const query = {
    where: { id: { in: [...ids] }, publishedVersionId: { not: null } },
    select: { id: true, organisationId: true, publishedVersion: { select: { sectionAccess: true } } },
  };
  const rows = list === 'opportunity' ? await db.opportunity.findMany(query) : await db.capability.findMany(query);
  return rows.flatMap(({ id, organisationId, publishedVersion }) => {
    const sectionAccess = (publishedVersion?.sectionAccess ?? {}) as SectionAccess;
    return Object.keys(sectionAccess).length > 0 ? [{ id, organisationId, sectionAccess }] : [];
  });
}

/** Ids of those of `ids` that an organisation has been introduced about, whichever side asked. */
export async function listIntroducedAbout(
  organisationId: string,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await db.introduction.findMany({
    where: {
      acceptedAt: { not: null },
      cancelledAt: null,
      AND: [
        { OR: [{ fromOrganisationId: organisationId }, { toOrganisationId: organisationId }] },
        { OR: [{ opportunityId: { in: [...ids] } }, { capabilityId: { in: [...ids] } }] },
      ],
    },
    select: { opportunityId: true, capabilityId: true },
  });
  return new Set(
    rows.flatMap(({ opportunityId, capabilityId }) => [opportunityId, capabilityId]).filter((id) => id !== null),
  );
}
