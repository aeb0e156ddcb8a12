// Questions about calls and their answers. Who asked leaves this file only for the asker.
import type { CallFacts } from '#app/domain/call.ts';
import { db, type Transaction } from './client.server.ts';

export interface ClarificationRow {
  readonly id: string;
  readonly question: string;
  readonly askedAt: Date;
  /** Empty while it waits. */
  readonly answer: string;
  readonly answeredAt: Date | null;
}

const shown = { id: true, question: true, askedAt: true, answer: true, answeredAt: true } as const;

/** Answered ones, which are public, oldest first. */
export const listAnswered = (callId: string): Promise<ClarificationRow[]> =>
  db.clarification.findMany({
    where: { callId, answeredAt: { not: null } },
    orderBy: [{ askedAt: 'asc' }, { id: 'asc' }],
    take: 200,
    select: shown,
  });

/** Those that wait for their answer; of one organisation's own only when `askedBy` is given. */
export const listWaiting = (callId: string, askedBy?: string): Promise<ClarificationRow[]> =>
  db.clarification.findMany({
    where: { callId, answeredAt: null, ...(askedBy === undefined ? {} : { organisationId: askedBy }) },
    orderBy: [{ askedAt: 'asc' }, { id: 'asc' }],
    take: 200,
    select: shown,
  });

export const countWaitingOf = (tx: Transaction, callId: string, organisationId: string): Promise<number> =>
  tx.clarification.count({ where: { callId, organisationId, answeredAt: null } });

export const insertClarification = (
  tx: Transaction,
  row: { callId: string; organisationId: string; askedById: string; question: string; askedAt: Date },
): Promise<{ id: string }> => tx.clarification.create({ data: row, select: { id: true } });

/** With the asker's organisation, which is told of the answer. */
export const findClarification = (tx: Transaction, callId: string, id: string) =>
  tx.clarification.findFirst({ where: { id, callId }, select: { id: true, answeredAt: true, organisationId: true } });

export async function answerClarificationRow(
  tx: Transaction,
  id: string,
  answer: { answer: string; answeredAt: Date; answeredById: string },
): Promise<void> {
  await tx.clarification.update({ where: { id }, data: answer, select: { id: true } });
}

export interface CallOfClarifications extends CallFacts {
  readonly id: string;
  readonly reference: string;
  readonly title: string;
}

/** Null when there is none. */
export const findCallOfClarifications = (reference: string): Promise<CallOfClarifications | null> =>
  db.call.findUnique({
    where: { reference },
    select: {
      id: true,
      reference: true,
      title: true,
      organisationId: true,
      publishedAt: true,
      bidsUntil: true,
      openedAt: true,
      cancelledAt: true,
    },
  });
