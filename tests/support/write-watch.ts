// What requests really write: every row that any statement inserts, changes or deletes, noted by the database itself.
import { pool } from '#app/persistence/client.server.ts';

export interface Write {
  readonly table: string;
  readonly operation: 'INSERT' | 'UPDATE' | 'DELETE';
  readonly row: Readonly<Record<string, unknown>>;
}

/** From now on in this database. The notes are kept in a schema of their own. */
export async function watchWrites(): Promise<void> {
  await pool.query(`
    CREATE SCHEMA watch;
    CREATE TABLE watch.written (id bigserial, "table" text, operation text, row jsonb);
    CREATE FUNCTION watch.note() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      INSERT INTO watch.written ("table", operation, row)
      VALUES (TG_TABLE_NAME, TG_OP, to_jsonb(CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END));
      RETURN NULL;
    END $$;
    DO $$ DECLARE name text; BEGIN
      FOR name IN SELECT table_name FROM information_schema.tables
        WHERE table_schema = 'public' AND table_type = 'BASE TABLE' LOOP
        EXECUTE format('CREATE TRIGGER zz_watch AFTER INSERT OR UPDATE OR DELETE ON %I
          FOR EACH ROW EXECUTE FUNCTION watch.note()', name);
      END LOOP;
    END $$`);
}

/** Since the last time it was asked, in order. */
export async function takeWrites(): Promise<Write[]> {
  const { rows } = await pool.query<Write & { id: string }>(
    'DELETE FROM watch.written RETURNING id, "table", operation, row',
  );
  return rows.sort((a, b) => Number(a.id) - Number(b.id));
}

/** What even a refused request leaves: the event of its refusal, and that somebody is there and how often. */
export const isTrace = ({ table, row }: Write): boolean =>
  table === 'session' || table === 'rate_limit' || (table === 'event' && row.refusal !== null);

export const writeLine = ({ table, operation, row }: Write): string =>
  `${operation} ${table} ${JSON.stringify(row).slice(0, 300)}`;
