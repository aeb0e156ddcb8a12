// Renders pages on the server and words every fault.
import { Transform } from 'node:stream';
import {
  type AppLoadContext,
  createReadableStreamFromReadable,
  type EntryContext,
  type HandleErrorFunction,
} from '@remix-run/node';
import { isRouteErrorResponse, RemixServer } from '@remix-run/react';
import { isbot } from 'isbot';
import { renderToPipeableStream } from 'react-dom/server';
import { I18nContext } from './i18n/index.ts';
import { i18nFor } from './i18n/server-messages.server.ts';
import { NonceContext } from './ui/nonce.ts';

/** Milliseconds a streamed page may take. */
export const streamTimeout = 8_000;

/**
 * React 18.3.1 hands its 2,048-byte buffer on whole; where a character of several bytes did not fit at its end, the rest
 * is zero bytes, which browsers show (and send back in forms) as "�". No page of ours holds a zero byte otherwise.
 */
const withoutPadding = (): Transform =>
  new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      done(null, chunk.includes(0) ? chunk.filter((byte) => byte !== 0) : chunk);
    },
  });

export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  context: EntryContext,
  { nonce, locale }: AppLoadContext,
) {
  const wait = isbot(request.headers.get('user-agent') ?? '') ? 'onAllReady' : 'onShellReady';
  return new Promise<Response>((resolve, reject) => {
    let shellRendered = false;
    let answer = status;
    const { pipe, abort } = renderToPipeableStream(
      <NonceContext.Provider value={nonce}>
        <I18nContext.Provider value={i18nFor(locale)}>
          <RemixServer context={context} url={request.url} nonce={nonce} />
        </I18nContext.Provider>
      </NonceContext.Provider>,
      {
        nonce,
        [wait]() {
          shellRendered = true;
          const body = withoutPadding();
          headers.set('Content-Type', 'text/html; charset=utf-8');
          headers.set('Content-Language', locale);
          // Pages depend on who reads them and in which language.
          if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'private, no-cache');
          headers.append('Vary', 'Cookie, Accept-Language');
          resolve(new Response(createReadableStreamFromReadable(body), { headers, status: answer }));
          pipe(body);
        },
        onShellError: reject,
        onError(error: unknown) {
          answer = 500;
          if (shellRendered) console.error(error);
        },
      },
    );
    setTimeout(abort, streamTimeout + 1_000).unref();
  });
}

/** Faults are logged with the request id the reader sees; refusals and pages that are not there are no faults. */
export const handleError: HandleErrorFunction = (error, { request, context }) => {
  if (request.signal.aborted) return;
  if (isRouteErrorResponse(error) && error.status < 500) return;
  (context as AppLoadContext).log.error({ err: error, path: new URL(request.url).pathname }, 'unhandled');
};
