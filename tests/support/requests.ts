// Requests as the HTTP server would hand them to loaders and actions.
import type { AppLoadContext } from '@remix-run/node';
import { log } from '#app/runtime/log.server.ts';

/** A new one per request: who is asking is remembered by it. */
export const aContext = (more: Partial<AppLoadContext> = {}): AppLoadContext => ({
  locale: 'en',
  nonce: 'nonce',
  requestId: 'test-request',
  log,
  clientAddress: '192.0.2.1',
  ...more,
});

export const aRequest = (path: string, init: RequestInit = {}): Request =>
  new Request(`http://localhost:3000${path}`, init);

/** A post of a form, with the cookies of somebody signed in. */
export const aPost = (path: string, values: Record<string, string>, cookie = ''): Request =>
  aRequest(path, { method: 'POST', body: new URLSearchParams(values), headers: { cookie } });

/** What a browser sends back of these `Set-Cookie` values. */
export const cookieHeader = (setCookies: readonly string[]): string =>
  setCookies.map((cookie) => cookie.split(';', 1)[0]).join('; ');
