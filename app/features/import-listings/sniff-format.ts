// Says what a file really is from its bytes. The name decides nothing but whether it was meant as a list at all.
import { allow, type Decision, refuse } from '#app/domain/decision.ts';

export type TableFormat = 'json' | 'jsonl' | 'csv' | 'xlsx' | 'xls';

export const readRefusals = [
  'empty-file',
  'file-too-large',
  'unsupported-name',
  'encrypted-excel-file',
  /** A web page saved under an Excel name, as many office systems export it. */
  'html-file',
  'pdf-file',
  'image-file',
  /** A zip, rar or 7z that is no workbook. */
  'archive-file',
  /** Word, presentations, OpenDocument. */
  'document-file',
  /** Nobody needs a program to hand over a list, and whoever opens the file later would run it. */
  'macro-file',
  /** .xlsb, and .xls of Excel 4 and before. */
  'unsupported-workbook',
  'unpacks-too-large',
  'workbook-too-heavy',
  'broken-workbook',
  'unreadable-text',
  'unreadable-json',
  'unreadable-csv',
  'not-a-list',
  'header-not-found',
  'no-rows',
  'too-many-rows',
  'too-many-columns',
] as const;
export type ReadRefusal = (typeof readRefusals)[number];

export const maximumFileBytes = 20 * 1024 * 1024;

const startsWith = (bytes: Uint8Array, ...signature: readonly number[]): boolean =>
  signature.every((byte, index) => bytes[index] === byte);

const latin = (bytes: Uint8Array, length: number): string =>
  Array.from(bytes.subarray(0, length), (byte) => String.fromCharCode(byte)).join('');

/** Whether the directory of an old-style container names such a stream; names are UTF-16. */
function hasStream(bytes: Uint8Array, stream: string): boolean {
  const name = Buffer.from(stream, 'utf16le');
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(name);
}

function sniffContainer(bytes: Uint8Array): Decision<TableFormat, ReadRefusal> {
  if (hasStream(bytes, 'EncryptedPackage')) return refuse('encrypted-excel-file');
  if (hasStream(bytes, '_VBA_PROJECT_CUR')) return refuse('macro-file');
  // Excel 97 and later write "Workbook", Excel 5 and 95 "Book"; WPS writes the same.
  if (hasStream(bytes, 'Workbook\0') || hasStream(bytes, 'Book\0')) return allow('xls');
  return refuse(hasStream(bytes, 'Root Entry') ? 'document-file' : 'broken-workbook');
}

const foreign: readonly (readonly [readonly number[], ReadRefusal])[] = [
  [[0x25, 0x50, 0x44, 0x46], 'pdf-file'],
  [[0x89, 0x50, 0x4e, 0x47], 'image-file'],
  [[0xff, 0xd8, 0xff], 'image-file'],
  [[0x47, 0x49, 0x46, 0x38], 'image-file'],
  [[0x42, 0x4d], 'image-file'],
  [[0x52, 0x49, 0x46, 0x46], 'image-file'],
  [[0x49, 0x49, 0x2a, 0x00], 'image-file'],
  [[0x52, 0x61, 0x72, 0x21], 'archive-file'],
  [[0x37, 0x7a, 0xbc, 0xaf], 'archive-file'],
  [[0x1f, 0x8b], 'archive-file'],
  [[0x7b, 0x5c, 0x72, 0x74, 0x66], 'document-file'],
  [[0x09, 0x08, 0x10, 0x00], 'unsupported-workbook'],
  [[0x09, 0x04, 0x06, 0x00], 'unsupported-workbook'],
];

function sniffText(bytes: Uint8Array, extension: string): Decision<TableFormat, ReadRefusal> {
  const head = latin(bytes, 1024)
    .replaceAll('\u0000', '')
    .replace(/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, '')
    .trimStart();
  if (/^<(?:!doctype|html|head|meta|table|\?xml|body|style|div)/i.test(head)) return refuse('html-file');
  if (head.startsWith('[')) return allow('json');
  if (!head.startsWith('{')) return allow(extension === 'json' || extension === 'jsonl' ? extension : 'csv');
  // One object a line is JSONL; an object that goes on below is one JSON document. The name settles a single line.
  const isLines = /^\{.*\}\s*\r?\n\s*\{/.test(head) || extension === 'jsonl' || extension === 'ndjson';
  return allow(isLines ? 'jsonl' : 'json');
}

/** Endings a list comes under; WPS calls its workbooks .et, and systems export tab-separated text as .xls. */
const endings = new Set('json jsonl ndjson csv tsv txt xlsx xls et xlsm xlsb'.split(' '));

export function sniffFormat(bytes: Uint8Array, fileName: string): Decision<TableFormat, ReadRefusal> {
  if (bytes.length === 0) return refuse('empty-file');
  if (bytes.length > maximumFileBytes) return refuse('file-too-large');
  const extension = /\.([a-z]+)$/i.exec(fileName.trim())?.[1]?.toLowerCase() ?? '';
  for (const [signature, reason] of foreign) if (startsWith(bytes, ...signature)) return refuse(reason);
  if (!endings.has(extension)) return refuse('unsupported-name');
  // Which workbook a zip is, if any, is seen when it is unpacked.
  if (startsWith(bytes, 0x50, 0x4b)) return allow('xlsx');
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return sniffContainer(bytes);
  return sniffText(bytes, extension);
}
