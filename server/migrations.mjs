// Brings a database to the schema of prisma/migrations.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const folder = 'prisma/migrations';

/** The Prisma CLI takes seconds to say that there is nothing to do; one query says the same. */
async function upToDate(url) {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query(
      'SELECT migration_name, checksum FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL',
    );
    const applied = new Map(rows.map((row) => [row.migration_name, row.checksum]));
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .every((entry) => {
        const sql = readFileSync(path.join(folder, entry.name, 'migration.sql'));
        return applied.get(entry.name) === createHash('sha256').update(sql).digest('hex');
      });
  } catch (error) {
    if (error.code === '42P01') return false; // no table of migrations: a new database
    throw error;
  } finally {
    await client.end();
  }
}

/** @param {{ run: Function, say(text: string): void, env: NodeJS.ProcessEnv }} options env with DATABASE_URL */
export async function migrate({ run, say, env }) {
  if (!existsSync(folder) || (await upToDate(env.DATABASE_URL))) return;
  say('migrating the database');
  await run(
    'migrating the database',
    process.execPath,
    ['node_modules/prisma/build/index.js', 'migrate', 'deploy'],
    env,
  );
}
