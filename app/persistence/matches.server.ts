// Match rows: written by the matcher, read by the pages.
import type { List } from '#app/domain/listing.ts';
import type { Match } from '#app/domain/match.ts';
import { isWorthTelling } from '#app/domain/match-feedback.ts';
import { db, inTransaction, Prisma, type Transaction } from './client.server.ts';
import { onItsList } from './listing-standing.server.ts';

/** The new list of counterparts of one listing. */
export interface MatchesOf {
  readonly id: string;
  readonly matches: readonly Match[];
}

/** Listings whose lists one publication may send to be made again. */
const affectedAtMost = 100;

export interface ReplaceOptions {
  /** Puts those on the other side that have or had them near in line. */
  readonly passOn: boolean;
  /** Score from which both sides are to hear of a pair that is new to them; null tells nobody. */
  readonly alertFrom: number | null;
}

/**
 * Replaces the lists of counterparts of these listings, in one transaction: readers see the old matches or the new ones,
 * never none.
 */
export async function replaceMatches(
  list: List,
  all: readonly MatchesOf[],
  { passOn, alertFrom }: ReplaceOptions,
): Promise<void> {
  if (all.length === 0) return;
  const ids = all.map(({ id }) => id);
  const own = list === 'opportunity' ? { opportunityId: { in: ids } } : { capabilityId: { in: ids } };
  const rows = all.flatMap(({ matches }) =>
    matches.map(({ opportunityId, capabilityId, score, parts, terms }) => ({
      opportunity_id: opportunityId,
      capability_id: capabilityId,
      ...{ score, parts, terms },
    })),
  );
  await inTransaction(async (tx) => {
    if (passOn) for (const { id } of all) await putAffectedInLine(tx, list, id);
    await tx.match.deleteMany({ where: { list, ...own } });
    // A counterpart may have been erased since the matcher read it.
    await tx.$executeRaw`
      INSERT INTO match (list, opportunity_id, capability_id, score, parts, terms, computed_at)
      SELECT ${list}, r.opportunity_id, r.capability_id, r.score, r.parts, r.terms, app_clock()
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        AS r(opportunity_id uuid, capability_id uuid, score float8, parts jsonb, terms jsonb)
      WHERE EXISTS (SELECT FROM opportunity o WHERE o.id = r.opportunity_id)
        AND EXISTS (SELECT FROM capability c WHERE c.id = r.capability_id)`;
    if (passOn) for (const { id } of all) await putAffectedInLine(tx, list, id);
    if (alertFrom !== null) await noteStrongPairs(tx, all, alertFrom);
  });
}

/** A pair is noted once, for good; telling its two sides is the work of a job. */
async function noteStrongPairs(tx: Transaction, all: readonly MatchesOf[], alertFrom: number): Promise<void> {
  const strong = all.flatMap(({ matches }) =>
    matches.filter(({ score }, index) => isWorthTelling(score, index + 1, alertFrom)),
  );
  const data = strong.map(({ opportunityId, capabilityId, score }) => ({ opportunityId, capabilityId, score }));
  if (data.length > 0) await tx.matchAlert.createMany({ data, skipDuplicates: true });
}

/** Best first, so that where there are too many those wait for the next rebuild to whom it matters least. */
async function putAffectedInLine(tx: Transaction, list: List, id: string): Promise<void> {
  const other = list === 'opportunity' ? 'capability' : 'opportunity';
  const [own, near] = [Prisma.raw(`${list}_id`), Prisma.raw(`${other}_id`)];
  await tx.$executeRaw`
    INSERT INTO match_due (list, listing_id, urgency, since)
    SELECT ${other}, near.id, 1, app_clock()
    FROM (SELECT ${near} AS id, max(score) AS score FROM match WHERE ${own} = ${id}::uuid
          GROUP BY 1 ORDER BY 2 DESC LIMIT ${affectedAtMost}) AS near
    ON CONFLICT (list, listing_id) DO UPDATE SET urgency = 1, since = excluded.since`;
}

