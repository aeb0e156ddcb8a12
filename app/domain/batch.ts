// The batch (第 N 批): a named, dated release of one list by its organisation. Assembled by one person, released by another.
import type { Actor } from './actor.ts';
import { type AccessReason, type Action, allowsState, decideAccess } from './authorisation.ts';
import { allow, type Decision, refuse } from './decision.ts';
import {
  type ListingPhase,
  listingPhase,
  missingForPublication,
  type PublishableContent,
  type Standing,
} from './listing.ts';
import { decideSecondPerson } from './membership.ts';
import type { EffectiveVerification } from './organisation.ts';
import { dayOf } from './period.ts';

/** Items of one batch: the largest city list seen has 450; beyond this a release no longer fits into one transaction. */
export const batchItemLimit = 500;
/** How far ahead a release may be set. */
export const releaseDaysAhead = 180;
const dayMs = 86_400_000;

export interface BatchFacts {
  readonly organisationId: string;
  /** Who changed it last. */
  readonly editedById: string;
  readonly releaseAt: Date | null;
  readonly scheduledById: string | null;
  readonly releasedAt: Date | null;
}

export const batchPhases = ['draft', 'scheduled', 'released'] as const;
export type BatchPhase = (typeof batchPhases)[number];

/** A release whose instant has passed stays scheduled until it has been carried out. */
export function batchPhase({ releaseAt, releasedAt }: Pick<BatchFacts, 'releaseAt' | 'releasedAt'>): BatchPhase {
  if (releasedAt) return 'released';
  return releaseAt ? 'scheduled' : 'draft';
}

export type BatchStepReason = AccessReason | 'already-released' | 'is-scheduled' | 'not-scheduled';

function decideStep(actor: Actor | null, batch: BatchFacts, action: Action): Decision<true, BatchStepReason> {
  const access = decideAccess(actor, action, batch.organisationId);
  if (!access.ok) return access;
  const phase = batchPhase(batch);
  if (allowsState(action, phase)) return allow(true);
  if (phase === 'released') return refuse('already-released');
  return refuse(phase === 'scheduled' ? 'is-scheduled' : 'not-scheduled');
}

export type AssembleReason = BatchStepReason | 'too-many-items';

/** Changing words, items or order; `itemCount` is what it would have then. */
export function decideAssemble(facts: {
  readonly actor: Actor | null;
  readonly batch: BatchFacts;
  readonly itemCount: number;
}): Decision<true, AssembleReason> {
  const step = decideStep(facts.actor, facts.batch, 'batch.assemble');
  if (!step.ok) return step;
  return facts.itemCount > batchItemLimit ? refuse('too-many-items') : allow(true);
}

/** A listing as it would go into the release. */
export interface BatchItemFacts extends Standing {
  readonly published: { readonly content: PublishableContent } | null;
  readonly draft: {
    readonly content: PublishableContent;
    readonly savedById: string;
    /** What the coach found: too vague a text, or contact details in it, is no more public in a batch than alone. */
    readonly isClear: boolean;
    readonly hasPersonal: boolean;
    /** A colleague approved these very words. */
    readonly approvedById: string | null;
  } | null;
}

export const itemGaps = [
  'four-eyes',
  'incomplete',
  'too-vague',
  'personal-data',
  'already-past',
  'withdrawn',
  'off-list',
  'expired',
  'empty',
] as const;
export type ItemGap = (typeof itemGaps)[number];

/** What a release does with an item: publish its draft in somebody's name, or take the version that stands on the list. */
export type ItemPlan = { readonly publishDraftBy: string } | { readonly asPublished: true };

export interface Releaser {
  /** Who decides the release, now or when they fixed its instant. */
  readonly personId: string;
  readonly memberCount: number;
  /** At an instant fixed earlier nobody reads again: then only approved words count, and those of a lone member. */
  readonly isByClock: boolean;
}

function planDraft(draft: NonNullable<BatchItemFacts['draft']>, releaser: Releaser): string | null {
  const { savedById: writtenById, approvedById } = draft;
  const { personId, memberCount, isByClock } = releaser;
  const mayRelease = decideSecondPerson({ personId, writtenById, memberCount }).ok;
  if (memberCount === 1) return personId;
  if (approvedById) return mayRelease ? personId : approvedById;
  return mayRelease && !isByClock ? personId : null;
}

const stands = (phase: ListingPhase): boolean => phase === 'published';
/** Off the list for a reason that publishing again does not undo. */
const isOffList = (phase: ListingPhase): boolean =>
  phase === 'archived' || phase === 'fulfilled' || phase === 'moderated';

/**
 * An approved draft is published. A listing that stands on its list keeps its words as long as nobody approved new ones.
 * Any other draft is read, and so approved, by the releaser, who must not have written it.
 */
