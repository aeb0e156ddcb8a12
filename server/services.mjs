// PostgreSQL and Meilisearch for whoever needs them: ours, unless DATABASE_URL and MEILI_URL name others.
import path from 'node:path';
import { startMeilisearch } from './meilisearch.mjs';
import { startPostgres } from './postgres.mjs';

export { dataDirectory } from './data-directory.mjs';
export { alive, freePort } from './processes.mjs';
export { startMeilisearch, startPostgres };

const database = 'jiebang';

/**
 * Starts under the supervisor what the environment does not name, both at once.
 * @param {{ dataDir: string, secrets: { postgres: string, meili: string }, env: NodeJS.ProcessEnv,
 *   supervisor: ReturnType<typeof import('./supervisor.mjs').createSupervisor>, say(text: string): void }} options
 * @returns {Promise<{ DATABASE_URL: string, MEILI_URL: string, MEILI_KEY: string }>} their addresses, for the app
 */
export async function startServices({ dataDir, secrets, env, supervisor, say }) {
  const notices = (text) => {
    if (text.startsWith('stopping')) say(text.trim());
    else if (env.SERVICE_LOG) process.stderr.write(text);
  };
  const postgres = async () => {
    if (env.DATABASE_URL) return { DATABASE_URL: env.DATABASE_URL };
    const options = { dataDir: path.join(dataDir, 'postgres'), password: secrets.postgres, log: notices };
    const service = await supervisor.keep('PostgreSQL', 0, (previous) =>
      startPostgres({ ...options, port: previous?.port ?? 54_320, exactPort: previous !== undefined }),
    );
    await service.ensureDatabase(database);
    say(`PostgreSQL on port ${service.port}`);
    return { DATABASE_URL: service.url(database) };
  };
  const meilisearch = async () => {
    if (env.MEILI_URL) return { MEILI_URL: env.MEILI_URL, MEILI_KEY: env.MEILI_KEY ?? '' };
    const options = { dataDir: path.join(dataDir, 'meilisearch'), masterKey: secrets.meili, log: notices };
    const service = await supervisor.keep('Meilisearch', 1, (previous) =>
      startMeilisearch({ ...options, port: previous?.port ?? 57_700, exactPort: previous !== undefined }),
    );
    say(`Meilisearch on port ${service.port}`);
    return { MEILI_URL: service.url, MEILI_KEY: service.masterKey };
  };
  // A failure of one must wait for the other, or the other would start after everything was stopped.
  const results = await Promise.allSettled([postgres(), meilisearch()]);
  for (const result of results) if (result.status === 'rejected') throw result.reason;
  return Object.assign({}, ...results.map((result) => result.value));
}
