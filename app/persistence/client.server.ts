// The one connection to PostgreSQL: Prisma over node-postgres, one pool for everything.

import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { env } from '#app/runtime/env.server.ts';
import { Prisma, PrismaClient } from './generated/client.ts';

function connect() {
  const pool = new pg.Pool({ connectionString: env().DATABASE_URL, max: 20, application_name: 'jiebang' });
  // A cut connection is replaced by the pool; without a listener Node would end the process.
  pool.on('error', () => {});
  return { pool, db: new PrismaClient({ adapter: new PrismaPg(pool) }) };
}

// Vite evaluates modules again in development; one pool is kept.
const holder = globalThis as typeof globalThis & { jiebangDatabase?: ReturnType<typeof connect> };
holder.jiebangDatabase ??= connect();
export const { pool, db } = holder.jiebangDatabase;

export type Transaction = Prisma.TransactionClient;
export { Prisma };

const isConflict = (error: unknown): boolean => {
  if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2034') return true;
  const cause = (error as { cause?: { kind?: string; originalCode?: string } })?.cause;
  return cause?.kind === 'TransactionWriteConflict' || cause?.originalCode === '40P01';
};

/**
 * Runs `work` in one interactive transaction; write conflicts and deadlocks are tried again with growing, jittered pauses.
 * `timeout` in milliseconds: requests must be quick, but the demo is sown in large pieces, also on a busy machine.
 */
export async function inTransaction<T>(work: (tx: Transaction) => Promise<T>, timeout = 15_000): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await db.$transaction(work, { timeout, maxWait: 10_000 });
    } catch (error) {
      if (!isConflict(error) || attempt >= 8) throw error;
      await new Promise((resolve) => setTimeout(resolve, 2 ** attempt * 10 * (0.5 + Math.random())));
    }
  }
}

/** The time every rule uses: the database's, read now (inside a transaction: after the locks already taken). */
export async function readClock(tx: Pick<Transaction, '$queryRaw'> = db): Promise<Date> {
  const [row] = await tx.$queryRaw<{ now: Date }[]>`SELECT app_clock() AS now`;
  if (!row) throw new Error('the database gave no time');
  return row.now;
}

/** The refusal codes our triggers raise, e.g. "JB001"; null for every other error. */
export function refusalCode(error: unknown): string | null {
  const match = /\bJB00\d\b/.exec(
    JSON.stringify([
      (error as { message?: string })?.message,
      (error as { meta?: unknown })?.meta,
      (error as { cause?: unknown })?.cause,
    ]),
  );
  return match?.[0] ?? null;
}

/** True when an insert broke a unique rule (P2002). */
export const isDuplicate = (error: unknown): boolean =>
  error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002';

export async function closeDatabase(): Promise<void> {
  await db.$disconnect();
  await pool.end().catch(() => {});
}
