// Batches: their rows, locked and listed; what is in them is in batch-items.server.ts.
import type { BatchFacts } from '#app/domain/batch.ts';
import type { List } from '#app/domain/listing.ts';
import { db, type Prisma, type Transaction } from './client.server.ts';
import { type OrganisationFacts, organisationFactsFrom, organisationFactsSelect } from './listing-rows.server.ts';

export interface BatchWords {
  readonly number: number;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly introductionZh: string;
  readonly introductionEn: string;
}

export interface BatchRow extends BatchFacts, BatchWords {
  readonly id: string;
  readonly reference: string;
  readonly list: List;
  /** What went wrong at the instant fixed, as `releaseFailureText` wrote it; empty while nothing did. */
  readonly releaseFailure: string;
  readonly organisation: OrganisationFacts;
  /** When the organisation's verification ends. */
  readonly verifiedUntil: Date | null;
}

const wordsSelect = {
  number: true,
  nameZh: true,
  nameEn: true,
  introductionZh: true,
  introductionEn: true,
} as const;

const rowSelect = {
  ...wordsSelect,
  id: true,
  reference: true,
  list: true,
  organisationId: true,
  editedById: true,
  releaseAt: true,
  scheduledById: true,
  releasedAt: true,
  releaseFailure: true,
  organisation: { select: { ...organisationFactsSelect, verifiedUntil: true } },
} as const satisfies Prisma.BatchSelect;

const rowFrom = ({
  organisation: { verifiedUntil, ...organisation },
  list,
  ...row
}: Prisma.BatchGetPayload<{ select: typeof rowSelect }>): BatchRow => ({
  ...row,
  verifiedUntil,
  list: list as List,
  organisation: organisationFactsFrom(organisation),
});

/** Whatever its state: who may see what of it is the caller's question. */
export async function findBatch(reference: string): Promise<BatchRow | null> {
  const row = await db.batch.findUnique({ where: { reference }, select: rowSelect });
  return row && rowFrom(row);
}

/** The same, locked until the transaction ends. */
export async function lockBatch(tx: Transaction, reference: string): Promise<BatchRow | null> {
  const [row] = await tx.$queryRaw<{ id: string }[]>`SELECT id FROM batch WHERE reference = ${reference} FOR UPDATE`;
  return row ? rowFrom(await tx.batch.findUniqueOrThrow({ where: { id: row.id }, select: rowSelect })) : null;
}

/** The batch whose release has been due longest, locked; others may work on others at the same time. Null when none is. */
export async function lockDueBatch(tx: Transaction): Promise<BatchRow | null> {
  const [row] = await tx.$queryRaw<{ reference: string }[]>`
    SELECT reference FROM batch WHERE released_at IS NULL AND release_at <= app_clock()
    ORDER BY release_at, id LIMIT 1 FOR UPDATE SKIP LOCKED`;
  return row ? lockBatch(tx, row.reference) : null;
}

export async function insertBatch(
  tx: Transaction,
  values: BatchWords & { reference: string; organisationId: string; list: List; createdById: string },
): Promise<{ id: string }> {
  return tx.batch.create({ data: { ...values, editedById: values.createdById }, select: { id: true } });
}

/** Every change has its person: four eyes look at the last one. It also ends what a failed release said. */
export async function updateBatch(
  tx: Transaction,
  id: string,
  editedById: string,
  words: Partial<BatchWords> = {},
): Promise<void> {
  await tx.batch.update({ where: { id }, data: { ...words, editedById, releaseFailure: '' }, select: { id: true } });
}

export async function deleteBatch(tx: Transaction, id: string): Promise<void> {
  await tx.batch.delete({ where: { id }, select: { id: true } });
}

export async function setRelease(
  tx: Transaction,
  id: string,
  release: { readonly at: Date; readonly by: string } | null,
): Promise<void> {
  const data = { releaseAt: release?.at ?? null, scheduledById: release?.by ?? null, releaseFailure: '' };
  await tx.batch.update({ where: { id }, data, select: { id: true } });
}

export async function markReleased(tx: Transaction, id: string, at: Date, by: string): Promise<void> {
  const data = { releasedAt: at, releasedById: by, releaseFailure: '' };
  await tx.batch.update({ where: { id }, data, select: { id: true } });
}

