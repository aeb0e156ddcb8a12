// Calls in lists: what everybody may know of them. Whether and how often somebody has bid is not among it.
import { callPhase, isCallMode } from '#app/domain/call.ts';
import { wanFromMoney } from '#app/domain/money.ts';
import {
  type CallSummaryRow,
  listCallsOfOrganisation,
  listCallsTakingBids,
  listPublishedCalls,
  listPublishedCallsOf,
} from '#app/persistence/calls.server.ts';
import { readClock } from '#app/persistence/client.server.ts';
import type { CallSummary } from './call-card.tsx';

export function summarise(row: CallSummaryRow, now: Date): CallSummary {
  return {
    reference: row.reference,
    title: row.title,
    mode: isCallMode(row.mode) ? row.mode : 'single-winner',
    phase: callPhase(row, now),
    bidsUntil: row.bidsUntil,
    prizeWan: row.prizeMinor === null ? null : wanFromMoney({ minor: row.prizeMinor, currency: 'CNY' }),
    organisation: {
      reference: row.organisation.reference,
      nameZh: row.organisation.nameZh,
      nameEn: row.organisation.nameEn,
    },
    opportunity: {
      reference: row.opportunity.reference,
      title: row.opportunity.publishedVersion?.title ?? row.opportunity.reference,
    },
  };
}

const pageSize = 20;

function readCursor(cursor: string | null): { publishedAt: Date; id: string } | null {
  const [instant = '', id = ''] = (cursor ?? '').split('_');
  const publishedAt = new Date(instant);
  const valid = !Number.isNaN(publishedAt.getTime()) && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id);
  return valid ? { publishedAt, id } : null;
}

/** Published calls, newest first, 20 a page; `next` is the cursor of the next page. */
export async function listPublicCalls(page: {
  cursor: string | null;
}): Promise<{ calls: CallSummary[]; next: string | null }> {
  const [rows, now] = await Promise.all([listPublishedCalls(pageSize + 1, readCursor(page.cursor)), readClock()]);
  const shown = rows.slice(0, pageSize);
  const last = rows.length > pageSize ? shown.at(-1) : undefined;
  return {
    calls: shown.map((row) => summarise(row, now)),
    next: last?.publishedAt ? `${last.publishedAt.toISOString()}_${last.id}` : null,
  };
}

/** Calls that take bids now, the nearest deadline first. */
export async function listOpenCalls(limit: number): Promise<CallSummary[]> {
  const now = await readClock();
  return (await listCallsTakingBids(now, limit)).map((row) => summarise(row, now));
}

/** Published calls on one opportunity. */
export async function listCallsOfOpportunity(opportunityId: string): Promise<CallSummary[]> {
  const [rows, now] = await Promise.all([listPublishedCallsOf(opportunityId), readClock()]);
  return rows.map((row) => summarise(row, now));
}

/** Drafts and published calls of an organisation, for its members. */
export async function listOwnCalls(organisationId: string): Promise<CallSummary[]> {
  const [rows, now] = await Promise.all([listCallsOfOrganisation(organisationId), readClock()]);
  return rows.map((row) => summarise(row, now));
}
