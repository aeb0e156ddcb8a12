// Unpacks a ZIP entry by entry in bounded memory, and finds out whether its directory told the truth.
import { crc32, createInflateRaw } from 'node:zlib';
import type { ZipEntry } from './zip-directory.ts';

const mebibyte = 1024 * 1024;

/** Bytes. Office files of text shrink to a thirtieth, seldom to a hundredth; bombs to a thousandth and less. */
export const unpackLimits = { entry: 40 * mebibyte, total: 120 * mebibyte, ratio: 120, ratioFrom: mebibyte } as const;

/** Whether the directory alone says that it is a bomb. */
export function isBomb(entries: readonly ZipEntry[], packedSize: number): boolean {
  const total = entries.reduce((sum, { size }) => sum + size, 0);
  const isSwollen = (size: number, packed: number) =>
    size > unpackLimits.ratioFrom && size > packed * unpackLimits.ratio;
  return (
    total > unpackLimits.total ||
    isSwollen(total, packedSize) ||
    entries.some(({ size, start, end }) => size > unpackLimits.entry || isSwollen(size, end - start))
  );
}

/** Null when the entry is not what the directory says; never unfolds a byte more than it announced. */
export async function unpack(bytes: Uint8Array, entry: ZipEntry): Promise<Uint8Array | null> {
  const packed = bytes.subarray(entry.start, entry.end);
  const content = entry.method === 0 ? packed : await inflate(packed, entry.size);
  return content && content.length === entry.size && crc32(content) === entry.crc ? content : null;
}

/** Into one buffer of the announced size, so that a large entry costs its size and no more. */
async function inflate(packed: Uint8Array, size: number): Promise<Uint8Array | null> {
  const stream = createInflateRaw();
  stream.end(packed);
  const content = Buffer.allocUnsafe(size);
  let place = 0;
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      if (place + chunk.length > size) return null;
      place += chunk.copy(content, place);
    }
  } catch {
    return null;
  } finally {
    stream.destroy();
  }
  // Bytes behind the end of the packed stream would be hidden from everybody who unpacks.
  return place === size && stream.bytesWritten === packed.length ? content : null;
}
