// The rows of stored files; the bytes are in the gateway of the same name.
import type { DocumentPurpose } from '#app/domain/document.ts';
import { db, type Transaction } from './client.server.ts';

export interface DocumentRow {
  readonly id: string;
  readonly organisationId: string;
  readonly purpose: DocumentPurpose;
  readonly fileName: string;
  readonly mediaType: string;
  readonly size: number;
  readonly sha256: string;
  readonly uploadedAt: Date;
}

const columns = {
  id: true,
  organisationId: true,
  purpose: true,
  fileName: true,
  mediaType: true,
  size: true,
  sha256: true,
  uploadedAt: true,
} as const;

const typed = <Row extends { purpose: string }>(row: Row) => ({ ...row, purpose: row.purpose as DocumentPurpose });

export async function insertDocument(
  tx: Transaction,
  document: Omit<DocumentRow, 'uploadedAt'> & { readonly uploadedById: string },
): Promise<void> {
  await tx.document.create({ data: document, select: { id: true } });
}

/** Oldest first; removed ones are left out. */
export async function listEvidence(
  organisationId: string,
  tx: Pick<Transaction, 'document'> = db,
): Promise<DocumentRow[]> {
  const rows = await tx.document.findMany({
    where: { organisationId, purpose: 'evidence', removedAt: null },
    orderBy: [{ uploadedAt: 'asc' }, { id: 'asc' }],
    select: columns,
  });
  return rows.map(typed);
}

export async function countEvidence(tx: Transaction, organisationId: string): Promise<number> {
  return tx.document.count({ where: { organisationId, purpose: 'evidence', removedAt: null } });
}

/** Null when there is none, or it was removed. */
export async function findDocument(id: string): Promise<DocumentRow | null> {
  const row = await db.document.findFirst({ where: { id, removedAt: null }, select: columns });
  return row && typed(row);
}

/** False when the organisation has no such document any more. */
export async function markDocumentRemoved(
  tx: Transaction,
  organisationId: string,
  id: string,
  now: Date,
): Promise<boolean> {
  const { count } = await tx.document.updateMany({
    where: { id, organisationId, removedAt: null },
    data: { removedAt: now },
  });
  return count > 0;
}

/** Those of the ids that are documents still: not taken back, and not without a row. */
export async function findKeptDocuments(ids: readonly string[]): Promise<Set<string>> {
  const rows = await db.document.findMany({ where: { id: { in: [...ids] }, removedAt: null }, select: { id: true } });
  return new Set(rows.map(({ id }) => id));
}