/** Takes a listing off its own list and off those of its counterparts. */
export async function removeMatches(list: List, id: string): Promise<void> {
  await inTransaction(async (tx) => {
    await tx.match.deleteMany({ where: list === 'opportunity' ? { opportunityId: id } : { capabilityId: id } });
    await tx.matchDue.deleteMany({ where: { list, listingId: id } });
  });
}

export const hasMatches = async (): Promise<boolean> => (await db.match.findFirst({ select: { list: true } })) !== null;

/** The other listing of a match: columns that belong to no section, so nobody can lock them. */
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
  readonly industryCode: string;
  readonly divisionCode: string;
  /** Of capabilities: GB/T 2260 codes served, none for everywhere. */
  readonly regionsServed: readonly string[];
  /** Of opportunities. */
  readonly cooperationModes: readonly string[];
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
  industryCode: true,
  divisionCode: true,
} as const;
const organisationSelect = { id: true, reference: true, nameZh: true, nameEn: true, verification: true } as const;
const matchSelect = { opportunityId: true, capabilityId: true, score: true, parts: true, terms: true } as const;

const opportunitySelect = {
  id: true,
  reference: true,
  publishedVersion: { select: { ...versionSelect, trlRequired: true, cooperationModes: true } },
  organisation: { select: organisationSelect },
} as const;

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
    | (Omit<MatchedListing, 'id' | 'reference' | 'organisation' | 'trl' | 'regionsServed' | 'cooperationModes'> & {
        trl?: number | null;
        trlRequired?: number | null;
        regionsServed?: string[];
        cooperationModes?: string[];
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
        regionsServed: version.regionsServed ?? [],
        cooperationModes: version.cooperationModes ?? [],
        organisation: { ...organisation, verified: verification === 'verified' },
      },
    },
  ];
}

/** The row of a pair on a listing's list, by the reference of the other listing. */
export async function findMatchRow(
  tx: Pick<Transaction, 'match'>,
  list: List,
  id: string,
  other: string,
): Promise<(Pick<Match, 'opportunityId' | 'capabilityId'> & { readonly parts: Match['parts'] }) | null> {
  const pair =
    list === 'opportunity'
      ? { opportunityId: id, capability: { reference: other } }
      : { capabilityId: id, opportunity: { reference: other } };
  const row = await tx.match.findFirst({
    where: { list, ...pair },
    select: { opportunityId: true, capabilityId: true, parts: true },
  });
  return row && { ...row, parts: row.parts as unknown as Match['parts'] };
}

/** Best first, at most `limit`; listings that have left the lists since are left out. */
export async function listMatchRows(list: List, id: string, today: string, limit: number): Promise<MatchRow[]> {
  const order = { orderBy: { score: 'desc' }, take: limit } as const;
  if (list === 'opportunity') {
    const rows = await db.match.findMany({
      where: { list, opportunityId: id, capability: listedOn(today) },
      ...order,
      select: {
        ...matchSelect,
        capability: {
          select: {
            id: true,
            reference: true,
            publishedVersion: { select: { ...versionSelect, trl: true, regionsServed: true } },
            organisation: { select: organisationSelect },
          },
        },
      },
    });
    return rows.flatMap(({ capability, ...row }) => matchRow(row, capability));
  }
  const rows = await db.match.findMany({
    where: { list, capabilityId: id, opportunity: listedOn(today) },
    ...order,
    select: { ...matchSelect, opportunity: { select: opportunitySelect } },
  });
  return rows.flatMap(({ opportunity, ...row }) => matchRow(row, opportunity));
}

/** The rows of these pairs on the lists of their capabilities, in no particular order. */
export async function listMatchRowsOfPairs(
  pairs: readonly Pick<Match, 'opportunityId' | 'capabilityId'>[],
  today: string,
): Promise<MatchRow[]> {
  if (pairs.length === 0) return [];
  const rows = await db.match.findMany({
    where: {
      list: 'capability',
      OR: pairs.map(({ capabilityId, opportunityId }) => ({ capabilityId, opportunityId })),
      opportunity: listedOn(today),
    },
    select: { ...matchSelect, opportunity: { select: opportunitySelect } },
  });
  return rows.flatMap(({ opportunity, ...row }) => matchRow(row, opportunity));
}
