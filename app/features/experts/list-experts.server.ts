// What operators see of the experts.
import { type ExpertRow, listExperts } from '#app/persistence/experts.server.ts';

const pageSize = 20;

/** @param cursor id of the last expert of the page before */
export async function listExpertProfiles(cursor?: string): Promise<{ experts: ExpertRow[]; next: string | null }> {
  const rows = await listExperts(pageSize, cursor);
  const experts = rows.slice(0, pageSize);
  return { experts, next: rows.length > pageSize ? (experts.at(-1)?.id ?? null) : null };
}
