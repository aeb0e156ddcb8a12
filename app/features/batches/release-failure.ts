// Why a release at a fixed instant did not happen, as kept with the batch.
import { itemGaps, type ReleaseFailure, releaseFailures } from '#app/domain/batch.ts';
import type { FailedItem } from './plan-release.server.ts';

export interface KeptFailure {
  readonly reason: ReleaseFailure;
  readonly items: readonly FailedItem[];
}

/** Items named beyond this say nothing more. */
const itemsKept = 50;

export const releaseFailureText = ({ reason, items }: KeptFailure): string =>
  JSON.stringify({ reason, items: items.slice(0, itemsKept) });

/** Null when nothing failed. */
export function readReleaseFailure(text: string): KeptFailure | null {
  if (text === '') return null;
  const kept = JSON.parse(text) as { reason?: unknown; items?: unknown };
  const reason = releaseFailures.find((code) => code === kept.reason) ?? 'fault';
  const items = Array.isArray(kept.items) ? (kept.items as FailedItem[]) : [];
  return { reason, items: items.filter(({ gap }) => itemGaps.includes(gap)) };
}
