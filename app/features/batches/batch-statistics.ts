// Figures of a batch: what is in it, and what has become of it since.

import { isPublic, listingPhase, type Standing } from '#app/domain/listing.ts';
import { type BudgetBand, budgetBandOf, budgetBands } from '#app/domain/opportunity.ts';
import { prefectureOf } from '#app/domain/region.ts';
import type { ListingContent, PublicContent } from '#app/domain/section-access.ts';

export interface Count {
  readonly code: string;
  readonly count: number;
}

export interface BatchStatistics {
  readonly byField: readonly Count[];
  readonly byKind: readonly Count[];
  /** Prefectures, by their GB/T 2260 codes. */
  readonly byRegion: readonly Count[];
  readonly byBudget: readonly Count[];
  /** Sum of the upper ends of budgets in 万元, of those that state one in yuan; null when none does. */
  readonly budgetWan: { readonly total: string; readonly of: number } | null;
  readonly now: { readonly valid: number; readonly expired: number; readonly withdrawn: number };
}

export interface CountedItem extends Standing {
  readonly content: PublicContent<ListingContent>;
  /** Last day of what stands on the list today. */
  readonly validUntil: string | null;
}

/** Most frequent first, ties by code, so that the same batch always reads the same. */
function tally(codes: readonly string[]): Count[] {
  const counts = new Map<string, number>();
  for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1);
  return [...counts]
    .map(([code, count]) => ({ code, count }))
    .sort((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1));
}

const isBand = (band: BudgetBand | null): band is BudgetBand => band !== null;

function budgetFigures(items: readonly CountedItem[]) {
  const budgets = items.flatMap(({ content }) => ('budget' in content ? [content.budget] : []));
  const bands = budgets.map(budgetBandOf).filter(isBand);
  const amounts = budgets.flatMap(({ minimum, maximum }) => {
    const money = maximum ?? minimum;
    return money?.currency === 'CNY' ? [money.minor] : [];
  });
  const total = amounts.reduce((sum, minor) => sum + minor, 0n) / 1_000_000n;
  const counts = tally(bands);
  return {
    byBudget: budgetBands.flatMap((band) => counts.find(({ code }) => code === band) ?? []),
    budgetWan: amounts.length > 0 ? { total: String(total), of: amounts.length } : null,
  };
}

export function batchStatistics(items: readonly CountedItem[], now: Date): BatchStatistics {
  const isStanding = (item: CountedItem) => isPublic(item, now);
  const isExpired = (item: CountedItem) => listingPhase(item, now) === 'expired';
  const valid = items.filter(isStanding).length;
  const expired = items.filter(isExpired).length;
  return {
    byField: tally(items.flatMap(({ content }) => content.fields)),
    byKind: tally(items.map(({ content }) => content.kind)),
    byRegion: tally(items.flatMap(({ content }) => (content.divisionCode ? [prefectureOf(content.divisionCode)] : []))),
    ...budgetFigures(items),
    now: { valid, expired, withdrawn: items.length - valid - expired },
  };
}
