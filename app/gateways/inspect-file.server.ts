// What a file's bytes are, whatever its name and its sender say.
import { fileTypeFromBuffer } from 'file-type';
import type { FileFindings } from '#app/domain/document.ts';
import { type ImageStructure, readJpeg, readPng, readWebp } from './image-bytes.ts';
import { contentTypesPart, isActivePart, isActiveXml, readContentTypes } from './office-bytes.ts';
import { readPdf } from './pdf-bytes.server.ts';
import { readText } from './text-bytes.ts';
import { isBomb, unpack, unpackLimits } from './unpack-zip.server.ts';
import { isZip, readZipDirectory, type ZipEntry } from './zip-directory.ts';

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
  isUnsafe: false,
  inside: [],
};

/** Markup in the text parts of an image is read as a page by whoever guesses types. */
const markup = /<(?:script|html|svg[\s/>]|\?php|!doctype)/i;

/** Archives in archives: a ZIP may hold an Office file, and that another one behind its charts; no more. */
const deepest = 2;

/** Shared by a file and everything packed in it. */
interface Budget {
  bytes: number;
}

/** `mediaType` is null for every kind we do not know. */
export const inspectFile = (bytes: Uint8Array): Promise<FileFindings> =>
  inspect(bytes, 0, { bytes: unpackLimits.total });

async function inspect(bytes: Uint8Array, depth: number, budget: Budget): Promise<FileFindings> {
  // Our own strict reader, before anything else looks into an archive.
  if (isZip(bytes)) return inspectZip(bytes, depth, budget);
  const found = await inspectSingle(bytes);
  return found.isWhole && hidesZip(bytes) ? { ...found, isWhole: false } : found;
}

/** The mark of UTF-16 is also how some sound files start; as text it is read strictly. */
const isMarkedText = ([first, second]: Uint8Array): boolean =>
  (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);

async function inspectSingle(bytes: Uint8Array): Promise<FileFindings> {
  if (isMarkedText(bytes)) return inspectText(bytes);
  const mediaType = (await fileTypeFromBuffer(bytes.subarray(0, 4_100)).catch(() => undefined))?.mime ?? null;
  if (mediaType === 'application/pdf') {
    const pdf = readPdf(bytes);
    return pdf ? { ...nothing, ...pdf, mediaType } : nothing;
  }
  // Old Office files are opened by the import alone, which reads their cells and nothing else.
  if (mediaType === 'application/x-cfb') return { ...nothing, mediaType, isWhole: true };
  const read = mediaType === null ? undefined : images[mediaType];
  if (mediaType === null) return inspectText(bytes);
  const image = read?.(bytes);
  if (!image) return { ...nothing, mediaType };
  const { width, height, isWhole } = image;
  return { ...nothing, mediaType, dimensions: { width, height }, isWhole, isActive: markup.test(latin(bytes)) };
}

function inspectText(bytes: Uint8Array): FileFindings {
  const text = bytes.length > 0 ? readText(bytes) : null;
  if (!text || text.isProgram) return nothing;
  return { ...nothing, mediaType: 'text/plain', isWhole: true, isActive: text.isActive };
}

const latin = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');

/** A ZIP's end record reaching to the end of the file makes the same bytes an archive, too (PDF+ZIP, GIFAR). */
function hidesZip(bytes: Uint8Array): boolean {
  const tail = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).subarray(-65_557);
  for (let at = tail.indexOf('PK\x05\x06', 0, 'latin1'); at >= 0; at = tail.indexOf('PK\x05\x06', at + 4, 'latin1')) {
    if (at + 22 <= tail.length && tail.readUInt16LE(at + 4) === 0 && tail.readUInt16LE(at + 10) > 0) return true;
  }
  return false;
}

async function inspectZip(bytes: Uint8Array, depth: number, budget: Budget): Promise<FileFindings> {
  const archive = { ...nothing, mediaType: 'application/zip' };
  const directory = readZipDirectory(bytes);
  if (!directory.ok) {
    const { fault } = directory;
    return {
      ...archive,
      isWhole: fault !== 'broken',
      isEncrypted: fault === 'encrypted',
      isUnsafe: fault === 'unsafe',
    };
  }
  const files = directory.entries.filter(({ isFolder }) => !isFolder);
  budget.bytes -= files.reduce((sum, { size }) => sum + size, 0);
  if (budget.bytes < 0 || isBomb(files, bytes.length)) return { ...archive, isUnsafe: true };
  if (files.some(({ name }) => name === contentTypesPart)) return inspectOffice(bytes, files, depth, budget);
  return depth > 0 ? { ...archive, isUnsafe: true } : inspectArchive(bytes, files, budget);
}

async function inspectArchive(bytes: Uint8Array, files: readonly ZipEntry[], budget: Budget): Promise<FileFindings> {
  const inside: FileFindings['inside'][number][] = [];
  for (const entry of files) {
    const content = await unpack(bytes, entry);
    if (!content) return { ...nothing, mediaType: 'application/zip', isUnsafe: true };
    inside.push({ name: entry.name, size: entry.size, found: await inspect(content, 1, budget) });
  }
  return { ...nothing, mediaType: 'application/zip', isWhole: inside.length > 0, inside };
}

async function inspectOffice(
  bytes: Uint8Array,
  parts: readonly ZipEntry[],
  depth: number,
  budget: Budget,
): Promise<FileFindings> {
  if (depth > deepest || parts.some(({ name }) => isActivePart(name)))
    return { ...nothing, mediaType: 'application/zip', isActive: depth <= deepest, isUnsafe: depth > deepest };
  let types: ReturnType<typeof readContentTypes> = null;
  let isActive = false;
  for (const part of parts) {
    const content = await unpack(bytes, part);
    if (!content) return { ...nothing, mediaType: 'application/zip', isUnsafe: true };
    if (part.name === contentTypesPart) types = readContentTypes(content);
    isActive ||= isActiveXml(part.name, content) || (await isActiveContent(content, depth, budget));
  }
  if (!types) return { ...nothing, mediaType: 'application/zip' };
  return { ...nothing, mediaType: types.mediaType, isWhole: true, isActive: isActive || types.isActive };
}

/** A part that is a program, or a packed file that is not itself a harmless Office file (the sheet behind a chart). */
async function isActiveContent(content: Uint8Array, depth: number, budget: Budget): Promise<boolean> {
  if (isZip(content)) {
    const found = await inspectZip(content, depth + 1, budget);
    return !found.isWhole || found.isActive || found.isUnsafe || found.mediaType === 'application/zip';
  }
  const start = latin(content.subarray(0, 8));
  return start.startsWith('MZ') || start.startsWith('\x7fELF') || start === '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1';
}
