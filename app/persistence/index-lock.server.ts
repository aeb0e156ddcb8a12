// Who may change the search index now. Reading a listing and handing it to the index must not be overtaken by somebody who
// read it earlier; the lock is held for just that, never while the index works.
import { pool } from './client.server.ts';

/** Of a connection, not of a transaction: nothing is open in the database while Meilisearch is spoken to. */
async function holding<T>(lock: string, take: 'wait' | 'try', work: () => Promise<T>): Promise<T | null> {
  const connection = await pool.connect();
  let isBroken = false;
  const lose = () => {
    isBroken = true;
  };
  connection.on('error', lose);
  try {
    const ask = take === 'wait' ? 'pg_advisory_lock' : 'pg_try_advisory_lock';
    const { rows } = await connection.query<{ taken: unknown }>(
      `SELECT ${ask}(hashtext('jiebang_index'), hashtext($1)) AS taken`,
      [lock],
    );
    if (rows[0]?.taken === false) return null;
    try {
      return await work();
    } finally {
      await connection.query(`SELECT pg_advisory_unlock(hashtext('jiebang_index'), hashtext($1))`, [lock]).catch(lose);
    }
  } finally {
    connection.removeListener('error', lose);
    connection.release(isBroken);
  }
}

/** Reads and hands over, alone. Holds no longer than that takes. */
export async function whileChangingIndex<T>(work: () => Promise<T>): Promise<T> {
  return (await holding('change', 'wait', work)) as T;
}

/** Builds an index, alone; null when somebody is building already. */
export const whileBuildingIndex = <T>(work: () => Promise<T>): Promise<T | null> => holding('build', 'try', work);
