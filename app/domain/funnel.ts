// The funnel: how many introductions came how far, told from events alone; and what of it may be public.
import { type FollowUpStage, isFollowUpStage } from './follow-up.ts';

/** How far an introduction came at least; "ended" is counted by itself, whatever was reached before. */
export const funnelSteps = ['sent', 'accepted', 'talk', 'visit', 'proof', 'contract', 'scaled'] as const;
export type FunnelStep = (typeof funnelSteps)[number];
export type FunnelCounts = Readonly<Record<FunnelStep | 'declined' | 'ended', number>>;
export const funnelColumns = [...funnelSteps, 'declined', 'ended'] as const;

export const noCounts: FunnelCounts = {
  sent: 0,
  accepted: 0,
  talk: 0,
  visit: 0,
  proof: 0,
  contract: 0,
  scaled: 0,
  declined: 0,
  ended: 0,
};

export const funnelDimensions = ['all', 'organisation', 'batch', 'field', 'city'] as const;
export type FunnelDimension = (typeof funnelDimensions)[number];

/** An event of one introduction, as the trail keeps it. */
export interface FunnelEvent {
  readonly introductionId: string;
  readonly kind: string;
  readonly stage: string | null;
}

const reachedBy = (stage: FollowUpStage): readonly FunnelStep[] =>
  stage === 'ended' ? [] : funnelSteps.slice(0, funnelSteps.indexOf(stage) + 1);

function onward(counts: FunnelCounts, event: FunnelEvent): FunnelCounts {
  if (event.kind === 'introduction.sent') return { ...counts, sent: 1 };
  if (event.kind === 'introduction.accepted') return { ...counts, accepted: 1 };
  if (event.kind === 'introduction.declined') return { ...counts, declined: 1 };
  if (event.kind !== 'follow-up.confirmed' || !isFollowUpStage(event.stage)) return counts;
  const reached = Object.fromEntries(reachedBy(event.stage).map((step) => [step, 1]));
  return { ...counts, ...reached, ...(event.stage === 'ended' && { ended: 1 }) };
}

/** Folds events, in their order, into what each introduction reached (0 or 1 per column). */
export function foldIntroductions(events: Iterable<FunnelEvent>): ReadonlyMap<string, FunnelCounts> {
  const reached = new Map<string, FunnelCounts>();
  for (const event of events)
    reached.set(event.introductionId, onward(reached.get(event.introductionId) ?? noCounts, event));
  return reached;
}

/** Adds up what introductions reached, per group; an introduction may belong to several groups or none. */
export function foldFunnel(
  events: Iterable<FunnelEvent>,
  groupsOf: (introductionId: string) => readonly string[],
): ReadonlyMap<string, FunnelCounts> {
  const groups = new Map<string, FunnelCounts>();
  for (const [id, one] of foldIntroductions(events))
    for (const key of new Set(groupsOf(id))) {
      const before = groups.get(key) ?? noCounts;
      const sums = funnelColumns.map((column) => [column, before[column] + one[column]]);
      groups.set(key, Object.fromEntries(sums) as FunnelCounts);
    }
  return groups;
}

/** Fewer introductions than this could point at somebody. */
export const smallestGroup = 5;
const smallestCell = 3;

export interface PublicRow {
  readonly key: string;
  /** Null where the group is too small; a cell of null is one or two. */
  readonly counts: Readonly<Record<keyof FunnelCounts, number | null>> | null;
}

/**
 * What may be public: groups of at least five, and no cell of one or two. A single hidden group could be reckoned from
 * the total, so the next smallest is hidden with it. Largest groups first, hidden ones last by key.
 */
export function publicFunnel(groups: ReadonlyMap<string, FunnelCounts>): readonly PublicRow[] {
  const rows = [...groups].toSorted(([a, one], [b, other]) => other.sent - one.sent || (a < b ? -1 : 1));
  const small = rows.filter(([, counts]) => counts.sent < smallestGroup).length;
  const shown = small === 1 ? rows.length - 2 : rows.length - small;
  return rows.map(([key, counts], at) => ({
    key,
    counts:
      at < shown ? (Object.fromEntries(funnelColumns.map((column) => [column, cell(counts[column])])) as never) : null,
  }));
}

const cell = (count: number): number | null => (count > 0 && count < smallestCell ? null : count);
