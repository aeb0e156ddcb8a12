// Reads the structure of PNG, JPEG and WebP files without decoding a pixel: sizes, and whether the file ends where it says.

export interface ImageStructure {
  readonly width: number;
  readonly height: number;
  /** Every part is there, checks, and nothing follows the end. */
  readonly isWhole: boolean;
}

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
const textAt = (bytes: Uint8Array, start: number, length: number): string =>
  String.fromCharCode(...bytes.subarray(start, start + length));

const crcTable = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value >>> 0;
});

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (crcTable[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

/** Null when the bytes are no PNG at all. */
export function readPng(bytes: Uint8Array): ImageStructure | null {
  if (bytes.length < 33 || textAt(bytes, 1, 3) !== 'PNG' || textAt(bytes, 12, 4) !== 'IHDR') return null;
  const view = viewOf(bytes);
  const size = { width: view.getUint32(16), height: view.getUint32(20) };
  let place = 8;
  let hasData = false;
  while (place + 12 <= bytes.length) {
    const length = view.getUint32(place);
    const end = place + 12 + length;
    if (end > bytes.length) break;
    const type = textAt(bytes, place + 4, 4);
    if (crc32(bytes.subarray(place + 4, end - 4)) !== view.getUint32(end - 4)) break;
    if (type === 'IDAT') hasData = true;
    if (type === 'IEND') return { ...size, isWhole: hasData && end === bytes.length };
    place = end;
  }
  return { ...size, isWhole: false };
}

/** Frame headers: C0–CF without the tables C4, C8 and CC. */
const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

/** Null when the bytes are no JPEG, or have no frame before the picture's data. */
export function readJpeg(bytes: Uint8Array): ImageStructure | null {
  if (bytes.length < 4 || bytes[0] !== 0xff || bytes[1] !== 0xd8) return null;
  const view = viewOf(bytes);
  const isWhole = bytes.at(-2) === 0xff && bytes.at(-1) === 0xd9;
  let size: { width: number; height: number } | null = null;
  let place = 2;
  while (place + 4 <= bytes.length && bytes[place] === 0xff) {
    const marker = bytes[place + 1] ?? 0;
    if (marker === 0xff) {
      place += 1;
      continue;
    }
    const length = view.getUint16(place + 2);
    if (length < 2) return null;
    if (isFrame(marker) && place + 9 <= bytes.length)
      size = { height: view.getUint16(place + 5), width: view.getUint16(place + 7) };
    // The scan follows; after its first end of image nothing may come.
    if (marker === 0xda) return size && { ...size, isWhole: isWhole && endOfScan(bytes, place) === bytes.length };
    place += 2 + length;
  }
  return size && { ...size, isWhole: false };
}

/** Place after the first end-of-image marker from `start` on; inside scans FF is always followed by 00 or a restart. */
function endOfScan(bytes: Uint8Array, start: number): number {
  for (let place = start + 2; place + 1 < bytes.length; place += 1)
    if (bytes[place] === 0xff && bytes[place + 1] === 0xd9) return place + 2;
  return -1;
}

/** Null when the bytes are no WebP, or of an unknown kind of it. */
export function readWebp(bytes: Uint8Array): ImageStructure | null {
  if (bytes.length < 30 || textAt(bytes, 0, 4) !== 'RIFF' || textAt(bytes, 8, 4) !== 'WEBP') return null;
  const view = viewOf(bytes);
  const isWhole = view.getUint32(4, true) + 8 === bytes.length;
  const uint24 = (place: number): number => view.getUint16(place, true) + ((bytes[place + 2] ?? 0) << 16);
  switch (textAt(bytes, 12, 4)) {
    case 'VP8X':
      return { width: uint24(24) + 1, height: uint24(27) + 1, isWhole };
    case 'VP8L': {
      const bits = view.getUint32(21, true);
      return {
        width: (bits & 0x3fff) + 1,
        height: ((bits >>> 14) & 0x3fff) + 1,
        isWhole: isWhole && bytes[20] === 0x2f,
      };
    }
    case 'VP8 ':
      return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff, isWhole };
    default:
      return null;
  }
}
