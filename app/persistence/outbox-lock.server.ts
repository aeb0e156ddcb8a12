// One worker at a time delivers to a consumer, and every worker hears at once that there is something to deliver.

import type { PoolClient } from 'pg';
import type { Consumer } from '#app/domain/event.ts';
import { pool } from './client.server.ts';

export interface OutboxSeat {
  /** False once the connection, and the lock with it, is gone. */
  readonly held: () => boolean;
  readonly release: () => Promise<void>;
}

/**
 * Takes the consumer's seat, or null when another worker has it. The lock belongs to a connection: a killed worker
 * loses it at once, so nothing waits for a time-out. `onWork` is called for every commit with something to deliver.
 */
export async function takeOutboxSeat(consumer: Consumer, onWork: () => void): Promise<OutboxSeat | null> {
  const connection = await pool.connect();
  let held = true;
  const lose = () => {
    held = false;
    onWork();
  };
  // Not once: a connection that is cut tells two errors, and one that nobody hears ends the process.
  connection.on('error', lose);
  connection.on('end', lose);
  try {
    const { rows } = await connection.query<{ taken: boolean }>(
      `SELECT pg_try_advisory_lock(hashtext('jiebang_outbox'), hashtext($1)) AS taken`,
      [consumer],
    );
    if (!rows[0]?.taken) {
      connection.removeListener('error', lose);
      connection.removeListener('end', lose);
      connection.release();
      return null;
    }
    await connection.query('LISTEN jiebang_outbox');
  } catch (error) {
    connection.release(true);
    throw error;
  }
  connection.on('notification', ({ payload }) => {
    if (payload?.split(',').includes(consumer)) onWork();
  });
  return { held: () => held, release: () => giveUp(connection) };
}

/** Closes the connection rather than returning it: that ends the lock and the LISTEN in one step. */
async function giveUp(connection: PoolClient): Promise<void> {
  connection.removeAllListeners('notification');
  connection.release(true);
}
