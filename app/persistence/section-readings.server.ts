// Who opened the locked sections of which version, and who has been introduced about a listing.
import type { List } from '#app/domain/listing.ts';
import type { SectionPermit } from '#app/domain/section-access.ts';
import { db, type Transaction } from './client.server.ts';

export interface Reader {
  readonly personId: string;
  readonly organisationId: string;
}

const ofVersion = (list: List, versionId: string) =>
  list === 'opportunity' ? { opportunityVersionId: versionId } : { capabilityVersionId: versionId };

/** When this person, acting for this organisation, last opened the version's locked sections; null when never. */
export async function findOpenedAt(list: List, versionId: string, reader: Reader): Promise<Date | null> {
  const where = { ...reader, ...ofVersion(list, versionId) };
  return (await db.sectionReading.findFirst({ where, select: { readAt: true } }))?.readAt ?? null;
}

/**
 * Puts the opening on record; false when it was before. One from before `since` counts for less, and is renewed.
 * Only with a permit.
 */
export async function putReading(
  tx: Transaction,
  _permit: SectionPermit,
  opening: { list: List; versionId: string; reader: Reader; since: Date | null; at: Date },
): Promise<boolean> {
  const { list, versionId, reader, since, at } = opening;
  const data = { ...reader, ...ofVersion(list, versionId), readAt: at };
  if ((await tx.sectionReading.createMany({ data: [data], skipDuplicates: true })).count > 0) return true;
  if (!since) return false;
  const earlier = { ...reader, ...ofVersion(list, versionId), readAt: { lt: since } };
  return (await tx.sectionReading.updateMany({ where: earlier, data: { readAt: at } })).count > 0;
}

/** Organisations with which the owner has an accepted introduction about the listing, whichever side asked, and since when. */
export async function listIntroducedTo(
  list: List,
  listingId: string,
  ownerId: string,
): Promise<ReadonlyMap<string, Date>> {
  const about = list === 'opportunity' ? { opportunityId: listingId } : { capabilityId: listingId };
  const rows = await db.introduction.findMany({
    where: {
      ...about,
      acceptedAt: { not: null },
      cancelledAt: null,
      OR: [{ fromOrganisationId: ownerId }, { toOrganisationId: ownerId }],
    },
    orderBy: { acceptedAt: 'desc' },
    select: { fromOrganisationId: true, toOrganisationId: true, acceptedAt: true },
  });
  return new Map(
    rows.flatMap(({ fromOrganisationId: from, toOrganisationId: to, acceptedAt }) =>
      acceptedAt ? [[from === ownerId ? to : from, acceptedAt] as const] : [],
    ),
  );
}

export interface SectionReadingRow {
  readonly id: string;
  readonly readAt: Date;
  readonly versionNumber: number;
  readonly organisation: {
    readonly id: string;
    readonly reference: string;
    readonly nameZh: string;
    readonly nameEn: string;
  };
  readonly personId: string;
  /** As of now; null when the person has left the organisation. */
  readonly role: string | null;
  readonly name: string;
}

/** Every opening of a listing's versions, newest first, at most `limit`. For the listing's own organisation. */
export async function listSectionReadings(list: List, listingId: string, limit: number): Promise<SectionReadingRow[]> {
  const isOpportunity = list === 'opportunity';
  return db.$queryRaw<SectionReadingRow[]>`
    SELECT r.id, r.read_at AS "readAt", v.number AS "versionNumber", r.person_id AS "personId",
      json_build_object('id', o.id, 'reference', o.reference, 'nameZh', o.name_zh, 'nameEn', o.name_en) AS organisation,
      m.role, p.name
    FROM section_reading r
    JOIN (SELECT id, number FROM opportunity_version WHERE ${isOpportunity} AND opportunity_id = ${listingId}::uuid
      UNION ALL SELECT id, number FROM capability_version WHERE NOT ${isOpportunity} AND capability_id = ${listingId}::uuid) v
      ON v.id = coalesce(r.opportunity_version_id, r.capability_version_id)
    JOIN organisation o ON o.id = r.organisation_id
    JOIN person p ON p.id = r.person_id
    LEFT JOIN membership m ON m.organisation_id = r.organisation_id AND m.person_id = r.person_id
    ORDER BY r.read_at DESC, r.id LIMIT ${limit}`;
}