/** Takes the instant away: a release that failed is not tried again by itself. */
export async function markReleaseFailed(tx: Transaction, id: string, failure: string): Promise<void> {
  const data = { releaseAt: null, scheduledById: null, releaseFailure: failure };
  await tx.batch.update({ where: { id }, data, select: { id: true } });
}

/** The number after the highest this organisation has used on this list. */
export async function nextBatchNumber(organisationId: string, list: List): Promise<number> {
  const found = await db.batch.aggregate({ where: { organisationId, list }, _max: { number: true } });
  return (found._max.number ?? 0) + 1;
}

export interface BatchLine extends Pick<BatchRow, 'id' | 'reference' | 'list' | 'number' | 'nameZh' | 'nameEn'> {
  readonly releaseAt: Date | null;
  readonly releasedAt: Date | null;
  readonly hasFailed: boolean;
  readonly itemCount: number;
  readonly organisation: OrganisationFacts;
}

const lineSelect = { ...rowSelect, _count: { select: { items: true } } } as const;

const lineFrom = ({ _count, ...row }: Prisma.BatchGetPayload<{ select: typeof lineSelect }>): BatchLine => {
  const { id, reference, list, number, nameZh, nameEn, releaseAt, releasedAt, releaseFailure, organisation } =
    rowFrom(row);
  const hasFailed = releaseFailure !== '';
  return {
    ...{ id, reference, list, number, nameZh, nameEn, releaseAt, releasedAt, organisation, hasFailed },
    itemCount: _count.items,
  };
};

export interface ReleasedFilter {
  readonly list?: List | undefined;
  /** Reference of an organisation. */
  readonly organisation?: string | undefined;
  readonly after?: { readonly releasedAt: Date; readonly id: string } | undefined;
}

/** Newest release first; none of suspended organisations. */
export async function listReleasedBatches(filter: ReleasedFilter, limit: number): Promise<BatchLine[]> {
  const { list, organisation, after } = filter;
  const rows = await db.batch.findMany({
    where: {
      releasedAt: after ? { lte: after.releasedAt } : { not: null },
      ...(list && { list }),
      organisation: { verification: { not: 'suspended' }, ...(organisation && { reference: organisation }) },
      ...(after && {
        OR: [{ releasedAt: { lt: after.releasedAt } }, { releasedAt: after.releasedAt, id: { gt: after.id } }],
      }),
    },
    orderBy: [{ releasedAt: 'desc' }, { id: 'asc' }],
    take: limit,
    select: lineSelect,
  });
  return rows.map(lineFrom);
}

/** An organisation's own that are not released yet, newest first. */
export async function listUnreleasedBatches(organisationId: string, limit: number): Promise<BatchLine[]> {
  const where = { organisationId, releasedAt: null };
  const orderBy = [{ createdAt: 'desc' }, { id: 'asc' }] as const;
  const rows = await db.batch.findMany({ where, orderBy: [...orderBy], take: limit, select: lineSelect });
  return rows.map(lineFrom);
}

/** Organisations that have released anything, for the filter. */
export async function listReleasingOrganisations(): Promise<OrganisationFacts[]> {
  const rows = await db.organisation.findMany({
    where: { verification: { not: 'suspended' }, batches: { some: { releasedAt: { not: null } } } },
    orderBy: [{ nameZh: 'asc' }, { id: 'asc' }],
    take: 200,
    select: organisationFactsSelect,
  });
  return rows.map(organisationFactsFrom);
}

/** Released batches that a listing is in, newest first. */
export async function listBatchesOf(list: List, listingId: string): Promise<BatchLine[]> {
  const item = list === 'opportunity' ? { opportunityId: listingId } : { capabilityId: listingId };
  const rows = await db.batch.findMany({
    where: { releasedAt: { not: null }, items: { some: item } },
    orderBy: [{ releasedAt: 'desc' }, { id: 'asc' }],
    take: 20,
    select: lineSelect,
  });
  return rows.map(lineFrom);
}

/** Ids of everybody who put a batch together or fixed its release: who is told what became of it. */
export async function listBatchPeople(tx: Transaction, id: string): Promise<string[]> {
  const row = await tx.batch.findUniqueOrThrow({
    where: { id },
    select: { createdById: true, editedById: true, scheduledById: true },
  });
  return [...new Set([row.createdById, row.editedById, row.scheduledById].filter((one) => one !== null))];
}
