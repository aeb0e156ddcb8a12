// Pairs brokers propose to both sides, the pairs they may choose from, and minutes of visits.
import type { ProposalFacts } from '#app/domain/broker-proposal.ts';
import { introductionPhase } from '#app/domain/introduction.ts';
import { db, Prisma, type Transaction } from './client.server.ts';

const titles = { select: { title: true, titleTranslated: true, language: true } } as const;
const names = { select: { id: true, reference: true, nameZh: true, nameEn: true } } as const;
const listing = { select: { id: true, reference: true, publishedVersion: titles, organisation: names } } as const;

export type ProposedListing = Prisma.OpportunityGetPayload<typeof listing>;

export interface BoardPair {
  readonly score: number;
  readonly opportunity: ProposedListing;
  readonly capability: ProposedListing;
}

/** Of a listing that stands on its list on that day ("YYYY-MM-DD") and is a verified organisation's. */
const onList = (row: 'o' | 'c', version: 'ov' | 'cv', organisation: 'oo' | 'co') =>
  Prisma.raw(`${row}.published_at IS NOT NULL AND ${row}.withdrawn_at IS NULL AND ${row}.archived_at IS NULL
    AND ${row}.fulfilled_at IS NULL AND ${row}.moderated_at IS NULL AND ${organisation}.verification = 'verified'
    AND ${version}.valid_until >= `);

/** Pairs of the matcher between two organisations that nobody has proposed or introduced yet, best first. */
export async function listBoardPairs(
  { today, text, now }: { readonly today: string; readonly text: string; readonly now: Date },
  page: { readonly skip: number; readonly limit: number },
): Promise<BoardPair[]> {
  const words = `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`;
  const pairs = await db.$queryRaw<{ opportunityId: string; capabilityId: string; score: number }[]>`
    SELECT m.opportunity_id AS "opportunityId", m.capability_id AS "capabilityId", m.score
    FROM match m
    JOIN opportunity o ON o.id = m.opportunity_id JOIN opportunity_version ov ON ov.id = o.published_version_id
    JOIN organisation oo ON oo.id = o.organisation_id
    JOIN capability c ON c.id = m.capability_id JOIN capability_version cv ON cv.id = c.published_version_id
    JOIN organisation co ON co.id = c.organisation_id
    WHERE m.list = 'opportunity' AND ${onList('o', 'ov', 'oo')} ${today}::date AND ${onList('c', 'cv', 'co')} ${today}::date
      AND o.organisation_id <> c.organisation_id
      AND (${text} = '' OR concat_ws(' ', ov.title, ov.title_translated, cv.title, cv.title_translated, oo.name_zh, oo.name_en, co.name_zh, co.name_en) ILIKE ${words})
      AND NOT EXISTS (SELECT FROM broker_proposal p WHERE p.opportunity_id = o.id AND p.capability_id = c.id
        AND p.withdrawn_at IS NULL AND p.declined_at IS NULL AND p.answer_due_at > ${now}::timestamptz)
      AND NOT EXISTS (SELECT FROM introduction i WHERE i.opportunity_id = o.id AND i.capability_id = c.id
        AND i.declined_at IS NULL AND i.cancelled_at IS NULL
        AND (i.accepted_at IS NOT NULL OR i.answer_due_at > ${now}::timestamptz))
    ORDER BY m.score DESC, m.opportunity_id, m.capability_id LIMIT ${page.limit} OFFSET ${page.skip}`;
  const [opportunities, capabilities] = await Promise.all([
    db.opportunity.findMany({ where: { id: { in: pairs.map((pair) => pair.opportunityId) } }, ...listing }),
    db.capability.findMany({ where: { id: { in: pairs.map((pair) => pair.capabilityId) } }, ...listing }),
  ]);
  return pairs.flatMap(({ opportunityId, capabilityId, score }) => {
    const opportunity = opportunities.find(({ id }) => id === opportunityId);
    const capability = capabilities.find(({ id }) => id === capabilityId);
    return opportunity && capability ? [{ score, opportunity, capability }] : [];
  });
}

/** Null when the matcher has no such pair. */
export const findPair = (opportunityId: string, capabilityId: string): Promise<{ score: number } | null> =>
  db.match.findUnique({
    where: { list_opportunityId_capabilityId: { list: 'opportunity', opportunityId, capabilityId } },
    select: { score: true },
  });

