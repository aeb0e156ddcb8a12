// Honours of organisations.
import type { HonourKind } from '#app/domain/honour.ts';
import { db, type Transaction } from './client.server.ts';

export interface HonourFacts {
  readonly kind: HonourKind;
  readonly issuer: string;
  readonly number: string;
  /** Days "YYYY-MM-DD". */
  readonly grantedOn: string | null;
  readonly validUntil: string | null;
}

export interface HonourRow extends HonourFacts {
  readonly id: string;
}

const dayFrom = (date: Date | null): string | null => date?.toISOString().slice(0, 10) ?? null;
const dateOf = (day: string | null): Date | null => (day === null ? null : new Date(`${day}T00:00:00Z`));

/** Newest first. */
export async function listHonours(organisationId: string, tx: Pick<Transaction, 'honour'> = db): Promise<HonourRow[]> {
  const rows = await tx.honour.findMany({
    where: { organisationId },
    orderBy: [{ grantedOn: { sort: 'desc', nulls: 'last' } }, { createdAt: 'desc' }, { id: 'asc' }],
    select: { id: true, kind: true, issuer: true, number: true, grantedOn: true, validUntil: true },
  });
  return rows.map((row) => ({
    ...row,
    kind: row.kind as HonourKind,
    grantedOn: dayFrom(row.grantedOn),
    validUntil: dayFrom(row.validUntil),
  }));
}

/** @throws P2002 (see isDuplicate) when the organisation lists this kind and number already */
export async function insertHonour(tx: Transaction, organisationId: string, honour: HonourFacts): Promise<string> {
  const { kind, issuer, number } = honour;
  const dates = { grantedOn: dateOf(honour.grantedOn), validUntil: dateOf(honour.validUntil) };
  const { id } = await tx.honour.create({
    data: { organisationId, kind, issuer, number, ...dates },
    select: { id: true },
  });
  return id;
}

/** False when the organisation has no such honour. */
export async function deleteHonour(tx: Transaction, organisationId: string, id: string): Promise<boolean> {
  const { count } = await tx.honour.deleteMany({ where: { id, organisationId } });
  return count > 0;
}
