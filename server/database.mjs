// The two tasks around migrations that need an empty database: `node server/database.mjs migrate <name>` writes what
// the schema has and the migrations lack; `… check` fails when there is such a difference.
// Uses a throw-away PostgreSQL, or DATABASE_URL (where Prisma makes and drops a database of its own).
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { repository } from './data-directory.mjs';
import { prepare } from './prepare.mjs';
import { OperatorError } from './processes.mjs';
import { beginProgram } from './program.mjs';
import { startPostgres } from './services.mjs';

const prisma = 'node_modules/prisma/build/index.js';
const between = ['migrate', 'diff', '--from-migrations', 'prisma/migrations', '--to-schema', 'prisma/schema.prisma'];

async function databaseUrl({ supervisor, onStop }) {
  if (process.env.DATABASE_URL) return process.env.DATABASE_URL;
  const directory = mkdtempSync(path.join(os.tmpdir(), 'jiebang-database-'));
  chmodSync(directory, 0o711); // as root, PostgreSQL runs as another user
  onStop(() => rmSync(directory, { recursive: true, force: true }));
  const options = { dataDir: path.join(directory, 'postgres'), password: 'throw-away', fast: true };
  return (await supervisor.keep('PostgreSQL', 0, () => startPostgres(options))).url();
}

/** UTC, as 14 digits; always after the last migration, whatever the clock of the machine that made that one. */
function nextTime() {
  const now = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
  const last = readdirSync('prisma/migrations')
    .filter((entry) => /^\d{14}_/.test(entry))
    .map((entry) => entry.slice(0, 14))
    .sort()
    .at(-1);
  return last === undefined || last < now ? now : String(Number(last) + 1);
}

/** Writes prisma/migrations/<UTC time>_<name>/migration.sql; nothing when there is no difference. */
function writeMigration(name, env) {
  if (!/^[a-z][a-z0-9_]*$/.test(name ?? ''))
    throw new OperatorError('usage: node server/database.mjs migrate <name>, the name like add_lots');
  mkdirSync('prisma/migrations', { recursive: true });
  const { status, stdout: sql } = spawnSync(process.execPath, [prisma, ...between, '--script'], {
    env,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (status !== 0) throw new OperatorError('the difference could not be found');
  if (!sql.trim() || /^-- This is an empty migration\.\s*$/.test(sql.trim())) {
    console.log('no difference between the schema and the migrations');
    return;
  }
  const time = nextTime();
  const folder = path.join('prisma/migrations', `${time}_${name}`);
  mkdirSync(folder);
  writeFileSync(path.join(folder, 'migration.sql'), sql);
  writeFileSync(
    'prisma/migrations/migration_lock.toml',
    '# Written by Prisma; keep it under version control.\nprovider = "postgresql"\n',
  );
  console.log(`wrote ${folder}/migration.sql: read it before you commit it`);
}

/** @returns {number} exit code: 0 = same, 1 = drift or failure */
function check(env) {
  const { status } = spawnSync(process.execPath, [prisma, ...between, '--exit-code'], { env, stdio: 'inherit' });
  if (status === 2) console.error('the schema has what no migration brings: npm run db:migrate -- <name>');
  return status === 0 ? 0 : 1;
}

process.chdir(repository);
const program = beginProgram({ quiet: true });
try {
  const [task, name] = process.argv.slice(2);
  if (task !== 'migrate' && task !== 'check')
    throw new OperatorError('usage: node server/database.mjs migrate <name> | check');
  await prepare({ run: program.supervisor.run, say: program.say, building: false });
  const env = { ...process.env, DATABASE_URL: await databaseUrl(program) };
  let code = 0;
  if (task === 'migrate') writeMigration(name, env);
  else code = check(env);
  await program.end('', code);
} catch (error) {
  program.fail(error);
}