/** One proposal of a pair at a time, whoever asks. */
export async function lockPair(tx: Transaction, opportunityId: string, capabilityId: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${opportunityId}), hashtext(${capabilityId}))`;
}

/** The pair has an open proposal, or an introduction that is open or accepted. */
export async function isPairKnown(
  tx: Transaction,
  opportunityId: string,
  capabilityId: string,
  now: Date,
): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ known: boolean }[]>`
    SELECT EXISTS (SELECT FROM broker_proposal p WHERE p.opportunity_id = ${opportunityId}::uuid
        AND p.capability_id = ${capabilityId}::uuid AND p.withdrawn_at IS NULL AND p.declined_at IS NULL
        AND p.answer_due_at > ${now}::timestamptz)
      OR EXISTS (SELECT FROM introduction i WHERE i.opportunity_id = ${opportunityId}::uuid
        AND i.capability_id = ${capabilityId}::uuid AND i.declined_at IS NULL AND i.cancelled_at IS NULL
        AND (i.accepted_at IS NOT NULL OR i.answer_due_at > ${now}::timestamptz)) AS known`;
  return row?.known ?? false;
}

export const countOpenProposals = (tx: Transaction, brokerId: string, now: Date): Promise<number> =>
  tx.brokerProposal.count({
    where: { brokerId, withdrawnAt: null, declinedAt: null, introduction: null, answerDueAt: { gt: now } },
  });

export const insertProposal = (
  tx: Transaction,
  proposal: Prisma.BrokerProposalUncheckedCreateInput,
): Promise<{ id: string }> => tx.brokerProposal.create({ data: proposal, select: { id: true } });

const proposalSelect = {
  id: true,
  brokerId: true,
  reason: true,
  proposedAt: true,
  answerDueAt: true,
  withdrawnAt: true,
  declinedAt: true,
  declinedByOrganisationId: true,
  declineReason: true,
  declineNote: true,
  opportunityOrganisationId: true,
  capabilityOrganisationId: true,
  opportunity: listing,
  capability: listing,
  introduction: {
    select: {
      id: true,
      answerDueAt: true,
      acceptedAt: true,
      declinedAt: true,
      declineReason: true,
      cancelledAt: true,
      fromOrganisationId: true,
      fromShownToBrokerAt: true,
      toShownToBrokerAt: true,
    },
  },
} as const satisfies Prisma.BrokerProposalSelect;

export type ProposalRow = Prisma.BrokerProposalGetPayload<{ select: typeof proposalSelect }>;

/** What the rules ask of a proposal. */
export const proposalFacts = ({ introduction, ...row }: ProposalRow, now: Date): ProposalFacts => ({
  ...row,
  introduction: introduction && introductionPhase(introduction, now),
});

const findProposalWhere = (
  where: Prisma.BrokerProposalWhereInput,
  tx: Pick<Transaction, 'brokerProposal'> = db,
): Promise<ProposalRow | null> => tx.brokerProposal.findFirst({ where, select: proposalSelect });

/** Null too for everybody but its broker and the two organisations: theirs takes as long to be found as what never was. */
export const findProposal = (
  id: string,
  reader: { readonly personId: string; readonly organisationId: string | undefined },
): Promise<ProposalRow | null> => {
  const { personId: brokerId, organisationId } = reader;
  const sides = organisationId
    ? [{ opportunityOrganisationId: organisationId }, { capabilityOrganisationId: organisationId }]
    : [];
  return findProposalWhere({ id, OR: [{ brokerId }, ...sides] });
};

/** The row, locked until the transaction ends. */
export async function lockProposal(tx: Transaction, id: string): Promise<ProposalRow | null> {
  await tx.$executeRaw`SELECT id FROM broker_proposal WHERE id = ${id}::uuid FOR UPDATE`;
  return findProposalWhere({ id }, tx);
}

/** A broker's own, or those made to an organisation; newest first. */
export const listProposals = (
  of: { readonly brokerId: string } | { readonly organisationId: string },
  limit: number,
): Promise<ProposalRow[]> =>
  db.brokerProposal.findMany({
    where:
      'brokerId' in of
        ? of
        : {
            OR: [{ opportunityOrganisationId: of.organisationId }, { capabilityOrganisationId: of.organisationId }],
          },
    orderBy: [{ proposedAt: 'desc' }, { id: 'desc' }],
    take: limit,
    select: proposalSelect,
  });

export async function closeProposal(
  tx: Transaction,
  id: string,
  end:
    | { withdrawnAt: Date }
    | { declinedAt: Date; declinedByOrganisationId: string; declineReason: string; declineNote: string },
): Promise<void> {
  await tx.brokerProposal.update({ where: { id }, data: end, select: { id: true } });
}

export const insertMinutes = (
  tx: Transaction,
  minutes: { proposalId: string; visitedOn: Date; text: string; writtenById: string },
): Promise<{ id: string }> => tx.visitMinutes.create({ data: minutes, select: { id: true } });

/** Oldest visit first. */
export const listMinutes = (proposalId: string) =>
  db.visitMinutes.findMany({
    where: { proposalId },
    orderBy: [{ visitedOn: 'asc' }, { id: 'asc' }],
    take: 100,
    select: { id: true, visitedOn: true, text: true, writtenAt: true },
  });

/** The three answers, for a broker whom both sides let see them. */
export const findShownAnswers = (introductionId: string) =>
  db.introduction.findUniqueOrThrow({
    where: { id: introductionId },
    select: { cooperationSought: true, questions: true, aboutUs: true },
  });
