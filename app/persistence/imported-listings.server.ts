// Many listings of one import at once: found by their keys, added in bulk, taken away again.
import type { CapabilityContent } from '#app/domain/capability.ts';
import type { CoachMark } from '#app/domain/coach.ts';
import type { List } from '#app/domain/listing.ts';
import type { OpportunityContent } from '#app/domain/opportunity.ts';
import type { Prisma, Transaction } from './client.server.ts';
import { coachColumns } from './coach-columns.server.ts';
import { capabilityColumns, opportunityColumns } from './listing-content.server.ts';
import type { ListingContact } from './listing-rows.server.ts';

export interface ImportedKey {
  readonly organisationId: string;
  readonly importSource: string;
}

/**
 * Listings this organisation has: by the key of an earlier import, from whichever file, or by their own reference
 * number. Those of the same source come last, so that they win where a key stands twice.
 */
export async function findImportedReferences(
  tx: Pick<Transaction, 'opportunity' | 'capability'>,
  list: List,
  { organisationId, importSource }: ImportedKey,
  wanted: { readonly keys: readonly string[]; readonly references: readonly string[] },
): Promise<{ reference: string; importKey: string | null }[]> {
  const where = {
    organisationId,
    OR: [{ importKey: { in: [...wanted.keys] } }, { reference: { in: [...wanted.references] } }],
  };
  const select = { reference: true, importKey: true, importSource: true } as const;
  const rows =
    list === 'opportunity'
      ? await tx.opportunity.findMany({ where, select })
      : await tx.capability.findMany({ where, select });
  const isOurs = (row: (typeof rows)[number]) => Number(row.importSource === importSource);
  return rows
    .sort((left, right) => isOurs(left) - isOurs(right))
    .map(({ reference, importKey }) => ({ reference, importKey }));
}

interface NewImportedListing {
  readonly id: string;
  readonly reference: string;
  readonly importKey: string;
  readonly content: OpportunityContent | CapabilityContent;
  readonly contact: ListingContact;
  readonly coach: CoachMark;
}

/** Each with its first draft; their events are the caller's. */
export async function insertImportedListings(
  tx: Transaction,
  list: List,
  { organisationId, importSource }: ImportedKey,
  by: { readonly personId: string; readonly at: Date },
  rows: readonly NewImportedListing[],
): Promise<void> {
  if (rows.length === 0) return;
  const listings = rows.map(({ id, reference, importKey }) => ({
    ...{ id, reference, importKey, importSource, organisationId },
    ...{ createdById: by.personId, createdAt: by.at },
  }));
  const saved = { number: 1, edit: 1, savedById: by.personId, savedAt: by.at };
  const contacts = rows.filter(({ contact: { name, phone, email } }) => name || phone || email);
  if (list === 'opportunity') {
    await tx.opportunity.createMany({ data: listings });
    await tx.opportunityVersion.createMany({
      data: rows.map(({ id, content, coach }) => ({
        ...opportunityColumns(content as OpportunityContent),
        ...coachColumns(coach),
        ...{ ...saved, opportunityId: id },
      })),
    });
    await tx.opportunityContact.createMany({
      data: contacts.map(({ id, contact: { name, phone, email } }) => ({ opportunityId: id, name, phone, email })),
    });
    return;
  }
  await tx.capability.createMany({ data: listings });
  await tx.capabilityVersion.createMany({
    data: rows.map(({ id, content, coach }) => ({
      ...capabilityColumns(content as CapabilityContent),
      ...coachColumns(coach),
      ...{ ...saved, capabilityId: id },
    })),
  });
  await tx.capabilityContact.createMany({
    data: contacts.map(({ id, contact: { name, phone, email } }) => ({ capabilityId: id, name, phone, email })),
  });
}

const noContact: ListingContact = { name: '', phone: '', email: '' };

export async function findContactOf(
  tx: Pick<Transaction, 'opportunityContact' | 'capabilityContact'>,
  list: List,
  id: string,
): Promise<ListingContact> {
  const select = { name: true, phone: true, email: true } as const;
  const found =
    list === 'opportunity'
      ? await tx.opportunityContact.findUnique({ where: { opportunityId: id }, select })
      : await tx.capabilityContact.findUnique({ where: { capabilityId: id }, select });
  return found ?? noContact;
}

/** What stands in the way of taking a draft away: reviews, attachments, batches, introductions and calls that name it. */
export async function countUses(tx: Transaction, list: List, id: string): Promise<number> {
  const own = list === 'opportunity' ? { opportunityId: id } : { capabilityId: id };
  const reviewed = list === 'opportunity' ? { opportunityVersion: own } : { capabilityVersion: own };
  const counts = await Promise.all([
    tx.review.count({ where: reviewed as Prisma.ReviewWhereInput }),
    tx.document.count({ where: own }),
    tx.batchItem.count({ where: own }),
    tx.introduction.count({ where: own }),
    tx.suggestion.count({ where: own }),
    tx.watch.count({ where: own }),
    ...(list === 'opportunity' ? [tx.call.count({ where: { opportunityId: id } })] : []),
  ]);
  return counts.reduce((sum, count) => sum + count, 0);
}

/** Takes a listing away that was never published, with its draft and contact. */
export async function deleteUnpublished(tx: Transaction, list: List, id: string): Promise<void> {
  if (list === 'opportunity') {
    await tx.opportunityContact.deleteMany({ where: { opportunityId: id } });
    await tx.opportunityVersion.deleteMany({ where: { opportunityId: id, publishedAt: null } });
    await tx.opportunity.delete({ where: { id, firstPublishedAt: null }, select: { id: true } });
    return;
  }
  await tx.capabilityContact.deleteMany({ where: { capabilityId: id } });
  await tx.capabilityVersion.deleteMany({ where: { capabilityId: id, publishedAt: null } });
  await tx.capability.delete({ where: { id, firstPublishedAt: null }, select: { id: true } });
}

/** Takes the working draft away; the published version stays as it is. */
export async function deleteDraft(tx: Transaction, list: List, draftId: string): Promise<void> {
  const where = { id: draftId, publishedAt: null };
  if (list === 'opportunity') await tx.opportunityVersion.delete({ where, select: { id: true } });
  else await tx.capabilityVersion.delete({ where, select: { id: true } });
}

/** Two imports of one source for one organisation wait for each other: a key must not be added twice. */
export async function lockImportSource(tx: Transaction, organisationId: string, source: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`import ${organisationId} ${source}`}, 0))`;
}
