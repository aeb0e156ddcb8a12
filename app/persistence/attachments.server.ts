// Attachments: documents that belong to a listing. The bytes are in the documents gateway.
import type { AttachmentLevel } from '#app/domain/attachment.ts';
import type { ScanVerdict } from '#app/domain/document.ts';
import type { List } from '#app/domain/listing.ts';
import { db, type Transaction } from './client.server.ts';

export interface AttachmentRow {
  readonly id: string;
  readonly organisationId: string;
  readonly fileName: string;
  readonly mediaType: string;
  readonly size: number;
  readonly sha256: string;
  readonly access: AttachmentLevel;
  readonly caption: string;
  readonly scanVerdict: ScanVerdict;
  readonly uploadedAt: Date;
}

const columns = {
  id: true,
  organisationId: true,
  fileName: true,
  mediaType: true,
  size: true,
  sha256: true,
  access: true,
  caption: true,
  scanVerdict: true,
  uploadedAt: true,
} as const;

const typed = <Row extends { access: string; scanVerdict: string }>(row: Row) => ({
  ...row,
  access: row.access as AttachmentLevel,
  scanVerdict: row.scanVerdict as ScanVerdict,
});

const ofListing = (list: List, listingId: string) => ({
  ...(list === 'opportunity' ? { opportunityId: listingId } : { capabilityId: listingId }),
  purpose: 'attachment',
  removedAt: null,
});

export interface ListingOfAttachments {
  readonly id: string;
  readonly reference: string;
  readonly organisationId: string;
  /** Of the newest version, published or not. */
  readonly title: string;
}

/** Null when there is none. */
export async function findListingOfAttachments(
  list: List,
  reference: string,
  tx: Pick<Transaction, 'opportunity' | 'capability'> = db,
): Promise<ListingOfAttachments | null> {
  const query = {
    where: { reference },
    select: {
      id: true,
      reference: true,
      organisationId: true,
      versions: { orderBy: { number: 'desc' }, take: 1, select: { title: true } },
    },
  } as const;
  const row = list === 'opportunity' ? await tx.opportunity.findUnique(query) : await tx.capability.findUnique(query);
  if (!row) return null;
  const { versions, ...listing } = row;
  return { ...listing, title: versions[0]?.title ?? '' };
}

/** In the order they were added. */
export async function listAttachmentRows(list: List, listingId: string): Promise<AttachmentRow[]> {
  const rows = await db.document.findMany({
    where: ofListing(list, listingId),
    orderBy: [{ uploadedAt: 'asc' }, { id: 'asc' }],
    select: columns,
  });
  return rows.map(typed);
}

export const countAttachments = (tx: Transaction, list: List, listingId: string): Promise<number> =>
  tx.document.count({ where: ofListing(list, listingId) });

/** Null when the listing has no such attachment, or has it no longer. */
export async function findAttachment(
  list: List,
  listingId: string,
  id: string,
  tx: Pick<Transaction, 'document'> = db,
): Promise<AttachmentRow | null> {
  const row = await tx.document.findFirst({ where: { ...ofListing(list, listingId), id }, select: columns });
  return row && typed(row);
}

export async function insertAttachment(
  tx: Transaction,
  list: List,
  listingId: string,
  file: Omit<AttachmentRow, 'uploadedAt'> & { readonly uploadedById: string },
): Promise<void> {
  const listing = list === 'opportunity' ? { opportunityId: listingId } : { capabilityId: listingId };
  await tx.document.create({ data: { ...file, ...listing, purpose: 'attachment' }, select: { id: true } });
}

export async function updateAttachment(
  tx: Transaction,
  id: string,
  values: Pick<AttachmentRow, 'caption' | 'access'>,
): Promise<void> {
  await tx.document.update({ where: { id }, data: values, select: { id: true } });
}

/** Whether the two organisations have an accepted introduction about the listing, whichever asked. */
export async function isIntroducedAbout(list: List, listingId: string, owner: string, other: string): Promise<boolean> {
  const row = await db.introduction.findFirst({
    where: {
      ...(list === 'opportunity' ? { opportunityId: listingId } : { capabilityId: listingId }),
      acceptedAt: { not: null },
      cancelledAt: null,
      OR: [
        { fromOrganisationId: owner, toOrganisationId: other },
        { fromOrganisationId: other, toOrganisationId: owner },
      ],
    },
    select: { id: true },
  });
  return row !== null;
}
