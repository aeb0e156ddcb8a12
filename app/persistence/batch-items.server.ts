// What stands in a batch: listings with the words they would be, or were, released with.
import type { CapabilityContent } from '#app/domain/capability.ts';
import type { List, Standing } from '#app/domain/listing.ts';
import type { OpportunityContent } from '#app/domain/opportunity.ts';
import { db, type Transaction } from './client.server.ts';
import {
  capabilityContentFrom,
  capabilityContentSelect,
  opportunityContentFrom,
  opportunityContentSelect,
} from './listing-content.server.ts';
import type { VersionRow } from './listing-rows.server.ts';
import { standingSelect } from './listing-standing.server.ts';

type Content = OpportunityContent | CapabilityContent;

export interface BatchItemRow extends Standing {
  readonly id: string;
  readonly listingId: string;
  readonly reference: string;
  readonly published: VersionRow<Content> | null;
  readonly draft:
    | (VersionRow<Content> & {
        readonly edit: number;
        readonly savedById: string;
        readonly approvedById: string | null;
      })
    | null;
  /** The version fixed at the release; null before. */
  readonly released: VersionRow<Content> | null;
}

/** A draft counts as approved while a colleague's approval of these very words stands. The one place that asks. */
const approval = {
  where: { decision: 'approved', endedAt: null },
  take: 1,
  select: { decidedById: true },
} as const;

const listingSelect = { id: true, reference: true, ...standingSelect } as const;
const draftSelect = { id: true, number: true, edit: true, savedById: true, reviews: approval } as const;

interface ListingRow extends Standing {
  readonly id: string;
  readonly reference: string;
}
interface DraftRow {
  readonly id: string;
  readonly number: number;
  readonly edit: number;
  readonly savedById: string;
  readonly reviews: readonly { readonly decidedById: string | null }[];
}

function itemFrom<Version extends { id: string; number: number }, Draft extends DraftRow & Version>(
  id: string,
  listing: ListingRow & { readonly publishedVersion: Version | null; readonly versions: readonly Draft[] },
  released: Version | null,
  read: (version: Version) => Content,
): BatchItemRow {
  const { reference, publishedAt, withdrawnAt, archivedAt, fulfilledAt, moderatedAt, publishedVersion } = listing;
  const view = (version: Version) => ({ id: version.id, number: version.number, content: read(version) });
  const [draft] = listing.versions;
  return {
    ...{ id, listingId: listing.id, reference },
    ...{ publishedAt, withdrawnAt, archivedAt, fulfilledAt, moderatedAt },
    published: publishedVersion && view(publishedVersion),
    draft: draft
      ? {
          ...view(draft),
          edit: draft.edit,
          savedById: draft.savedById,
          approvedById: draft.reviews[0]?.decidedById ?? null,
        }
      : null,
    released: released && view(released),
  };
}

/** In order. */
export async function listBatchItems(
  tx: Pick<Transaction, 'batchItem'>,
  list: List,
  batchId: string,
): Promise<BatchItemRow[]> {
  const page = { where: { batchId }, orderBy: [{ position: 'asc' as const }, { id: 'asc' as const }] };
  if (list === 'opportunity') {
    const version = { id: true, number: true, ...opportunityContentSelect } as const;
    const rows = await tx.batchItem.findMany({
      ...page,
      select: {
        id: true,
        opportunityVersion: { select: version },
        opportunity: {
          select: {
            ...listingSelect,
            publishedVersion: { select: version },
            versions: { where: { publishedAt: null }, select: { ...version, ...draftSelect } },
          },
        },
      },
    });
    return rows.flatMap(({ id, opportunity, opportunityVersion }) =>
      opportunity ? itemFrom(id, opportunity, opportunityVersion, opportunityContentFrom) : [],
    );
  }
  const version = { id: true, number: true, ...capabilityContentSelect } as const;
  const rows = await tx.batchItem.findMany({
    ...page,
    select: {
      id: true,
      capabilityVersion: { select: version },
      capability: {
        select: {
          ...listingSelect,
          publishedVersion: { select: version },
          versions: { where: { publishedAt: null }, select: { ...version, ...draftSelect } },
        },
      },
    },
  });
  return rows.flatMap(({ id, capability, capabilityVersion }) =>
    capability ? itemFrom(id, capability, capabilityVersion, capabilityContentFrom) : [],
  );
}

/** Locks the listings of a batch in the order of their ids, so that two releases never wait for each other in a ring. */
export async function lockBatchListings(tx: Transaction, list: List, batchId: string): Promise<void> {
  if (list === 'opportunity')
    await tx.$queryRaw`SELECT o.id FROM opportunity o JOIN batch_item i ON i.opportunity_id = o.id
      WHERE i.batch_id = ${batchId}::uuid ORDER BY o.id FOR UPDATE OF o`;
  else
    await tx.$queryRaw`SELECT c.id FROM capability c JOIN batch_item i ON i.capability_id = c.id
      WHERE i.batch_id = ${batchId}::uuid ORDER BY c.id FOR UPDATE OF c`;
}

/** Adds listings of this organisation at the end; those of others and those in it already are left out. How many came in. */
export async function addBatchItems(
  tx: Transaction,
  batch: { readonly id: string; readonly list: List; readonly organisationId: string },
  references: readonly string[],
): Promise<number> {
  const { id: batchId, list, organisationId } = batch;
  const where = { reference: { in: [...references] }, organisationId, batchItems: { none: { batchId } } };
  const select = { id: true, reference: true } as const;
  const found =
    list === 'opportunity'
      ? await tx.opportunity.findMany({ where, select })
      : await tx.capability.findMany({ where, select });
  const { _max } = await tx.batchItem.aggregate({ where: { batchId }, _max: { position: true } });
  const order = new Map([...new Set(references)].map((reference, index) => [reference, index]));
  const sorted = [...found].sort((a, b) => (order.get(a.reference) ?? 0) - (order.get(b.reference) ?? 0));
  const created = await tx.batchItem.createMany({
    data: sorted.map(({ id }, index) => ({
      batchId,
      position: (_max.position ?? 0) + index + 1,
      ...(list === 'opportunity' ? { opportunityId: id } : { capabilityId: id }),
    })),
  });
  return created.count;
}

