// Files the two sides of an introduction give each other, and their signatures under the confidentiality agreement.
import type { FileLevel, SignatureFacts } from '#app/domain/confidentiality-agreement.ts';
import type { ScanVerdict } from '#app/domain/document.ts';
import { db, type Transaction } from './client.server.ts';

export interface IntroductionFileRow {
  readonly id: string;
  /** Who gave it. */
  readonly organisationId: string;
  readonly fileName: string;
  readonly mediaType: string;
  readonly size: number;
  readonly sha256: string;
  readonly level: FileLevel;
  readonly scanVerdict: ScanVerdict;
  readonly uploadedAt: Date;
  readonly messageId: string | null;
}

const columns = {
  id: true,
  organisationId: true,
  fileName: true,
  mediaType: true,
  size: true,
  sha256: true,
  access: true,
  scanVerdict: true,
  uploadedAt: true,
  messageId: true,
} as const;

const typed = <Row extends { access: string; scanVerdict: string }>({ access, scanVerdict, ...row }: Row) => ({
  ...row,
  level: access as FileLevel,
  scanVerdict: scanVerdict as ScanVerdict,
});

const of = (introductionId: string) => ({ introductionId, purpose: 'introduction', removedAt: null });

/** In the order they were given. */
export async function listFiles(introductionId: string): Promise<IntroductionFileRow[]> {
  const rows = await db.document.findMany({
    where: of(introductionId),
    orderBy: [{ uploadedAt: 'asc' }, { id: 'asc' }],
    take: 200,
    select: columns,
  });
  return rows.map(typed);
}

export const countFiles = (tx: Transaction, introductionId: string): Promise<number> =>
  tx.document.count({ where: of(introductionId) });

/** Null when the introduction has no such file, or has it no longer. */
export async function findFile(introductionId: string, id: string): Promise<IntroductionFileRow | null> {
  const row = await db.document.findFirst({ where: { ...of(introductionId), id }, select: columns });
  return row && typed(row);
}

export async function insertFile(
  tx: Transaction,
  introductionId: string,
  { level, ...file }: Omit<IntroductionFileRow, 'uploadedAt'> & { readonly uploadedById: string },
): Promise<void> {
  const data = { ...file, access: level, introductionId, purpose: 'introduction' };
  await tx.document.create({ data, select: { id: true } });
}

export interface SignatureRow extends SignatureFacts {
  readonly id: string;
  readonly textHash: string;
  readonly hash: string;
  readonly signedAt: Date;
  readonly signedById: string;
}

/** All of them, the revoked ones too, oldest first. */
export const listSignatures = (
  introductionId: string,
  tx: Pick<Transaction, 'introductionSignature'> = db,
): Promise<SignatureRow[]> =>
  tx.introductionSignature.findMany({
    where: { introductionId },
    orderBy: [{ signedAt: 'asc' }, { id: 'asc' }],
    take: 100,
    select: {
      id: true,
      organisationId: true,
      version: true,
      textHash: true,
      hash: true,
      signedAt: true,
      signedById: true,
      revokedAt: true,
    },
  });

export async function insertSignature(
  tx: Transaction,
  signature: Omit<SignatureRow, 'id' | 'revokedAt'> & { introductionId: string },
): Promise<void> {
  await tx.introductionSignature.create({ data: signature, select: { id: true } });
}

export async function revokeSignature(
  tx: Transaction,
  id: string,
  revoked: { revokedAt: Date; revokedById: string },
): Promise<void> {
  await tx.introductionSignature.update({ where: { id }, data: revoked, select: { id: true } });
}
