// Fingerprints of what a thing says, kept in its events: who holds a text can prove what it was before and after.
import { createHash } from 'node:crypto';
import type { Transaction } from './client.server.ts';

/** JSON with sorted keys and no blanks; instants as ISO 8601, big integers as digits, undefined left out. */
export function canonicalJson(value: unknown): string {
  if (typeof value === 'bigint') return `"${value}"`;
  if (value instanceof Date) return JSON.stringify(value.toISOString());
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item ?? null)).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value ?? null);
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  const sorted = entries.toSorted(([one], [other]) => (one < other ? -1 : 1));
  return `{${sorted.map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`).join(',')}}`;
}

/** SHA-256 of the canonical JSON, hex. */
export const contentHash = (value: unknown): string => createHash('sha256').update(canonicalJson(value)).digest('hex');

/** What an organisation says of itself, as of now in this transaction; null when it is not there. */
export async function hashOrganisation(tx: Transaction, id: string): Promise<string | null> {
  const row = await tx.organisation.findUnique({
    where: { id },
    select: {
      type: true,
      nameZh: true,
      nameEn: true,
      uscc: true,
      divisionCode: true,
      functionalArea: true,
      descriptionZh: true,
      descriptionEn: true,
      website: true,
      logoDocumentId: true,
    },
  });
  return row && contentHash(row);
}

/** The terms of a call with its custodians' keys; null when it is not there. */
export async function hashCall(tx: Transaction, id: string): Promise<string | null> {
  const row = await tx.call.findUnique({
    where: { id },
    select: {
      reference: true,
      title: true,
      mode: true,
      terms: true,
      criteria: true,
      prizeMinor: true,
      prizeCurrency: true,
      bidsUntil: true,
      shortPeriodReason: true,
      custodians: { orderBy: { seat: 'asc' }, select: { seat: true, custodianKey: { select: { recipient: true } } } },
    },
  });
  return row && contentHash(row);
}
