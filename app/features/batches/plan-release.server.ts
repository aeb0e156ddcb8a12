// What a release would do, item by item, and the fingerprint of what it was decided with.
import { type ItemGap, type ItemPlan, planItem, type Releaser } from '#app/domain/batch.ts';
import { coachListing } from '#app/domain/coach.ts';
import type { Decision } from '#app/domain/decision.ts';
import type { BatchItemRow } from '#app/persistence/batch-items.server.ts';
import type { BatchRow } from '#app/persistence/batches.server.ts';
import { contentHash } from '#app/persistence/content-hash.server.ts';
import { env } from '#app/runtime/env.server.ts';

export interface PlannedItem {
  readonly item: BatchItemRow;
  readonly plan: Decision<ItemPlan, ItemGap>;
}

export const planRelease = (items: readonly BatchItemRow[], releaser: Releaser, now: Date): PlannedItem[] =>
  items.map((item) => ({
    item,
    plan: planItem({ ...item, draft: item.draft && withClarity(item.draft) }, releaser, now),
  }));

/** Counted from what would be published: nothing that was counted earlier is believed. */
function withClarity(draft: NonNullable<BatchItemRow['draft']>) {
  const coach = coachListing(draft.content);
  return { ...draft, isClear: coach.score >= env().COACH_MINIMUM, hasPersonal: coach.personal.length > 0 };
}

export const isReady = (planned: readonly PlannedItem[]): boolean => planned.every(({ plan }) => plan.ok);

/** The version an item is released with; an unready one shows its draft, or what stands. */
export const shownVersion = ({ item, plan }: PlannedItem) =>
  plan.ok && 'asPublished' in plan.value ? item.published : (item.draft ?? item.published);

/** The same words, order and versions give the same text: a releaser releases what they read. */
export const fingerprintOf = (batch: BatchRow, items: readonly BatchItemRow[]): string =>
  contentHash({
    words: [batch.number, batch.nameZh, batch.nameEn, batch.introductionZh, batch.introductionEn],
    items: items.map(({ reference, published, draft }) => [
      reference,
      published?.id ?? '',
      draft?.id ?? '',
      draft?.content,
    ]),
  });

export interface FailedItem {
  readonly reference: string;
  readonly title: string;
  readonly gap: ItemGap;
}

export const failedItems = (planned: readonly PlannedItem[]): FailedItem[] =>
  planned.flatMap(({ item, plan }) => {
    const { reference } = item;
    const title = (item.draft ?? item.published)?.content.title ?? reference;
    return plan.ok ? [] : [{ reference, title, gap: plan.reason }];
  });
