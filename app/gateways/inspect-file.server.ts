// What a file's bytes are, whatever its name and its sender say.
import { fileTypeFromBuffer } from 'file-type';
import type { FileFindings } from '#app/domain/document.ts';
import { type ImageStructure, readJpeg, readPng, readWebp } from './image-bytes.ts';
import { readPdf } from './pdf-bytes.server.ts';

const images: Readonly<Record<string, (bytes: Uint8Array) => ImageStructure | null>> = {
  'image/png': readPng,
  'image/jpeg': readJpeg,
  'image/webp': readWebp,
};

const nothing: FileFindings = {
  mediaType: null,
  dimensions: null,
  isWhole: false,
  isActive: false,
  isEncrypted: false,
};

/** Markup in the text parts of an image is read as a page by whoever guesses types. */
const markup = /<(?:script|html|svg[\s/>]|\?php|!doctype)/i;

/** `mediaType` is null for every kind but PDF, PNG, JPEG and WebP. */
export async function inspectFile(bytes: Uint8Array): Promise<FileFindings> {
  const mediaType = (await fileTypeFromBuffer(bytes).catch(() => undefined))?.mime ?? null;
  if (mediaType === 'application/pdf') {
    const pdf = readPdf(bytes);
    return pdf ? { ...nothing, ...pdf, mediaType } : nothing;
  }
  const read = mediaType === null ? undefined : images[mediaType];
  if (!read) return { ...nothing, mediaType };
  const image = read(bytes);
  if (!image) return { ...nothing, mediaType };
  const { width, height, isWhole } = image;
  return { ...nothing, mediaType, dimensions: { width, height }, isWhole, isActive: markup.test(latin(bytes)) };
}

const latin = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
