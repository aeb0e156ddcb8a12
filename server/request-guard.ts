// What happens to every request before the app sees it: identity, security headers, log line, refusal of foreign posts.
import { randomBytes, randomUUID } from 'node:crypto';
import type { NextFunction, Request, Response } from 'express';
import { log } from '#app/runtime/log.server.ts';

/** Written by us alone (an incoming one is overwritten), so that what runs behind may trust it. */
export const clientAddressHeader = 'x-client-address';

export function contentSecurityPolicy(nonce: string, production: boolean, https: boolean): string {
  return [
    "default-src 'self'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'`,
    // Vite puts styles into the page without a nonce while developing.
    `style-src 'self' ${production ? `'nonce-${nonce}'` : "'unsafe-inline'"}`,
    "style-src-attr 'unsafe-inline'", // react-aria places its pop-ups with style attributes
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self'${production ? '' : ' ws:'}`,
    "frame-src 'none'",
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "form-action 'self'",
    ...(https ? ['upgrade-insecure-requests'] : []),
  ].join('; ');
}

/** Gives the request its id, nonce, log and address, and the reply its headers. */
export function identify({ production, https }: { production: boolean; https: boolean }) {
  return (req: Request, res: Response, next: NextFunction): void => {
    const incoming = req.get('x-request-id');
    const requestId = incoming && /^[\w-]{8,64}$/.test(incoming) ? incoming : randomUUID();
    const nonce = randomBytes(16).toString('base64');
    const clientAddress = (req.ip ?? '').replace(/^::ffff:/, '');
    req.headers[clientAddressHeader] = clientAddress;
    Object.assign(res.locals, { requestId, nonce, clientAddress, log: log.child({ requestId }) });
    res.set({
      'X-Request-Id': requestId,
      'X-Content-Type-Options': 'nosniff',
      'X-Frame-Options': 'DENY',
      'Referrer-Policy': 'strict-origin-when-cross-origin',
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Resource-Policy': 'same-origin',
      'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
      'Content-Security-Policy': contentSecurityPolicy(nonce, production, https),
      ...(https ? { 'Strict-Transport-Security': 'max-age=31536000' } : {}),
    });
    next();
  };
}

/** One line per reply. The path only: a query may hold a token or what somebody searched for. */
export function logReply(req: Request, res: Response, next: NextFunction): void {
  const start = performance.now();
  const path = req.path; // routers change it later
  res.on('close', () => {
    const line = {
      method: req.method,
      path,
      status: res.statusCode,
      ms: Math.round(performance.now() - start),
      client: res.locals.clientAddress,
      ...(res.writableFinished ? {} : { aborted: true }),
    };
    const quiet = path.startsWith('/assets/') || path === '/healthz' || path === '/readyz';
    res.locals.log[quiet ? 'debug' : 'info'](line, 'request');
  });
  next();
}

const harmless = new Set(['GET', 'HEAD', 'OPTIONS']);

const hostOf = (origin: string): string | null => (URL.canParse(origin) ? new URL(origin).host : null);

/**
 * Whether another site's page sent this request (cross-site request forgery). Browsers always say where a request
 * comes from: in Sec-Fetch-Site on https and localhost, else in Origin. Programs such as curl send neither and carry no
 * cookies of ours against anybody's will.
 * @param addressedTo the host, with port, the request was sent to
 */
export function isForeign(
  { method, fetchSite, origin }: { method: string; fetchSite: string | undefined; origin: string | undefined },
  addressedTo: string | undefined,
): boolean {
  if (harmless.has(method)) return false;
  if (fetchSite !== undefined) return fetchSite !== 'same-origin' && fetchSite !== 'none';
  if (origin === undefined) return false;
  const host = hostOf(origin); // null for the opaque origin "null"
  return host === null || host !== addressedTo;
}

/** Refuses foreign requests with 403. A proxy must pass Host on or set X-Forwarded-Host (Remix asks for the same). */
export function refuseForeign(trusted: (address: string, hop: number) => boolean) {
  return (req: Request, res: Response, next: NextFunction): void => {
    const behindProxy = trusted(req.socket.remoteAddress ?? '', 0);
    const forwarded = behindProxy ? req.get('x-forwarded-host')?.split(',')[0]?.trim() : undefined;
    const request = { method: req.method, fetchSite: req.get('sec-fetch-site'), origin: req.get('origin') };
    if (!isForeign(request, forwarded ?? req.get('host'))) {
      next();
      return;
    }
    res.locals.log.warn({ path: req.path, ...request }, 'refused a request from another site');
    res
      .status(403)
      .type('text/plain')
      .send('请求来自其他网站，已拒绝。\nRefused: this request came from another site.\n');
  };
}
