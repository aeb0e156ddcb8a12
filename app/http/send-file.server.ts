// Handed-in files on their way to a browser, which must never run them as a page of ours.
import { attachmentHeader } from '#app/domain/document.ts';

interface SentFile {
  readonly fileName: string;
  readonly mediaType: string;
  readonly sha256: string;
  readonly bytes: Uint8Array;
}

/** Sandboxed without any right, so that even a file taken for a page can do nothing. */
const policy = "sandbox; default-src 'none'; frame-ancestors 'none'";

/** Always as a download, never kept by caches. */
export const sendAttachment = ({ fileName, mediaType, bytes }: SentFile): Response =>
  new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': mediaType,
      'Content-Length': String(bytes.length),
      'Content-Disposition': attachmentHeader(fileName),
      'Content-Security-Policy': policy,
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'private, no-store',
    },
  });

/** A picture for an `<img>`. The address changes with the picture; `isPublic` lets shared caches keep it a while. */
export const sendPicture = (file: SentFile, request: Request, isPublic: boolean): Response => {
  const headers = {
    'Content-Type': file.mediaType,
    'Content-Disposition': 'inline',
    'Content-Security-Policy': policy,
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': isPublic ? 'public, max-age=300' : 'private, no-cache',
    ETag: `"${file.sha256}"`,
  };
  if (request.headers.get('if-none-match') === headers.ETag) return new Response(null, { status: 304, headers });
  return new Response(new Uint8Array(file.bytes), { headers });
};
