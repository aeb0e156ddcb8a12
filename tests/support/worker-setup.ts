// Before each test file's imports: its own copy of the migrated database, its own search indexes, its own folder.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { afterAll, inject } from 'vitest';

const name = `t_${crypto.randomUUID().replaceAll('-', '').slice(0, 12)}`;
const admin = new pg.Client({ connectionString: inject('postgres') });
await admin.connect();
await admin.query(`CREATE DATABASE ${name} TEMPLATE ${inject('template')} STRATEGY file_copy`);
const url = new URL(inject('postgres'));
url.pathname = `/${name}`;
const directory = path.join(inject('directory'), name);
mkdirSync(directory);

Object.assign(process.env, {
  NODE_ENV: 'test',
  DATABASE_URL: url.href,
  MEILI_URL: inject('meili').url,
  MEILI_KEY: inject('meili').key,
  MEILI_PREFIX: `${name}_`,
  AUTH_SECRET: 'test-secret-of-at-least-thirty-two-characters',
  BASE_URL: 'http://localhost:3000',
  DATA_DIR: directory,
  LOG_LEVEL: process.env.LOG_LEVEL ?? 'silent',
});

afterAll(async () => {
  const { closeDatabase } = await import('#app/persistence/client.server.ts');
  await closeDatabase();
  await admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
  await admin.end();
});
