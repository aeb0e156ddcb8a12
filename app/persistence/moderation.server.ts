// What operators look over: listings lately published, and those that are hidden.
import type { List } from '#app/domain/listing.ts';
import { db, Prisma } from './client.server.ts';

export interface ModerationRow {
  readonly list: List;
  readonly id: string;
  readonly reference: string;
  readonly title: string;
  readonly summary: string;
  readonly publishedAt: Date;
  readonly moderatedAt: Date | null;
  readonly moderationReason: string;
  readonly organisationId: string;
  readonly organisationReference: string;
  readonly nameZh: string;
  readonly nameEn: string;
}

/** Newest publication (or hiding) first, `after` the last row of the page before. Instants count in milliseconds. */
export async function listForModeration(
  view: 'published' | 'hidden',
  after: { readonly at: Date; readonly id: string } | null,
  limit: number,
): Promise<ModerationRow[]> {
  const instant = Prisma.raw(`date_trunc('milliseconds', ${view === 'hidden' ? 'l.moderated_at' : 'l.published_at'})`);
  const condition = Prisma.raw(
    view === 'hidden'
      ? 'l.moderated_at IS NOT NULL'
      : 'l.published_at IS NOT NULL AND num_nonnulls(l.moderated_at, l.withdrawn_at, l.archived_at) = 0',
  );
  const of = (list: List) => Prisma.sql`
    SELECT ${list} AS list, l.id, l.reference, v.title, v.summary, l.published_at AS "publishedAt",
      l.moderated_at AS "moderatedAt", l.moderation_reason AS "moderationReason", o.id AS "organisationId",
      o.reference AS "organisationReference", o.name_zh AS "nameZh", o.name_en AS "nameEn", ${instant} AS instant
    FROM ${Prisma.raw(list)} l JOIN ${Prisma.raw(`${list}_version`)} v ON v.id = l.published_version_id
    JOIN organisation o ON o.id = l.organisation_id
    WHERE ${condition} AND ${after ? Prisma.sql`(${instant}, l.id) < (${after.at}::timestamptz, ${after.id}::uuid)` : Prisma.sql`true`}`;
  const rows = await db.$queryRaw<(ModerationRow & { instant: Date })[]>`
    SELECT * FROM (${of('opportunity')} UNION ALL ${of('capability')}) one ORDER BY instant DESC, id DESC LIMIT ${limit}`;
  return rows.map(({ instant: _, ...row }) => row);
}
