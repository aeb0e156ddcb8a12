// How far the outbox is: what waits for delivery, and whether anybody is delivering.
import type { Consumer } from '#app/domain/event.ts';
import { db } from './client.server.ts';

export interface OutboxProgress {
  /** Deliveries of these consumers not done yet. */
  readonly pending: number;
  /** Every one of these consumers has a worker now: it holds the lock that `takeOutboxSeat` takes. */
  readonly isAttended: boolean;
}

/** Keys of two-part advisory locks are listed as unsigned numbers; hashtext gives signed ones. */
const unsigned = 4_294_967_295n;

export async function readOutboxProgress(consumers: readonly Consumer[]): Promise<OutboxProgress> {
  const [row] = await db.$queryRaw<{ pending: number; attended: number }[]>`
    SELECT
      (SELECT count(*)::int FROM delivery WHERE done_at IS NULL AND consumer::text = ANY(${consumers})) AS pending,
      (SELECT count(DISTINCT objid)::int FROM pg_locks
       WHERE locktype = 'advisory' AND granted AND objsubid = 2
         AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
         AND classid::bigint = hashtext('jiebang_outbox')::bigint & ${unsigned}::bigint
         AND objid::bigint IN (SELECT hashtext(name)::bigint & ${unsigned}::bigint FROM unnest(${consumers}::text[]) name)
      ) AS attended`;
  return { pending: row?.pending ?? 0, isAttended: row?.attended === consumers.length };
}
