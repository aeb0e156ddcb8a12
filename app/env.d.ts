// What the HTTP server hands to every loader and action.
import type { Locale } from './i18n/index.ts';
import type { Logger } from './runtime/log.server.ts';

declare module '@remix-run/node' {
  interface AppLoadContext {
    locale: Locale;
    /** For the Content-Security-Policy of this one reply. */
    nonce: string;
    /** Shown to people when something fails, and on every log line of the request. */
    requestId: string;
    log: Logger;
    /** The other end's IP address, behind trusted proxies the client's. */
    clientAddress: string;
  }
}