export function planItem(item: BatchItemFacts, releaser: Releaser, now: Date): Decision<ItemPlan, ItemGap> {
  const { draft, published } = item;
  const validUntil = published?.content.validUntil ?? null;
  const phase = listingPhase({ ...item, validUntil }, now);
  if (isOffList(phase)) return refuse('off-list');
  if (draft && (draft.approvedById || !stands(phase))) {
    if (missingForPublication(draft.content).length > 0) return refuse('incomplete');
    if (draft.hasPersonal) return refuse('personal-data');
    if (!draft.isClear) return refuse('too-vague');
    if (draft.content.validUntil < dayOf(now)) return refuse('already-past');
    const by = planDraft(draft, releaser);
    return by ? allow({ publishDraftBy: by }) : refuse('four-eyes');
  }
  if (phase === 'withdrawn' || phase === 'expired') return refuse(phase);
  return stands(phase) ? allow({ asPublished: true }) : refuse('empty');
}

export type ReleaseReason =
  | BatchStepReason
  | 'no-items'
  | 'items-not-ready'
  | 'batch-changed'
  | 'four-eyes'
  | 'release-past'
  | 'release-too-far';

interface ReleaseFacts {
  readonly batch: BatchFacts;
  readonly itemCount: number;
  /** Whether `planItem` allowed every item. */
  readonly isReady: boolean;
  readonly memberCount: number;
}

function decideContent(facts: ReleaseFacts, personId: string) {
  const { batch, memberCount, itemCount, isReady } = facts;
  if (itemCount === 0) return refuse('no-items');
  const second = decideSecondPerson({ personId, writtenById: batch.editedById, memberCount });
  if (!second.ok) return second;
  return isReady ? allow(true as const) : refuse('items-not-ready');
}

/** Release now. `isAsSeen`: nothing changed since the releaser read the preview. */
export function decideRelease(
  facts: ReleaseFacts & { readonly actor: Actor | null; readonly isAsSeen: boolean },
): Decision<true, ReleaseReason> {
  const step = decideStep(facts.actor, facts.batch, 'batch.release');
  if (!step.ok) return step;
  if (!facts.isAsSeen) return refuse('batch-changed');
  return decideContent(facts, facts.actor?.personId ?? '');
}

/** Fixes the instant of the release; the drafts in it are approved by the same act. */
export function decideReleaseAt(
  facts: ReleaseFacts & {
    readonly actor: Actor | null;
    readonly isAsSeen: boolean;
    readonly at: Date;
    readonly now: Date;
  },
): Decision<true, ReleaseReason> {
  const { at, now } = facts;
  const step = decideStep(facts.actor, facts.batch, 'batch.schedule');
  if (!step.ok) return step;
  if (!facts.isAsSeen) return refuse('batch-changed');
  if (at.getTime() <= now.getTime()) return refuse('release-past');
  if (at.getTime() > now.getTime() + releaseDaysAhead * dayMs) return refuse('release-too-far');
  return decideContent(facts, facts.actor?.personId ?? '');
}

export const decideUnschedule = (actor: Actor | null, batch: BatchFacts): Decision<true, BatchStepReason> =>
  decideStep(actor, batch, 'batch.unschedule');

/** What may have become wrong between fixing the instant and the instant itself; `fault` is for what no rule foresees. */
export const releaseFailures = [
  'no-items',
  'items-not-ready',
  'four-eyes',
  'organisation-unverified',
  'fault',
] as const;
export type ReleaseFailure = (typeof releaseFailures)[number];

/** Asked by the clock. Who fixed the instant need not be there any more: the decision was theirs to take then. */
export function decideDueRelease(
  facts: ReleaseFacts & { readonly verification: EffectiveVerification; readonly now: Date },
): Decision<{ readonly personId: string }, ReleaseFailure | 'not-due'> {
  const { releaseAt, scheduledById, releasedAt } = facts.batch;
  if (releasedAt || !releaseAt || !scheduledById || releaseAt.getTime() > facts.now.getTime()) return refuse('not-due');
  if (facts.verification !== 'verified') return refuse('organisation-unverified');
  const content = decideContent(facts, scheduledById);
  return content.ok ? allow({ personId: scheduledById }) : content;
}

/** Places in order after moving one up (-1) or down (1); unknown ids and moves beyond the ends change nothing. */
export function movedBy(ids: readonly string[], id: string, step: -1 | 1): readonly string[] {
  const from = ids.indexOf(id);
  const to = from + step;
  if (from < 0 || to < 0 || to >= ids.length) return ids;
  const moved = [...ids];
  moved.splice(from, 1);
  moved.splice(to, 0, id);
  return moved;
}
