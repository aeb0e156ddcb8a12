// Looks into a PDF's bytes for what makes it dangerous or incomplete. No reader of PDFs: whoever opens one still should use a viewer without scripts.
import { constants, inflateSync } from 'node:zlib';

export interface PdfStructure {
  readonly isWhole: boolean;
  readonly isActive: boolean;
  readonly isEncrypted: boolean;
}

/** Names that start programs, run scripts, carry other files or hand data on. */
const active = /\/(?:JavaScript|JS|Launch|EmbeddedFiles?|RichMedia|XFA|SubmitForm|ImportData|GoToE)(?![A-Za-z])/;

/** "/J#61vaScript" says the same as "/JavaScript". */
const withPlainNames = (text: string): string =>
  text.replaceAll(/#([\dA-Fa-f]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));

/** Bytes all packed parts together may unfold to; more is a bomb. */
const unfoldedLimit = 32 * 1024 * 1024;

/** The objects that are packed into streams; null when they unfold to too much. */
function packedObjects(bytes: Buffer, text: string): string | null {
  let left = unfoldedLimit;
  let found = '';
  for (const { index } of text.matchAll(/\/ObjStm(?![A-Za-z])/g)) {
    const start = text.indexOf('stream', index);
    if (start < 0) continue;
    const from = start + (text[start + 6] === '\r' ? 8 : 7);
    try {
      const options = { maxOutputLength: left, finishFlush: constants.Z_SYNC_FLUSH };
      const unfolded = inflateSync(bytes.subarray(from), options);
      left -= unfolded.length;
      found += unfolded.toString('latin1');
    } catch (error) {
      if ((error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE') return null;
    }
  }
  return found;
}

/** Null when the bytes do not start as a PDF. */
export function readPdf(given: Uint8Array): PdfStructure | null {
  const bytes = Buffer.from(given.buffer, given.byteOffset, given.byteLength);
  const text = bytes.toString('latin1');
  if (!/^%PDF-[12]\.\d/.test(text)) return null;
  const packed = packedObjects(bytes, text);
  const searched = withPlainNames(text + (packed ?? ''));
  const end = text.lastIndexOf('%%EOF');
  return {
    // Signed or appended-to files have several ends; after the last one only white space may stand.
    isWhole:
      packed !== null && end > 0 && /^[\s\0]*$/.test(text.slice(end + 5)) && /startxref\s+\d+\s+%%EOF/.test(text),
    isActive: active.test(searched),
    isEncrypted: /\/Encrypt(?![A-Za-z])/.test(searched),
  };
}
