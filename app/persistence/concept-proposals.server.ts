// Concepts proposed for the matcher's lexicon, and what became of them.
import type { ConceptAnswerFacts, ConceptWordings } from '#app/domain/lexicon-entry.ts';
import { db, type Prisma, type Transaction } from './client.server.ts';

export interface ConceptProposalRow extends ConceptWordings, ConceptAnswerFacts {
  readonly id: string;
  readonly reason: string;
  readonly proposedById: string;
  readonly proposedAt: Date;
  readonly answerNote: string;
}

const columns = {
  id: true,
  zh: true,
  en: true,
  reason: true,
  proposedById: true,
  proposedAt: true,
  acceptedAt: true,
  rejectedAt: true,
  answerNote: true,
} as const satisfies Prisma.ConceptProposalSelect;

export async function insertConceptProposal(
  tx: Transaction,
  { zh, en, ...rest }: ConceptWordings & Pick<ConceptProposalRow, 'reason' | 'proposedById' | 'proposedAt'>,
): Promise<{ id: string }> {
  return tx.conceptProposal.create({ data: { ...rest, zh: [...zh], en: [...en] }, select: { id: true } });
}

/** One at a time for each person, so that the count of what is open holds. */
export async function lockProposer(tx: Transaction, personId: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${`concept-proposal:${personId}`}))`;
}

const open = { acceptedAt: null, rejectedAt: null } as const;

export const listOpenOf = (tx: Pick<Transaction, 'conceptProposal'>, personId: string, limit: number) =>
  tx.conceptProposal.findMany({
    where: { ...open, proposedById: personId },
    orderBy: [{ proposedAt: 'desc' }, { id: 'desc' }],
    take: limit,
    select: columns,
  });

/** Locks the proposal against a second answer. */
export async function lockConceptProposal(tx: Transaction, id: string): Promise<ConceptProposalRow | null> {
  await tx.$queryRaw`SELECT id FROM concept_proposal WHERE id = ${id}::uuid FOR UPDATE`;
  return tx.conceptProposal.findUnique({ where: { id }, select: columns });
}

export async function answerConceptProposal(
  tx: Transaction,
  id: string,
  answer: Partial<ConceptAnswerFacts> & { readonly answeredById: string; readonly answerNote: string },
): Promise<void> {
  await tx.conceptProposal.update({ where: { id }, data: answer, select: { id: true } });
}

/** The newest first; one more than `pageSize` tells that there is another page. */
export const listConceptProposals = (
  view: 'open' | 'answered',
  pageSize: number,
  cursor: string | undefined,
): Promise<ConceptProposalRow[]> =>
  db.conceptProposal.findMany({
    where: view === 'open' ? open : { NOT: open },
    orderBy: [{ proposedAt: 'desc' }, { id: 'desc' }],
    ...(cursor ? { cursor: { id: cursor }, skip: 1 } : {}),
    take: pageSize + 1,
    select: columns,
  });

/** What people proposed themselves, the newest first. */
export const listOwnProposals = (personId: string, limit: number): Promise<ConceptProposalRow[]> =>
  db.conceptProposal.findMany({
    where: { proposedById: personId },
    orderBy: [{ proposedAt: 'desc' }, { id: 'desc' }],
    take: limit,
    select: columns,
  });

/** In the order they were accepted, which is the order of their numbers in the matcher. */
export const listAcceptedConcepts = (): Promise<ConceptWordings[]> =>
  db.conceptProposal.findMany({
    where: { acceptedAt: { not: null } },
    orderBy: [{ acceptedAt: 'asc' }, { id: 'asc' }],
    select: { zh: true, en: true },
  });