/** True when it was there. */
export async function removeBatchItem(tx: Transaction, batchId: string, id: string): Promise<boolean> {
  return (await tx.batchItem.deleteMany({ where: { id, batchId } })).count > 0;
}

export async function listItemIds(tx: Transaction, batchId: string): Promise<string[]> {
  const rows = await tx.batchItem.findMany({
    where: { batchId },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}

export async function orderBatchItems(tx: Transaction, batchId: string, ids: readonly string[]): Promise<void> {
  await tx.$executeRaw`UPDATE batch_item i SET position = o.position
    FROM unnest(${[...ids]}::uuid[]) WITH ORDINALITY AS o(id, position) WHERE i.id = o.id AND i.batch_id = ${batchId}::uuid`;
}

/** Fixes the versions of all items; before the release is marked, after which the database refuses every change. */
export async function fixItemVersions(
  tx: Transaction,
  list: List,
  versions: readonly { readonly itemId: string; readonly versionId: string }[],
): Promise<void> {
  const ids = versions.map(({ itemId }) => itemId);
  const fixed = versions.map(({ versionId }) => versionId);
  if (list === 'opportunity')
    await tx.$executeRaw`UPDATE batch_item i SET opportunity_version_id = v.version
      FROM unnest(${ids}::uuid[], ${fixed}::uuid[]) AS v(id, version) WHERE i.id = v.id`;
  else
    await tx.$executeRaw`UPDATE batch_item i SET capability_version_id = v.version
      FROM unnest(${ids}::uuid[], ${fixed}::uuid[]) AS v(id, version) WHERE i.id = v.id`;
}

/** Who fixes the instant has read these drafts: their approval, which any later change of the words ends. */
export async function approveDrafts(
  tx: Transaction,
  list: List,
  drafts: readonly { readonly id: string; readonly savedById: string }[],
  by: { readonly personId: string; readonly at: Date },
): Promise<void> {
  const decided = { decision: 'approved', decidedAt: by.at, decidedById: by.personId } as const;
  for (const { id, savedById } of drafts) {
    const about = list === 'opportunity' ? { opportunityVersionId: id } : { capabilityVersionId: id };
    const open = await tx.review.updateMany({ where: { ...about, endedAt: null, decision: null }, data: decided });
    if (open.count > 0) continue;
    const data = { ...about, ...decided, submittedById: savedById, submittedAt: by.at };
    await tx.review.create({ data, select: { id: true } });
  }
}

/** With the publication of a draft its review is over. */
export async function endReviews(tx: Transaction, list: List, draftId: string, at: Date): Promise<void> {
  const about = list === 'opportunity' ? { opportunityVersionId: draftId } : { capabilityVersionId: draftId };
  const data = { endedAt: at, scheduledFor: null, scheduledById: null };
  await tx.review.updateMany({ where: { ...about, endedAt: null }, data });
}

export interface Candidate {
  readonly reference: string;
  readonly title: string;
  readonly kind: string;
  readonly validUntil: string;
  readonly publishedAt: Date | null;
  readonly state: 'published' | 'approved' | 'draft';
}

/** Listings of the organisation that are not in the batch, by words of their title or their reference number. */
export async function listCandidates(
  batch: { readonly id: string; readonly list: List; readonly organisationId: string },
  text: string,
  limit: number,
): Promise<Candidate[]> {
  const { id: batchId, list, organisationId } = batch;
  const title = { title: { contains: text, mode: 'insensitive' as const } };
  const where = {
    organisationId,
    ...{ withdrawnAt: null, archivedAt: null, fulfilledAt: null, moderatedAt: null },
    batchItems: { none: { batchId } },
    ...(text && { OR: [{ reference: { contains: text.toUpperCase() } }, { versions: { some: title } }] }),
  };
  const version = { title: true, kind: true, validUntil: true } as const;
  const page = {
    where,
    orderBy: [{ createdAt: 'desc' as const }, { id: 'asc' as const }],
    take: limit,
    select: {
      reference: true,
      publishedAt: true,
      publishedVersion: { select: version },
      versions: { where: { publishedAt: null }, select: { ...version, reviews: approval } },
    },
  };
  const rows = list === 'opportunity' ? await db.opportunity.findMany(page) : await db.capability.findMany(page);
  return rows.flatMap(({ reference, publishedAt, publishedVersion, versions: [draft] }) => {
    const isApproved = (draft?.reviews.length ?? 0) > 0;
    const shown = isApproved || !publishedVersion ? draft : publishedVersion;
    if (!shown) return [];
    const state = isApproved ? 'approved' : publishedVersion ? 'published' : 'draft';
    const validUntil = shown.validUntil.toISOString().slice(0, 10);
    return [
      { reference, publishedAt, title: shown.title, kind: shown.kind, validUntil, state: state as Candidate['state'] },
    ];
  });
}

/** Introductions about these listings that led to contact since the instant. */
export async function countAccepted(list: List, listingIds: readonly string[], since: Date): Promise<number> {
  const about = { in: [...listingIds] };
  return db.introduction.count({
    where: {
      acceptedAt: { gte: since },
      ...(list === 'opportunity' ? { opportunityId: about } : { capabilityId: about }),
    },
  });
}
