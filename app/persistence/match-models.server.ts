// The weights of the score: rows that never change, one of them active.
import { db, type Prisma, type Transaction } from './client.server.ts';

export interface MatchModelRow {
  readonly number: number;
  /** Null for the weights that the program brings along. */
  readonly weights: unknown;
  readonly report: unknown;
  readonly learnedAt: Date;
  readonly isActive: boolean;
}

const select = { number: true, weights: true, report: true, learnedAt: true, isActive: true } as const;

/** Newest first. */
export const listMatchModels = (limit: number): Promise<MatchModelRow[]> =>
  db.matchModel.findMany({ orderBy: { number: 'desc' }, take: limit, select });

export async function getActiveModel(tx: Pick<Transaction, 'matchModel'> = db): Promise<MatchModelRow> {
  return tx.matchModel.findFirstOrThrow({ where: { isActive: true }, select });
}

/** Under a lock: two who change the active model one after the other. */
export async function lockMatchModels(tx: Transaction): Promise<void> {
  await tx.$queryRaw`SELECT number FROM match_model WHERE is_active FOR UPDATE`;
}

export const findMatchModel = (tx: Transaction, number: number): Promise<MatchModelRow | null> =>
  tx.matchModel.findUnique({ where: { number }, select });

export async function insertMatchModel(
  tx: Transaction,
  { weights, report }: { readonly weights: object; readonly report: object },
): Promise<number> {
  const data = { weights: weights as Prisma.InputJsonObject, report: report as Prisma.InputJsonObject };
  const { number } = await tx.matchModel.create({ data, select: { number: true } });
  return number;
}

export async function activateMatchModel(tx: Transaction, number: number): Promise<void> {
  await tx.matchModel.updateMany({ where: { isActive: true }, data: { isActive: false } });
  await tx.matchModel.update({ where: { number }, data: { isActive: true }, select: { number: true } });
}
