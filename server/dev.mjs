// Development: Vite in middleware mode under the same Express app as production, and the background work.
import { createServer as createHttpServer } from 'node:http';
import express from 'express';
import { createServer } from 'vite';

const root = express();
const server = createHttpServer(root);
const vite = await createServer({ server: { middlewareMode: true, hmr: { server } } });
const { log } = await vite.ssrLoadModule('./app/runtime/log.server.ts');

let app; // made anew when server/app.ts or what it imports changes
root.disable('x-powered-by');
root.use(vite.middlewares);
root.use(async (req, res, next) => {
  try {
    const { createApp } = await vite.ssrLoadModule('./server/app.ts');
    if (app?.from !== createApp) {
      const build = () => vite.ssrLoadModule('virtual:remix/server-build');
      app = { from: createApp, handle: createApp({ production: false, build }) };
    }
    app.handle(req, res, next);
  } catch (error) {
    vite.ssrFixStacktrace(error);
    next(error);
  }
});

const { startWorker } = await vite.ssrLoadModule('./server/worker.ts');
const worker = process.env.WORKER === 'separate' ? null : await startWorker(log);
server.listen(Number(process.env.PORT ?? 3000), process.env.HOST ?? '127.0.0.1', () => process.send?.('ready'));

let stopping = false;
async function stop() {
  if (stopping) return;
  stopping = true;
  setTimeout(() => process.exit(1), 10_000).unref();
  server.close();
  server.closeAllConnections();
  await worker?.stop();
  const { closeDatabase } = await vite.ssrLoadModule('./app/persistence/client.server.ts');
  await closeDatabase();
  await vite.close();
  process.exit(0);
}
for (const event of ['SIGTERM', 'SIGINT', 'disconnect'])
  process.on(event, () => {
    stop().catch((error) => {
      console.error(error);
      process.exit(1);
    });
  });
