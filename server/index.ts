// The production entry: web server and, unless WORKER=separate, the background work. Started by start.mjs or by itself.

import * as build from 'virtual:remix/server-build';
import { installGlobals } from '@remix-run/node';
import { closeDatabase } from '#app/persistence/client.server.ts';
import { env } from '#app/runtime/env.server.ts';
import { log } from '#app/runtime/log.server.ts';
import { createApp } from './app.ts';
import { startWorker } from './worker.ts';

const stopWithinMs = 10_000;

installGlobals({ nativeFetch: true });
const worker = env().WORKER === 'separate' ? null : await startWorker(log);
const server = createApp({ build, production: true }).listen(env().PORT, env().HOST, () => {
  log.info({ address: server.address() }, 'listening');
  process.send?.('ready');
});
server.on('error', (error) => {
  log.fatal({ err: error }, 'cannot listen');
  process.exit(1);
});
// Longer than a proxy keeps its idle connections, or it would use one that we are just closing.
server.keepAliveTimeout = 65_000;
server.headersTimeout = 66_000;

let stopping = false;

/** No new connections; requests under way may finish, then the work under way, then the database is let go. */
async function stop(reason: string): Promise<void> {
  if (stopping) return;
  stopping = true;
  log.info({ reason }, 'stopping');
  setTimeout(() => {
    log.error('not stopped in time');
    process.exit(1);
  }, stopWithinMs).unref();
  const closed = new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
  server.closeIdleConnections();
  await closed;
  await worker?.stop();
  await closeDatabase();
  process.exit(0);
}

const stopFor = (reason: string) => () => {
  stop(reason).catch((error: unknown) => {
    log.error({ err: error }, 'stopping failed');
    process.exit(1);
  });
};
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, stopFor(signal));
process.on('disconnect', stopFor('parent gone'));
