// Rounds of review of working drafts: sent, decided, scheduled, ended, with the reviewers' comments.
import type { List } from '#app/domain/listing.ts';
import type { EffectiveVerification, VerificationState } from '#app/domain/organisation.ts';
import { type ReviewDecision, type ReviewFacts, reviewDecisions } from '#app/domain/review.ts';
import { effectiveVerification } from '#app/domain/verification.ts';
import { db, Prisma, type Transaction } from './client.server.ts';

export interface ReviewRow extends ReviewFacts {
  readonly id: string;
  readonly submittedAt: Date;
  readonly submittedById: string;
  readonly note: string;
  readonly decidedAt: Date | null;
  readonly decidedById: string | null;
  readonly decisionNote: string;
  readonly scheduledById: string | null;
  readonly changeReason: string;
  readonly scheduleFailure: string;
}

const reviewSelect = {
  id: true,
  submittedAt: true,
  submittedById: true,
  note: true,
  decidedAt: true,
  decidedById: true,
  decision: true,
  decisionNote: true,
  endedAt: true,
  scheduledFor: true,
  scheduledById: true,
  changeReason: true,
  scheduleFailure: true,
} as const satisfies Prisma.ReviewSelect;

const decisionFrom = (text: string | null): ReviewDecision | null =>
  reviewDecisions.find((one) => one === text) ?? null;

/** The column that names the version, by list. */
const ofVersion = (list: List, versionId: string) =>
  list === 'opportunity' ? { opportunityVersionId: versionId } : { capabilityVersionId: versionId };

/** The latest round of one version; null when it was never sent. Under the listing's lock when `tx` holds it. */
export async function findLatestReview(
  list: List,
  versionId: string,
  tx: Pick<Transaction, 'review'> = db,
): Promise<ReviewRow | null> {
  const row = await tx.review.findFirst({
    where: ofVersion(list, versionId),
    orderBy: [{ submittedAt: 'desc' }, { id: 'desc' }],
    select: reviewSelect,
  });
  return row && { ...row, decision: decisionFrom(row.decision) };
}

export async function insertReview(
  tx: Transaction,
  list: List,
  versionId: string,
  review: { readonly submittedById: string; readonly submittedAt: Date; readonly note: string },
): Promise<{ id: string }> {
  return tx.review.create({ data: { ...review, ...ofVersion(list, versionId) }, select: { id: true } });
}

export async function updateReview(
  tx: Transaction,
  id: string,
  change: Partial<Omit<ReviewRow, 'id' | 'submittedAt' | 'submittedById' | 'note'>>,
): Promise<void> {
  await tx.review.update({ where: { id }, data: change, select: { id: true } });
}

/** A published version waits for nothing any more; who published words under review has approved them by that. */
export async function closeReviews(
  tx: Transaction,
  list: List,
  versionId: string,
  { by, at }: { readonly by: string; readonly at: Date },
): Promise<void> {
  const open = { ...ofVersion(list, versionId), endedAt: null };
  await tx.review.updateMany({
    where: { ...open, decision: null },
    data: { decision: 'approved', decidedAt: at, decidedById: by },
  });
  await tx.review.updateMany({ where: open, data: { endedAt: at, scheduledFor: null, scheduledById: null } });
}

export interface CommentRow {
  readonly id: string;
  /** A field of the content; empty for the whole. */
  readonly field: string;
  readonly text: string;
  readonly authorId: string;
  readonly createdAt: Date;
  readonly resolvedAt: Date | null;
}

/** In the order they were written. */
export const listComments = (reviewId: string): Promise<CommentRow[]> =>
  db.reviewComment.findMany({
    where: { reviewId },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: { id: true, field: true, text: true, authorId: true, createdAt: true, resolvedAt: true },
  });

export async function insertComments(
  tx: Transaction,
  reviewId: string,
  comments: readonly { readonly field: string; readonly text: string }[],
  { authorId, createdAt }: { readonly authorId: string; readonly createdAt: Date },
): Promise<void> {
  await tx.reviewComment.createMany({
    data: comments.map((comment) => ({ ...comment, reviewId, authorId, createdAt })),
  });
}

/** Ticks those of `ids` that belong to the review; the others are opened again. */
export async function setResolved(tx: Transaction, reviewId: string, ids: readonly string[], at: Date): Promise<void> {
  const of = { reviewId };
  await tx.reviewComment.updateMany({
    where: { ...of, id: { in: [...ids] }, resolvedAt: null },
    data: { resolvedAt: at },
  });
  await tx.reviewComment.updateMany({
    where: { ...of, id: { notIn: [...ids] }, resolvedAt: { not: null } },
    data: { resolvedAt: null },
  });
}

export interface ReviewOfVersion extends ReviewFacts {
  readonly versionId: string;
  readonly submittedAt: Date;
  readonly scheduleFailure: string;
}

