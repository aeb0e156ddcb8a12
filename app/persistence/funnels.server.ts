// The funnel in SQL: how many introductions came how far, per organisation, batch, field or city.
import { type FunnelCounts, type FunnelDimension, noCounts } from '#app/domain/funnel.ts';
import { db, Prisma } from './client.server.ts';

/** Introduction → the groups it belongs to. Its field and city are those of the opportunity, else of the capability. */
const groups: Readonly<Record<FunnelDimension, Prisma.Sql>> = {
  all: Prisma.sql`SELECT i.id, 'all' AS key FROM introduction i`,
  organisation: Prisma.sql`SELECT i.id, o.reference AS key FROM introduction i
    JOIN organisation o ON o.id = i.from_organisation_id OR o.id = i.to_organisation_id`,
  batch: Prisma.sql`SELECT DISTINCT i.id, b.reference AS key FROM introduction i
    JOIN batch_item t ON t.opportunity_id = i.opportunity_id OR t.capability_id = i.capability_id
    JOIN batch b ON b.id = t.batch_id AND b.released_at IS NOT NULL`,
  field: Prisma.sql`SELECT DISTINCT i.id, unnest(coalesce(ov.fields, cv.fields)) AS key FROM introduction i
    LEFT JOIN opportunity o ON o.id = i.opportunity_id LEFT JOIN opportunity_version ov ON ov.id = o.published_version_id
    LEFT JOIN capability c ON c.id = i.capability_id LEFT JOIN capability_version cv ON cv.id = c.published_version_id`,
  city: Prisma.sql`SELECT i.id, left(place.code, 4) || '00' AS key FROM introduction i
    LEFT JOIN opportunity o ON o.id = i.opportunity_id LEFT JOIN opportunity_version ov ON ov.id = o.published_version_id
    LEFT JOIN capability c ON c.id = i.capability_id
    JOIN organisation owner ON owner.id = coalesce(o.organisation_id, c.organisation_id),
    LATERAL (SELECT coalesce(nullif(ov.division_code, ''), owner.division_code) AS code) place WHERE length(place.code) >= 4`,
};

/** `organisationId` narrows to the introductions of one organisation. */
export async function countFunnel(
  by: FunnelDimension,
  organisationId: string | null = null,
): Promise<ReadonlyMap<string, FunnelCounts>> {
  const rows = await db.$queryRaw<({ key: string } & Record<keyof FunnelCounts, number>)[]>`
    SELECT g.key, count(*)::int AS sent, count(*) FILTER (WHERE i.accepted_at IS NOT NULL)::int AS accepted,
      count(*) FILTER (WHERE f.rank >= 1)::int AS talk, count(*) FILTER (WHERE f.rank >= 2)::int AS visit,
      count(*) FILTER (WHERE f.rank >= 3)::int AS proof, count(*) FILTER (WHERE f.rank >= 4)::int AS contract,
      count(*) FILTER (WHERE f.rank >= 5)::int AS scaled, count(*) FILTER (WHERE i.declined_at IS NOT NULL)::int AS declined,
      count(*) FILTER (WHERE f.ended)::int AS ended
    FROM (${groups[by]}) g JOIN introduction i ON i.id = g.id
    LEFT JOIN LATERAL (
      SELECT max(array_position(ARRAY['talk', 'visit', 'proof', 'contract', 'scaled'], s.stage)) AS rank,
        bool_or(s.stage = 'ended') AS ended
      FROM follow_up_step s WHERE s.introduction_id = i.id AND s.answer = 'confirmed') f ON true
    WHERE ${organisationId}::uuid IS NULL OR ${organisationId}::uuid IN (i.from_organisation_id, i.to_organisation_id)
    GROUP BY g.key`;
  return new Map(rows.map(({ key, ...counts }) => [key, { ...noCounts, ...counts }]));
}

/** Names of the organisations or batches a funnel speaks of. */
export async function listFunnelNames(
  by: 'organisation' | 'batch',
  references: readonly string[],
): Promise<ReadonlyMap<string, { readonly nameZh: string; readonly nameEn: string }>> {
  const query = {
    where: { reference: { in: [...references] } },
    select: { reference: true, nameZh: true, nameEn: true },
  };
  const rows = by === 'organisation' ? await db.organisation.findMany(query) : await db.batch.findMany(query);
  return new Map(rows.map(({ reference, ...names }) => [reference, names]));
}
