// At the instant fixed for it, an approved draft goes on its list; or what keeps it from there is written down and mailed.
import { clarityOf } from '#app/domain/coach.ts';
import type { List } from '#app/domain/listing.ts';
import { decideScheduledPublication, type ScheduleFailure } from '#app/domain/review.ts';
import { inTransaction, readClock, type Transaction } from '#app/persistence/client.server.ts';
import { appendEvent } from '#app/persistence/events.server.ts';
import type { LockedListing } from '#app/persistence/listing-rows.server.ts';
import { countMembers } from '#app/persistence/memberships.server.ts';
import {
  type DueSchedule,
  findLatestReview,
  findOrganisationStanding,
  listDueSchedules,
  type ReviewRow,
  updateReview,
} from '#app/persistence/reviews.server.ts';
import { env } from '#app/runtime/env.server.ts';
import { type ContentOf, storeOf } from './listing-store.server.ts';
import { mailPublication } from './mail-publication.server.ts';
import { writePublication } from './publish-listing.server.ts';

const portion = 50;

type Locked<L extends List> = LockedListing<ContentOf[L]>;

/**
 * Everything is decided again under the listing's lock, so a second worker finds nothing left to do, and one that died
 * half-way has done nothing.
 */
async function publishOne<L extends List>(list: L, reference: string): Promise<boolean> {
  return inTransaction(async (tx) => {
    const listing = await storeOf(list).lock(tx, reference);
    const draft = listing?.draft;
    if (!listing || !draft) return false;
    const now = await readClock(tx);
    const { organisationId } = listing;
    const review = await findLatestReview(list, draft.id, tx);
    const { verification } = await findOrganisationStanding(tx, organisationId, now);
    const memberCount = await countMembers(tx, organisationId);
    const clarity = clarityOf(draft.content, review?.changeReason ?? '', env().COACH_MINIMUM);
    const decision = decideScheduledPublication({ listing, draft, review, verification, clarity, memberCount, now });
    if (!review) return false;
    if (!decision.ok) {
      if (decision.reason === 'not-due') return false;
      await giveUp(tx, list, listing, review, decision.reason);
      return true;
    }
    const { publishedById } = decision.value;
    const publication = { publishedById, publishedAt: now, changeReason: review.changeReason };
    await writePublication(tx, null, list, { ...listing, draft }, publication);
    await tell(tx, list, listing, review, { kind: 'published' });
    return true;
  });
}

/** The approval stays, the date goes: somebody mends what is wrong and sets another one. */
async function giveUp<L extends List>(
  tx: Transaction,
  list: L,
  listing: Locked<L>,
  review: ReviewRow,
  failure: ScheduleFailure,
): Promise<void> {
  await updateReview(tx, review.id, { scheduledFor: null, scheduledById: null, scheduleFailure: failure });
  const subject = { type: list, id: listing.id } as const;
  const data = { version: listing.draft?.number ?? 0, failure };
  await appendEvent(tx, { kind: `${list}.schedule-failed`, actor: null, subject, data });
  await tell(tx, list, listing, review, { kind: 'schedule-failed', failure });
}

async function tell<L extends List>(
  tx: Transaction,
  list: L,
  { draft, reference, organisationId }: Locked<L>,
  { submittedById, scheduledById }: ReviewRow,
  news: { readonly kind: 'published' | 'schedule-failed'; readonly failure?: ScheduleFailure },
): Promise<void> {
  const to = [draft?.savedById, submittedById, scheduledById].filter((id) => typeof id === 'string');
  const about = { list, reference, title: draft?.content.title ?? '', organisationId, byId: null };
  await mailPublication(tx, { ...about, ...news, to });
}

/** @returns how many were settled; one that fails by itself does not hold up the others, and is thrown at the end. */
export async function publishScheduled(): Promise<number> {
  const due: readonly DueSchedule[] = await listDueSchedules(await readClock(), portion);
  const faults: unknown[] = [];
  let settled = 0;
  for (const { list, reference } of due)
    try {
      if (await publishOne(list, reference)) settled += 1;
    } catch (error) {
      faults.push(error);
    }
  if (faults.length > 0) throw new AggregateError(faults, `${faults.length} scheduled publications failed`);
  return settled;
}
