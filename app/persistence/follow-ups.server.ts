// The follow-up ledger: steps both sides agree on, and what each side plans for itself.
import {
  type EndReason,
  type FollowUpStage,
  isEndReason,
  isFollowUpStage,
  type StepAnswer,
  type StepFacts,
} from '#app/domain/follow-up.ts';
import { db, type Transaction } from './client.server.ts';
import { dayFromColumn } from './listing-content.server.ts';

export interface StepRow extends StepFacts {
  readonly id: string;
  readonly endReason: EndReason | null;
  readonly happenedOn: string;
  readonly note: string;
  readonly answeredAt: Date | null;
  readonly answerNote: string;
}

const stepSelect = {
  id: true,
  stage: true,
  endReason: true,
  happenedOn: true,
  note: true,
  organisationId: true,
  proposedAt: true,
  answer: true,
  answeredAt: true,
  answerNote: true,
} as const;

type StoredStep = Omit<StepRow, 'stage' | 'endReason' | 'happenedOn' | 'answer'> & {
  readonly stage: string;
  readonly endReason: string;
  readonly happenedOn: Date;
  readonly answer: string | null;
};

const stepFrom = ({ stage, endReason, happenedOn, answer, ...row }: StoredStep): StepRow => ({
  ...row,
  stage: isFollowUpStage(stage) ? stage : 'talk',
  endReason: isEndReason(endReason) ? endReason : null,
  happenedOn: dayFromColumn(happenedOn),
  answer: answer as StepAnswer | null,
});

/** Oldest first. */
export async function listSteps(
  introductionId: string,
  tx: Pick<Transaction, 'followUpStep'> = db,
): Promise<StepRow[]> {
  const rows = await tx.followUpStep.findMany({
    where: { introductionId },
    orderBy: { number: 'asc' },
    select: stepSelect,
  });
  return rows.map(stepFrom);
}

export interface NewStep {
  readonly introductionId: string;
  readonly number: number;
  readonly stage: FollowUpStage;
  readonly endReason: EndReason | null;
  readonly happenedOn: string;
  readonly note: string;
  readonly organisationId: string;
  readonly proposedById: string;
}

const dayColumn = (day: string): Date => new Date(`${day}T00:00:00Z`);

export async function insertStep(tx: Transaction, step: NewStep): Promise<string> {
  const data = { ...step, endReason: step.endReason ?? '', happenedOn: dayColumn(step.happenedOn) };
  return (await tx.followUpStep.create({ data, select: { id: true } })).id;
}

export async function answerStepRow(
  tx: Transaction,
  id: string,
  answer: { answer: StepAnswer; note: string; at: Date; by: string; organisationId: string },
): Promise<void> {
  await tx.followUpStep.update({
    where: { id },
    data: {
      answer: answer.answer,
      answerNote: answer.note,
      answeredAt: answer.at,
      answeredById: answer.by,
      answeredOrganisationId: answer.organisationId,
    },
    select: { id: true },
  });
}

export interface Plan {
  readonly nextOn: string | null;
  readonly responsibleId: string | null;
  readonly note: string;
}

export async function findPlan(
  introductionId: string,
  organisationId: string,
  tx: Pick<Transaction, 'followUpPlan'> = db,
): Promise<Plan> {
  const row = await tx.followUpPlan.findUnique({
    where: { introductionId_organisationId: { introductionId, organisationId } },
    select: { nextOn: true, responsibleId: true, note: true },
  });
  return {
    nextOn: row?.nextOn ? dayFromColumn(row.nextOn) : null,
    responsibleId: row?.responsibleId ?? null,
    note: row?.note ?? '',
  };
}

export async function savePlan(
  tx: Transaction,
  key: { readonly introductionId: string; readonly organisationId: string },
  plan: Plan & { readonly changedById: string; readonly changedAt: Date },
): Promise<void> {
  const data = { ...plan, nextOn: plan.nextOn === null ? null : dayColumn(plan.nextOn) };
  const where = { introductionId_organisationId: key };
  await tx.followUpPlan.upsert({ where, create: { ...key, ...data }, update: data, select: { introductionId: true } });
}

const organisation = { select: { id: true, reference: true, nameZh: true, nameEn: true } } as const;
const about = { select: { reference: true, publishedVersion: { select: { title: true } } } } as const;

/** Accepted introductions of an organisation, latest acceptance first, with their steps and its own plans. */
export async function listLedgerRows(
  organisationId: string,
  { cursor, limit }: { cursor: string | null; limit: number },
) {
  const rows = await db.introduction.findMany({
    where: {
      acceptedAt: { not: null },
      OR: [{ fromOrganisationId: organisationId }, { toOrganisationId: organisationId }],
    },
    orderBy: [{ sentAt: 'desc' }, { id: 'desc' }],
    take: limit,
    ...(cursor ? { cursor: { id: cursor }, skip: 1 } : {}),
    select: {
      id: true,
      acceptedAt: true,
      fromOrganisationId: true,
      fromOrganisation: organisation,
      toOrganisation: organisation,
      opportunity: about,
      capability: about,
      followUpSteps: { orderBy: { number: 'asc' }, select: stepSelect },
      followUpPlans: { where: { organisationId }, select: { nextOn: true, responsibleId: true, note: true } },
    },
  });
  return rows.map(({ followUpSteps, followUpPlans: [plan], opportunity, capability, ...row }) => ({
    id: row.id,
    acceptedAt: row.acceptedAt ?? new Date(0),
    other: row.fromOrganisationId === organisationId ? row.toOrganisation : row.fromOrganisation,
    title: (opportunity ?? capability)?.publishedVersion?.title ?? '',
    steps: followUpSteps.map(stepFrom),
    nextOn: plan?.nextOn ? dayFromColumn(plan.nextOn) : null,
    responsibleId: plan?.responsibleId ?? null,
    note: plan?.note ?? '',
  }));
}

export type LedgerRow = Awaited<ReturnType<typeof listLedgerRows>>[number];

export interface AlarmCandidate {
  readonly introductionId: string;
  readonly organisationId: string;
}

/** Sides of accepted introductions that are not over and may need a word; `staleness` decides. After (introduction, side). */
export const listAlarmCandidates = (after: AlarmCandidate | null, limit: number): Promise<AlarmCandidate[]> =>
  db.$queryRaw<AlarmCandidate[]>`
    SELECT i.id AS "introductionId", side.id AS "organisationId"
    FROM introduction i, LATERAL (VALUES (i.from_organisation_id), (i.to_organisation_id)) side (id)
    WHERE i.accepted_at IS NOT NULL AND NOT EXISTS (SELECT FROM follow_up_step s WHERE s.introduction_id = i.id
        AND s.answer = 'confirmed' AND s.stage IN ('scaled', 'ended'))
      AND (${after === null} OR (i.id, side.id) > (${after?.introductionId ?? null}::uuid, ${after?.organisationId ?? null}::uuid))
    ORDER BY i.id, side.id LIMIT ${limit}`;
