// The HTTP server: health, static files, and Remix behind the guards of request-guard.ts.
import { createRequestHandler } from '@remix-run/express';
import type { ServerBuild } from '@remix-run/node';
import compression from 'compression';
import express, { type NextFunction, type Request, type Response } from 'express';
import { registerIdentities } from '#app/features/accounts/admit-identity.server.ts';
import { registerAuthenticationMail } from '#app/features/accounts/authentication-mail.server.ts';
import { pickLocale } from '#app/i18n/pick-locale.ts';
import { pool } from '#app/persistence/client.server.ts';
import { env } from '#app/runtime/env.server.ts';
import { log } from '#app/runtime/log.server.ts';
import { identify, logReply, refuseForeign } from './request-guard.ts';

const databaseTimeoutMs = 2_000;

/** Express's own setting: a number of hops, yes or no, or a list of addresses. */
function trustProxy(setting: string): number | boolean | string {
  if (/^\d+$/.test(setting)) return Number(setting);
  if (setting === 'true' || setting === 'false') return setting === 'true';
  return setting;
}

/** /readyz: whether the database answers, soon. */
async function ready(_req: Request, res: Response): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  try {
    const late = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(reject, databaseTimeoutMs, new Error('the database does not answer'));
    });
    await Promise.race([pool.query('SELECT 1'), late]);
    res.json({ ok: true });
  } catch (error) {
    res.locals.log.warn({ err: error }, 'not ready');
    res.status(503).json({ ok: false });
  } finally {
    clearTimeout(timer);
  }
}

/** Faults outside Remix, e.g. a path that is not valid UTF-8 (400) or a build that does not load. */
function fault(error: unknown, _req: Request, res: Response, next: NextFunction): void {
  const given = (error as { status?: unknown } | null)?.status;
  const status = typeof given === 'number' && given >= 400 && given < 500 ? given : 500;
  if (status === 500) (res.locals.log ?? log).error({ err: error }, 'unhandled');
  if (res.headersSent) {
    next(error); // Express cuts the connection: the reply is already on its way
    return;
  }
  const say = status === 500 ? '服务器出错，请稍后再试。\nSomething went wrong.' : '请求无效。\nBad request.';
  res
    .status(status)
    .type('text/plain')
    .send(`${say}\n${res.locals.requestId ?? ''}\n`);
}

function serveFiles(app: express.Express): void {
  const assets = express.static('build/client/assets', { immutable: true, maxAge: '1y', index: false });
  app.use('/assets', assets, (_req, res) => {
    res.sendStatus(404); // an asset of an older build: no page, and nothing to remember
  });
  app.use(express.static('build/client', { maxAge: '1h', index: false }));
}

/**
 * @param options.build the Remix build, or in development a function that gives the present one
 * @param options.production serve built files, enforce nonces for styles
 */
export function createApp(options: {
  build: ServerBuild | (() => Promise<ServerBuild>);
  production: boolean;
}): express.Express {
  const { build, production } = options;
  registerAuthenticationMail();
  registerIdentities();
  const publicAddress = new URL(env().BASE_URL);
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', trustProxy(env().TRUST_PROXY));
  app.use(identify({ production, https: publicAddress.protocol === 'https:' }));
  app.use(logReply);
  app.get('/healthz', (_req, res) => {
    res.json({ ok: true });
  });
  app.get('/readyz', (req, res, next) => {
    ready(req, res).catch(next);
  });
  app.use(refuseForeign(app.get('trust proxy fn')));
  app.use(compression());
  if (production) serveFiles(app);
  app.all(
    '*',
    createRequestHandler({
      build,
      mode: production ? 'production' : 'development',
      getLoadContext: (req, res) => ({
        locale: pickLocale(req.headers.cookie, req.headers['accept-language']),
        nonce: res.locals.nonce,
        requestId: res.locals.requestId,
        log: res.locals.log,
        clientAddress: res.locals.clientAddress,
      }),
    }),
  );
  app.use(fault);
  return app;
}
