// What a broker sees: pairs to propose and what became of the proposals; and what the two sides see of one.
import type { Actor } from '#app/domain/actor.ts';
import { isShownToBroker, type ProposalPhase, proposalPhase } from '#app/domain/broker-proposal.ts';
import { dayOf } from '#app/domain/period.ts';
import {
  type BoardPair,
  findProposal,
  findShownAnswers,
  listBoardPairs,
  listMinutes,
  listProposals,
  type ProposalRow,
  type ProposedListing,
  proposalFacts,
} from '#app/persistence/broker-proposals.server.ts';
import { readClock } from '#app/persistence/client.server.ts';

export interface ProposalLine {
  readonly id: string;
  readonly phase: ProposalPhase;
  readonly proposedAt: Date;
  readonly answerDueAt: Date;
  readonly opportunity: ProposedListing;
  readonly capability: ProposedListing;
}

const line = (row: ProposalRow, now: Date): ProposalLine => ({
  ...{ id: row.id, proposedAt: row.proposedAt, opportunity: row.opportunity, capability: row.capability },
  phase: proposalPhase(proposalFacts(row, now), now),
  answerDueAt: row.introduction?.answerDueAt ?? row.answerDueAt,
});

const pageSize = 20;

export interface Board {
  readonly pairs: readonly BoardPair[];
  /** Number of the next page, null on the last. */
  readonly next: number | null;
  readonly proposals: readonly ProposalLine[];
}

/** `page` counts from 0. */
export async function getBoard(actor: Actor, text: string, page: number): Promise<Board> {
  const now = await readClock();
  const [pairs, rows] = await Promise.all([
    listBoardPairs({ today: dayOf(now), text, now }, { skip: page * pageSize, limit: pageSize + 1 }),
    listProposals({ brokerId: actor.personId }, 50),
  ]);
  return {
    pairs: pairs.slice(0, pageSize),
    next: pairs.length > pageSize ? page + 1 : null,
    proposals: rows.map((row) => line(row, now)),
  };
}

/** Made to the reader's organisation, open ones only. */
export async function listOpenProposals(organisationId: string): Promise<ProposalLine[]> {
  const now = await readClock();
  const rows = await listProposals({ organisationId }, 50);
  return rows.map((row) => line(row, now)).filter(({ phase }) => phase === 'open');
}

export interface ProposalView extends ProposalLine {
  readonly reason: string;
  /** What the reader is in it. */
  readonly as: 'broker' | 'opportunity' | 'capability';
  readonly decline: { readonly reason: string; readonly note: string } | null;
  /** For the two sides. */
  readonly introductionId: string | null;
  /** For the broker, once both sides allow it; for the two sides it is on their own page. */
  readonly answers: { readonly cooperationSought: string; readonly questions: string; readonly aboutUs: string } | null;
  readonly isShown: boolean;
  readonly minutes: readonly { readonly id: string; readonly visitedOn: string; readonly text: string }[];
}

const partOf = (actor: Actor, row: ProposalRow): ProposalView['as'] | null => {
  const own = actor.organisation?.id;
  if (own === row.opportunityOrganisationId) return 'opportunity';
  if (own === row.capabilityOrganisationId) return 'capability';
  return row.brokerId === actor.personId && actor.platformRoles.includes('broker') ? 'broker' : null;
};

/** Null for everybody but the broker who made it and members of the two organisations. */
export async function getProposal(actor: Actor, id: string): Promise<ProposalView | null> {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) return null;
  const reader = { personId: actor.personId, organisationId: actor.organisation?.id };
  const [row, now] = await Promise.all([findProposal(id, reader), readClock()]);
  const as = row && partOf(actor, row);
  if (!row || !as) return null;
  const { introduction } = row;
  const isShown = introduction !== null && isShownToBroker(introduction);
  const mayReadMinutes = as !== 'broker' || isShown;
  const [answers, minutes] = await Promise.all([
    as === 'broker' && introduction && isShown ? findShownAnswers(introduction.id) : null,
    mayReadMinutes ? listMinutes(id) : [],
  ]);
  const reason = row.declineReason ?? introduction?.declineReason ?? null;
  return {
    ...line(row, now),
    reason: row.reason,
    as,
    // What the other side wrote about its no is for the two sides; the broker sees which of the reasons it was.
    decline: reason === null ? null : { reason, note: as === 'broker' ? '' : row.declineNote },
    introductionId: as === 'broker' ? null : (introduction?.id ?? null),
    answers,
    isShown,
    minutes: minutes.map(({ id: key, visitedOn, text }) => ({
      id: key,
      visitedOn: visitedOn.toISOString().slice(0, 10),
      text,
    })),
  };
}
