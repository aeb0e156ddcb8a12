// Answers with a file of a list, or says in plain words why there is none now.
import { attachmentHeader } from '#app/domain/document.ts';
import type { Locale } from '#app/i18n/index.ts';
import { i18nFor } from '#app/i18n/server-messages.server.ts';

interface ExportFile {
  readonly fileName: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** As a download, never kept by caches: what a list holds changes, and so does who may read it. */
export const sendExport = ({ fileName, mediaType, bytes }: ExportFile): Response =>
  new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': mediaType,
      'Content-Length': String(bytes.length),
      'Content-Disposition': attachmentHeader(fileName),
      'Content-Security-Policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'private, no-store',
    },
  });

const plain = (text: string, status: number, retrySeconds: number): Response =>
  new Response(text, {
    status,
    headers: {
      'Content-Type': 'text/plain; charset=utf-8',
      'Retry-After': String(retrySeconds),
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'no-store',
    },
  });

export const tooManyExports = (locale: Locale): Response =>
  plain(i18nFor(locale).t.exports.refusals['too-many'], 429, 60);
export const exportUnavailable = (locale: Locale): Response =>
  plain(i18nFor(locale).t.exports.refusals.unavailable, 503, 30);
