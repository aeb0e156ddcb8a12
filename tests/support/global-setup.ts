// Before all tests with services: starts PostgreSQL and Meilisearch, and migrates one database the others are copied from.
import { execFile } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { startMeilisearch, startPostgres } from '../../server/services.mjs';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Connection string of the database "postgres", superuser. */
    postgres: string;
    /** Name of the migrated database to copy. */
    template: string;
    meili: { url: string; key: string };
    /** Folder for files, removed at the end. */
    directory: string;
  }
}

const template = 'template_jiebang';
const masterKey = 'test-master-key-0123456789';

async function makeTemplate(postgres: string, url: string): Promise<void> {
  const client = new pg.Client({ connectionString: postgres });
  await client.connect();
  try {
    await client.query(`CREATE DATABASE ${template}`);
    const prisma = ['node_modules/prisma/build/index.js', 'migrate', 'deploy'];
    await promisify(execFile)(process.execPath, prisma, { env: { ...process.env, DATABASE_URL: url } });
    await client.query(`ALTER DATABASE ${template} WITH is_template true allow_connections false`);
  } finally {
    await client.end();
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const directory = mkdtempSync(path.join(tmpdir(), 'jiebang-test-'));
  chmodSync(directory, 0o711); // as root, PostgreSQL runs as another user
  mkdirSync(path.join(directory, 'files'));
  const starting = [
    startPostgres({ dataDir: path.join(directory, 'postgres'), password: 'test', fast: true }),
    startMeilisearch({ dataDir: path.join(directory, 'meilisearch'), masterKey }),
  ] as const;
  const teardown = async () => {
    for (const result of await Promise.allSettled(starting))
      if (result.status === 'fulfilled') await result.value.stop();
    rmSync(directory, { recursive: true, force: true });
  };
  try {
    const [postgres, search] = await Promise.all(starting);
    await makeTemplate(postgres.url(), postgres.url(template));
    project.provide('postgres', postgres.url());
    project.provide('template', template);
    project.provide('meili', { url: search.url, key: masterKey });
    project.provide('directory', path.join(directory, 'files'));
  } catch (error) {
    await teardown();
    throw error;
  }
  return teardown;
}
