// Match rows: written by the matcher, read by the pages.
import type { List } from '#app/domain/listing.ts';
import type { Match } from '#app/domain/match.ts';
import { db, inTransaction, type Prisma } from './client.server.ts';

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
