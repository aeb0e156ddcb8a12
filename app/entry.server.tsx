// Renders pages on the server and words every fault.
import { PassThrough } from 'node:stream';
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
          const body = new PassThrough();
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