/** Latest round of each working draft of the organisation that was ever sent. */
export async function listReviewsOfDrafts(list: List, organisationId: string): Promise<ReviewOfVersion[]> {
  const [version, table, key] = [Prisma.raw(`${list}_version`), Prisma.raw(list), Prisma.raw(`${list}_version_id`)];
  const rows = await db.$queryRaw<(Omit<ReviewOfVersion, 'decision'> & { decision: string | null })[]>`
    SELECT DISTINCT ON (v.id) v.id AS "versionId", r.decision, r.ended_at AS "endedAt", r.scheduled_for AS "scheduledFor",
      r.submitted_at AS "submittedAt", r.schedule_failure AS "scheduleFailure"
    FROM review r JOIN ${version} v ON v.id = r.${key} AND v.published_at IS NULL
    JOIN ${table} l ON l.id = v.${Prisma.raw(`${list}_id`)} AND l.organisation_id = ${organisationId}::uuid
    ORDER BY v.id, r.submitted_at DESC, r.id DESC`;
  return rows.map((row) => ({ ...row, decision: decisionFrom(row.decision) }));
}

export interface DueSchedule {
  readonly list: List;
  readonly reference: string;
}

/** Publications whose instant has come, the earliest first. */
export async function listDueSchedules(now: Date, limit: number): Promise<DueSchedule[]> {
  return db.$queryRaw<DueSchedule[]>`
    SELECT CASE WHEN o.id IS NULL THEN 'capability' ELSE 'opportunity' END AS list, coalesce(o.reference, c.reference) AS reference
    FROM review r
    LEFT JOIN opportunity_version ov ON ov.id = r.opportunity_version_id LEFT JOIN opportunity o ON o.id = ov.opportunity_id
    LEFT JOIN capability_version cv ON cv.id = r.capability_version_id LEFT JOIN capability c ON c.id = cv.capability_id
    WHERE r.scheduled_for <= ${now}::timestamptz AND r.ended_at IS NULL AND coalesce(ov.published_at, cv.published_at) IS NULL
    ORDER BY r.scheduled_for, r.id LIMIT ${limit}`;
}

/** The organisation as the clock must look at it: its state now, and its names for mails. */
export async function findOrganisationStanding(
  tx: Transaction,
  id: string,
  now: Date,
): Promise<{ readonly verification: EffectiveVerification; readonly reference: string }> {
  const row = await tx.organisation.findUniqueOrThrow({
    where: { id },
    select: { verification: true, verifiedUntil: true, reference: true },
  });
  const { reference, verifiedUntil } = row;
  const verification: VerificationState = row.verification;
  return { reference, verification: effectiveVerification({ verification, verifiedUntil }, now) };
}

export interface OpenReview extends ReviewFacts {
  readonly list: List;
  readonly reference: string;
  readonly title: string;
  readonly submittedAt: Date;
  readonly note: string;
  /** Names of who sent it and of who wrote the words as they are now; empty for people who are gone. */
  readonly submittedBy: string;
  readonly savedById: string;
  readonly savedBy: string;
  readonly scheduleFailure: string;
}

/** Rounds of the organisation's working drafts that have not ended, the longest waiting first. */
export async function listOpenReviews(organisationId: string, limit: number): Promise<OpenReview[]> {
  const of = (list: List) => {
    const [table, version] = [Prisma.raw(list), Prisma.raw(`${list}_version`)];
    const [versionId, listingId] = [Prisma.raw(`${list}_version_id`), Prisma.raw(`${list}_id`)];
    return Prisma.sql`
      SELECT ${list} AS list, l.reference, v.title, r.submitted_at AS "submittedAt", r.note, r.decision,
        r.ended_at AS "endedAt", r.scheduled_for AS "scheduledFor", r.schedule_failure AS "scheduleFailure",
        v.saved_by_id AS "savedById", coalesce(s.name, '') AS "submittedBy", coalesce(w.name, '') AS "savedBy"
      FROM review r JOIN ${version} v ON v.id = r.${versionId} AND v.published_at IS NULL
      JOIN ${table} l ON l.id = v.${listingId} AND l.organisation_id = ${organisationId}::uuid
      LEFT JOIN person s ON s.id = r.submitted_by_id LEFT JOIN person w ON w.id = v.saved_by_id
      WHERE r.ended_at IS NULL AND NOT EXISTS (
        SELECT FROM review later WHERE later.${versionId} = r.${versionId}
          AND (later.submitted_at, later.id) > (r.submitted_at, r.id))`;
  };
  const rows = await db.$queryRaw<(Omit<OpenReview, 'decision'> & { decision: string | null })[]>`
    SELECT * FROM (${of('opportunity')} UNION ALL ${of('capability')}) one ORDER BY "submittedAt", reference LIMIT ${limit}`;
  return rows.map((row) => ({ ...row, decision: decisionFrom(row.decision) }));
}
