// Every row of the database as text, to see what a request changed.
import { pool } from '#app/persistence/client.server.ts';

/** "table: row" for every row outside `without`. */
export async function dumpRows(without: readonly string[] = []): Promise<string[]> {
  const { rows: tables } = await pool.query<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.tables
     WHERE table_schema = 'public' AND table_type = 'BASE TABLE' ORDER BY 1`,
  );
  const lines: string[] = [];
  for (const { name } of tables) {
    if (without.includes(name)) continue;
    const { rows } = await pool.query<{ line: string }>(`SELECT t::text AS line FROM "${name}" t`);
    lines.push(...rows.map(({ line }) => `${name}: ${line}`));
  }
  return lines;
}

/** Lines of one dump that the other does not have. */
export const missingFrom = (there: readonly string[], here: readonly string[]): string[] => {
  const known = new Set(there);
  return here.filter((line) => !known.has(line));
};
