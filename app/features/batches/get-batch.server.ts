// The page of a batch: as everybody sees it once released, as its organisation previews it before.
import type { Actor } from '#app/domain/actor.ts';
import { decideAccess, mayDo } from '#app/domain/authorisation.ts';
import { type BatchPhase, batchPhase } from '#app/domain/batch.ts';
import { divisionNames } from '#app/domain/division.ts';
import { decideSecondPerson } from '#app/domain/membership.ts';
import { contentFor, type ListingContent, type LockedSection, type PublicContent } from '#app/domain/section-access.ts';
import type { Locale } from '#app/i18n/index.ts';
import {
  type BatchItemRow,
  countAccepted,
  listBatchItems,
  listCandidates,
} from '#app/persistence/batch-items.server.ts';
import { type BatchRow, findBatch } from '#app/persistence/batches.server.ts';
import { db, readClock } from '#app/persistence/client.server.ts';
import { countMembers, findPersonName } from '#app/persistence/memberships.server.ts';
import { type BatchStatistics, batchStatistics } from './batch-statistics.ts';
import { failedItems, fingerprintOf, planRelease, shownVersion } from './plan-release.server.ts';
import { readReleaseFailure } from './release-failure.ts';

export interface BatchEntry {
  readonly reference: string;
  readonly number: number;
  /** As everybody reads it, in previews too. */
  readonly content: PublicContent<ListingContent>;
  readonly locked: readonly LockedSection[];
}

export interface BatchView {
  readonly batch: BatchRow;
  readonly phase: BatchPhase;
  readonly entries: readonly BatchEntry[];
}

/** The batch with its items as this reader sees them; null when it is not there for them. Files are made of it, too. */
export async function getBatch(actor: Actor | null, reference: string): Promise<BatchView | null> {
  const batch = await findBatch(reference);
  if (!batch) return null;
  const phase = batchPhase(batch);
  const isOwn = decideAccess(actor, 'batch.read-own', batch.organisationId).ok;
  if (!isOwn && (phase !== 'released' || batch.organisation.verification === 'suspended')) return null;
  const items = await listBatchItems(db, batch.list, batch.id);
  return { batch, phase, entries: await entriesOf(batch, items) };
}

async function entriesOf(batch: BatchRow, items: readonly BatchItemRow[]): Promise<BatchEntry[]> {
  const isReleased = batch.releasedAt !== null;
  const now = await readClock();
  // Whoever looks, the preview shows what a colleague's release would bring.
  const planned = planRelease(items, { personId: '', memberCount: 2, isByClock: false }, now);
  return planned.flatMap((one) => {
    const version = isReleased ? one.item.released : shownVersion(one);
    if (!version) return [];
    // A section that was locked after the release is locked in the release, too.
    const now = one.item.published ? [one.item.published.content.sectionAccess] : [];
    const read = contentFor<ListingContent, 'public'>(version.content, 'public', now);
    return [{ reference: one.item.reference, number: version.number, ...read }];
  });
}

export interface BatchFigures {
  readonly statistics: BatchStatistics;
  /** Introductions accepted since the release. */
  readonly accepted: number;
  readonly places: Readonly<Record<string, string>>;
}

export async function getBatchFigures({ batch, entries }: BatchView, locale: Locale): Promise<BatchFigures> {
  const [items, now] = await Promise.all([listBatchItems(db, batch.list, batch.id), readClock()]);
  const contents = new Map(entries.map(({ reference, content }) => [reference, content]));
  const counted = items.flatMap((item) => {
    const content = contents.get(item.reference);
    return content ? [{ ...item, content, validUntil: item.published?.content.validUntil ?? null }] : [];
  });
  const statistics = batchStatistics(counted, now);
  const { releasedAt } = batch;
  const ids = items.map(({ listingId }) => listingId);
  return {
    statistics,
    accepted: releasedAt ? await countAccepted(batch.list, ids, releasedAt) : 0,
    places: divisionNames(
      locale,
      statistics.byRegion.map(({ code }) => code),
    ),
  };
}

/** Listings offered at a time: more are found by searching. */
export const candidateLimit = 60;

/** What the organisation needs to put the batch together and set it free; null when it is not theirs. */
export async function getBatchDesk(actor: Actor | null, reference: string, search: string) {
  const batch = await findBatch(reference);
  if (!batch || !actor || !decideAccess(actor, 'batch.read-own', batch.organisationId).ok) return null;
  const [items, now, memberCount, writtenBy] = await Promise.all([
    listBatchItems(db, batch.list, batch.id),
    readClock(),
    countMembers(db, batch.organisationId),
    findPersonName(batch.editedById),
  ]);
  const { personId } = actor;
  const planned = planRelease(items, { personId, memberCount, isByClock: false }, now);
  const gaps = new Map(failedItems(planned).map(({ reference: of, gap }) => [of, gap]));
  const phase = batchPhase(batch);
  const mayAssemble = phase === 'draft' && mayDo(actor, 'batch.assemble', batch.organisationId);
  return {
    batch,
    phase,
    now,
    failure: readReleaseFailure(batch.releaseFailure),
    items: planned.map((one) => ({
      id: one.item.id,
      reference: one.item.reference,
      title: shownVersion(one)?.content.title ?? one.item.reference,
      kind: shownVersion(one)?.content.kind ?? '',
      isDraft: one.plan.ok ? 'publishDraftBy' in one.plan.value : one.item.published === null,
      isApproved: one.item.draft?.approvedById != null,
      gap: gaps.get(one.item.reference) ?? null,
    })),
    candidates: mayAssemble ? await listCandidates(batch, search, candidateLimit) : [],
    seen: fingerprintOf(batch, items),
    writtenBy,
    mayAssemble,
    mayRelease: mayDo(actor, 'batch.release', batch.organisationId),
    isSecondPerson: decideSecondPerson({ personId, writtenById: batch.editedById, memberCount }).ok,
  };
}
export type BatchDesk = NonNullable<Awaited<ReturnType<typeof getBatchDesk>>>;
