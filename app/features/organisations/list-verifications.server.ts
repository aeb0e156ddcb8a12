// What operators see of organisations and their requests.
import type { VerificationState } from '#app/domain/organisation.ts';
import { actsFrom, type VerificationAct } from '#app/domain/verification.ts';
import {
  countByVerification,
  listByVerification,
  type VerificationCase,
} from '#app/persistence/organisations.server.ts';

const pageSize = 20;

export interface VerificationEntry extends VerificationCase {
  readonly acts: readonly VerificationAct[];
}

export interface VerificationList {
  readonly entries: readonly VerificationEntry[];
  readonly next: string | null;
  readonly counts: Partial<Record<VerificationState, number>>;
}

/** @param cursor id of the last organisation of the page before */
export async function listVerifications(state: VerificationState, cursor?: string): Promise<VerificationList> {
  const [rows, counts] = await Promise.all([listByVerification(state, pageSize, cursor), countByVerification()]);
  const entries = rows.slice(0, pageSize).map((row) => ({ ...row, acts: actsFrom(row.verification) }));
  return { entries, next: rows.length > pageSize ? (entries.at(-1)?.id ?? null) : null, counts };
}
