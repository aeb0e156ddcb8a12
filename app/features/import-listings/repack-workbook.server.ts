// Unpacks an .xlsx within limits and packs the few parts a reader needs anew, so that the reader never sees the file.
import { crc32, inflateRawSync } from 'node:zlib';
import { allow, type Decision, refuse } from '#app/domain/decision.ts';
import type { ReadRefusal } from './sniff-format.ts';

/** What all parts together may unpack to, measured while unpacking: what a zip says of itself can be a lie. */
export const maximumUnpackedBytes = 150 * 1024 * 1024;
const maximumEntries = 2_000;

interface Entry {
  readonly name: string;
  readonly flags: number;
  readonly method: number;
  readonly packed: number;
  readonly at: number;
}

/** The directory at the end of the zip; null when it cannot be read. */
function listEntries(file: Buffer): Entry[] | null {
  let end = file.length - 22;
  const lowest = Math.max(0, end - 65_535);
  while (end >= lowest && file.readUInt32LE(end) !== 0x06054b50) end -= 1;
  if (end < lowest) return null;
  const count = file.readUInt16LE(end + 10);
  let at = file.readUInt32LE(end + 16);
  const entries: Entry[] = [];
  for (let left = count; left > 0; left -= 1) {
    if (at + 46 > file.length || file.readUInt32LE(at) !== 0x02014b50) return null;
    const [nameLength, extra, comment] = [at + 28, at + 30, at + 32].map((place) => file.readUInt16LE(place)) as [
      number,
      number,
      number,
    ];
    entries.push({
      name: file.toString('utf8', at + 46, at + 46 + nameLength).replaceAll('\\', '/'),
      flags: file.readUInt16LE(at + 8),
      method: file.readUInt16LE(at + 10),
      packed: file.readUInt32LE(at + 20),
      at: file.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + extra + comment;
  }
  return entries;
}

/** The bytes of one part; null when they are damaged or more than `limit`. */
function unpack(file: Buffer, { at, packed, method }: Entry, limit: number): Buffer | 'too-large' | null {
  if (at + 30 > file.length || file.readUInt32LE(at) !== 0x04034b50) return null;
  const from = at + 30 + file.readUInt16LE(at + 26) + file.readUInt16LE(at + 28);
  const data = file.subarray(from, from + packed);
  if (data.length < packed) return null;
  if (method === 0) return packed > limit ? 'too-large' : data;
  if (method !== 8) return null;
  try {
    return inflateRawSync(data, { maxOutputLength: Math.max(limit, 1) });
  } catch (error) {
    return (error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE' ? 'too-large' : null;
  }
}

/** What kind of zip this is, from the names of its parts; null for a workbook. */
function foreignZip(names: readonly string[]): ReadRefusal | null {
  const has = (pattern: RegExp) => names.some((name) => pattern.test(name));
  if (has(/vbaProject\.bin$/i)) return 'macro-file';
  if (has(/^xl\/workbook\.bin$/i)) return 'unsupported-workbook';
  if (has(/^xl\/workbook\.xml$/i)) return null;
  return has(/^(?:word|ppt|visio)\//i) || has(/^mimetype$/) ? 'document-file' : 'archive-file';
}

/** Pictures, drawings, links to other files and printer settings are left behind. */
const neededPart =
  /^(?:\[Content_Types\]\.xml|_rels\/\.rels|docProps\/[^/]+\.xml|xl\/[^/]+\.xml|xl\/_rels\/workbook\.xml\.rels|xl\/(?:worksheets|theme)\/[^/]+\.xml)$/i;

/** What the workbook itself is said to be; some programs list the macro types of parts that are not there. */
const macroWorkbook =
  /PartName="\/xl\/workbook\.xml"[^>]*macroEnabled|ContentType="[^"]*macroEnabled[^"]*"\s+PartName="\/xl\/workbook\.xml"/i;

/** A zip that only stores. */
function pack(parts: ReadonlyMap<string, Buffer>): Buffer {
  const chunks: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [part, data] of parts) {
    const name = Buffer.from(part);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt32LE(crc32(data), 10);
    fields.writeUInt32LE(data.length, 14);
    fields.writeUInt32LE(data.length, 18);
    fields.writeUInt16LE(name.length, 22);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(at, 10);
    chunks.push(Buffer.from('PK\u0003\u0004'), fields, name, data);
    directory.push(Buffer.from('PK\u0001\u0002\u0014\u0000'), fields, tail, name);
    at += 30 + name.length + data.length;
  }
  const size = directory.reduce((sum, chunk) => sum + chunk.length, 0);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.size, 8);
  end.writeUInt16LE(parts.size, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...chunks, ...directory, end]);
}

export function repackWorkbook(bytes: Uint8Array): Decision<Buffer, ReadRefusal> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = listEntries(file);
  if (!entries) return refuse('broken-workbook');
  if (entries.length > maximumEntries) return refuse('unpacks-too-large');
  const foreign = foreignZip(entries.map(({ name }) => name));
  if (foreign) return refuse(foreign);
  if (entries.some(({ flags }) => (flags & 1) !== 0)) return refuse('encrypted-excel-file');
  const parts = new Map<string, Buffer>();
  let left = maximumUnpackedBytes;
  for (const entry of entries) {
    if (!neededPart.test(entry.name) || parts.has(entry.name)) continue;
    const data = unpack(file, entry, left);
    if (data === 'too-large') return refuse('unpacks-too-large');
    // No Office program writes one; entities that multiply are the only use for it here.
    if (data === null || data.subarray(0, 4096).includes('<!DOCTYPE')) return refuse('broken-workbook');
    if (/\[Content_Types\]\.xml$/i.test(entry.name) && macroWorkbook.test(data.toString())) return refuse('macro-file');
    left -= data.length;
    parts.set(entry.name, data);
  }
  return allow(pack(parts));
}
