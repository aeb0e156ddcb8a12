// Says what a file really is from its first bytes, whatever its name claims.
import { allow, type Decision, refuse } from '#app/domain/decision.ts';

export type TableFormat = 'json' | 'jsonl' | 'csv' | 'xlsx';

export type ReadRefusal =
  | 'empty-file'
  | 'file-too-large'
  | 'unsupported-name'
  /** An old binary .xls, often renamed .xlsx. */
  | 'old-excel-file'
  | 'encrypted-excel-file'
  /** A web page saved under an Excel name, as many office systems export it. */
  | 'html-file'
  | 'content-differs-from-name'
  | 'broken-workbook'
  | 'unreadable-text'
  | 'unreadable-json'
  | 'unreadable-csv'
  | 'not-a-list'
  | 'header-not-found'
  | 'no-rows'
  | 'too-many-rows';

export const maximumFileBytes = 20 * 1024 * 1024;
/** What an .xlsx may unpack to: its parts are read whole into memory. */
export const maximumUnpackedBytes = 300 * 1024 * 1024;

type Content = 'zip' | 'cfb' | 'html' | 'text';

const startsWith = (bytes: Uint8Array, signature: readonly number[]): boolean =>
  signature.every((byte, index) => bytes[index] === byte);

const latin = (bytes: Uint8Array, length: number): string =>
  Array.from(bytes.subarray(0, length), (byte) => String.fromCharCode(byte)).join('');

function contentOf(bytes: Uint8Array): Content {
  if (startsWith(bytes, [0x50, 0x4b])) return 'zip';
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return 'cfb';
  const head = latin(bytes, 1024)
    .replaceAll('\u0000', '')
    .replace(/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, '');
  return /^\s*(?:<!doctype html|<html|<head|<meta|<table|<\?xml)/i.test(head) ? 'html' : 'text';
}

/** A protected workbook is an old-style container with this stream in it (names are UTF-16). */
function isEncrypted(bytes: Uint8Array): boolean {
  const name = Array.from('EncryptedPackage').flatMap((letter) => [letter.charCodeAt(0), 0]);
  for (let at = 0; at < bytes.length - name.length; at += 1) {
    if (bytes[at] === name[0] && name.every((byte, index) => bytes[at + index] === byte)) return true;
  }
  return false;
}

const formats: Readonly<Record<string, TableFormat>> = {
  json: 'json',
  jsonl: 'jsonl',
  ndjson: 'jsonl',
  csv: 'csv',
  tsv: 'csv',
  txt: 'csv',
  xlsx: 'xlsx',
  xls: 'xlsx',
};

/** The sum of the sizes a zip declares, or null when its directory cannot be read. */
export function declaredUnpackedBytes(bytes: Uint8Array): number | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.length - 22;
  const lowest = Math.max(0, end - 65_535);
  while (end >= lowest && view.getUint32(end, true) !== 0x06054b50) end -= 1;
  if (end < lowest) return null;
  let at = view.getUint32(end + 16, true);
  let total = 0;
  for (let entry = view.getUint16(end + 10, true); entry > 0; entry -= 1) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50) return null;
    total += view.getUint32(at + 24, true);
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return total;
}

function refuseWorkbook(bytes: Uint8Array, content: Content): ReadRefusal | null {
  if (content === 'cfb') return isEncrypted(bytes) ? 'encrypted-excel-file' : 'old-excel-file';
  if (content === 'html') return 'html-file';
  if (content === 'text') return 'content-differs-from-name';
  const unpacked = declaredUnpackedBytes(bytes);
  if (unpacked === null) return 'broken-workbook';
  return unpacked > maximumUnpackedBytes ? 'file-too-large' : null;
}

export function sniffFormat(bytes: Uint8Array, fileName: string): Decision<TableFormat, ReadRefusal> {
  if (bytes.length === 0) return refuse('empty-file');
  if (bytes.length > maximumFileBytes) return refuse('file-too-large');
  const extension = /\.([a-z]+)$/i.exec(fileName.trim())?.[1]?.toLowerCase() ?? '';
  const format = formats[extension];
  if (!format) return refuse('unsupported-name');
  const content = contentOf(bytes);
  if (format === 'xlsx') {
    const reason = refuseWorkbook(bytes, content);
    return reason ? refuse(reason) : allow(format);
  }
  if (content === 'html') return refuse('html-file');
  if (content !== 'text') return refuse('content-differs-from-name');
  return allow(format);
}
