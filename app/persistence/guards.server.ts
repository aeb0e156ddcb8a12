// Blocks between organisations, and reports with their decisions.
import type { ReportDecision, ReportReason } from '#app/domain/guard.ts';
import { db, type Transaction } from './client.server.ts';

/** Whether `organisationId` takes no requests from `otherId`. */
export async function isBlocked(
  organisationId: string,
  otherId: string,
  tx: Pick<Transaction, 'organisationBlock'> = db,
): Promise<boolean> {
  const where = { organisationId_blockedId: { organisationId, blockedId: otherId } };
  return (await tx.organisationBlock.findUnique({ where, select: { createdAt: true } })) !== null;
}

export async function saveBlock(
  tx: Transaction,
  { organisationId, blockedId, blockedById }: { organisationId: string; blockedId: string; blockedById: string },
  wanted: boolean,
): Promise<void> {
  if (wanted) await tx.organisationBlock.createMany({ data: [{ organisationId, blockedId, blockedById }] });
  else await tx.organisationBlock.deleteMany({ where: { organisationId, blockedId } });
}

export interface InvitableIntroduction {
  readonly id: string;
  readonly fromOrganisationId: string;
  readonly toOrganisationId: string;
  readonly declinedAt: Date | null;
  readonly invitedAgainAt: Date | null;
}

export async function lockGuarded(tx: Transaction, id: string): Promise<InvitableIntroduction | null> {
  const [row] = await tx.$queryRaw<InvitableIntroduction[]>`
    SELECT id, from_organisation_id AS "fromOrganisationId", to_organisation_id AS "toOrganisationId",
      declined_at AS "declinedAt", invited_again_at AS "invitedAgainAt" FROM introduction WHERE id = ${id}::uuid FOR UPDATE`;
  return row ?? null;
}

export async function markInvitedAgain(tx: Transaction, id: string, by: { at: Date; personId: string }): Promise<void> {
  const data = { invitedAgainAt: by.at, invitedAgainById: by.personId };
  await tx.introduction.update({ where: { id }, data, select: { id: true } });
}

export const hasReported = async (
  introductionId: string,
  organisationId: string,
  tx: Pick<Transaction, 'introductionReport'> = db,
): Promise<boolean> => (await tx.introductionReport.count({ where: { introductionId, organisationId } })) > 0;

export async function insertReport(
  tx: Transaction,
  data: { introductionId: string; organisationId: string; reportedById: string; reason: ReportReason; words: string },
): Promise<string> {
  return (await tx.introductionReport.create({ data, select: { id: true } })).id;
}

const side = { select: { id: true, reference: true, nameZh: true, nameEn: true } } as const;

/** Undecided first, oldest first among them; then what was decided, latest last. */
export const listReportRows = (state: 'open' | 'decided', limit: number) =>
  db.introductionReport.findMany({
    where: { decidedAt: state === 'open' ? null : { not: null } },
    orderBy: [{ createdAt: state === 'open' ? 'asc' : 'desc' }, { id: 'asc' }],
    take: limit,
    select: {
      id: true,
      organisationId: true,
      reason: true,
      words: true,
      createdAt: true,
      decision: true,
      decisionNote: true,
      decidedAt: true,
      introduction: {
        select: {
          cooperationSought: true,
          questions: true,
          aboutUs: true,
          fromOrganisation: side,
          toOrganisation: side,
        },
      },
    },
  });

export async function lockReport(tx: Transaction, id: string) {
  const [row] = await tx.$queryRaw<{ id: string; reporter: string; other: string; decidedAt: Date | null }[]>`
    SELECT r.id, r.organisation_id AS reporter, r.decided_at AS "decidedAt",
      CASE WHEN i.from_organisation_id = r.organisation_id THEN i.to_organisation_id ELSE i.from_organisation_id END AS other
    FROM introduction_report r JOIN introduction i ON i.id = r.introduction_id WHERE r.id = ${id}::uuid FOR UPDATE OF r`;
  return row ?? null;
}

export async function decideReportRow(
  tx: Transaction,
  id: string,
  answer: { decision: ReportDecision; note: string; at: Date; by: string },
): Promise<void> {
  const data = { decision: answer.decision, decisionNote: answer.note, decidedAt: answer.at, decidedById: answer.by };
  await tx.introductionReport.update({ where: { id }, data, select: { id: true } });
}
