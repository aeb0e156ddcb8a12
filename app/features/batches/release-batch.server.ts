// The release of a batch: every item's version on its list and fixed, and the batch public, in one transaction.
import type { Actor } from '#app/domain/actor.ts';
import {
  type BatchStepReason,
  decideDueRelease,
  decideRelease,
  decideReleaseAt,
  decideUnschedule,
  type ReleaseFailure,
  type ReleaseReason,
} from '#app/domain/batch.ts';
import { allow, type Decision } from '#app/domain/decision.ts';
import { type List, refuseAbsent } from '#app/domain/listing.ts';
import { effectiveVerification } from '#app/domain/verification.ts';
import {
  approveDrafts,
  fixItemVersions,
  listBatchItems,
  lockBatchListings,
} from '#app/persistence/batch-items.server.ts';
import {
  type BatchRow,
  listBatchPeople,
  lockBatch,
  lockDueBatch,
  markReleased,
  markReleaseFailed,
  setRelease,
} from '#app/persistence/batches.server.ts';
import { inTransaction, readClock, type Transaction } from '#app/persistence/client.server.ts';
import { appendEvent, attempt } from '#app/persistence/events.server.ts';
import { countMembers } from '#app/persistence/memberships.server.ts';
import { mailRelease } from './mail-release.server.ts';
import {
  type FailedItem,
  failedItems,
  fingerprintOf,
  isReady,
  type PlannedItem,
  planRelease,
} from './plan-release.server.ts';
import { releaseFailureText } from './release-failure.ts';

/** The listings' part, handed in by routes and jobs, because features do not know each other. */
export type PublishItem = (
  tx: Transaction,
  actor: Actor | null,
  list: List,
  publication: {
    readonly reference: string;
    readonly draftId: string;
    readonly publishedById: string;
    readonly publishedAt: Date;
    readonly changeReason: string;
  },
) => Promise<void>;

export type ReleaseAnswer<Reason extends string> =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: Reason; readonly items: readonly FailedItem[] };

/** Everything a decision needs, read under the locks of the batch's listings. */
async function readUnderLock(tx: Transaction, batch: BatchRow, releaser: { personId: string; isByClock: boolean }) {
  await lockBatchListings(tx, batch.list, batch.id);
  const now = await readClock(tx);
  const items = await listBatchItems(tx, batch.list, batch.id);
  const memberCount = await countMembers(tx, batch.organisationId);
  const planned = planRelease(items, { ...releaser, memberCount }, now);
  return {
    now,
    items,
    planned,
    memberCount,
    facts: { batch, memberCount, itemCount: items.length, isReady: isReady(planned) },
  };
}

async function carryOut(
  tx: Transaction,
  publish: PublishItem,
  actor: Actor | null,
  batch: BatchRow,
  planned: readonly PlannedItem[],
  by: { readonly personId: string; readonly at: Date },
): Promise<void> {
  const versions: { itemId: string; versionId: string }[] = [];
  for (const { item, plan } of planned) {
    const drafted = plan.ok && 'publishDraftBy' in plan.value ? plan.value.publishDraftBy : null;
    const version = drafted ? item.draft : item.published;
    if (!plan.ok || !version) throw new Error(`${item.reference} was released without being ready`);
    versions.push({ itemId: item.id, versionId: version.id });
    if (!drafted) continue;
    await publish(tx, actor, batch.list, {
      ...{ reference: item.reference, draftId: version.id, publishedById: drafted },
      ...{ publishedAt: by.at, changeReason: batch.nameZh || batch.nameEn },
    });
  }
  await fixItemVersions(tx, batch.list, versions);
  await markReleased(tx, batch.id, by.at, by.personId);
  const data = {
    list: batch.list,
    number: batch.number,
    count: planned.length,
    ...(actor ? {} : { personId: by.personId }),
  };
  await appendEvent(tx, { kind: 'batch.released', actor, subject: { type: 'batch', id: batch.id }, data });
}

/** `seen`: the fingerprint of the preview. A refusal for the sake of items names them. */
export async function releaseBatch(
  publish: PublishItem,
  actor: Actor | null,
  reference: string,
  seen: string,
): Promise<ReleaseAnswer<ReleaseReason>> {
  return attempt(
    { kind: 'batch.released', actor, data: { reference } },
    async (tx): Promise<ReleaseAnswer<ReleaseReason>> => {
      const batch = await lockBatch(tx, reference);
      if (!batch) return { ...refuseAbsent(actor, 'batch.release'), items: [] };
      const personId = actor?.personId ?? '';
      const { facts, items, planned, now } = await readUnderLock(tx, batch, { personId, isByClock: false });
      const decision = decideRelease({ ...facts, actor, isAsSeen: fingerprintOf(batch, items) === seen });
      if (!decision.ok)
        return { ...decision, items: decision.reason === 'items-not-ready' ? failedItems(planned) : [] };
      await carryOut(tx, publish, actor, batch, planned, { personId, at: now });
      return allow(true);
    },
  );
}

