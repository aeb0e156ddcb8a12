// What suits an organisation's capabilities: the rows of all of them together, and what its own records lack.
import { db, Prisma } from './client.server.ts';
import { capabilityContentFrom, capabilityContentSelect } from './listing-content.server.ts';
import { onItsList } from './listing-standing.server.ts';

/** Own published capabilities; the newest first. */
export async function listOwnPublished(organisationId: string, limit: number) {
  const rows = await db.capability.findMany({
    where: { organisationId, ...onItsList },
    orderBy: [{ publishedAt: 'desc' }, { id: 'asc' }],
    take: limit,
    select: { id: true, reference: true, publishedVersion: { select: capabilityContentSelect } },
  });
  return rows.flatMap(({ publishedVersion, ...row }) =>
    publishedVersion ? [{ ...row, content: capabilityContentFrom(publishedVersion) }] : [],
  );
}

export interface InboxRow {
  readonly capabilityId: string;
  readonly opportunityId: string;
  readonly score: number;
}

/** Each opportunity once, with the own capability it suits best; best first, after `after` when given. */
export async function listInboxRows(
  organisationId: string,
  { today, least, limit, after }: { today: string; least: number; limit: number; after: InboxCursor | null },
): Promise<InboxRow[]> {
  const beyond = after
    ? Prisma.sql`WHERE (score, opportunity_id) < (${after.score}::float8, ${after.opportunityId}::uuid)`
    : Prisma.empty;
  return db.$queryRaw<InboxRow[]>`
    SELECT capability_id AS "capabilityId", opportunity_id AS "opportunityId", score FROM (
      SELECT DISTINCT ON (m.opportunity_id) m.opportunity_id, m.capability_id, m.score
      FROM capability c
      JOIN match m ON m.capability_id = c.id AND m.list = 'capability' AND m.score >= ${least}
      JOIN opportunity o ON o.id = m.opportunity_id
      JOIN opportunity_version v ON v.id = o.published_version_id
      JOIN organisation owner ON owner.id = o.organisation_id
      WHERE c.organisation_id = ${organisationId}::uuid AND c.published_at IS NOT NULL
        AND num_nonnulls(c.withdrawn_at, c.archived_at, c.fulfilled_at, c.moderated_at) = 0
        AND o.published_at IS NOT NULL AND num_nonnulls(o.withdrawn_at, o.archived_at, o.fulfilled_at, o.moderated_at) = 0
        AND v.valid_until >= ${today}::date AND owner.verification <> 'suspended'
      ORDER BY m.opportunity_id, m.score DESC
    ) best ${beyond} ORDER BY score DESC, opportunity_id DESC LIMIT ${limit}`;
}

export interface InboxCursor {
  readonly score: number;
  readonly opportunityId: string;
}
