// Reads the directory of a ZIP strictly: what two programs could read in two ways is no archive here. Unpacks nothing.

export interface ZipEntry {
  readonly name: string;
  readonly isFolder: boolean;
  /** 0 stored, 8 deflated. */
  readonly method: 0 | 8;
  readonly crc: number;
  /** As the directory says; whoever unpacks must see to it that it is true. */
  readonly size: number;
  /** Where the packed bytes are. */
  readonly start: number;
  readonly end: number;
}

export type ZipFault =
  /** Cut off, contradicting itself, or with bytes that belong to no entry. */
  | 'broken'
  | 'encrypted'
  /** Too many entries, two of one name, links, paths that lead out, methods nobody uses, zip64 where nothing is so large. */
  | 'unsafe';

const limits = { entries: 2_000, name: 300 } as const;
const endSize = 22;
const [localMark, centralMark, endMark] = [0x04034b50, 0x02014b50, 0x06054b50];
/** A data descriptor with its mark and 64-bit sizes is the most that may stand between two entries. */
const descriptorSize = 24;
const unsafeFlags = 0x0001 | 0x0040 | 0x2000;
const utf8Flag = 0x0800;

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** Names without the UTF-8 mark: Windows in China writes GB 18030, and its second bytes can look like a backslash. */
const nameOf = (bytes: Uint8Array, flags: number): string =>
  new TextDecoder(flags & utf8Flag ? 'utf-8' : 'gb18030').decode(bytes);

/** Controls and reading-direction marks hide what a name really is. */
const deceptive = /[\p{Cc}\u061c\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffd]/u;

function isSafeName(name: string): boolean {
  if (name === '' || name.length > limits.name || deceptive.test(name) || name.includes('\\')) return false;
  if (name.startsWith('/') || /^[A-Za-z]:/.test(name)) return false;
  return name
    .replace(/\/$/, '')
    .split('/')
    .every((part) => part !== '' && part !== '.' && part !== '..');
}

/** Regular files and folders alone: the Unix mode, where one is given, says links, devices and pipes. */
const isPlainKind = (externalAttributes: number): boolean => {
  const kind = (externalAttributes >>> 16) & 0xf000;
  return kind === 0 || kind === 0x8000 || kind === 0x4000;
};

interface End {
  readonly entries: number;
  readonly start: number;
  readonly end: number;
}

/** The end record must be the file's last 22 bytes: comments are where other formats hide. */
function readEnd(bytes: Uint8Array): End | null {
  const view = viewOf(bytes);
  const place = bytes.length - endSize;
  if (place < 0 || view.getUint32(place, true) !== endMark) return null;
  const [disk, startDisk, here, entries] = [4, 6, 8, 10].map((at) => view.getUint16(place + at, true));
  const [size = 0, start = 0] = [12, 16].map((at) => view.getUint32(place + at, true));
  if (disk !== 0 || startDisk !== 0 || here !== entries || entries === undefined) return null;
  // A zip64 end record would stand between the directory and this one.
  return start + size === place ? { entries, start, end: place } : null;
}

type Found = { readonly ok: true; readonly value: ZipEntry } | { readonly ok: false; readonly fault: ZipFault };
const fault = (name: ZipFault) => ({ ok: false, fault: name }) as const;

/** One line of the directory, held against the header that stands before the entry's bytes. */
function readEntry(bytes: Uint8Array, place: number): Found & { readonly next: number } {
  const view = viewOf(bytes);
  const [flags = 0, method = 0] = [8, 10].map((at) => view.getUint16(place + at, true));
  const [crc = 0, packed = 0, size = 0] = [16, 20, 24].map((at) => view.getUint32(place + at, true));
  const [nameLength = 0, extraLength = 0, commentLength = 0] = [28, 30, 32].map((at) =>
    view.getUint16(place + at, true),
  );
  const next = place + 46 + nameLength + extraLength + commentLength;
  const rawName = bytes.subarray(place + 46, place + 46 + nameLength);
  const name = nameOf(rawName, flags);
  const at = view.getUint32(place + 42, true);
  if (flags & unsafeFlags) return { ...fault('encrypted'), next };
  if (method !== 0 && method !== 8) return { ...fault('unsafe'), next };
  if ([packed, size, at].includes(0xffffffff)) return { ...fault('unsafe'), next };
  if (!isSafeName(name) || !isPlainKind(view.getUint32(place + 38, true))) return { ...fault('unsafe'), next };
  if (at + 30 > bytes.length || view.getUint32(at, true) !== localMark) return { ...fault('broken'), next };
  const localName = bytes.subarray(at + 30, at + 30 + view.getUint16(at + 26, true));
  const isSame =
    Buffer.compare(localName, rawName) === 0 &&
    view.getUint16(at + 8, true) === method &&
    (view.getUint16(at + 6, true) & unsafeFlags) === 0;
  const start = at + 30 + localName.length + view.getUint16(at + 28, true);
  const isFolder = name.endsWith('/');
  if (!isSame || (method === 0 && packed !== size) || (isFolder && size > 0)) return { ...fault('broken'), next };
  return { ok: true, value: { name, isFolder, method, crc, size, start, end: start + packed }, next };
}

/** Entries lie one behind the other from the first byte on: none overlaps another, nothing is hidden between them. */
function isGapless(entries: readonly (ZipEntry & { readonly header: number })[], end: number): boolean {
  let place = 0;
  for (const { header, end: last } of entries.toSorted((a, b) => a.header - b.header)) {
    const gap = header - place;
    if (gap < 0 || gap > (place === 0 ? 0 : descriptorSize)) return false;
    place = last;
  }
  return end >= place && end - place <= descriptorSize;
}

/** Whether the bytes say they are a ZIP. */
export const isZip = (bytes: Uint8Array): boolean =>
  bytes.length >= 4 && [localMark, endMark].includes(viewOf(bytes).getUint32(0, true));

export function readZipDirectory(
  bytes: Uint8Array,
): { readonly ok: true; readonly entries: readonly ZipEntry[] } | { readonly ok: false; readonly fault: ZipFault } {
  const end = readEnd(bytes);
  if (!end || end.entries === 0) return fault('broken');
  if (end.entries > limits.entries) return fault('unsafe');
  const view = viewOf(bytes);
  const entries: (ZipEntry & { header: number })[] = [];
  const names = new Set<string>();
  let place = end.start;
  for (let index = 0; index < end.entries; index += 1) {
    if (place + 46 > end.end || view.getUint32(place, true) !== centralMark) return fault('broken');
    const { next, ...found } = readEntry(bytes, place);
    if (!found.ok) return found;
    // On most machines "A.txt" and "a.txt" are one file: the second would replace the first.
    const key = found.value.name.normalize('NFC').toLowerCase();
    if (names.has(key)) return fault('unsafe');
    names.add(key);
    entries.push({ ...found.value, header: view.getUint32(place + 42, true) });
    place = next;
  }
  return place === end.end && isGapless(entries, end.start) ? { ok: true, entries } : fault('broken');
}