/** Fixes the instant; drafts that nobody approved yet are approved by it, and a change of their words ends that. */
export async function scheduleRelease(
  actor: Actor | null,
  reference: string,
  { at, seen }: { readonly at: Date; readonly seen: string },
): Promise<ReleaseAnswer<ReleaseReason>> {
  return attempt(
    { kind: 'batch.scheduled', actor, data: { reference } },
    async (tx): Promise<ReleaseAnswer<ReleaseReason>> => {
      const batch = await lockBatch(tx, reference);
      if (!batch) return { ...refuseAbsent(actor, 'batch.schedule'), items: [] };
      const personId = actor?.personId ?? '';
      const { facts, items, planned, now, memberCount } = await readUnderLock(tx, batch, {
        personId,
        isByClock: false,
      });
      const decision = decideReleaseAt({ ...facts, actor, at, now, isAsSeen: fingerprintOf(batch, items) === seen });
      if (!decision.ok)
        return { ...decision, items: decision.reason === 'items-not-ready' ? failedItems(planned) : [] };
      const fresh = planned.flatMap(({ item, plan }) =>
        plan.ok && 'publishDraftBy' in plan.value && item.draft && !item.draft.approvedById ? [item.draft] : [],
      );
      if (memberCount > 1) await approveDrafts(tx, batch.list, fresh, { personId, at: now });
      await setRelease(tx, batch.id, { at, by: personId });
      const data = { list: batch.list, number: batch.number, at: at.toISOString() };
      await appendEvent(tx, { kind: 'batch.scheduled', actor, subject: { type: 'batch', id: batch.id }, data });
      return allow(true);
    },
  );
}

export async function unscheduleRelease(
  actor: Actor | null,
  reference: string,
): Promise<Decision<true, BatchStepReason>> {
  return attempt({ kind: 'batch.unscheduled', actor, data: { reference } }, async (tx) => {
    const batch = await lockBatch(tx, reference);
    if (!batch) return refuseAbsent(actor, 'batch.unschedule');
    const decision = decideUnschedule(actor, batch);
    if (!decision.ok) return decision;
    await setRelease(tx, batch.id, null);
    const data = { list: batch.list, number: batch.number };
    await appendEvent(tx, { kind: 'batch.unscheduled', actor, subject: { type: 'batch', id: batch.id }, data });
    return allow(true);
  });
}

async function fail(
  tx: Transaction,
  batch: BatchRow,
  reason: ReleaseFailure,
  items: readonly FailedItem[],
): Promise<void> {
  const people = await listBatchPeople(tx, batch.id);
  await markReleaseFailed(tx, batch.id, releaseFailureText({ reason, items }));
  const data = { list: batch.list, number: batch.number, reason };
  await appendEvent(tx, { kind: 'batch.release-failed', actor: null, subject: { type: 'batch', id: batch.id }, data });
  await mailRelease(tx, batch, people, { kind: 'failed', reason, items });
}

/**
 * Carries out one release whose instant has come; false when none is due. What the rules refuse is written down and
 * mailed, and not tried again by itself. A crash leaves nothing behind: the batch is due as before.
 */
export async function releaseDueBatch(publish: PublishItem): Promise<boolean> {
  let taken: BatchRow | null = null;
  try {
    return await inTransaction(async (tx) => {
      const batch = await lockDueBatch(tx);
      taken = batch;
      if (!batch) return false;
      const personId = batch.scheduledById ?? '';
      const { facts, planned, now } = await readUnderLock(tx, batch, { personId, isByClock: true });
      const verification = effectiveVerification(
        { verification: batch.organisation.verification, verifiedUntil: batch.verifiedUntil },
        now,
      );
      const decision = decideDueRelease({ ...facts, verification, now });
      if (!decision.ok) {
        if (decision.reason !== 'not-due') await fail(tx, batch, decision.reason, failedItems(planned));
        return decision.reason !== 'not-due';
      }
      const people = await listBatchPeople(tx, batch.id);
      await carryOut(tx, publish, null, batch, planned, { ...decision.value, at: now });
      await mailRelease(tx, batch, people, { kind: 'released' });
      return true;
    });
  } catch (error) {
    // A fault of this one batch must not keep the others waiting; when the database itself is away, this fails as well.
    const batch: BatchRow | null = taken;
    if (batch) await inTransaction((tx) => failFaulty(tx, batch));
    throw error;
  }
}

async function failFaulty(tx: Transaction, { reference }: BatchRow): Promise<void> {
  const batch = await lockBatch(tx, reference);
  if (batch?.releaseAt && !batch.releasedAt) await fail(tx, batch, 'fault', []);
}
