// The file form of the matcher's state: named sections of numbers or text, with a version and a check sum over everything.
import { crc32 } from 'node:zlib';

const kinds = { Uint8Array, Int8Array, Uint16Array, Uint32Array, Int32Array, Float32Array, Float64Array } as const;
type Kind = keyof typeof kinds;
export type Section = Uint8Array | Int8Array | Uint16Array | Uint32Array | Int32Array | Float32Array | Float64Array;

/** Raise it when the form or the meaning of a section changes: older snapshots are then built anew. */
const form = 1;
const magic = 0x4a424d58;
/** magic, form, check sum, length of the table of contents. */
const preamble = 16;
const aligned = (length: number): number => Math.ceil(length / 8) * 8;

interface Entry {
  readonly name: string;
  readonly kind: Kind;
  readonly start: number;
  readonly length: number;
}

/** @param version what else must be the same for the state to be of use, e.g. the lexicon. */
export function writeSnapshot(version: string, sections: Readonly<Record<string, Section>>): Uint8Array {
  let end = 0;
  const entries = Object.entries(sections).map(([name, section]): Entry => {
    const start = end;
    end = aligned(start + section.byteLength);
    return { name, kind: section.constructor.name as Kind, start, length: section.length };
  });
  const contents = new TextEncoder().encode(JSON.stringify({ version, entries }));
  const body = aligned(preamble + contents.length);
  const bytes = new Uint8Array(body + end);
  bytes.set(contents, preamble);
  entries.forEach(({ name, start }) => {
    const { buffer, byteOffset, byteLength } = sections[name] as Section;
    bytes.set(new Uint8Array(buffer, byteOffset, byteLength), body + start);
  });
  const head = new DataView(bytes.buffer);
  head.setUint32(0, magic);
  head.setUint32(4, form);
  head.setUint32(12, contents.length);
  head.setUint32(8, crc32(bytes.subarray(12)));
  return bytes;
}

/** The sections of a snapshot; null when it is damaged, cut short or of another form or version. */
export function readSnapshot(version: string, given: Uint8Array): ReadonlyMap<string, Section> | null {
  if (given.byteLength < preamble) return null;
  // A Buffer's own `slice` would be another view of the same, unaligned place.
  const bytes = given.byteOffset % 8 === 0 ? given : new Uint8Array(given);
  const head = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (head.getUint32(0) !== magic || head.getUint32(4) !== form) return null;
  if (head.getUint32(8) !== crc32(bytes.subarray(12))) return null;
  const size = head.getUint32(12);
  const contents = JSON.parse(new TextDecoder().decode(bytes.subarray(preamble, preamble + size))) as {
    version: string;
    entries: Entry[];
  };
  if (contents.version !== version) return null;
  const body = bytes.byteOffset + aligned(preamble + size);
  return new Map(
    contents.entries.map(({ name, kind, start, length }) => [
      name,
      new kinds[kind](bytes.buffer as ArrayBuffer, body + start, length),
    ]),
  );
}
