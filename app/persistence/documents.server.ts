// The rows of stored files; the bytes are in the gateway of the same name.
import type { DocumentPurpose, ScanVerdict } from '#app/domain/document.ts';
import { db, type Transaction } from './client.server.ts';

export interface DocumentRow {
  readonly id: string;
  readonly organisationId: string;
  readonly purpose: DocumentPurpose;
  readonly fileName: string;
  readonly mediaType: string;
  readonly size: number;
  readonly sha256: string;
  readonly scanVerdict: ScanVerdict;
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
  scanVerdict: true,
  uploadedAt: true,
} as const;

const typed = <Row extends { purpose: string; scanVerdict: string }>(row: Row) => ({
  ...row,
  purpose: row.purpose as DocumentPurpose,
  scanVerdict: row.scanVerdict as ScanVerdict,
});

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

/** Bytes of everything the organisation keeps. */
export async function sumSizes(tx: Transaction, organisationId: string): Promise<number> {
  const where = { organisationId, removedAt: null };
  return (await tx.document.aggregate({ where, _sum: { size: true } }))._sum.size ?? 0;
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

/** Those the scanner has not spoken of yet, oldest first, after `cursor`: in quarantine, or from before there was one. */
export async function listUnscanned(limit: number, cursor: string | null): Promise<DocumentRow[]> {
  const rows = await db.document.findMany({
    where: { scanVerdict: { in: ['pending', 'unscanned'] }, removedAt: null },
    orderBy: [{ uploadedAt: 'asc' }, { id: 'asc' }],
    ...(cursor ? { cursor: { id: cursor }, skip: 1 } : {}),
    take: limit,
    select: columns,
  });
  return rows.map(typed);
}

/** False when somebody else wrote a verdict meanwhile, or the document was taken back. */
export async function writeVerdict(
  tx: Transaction,
  id: string,
  scanVerdict: 'clean' | 'infected',
  scannedAt: Date,
): Promise<boolean> {
  const { count } = await tx.document.updateMany({
    where: { id, scanVerdict: { in: ['pending', 'unscanned'] }, removedAt: null },
    data: { scanVerdict, scannedAt },
  });
  return count > 0;
}
