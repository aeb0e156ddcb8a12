// Match rows: written by the matcher, read by the pages.
import type { List } from '#app/domain/listing.ts';
import type { Match } from '#app/domain/match.ts';
import { db, inTransaction, type Prisma } from './client.server.ts';
import { onItsList } from './listing-standing.server.ts';

/** Replaces every row of one listing, in one transaction: readers see the old matches or the new ones, never none. */
export async function replaceMatches(list: List, id: string, matches: readonly Match[]): Promise<void> {
  const own = list === 'opportunity' ? { opportunityId: id } : { capabilityId: id };
  await inTransaction(async (tx) => {
    await tx.match.deleteMany({ where: own });
    await tx.match.createMany({
      data: matches.map(({ opportunityId, capabilityId, score, parts, terms }) => ({
        opportunityId,
        capabilityId,
        score,
        parts: parts as unknown as Prisma.InputJsonObject,
        terms: terms as unknown as Prisma.InputJsonArray,
      })),
      skipDuplicates: true,
    });
  });
}

export async function removeMatches(list: List, id: string): Promise<void> {
  await db.match.deleteMany({ where: list === 'opportunity' ? { opportunityId: id } : { capabilityId: id } });
}

export const countMatches = (): Promise<number> => db.match.count();

/** The other listing of a match, public columns only. */
export interface MatchedListing {
  readonly id: string;
  readonly reference: string;
  readonly title: string;
  readonly titleTranslated: string;
  readonly summary: string;
  readonly summaryTranslated: string;
  readonly language: 'zh' | 'en';
  readonly kind: string;
  readonly fields: readonly string[];
  readonly trl: number | null;
  readonly organisation: {
    readonly id: string;
    readonly reference: string;
    readonly nameZh: string;
    readonly nameEn: string;
    readonly verified: boolean;
  };
}

export interface MatchRow extends Match {
  readonly other: MatchedListing;
}

const versionSelect = {
  title: true,
  titleTranslated: true,
  summary: true,
  summaryTranslated: true,
  language: true,
  kind: true,
  fields: true,
} as const;
const organisationSelect = { id: true, reference: true, nameZh: true, nameEn: true, verification: true } as const;
const matchSelect = { opportunityId: true, capabilityId: true, score: true, parts: true, terms: true } as const;

/** On the list on that day ("YYYY-MM-DD"): standing there, valid, the organisation not suspended. */
const listedOn = (today: string) => ({
  ...onItsList,
  publishedVersion: { validUntil: { gte: new Date(`${today}T00:00:00Z`) } },
  organisation: { verification: { not: 'suspended' as const } },
});

interface OtherRow {
  id: string;
  reference: string;
  publishedVersion:
    | (Omit<MatchedListing, 'id' | 'reference' | 'organisation' | 'trl'> & {
        trl?: number | null;
        trlRequired?: number | null;
      })
    | null;
  organisation: { id: string; reference: string; nameZh: string; nameEn: string; verification: string };
}

function matchRow(
  row: { opportunityId: string; capabilityId: string; score: number; parts: Prisma.JsonValue; terms: Prisma.JsonValue },
  { publishedVersion, organisation: { verification, ...organisation }, ...other }: OtherRow,
): MatchRow[] {
  if (!publishedVersion) return [];
  const { trl, trlRequired, ...version } = publishedVersion;
  return [
    {
      ...row,
      parts: row.parts as unknown as Match['parts'],
      terms: row.terms as unknown as Match['terms'],
      other: {
        ...other,
        ...version,
        trl: trl ?? trlRequired ?? null,
        organisation: { ...organisation, verified: verification === 'verified' },
      },
    },
  ];
}

/** Best first, at most `limit`; listings that have left the lists since are left out. */
export async function listMatchRows(list: List, id: string, today: string, limit: number): Promise<MatchRow[]> {
  const order = { orderBy: { score: 'desc' }, take: limit } as const;
  if (list === 'opportunity') {
    const rows = await db.match.findMany({
      where: { opportunityId: id, capability: listedOn(today) },
      ...order,
      select: {
        ...matchSelect,
        capability: {
          select: {
            id: true,
            reference: true,
            publishedVersion: { select: { ...versionSelect, trl: true } },
            organisation: { select: organisationSelect },
          },
        },
      },
    });
    return rows.flatMap(({ capability, ...row }) => matchRow(row, capability));
  }
  const rows = await db.match.findMany({
    where: { capabilityId: id, opportunity: listedOn(today) },
    ...order,
    select: {
      ...matchSelect,
      opportunity: {
        select: {
          id: true,
          reference: true,
          publishedVersion: { select: { ...versionSelect, trlRequired: true } },
          organisation: { select: organisationSelect },
        },
      },
    },
  });
  return rows.flatMap(({ opportunity, ...row }) => matchRow(row, opportunity));
}
