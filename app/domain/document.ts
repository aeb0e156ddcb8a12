// Files people hand in: what is taken for which purpose, and why a file is refused. Reading the bytes is the gateway's work.
import { allow, type Decision, refuse } from './decision.ts';

export const documentPurposes = ['evidence', 'logo'] as const;
export type DocumentPurpose = (typeof documentPurposes)[number];

const mebibyte = 1024 * 1024;

interface Limits {
  /** Media type to the endings a file of it may have. */
  readonly types: Readonly<Record<string, readonly string[]>>;
  /** In bytes. */
  readonly size: number;
  /** Of images, in pixels. */
  readonly side: number;
  readonly pixels: number;
}

const png = { 'image/png': ['png'] };
const jpeg = { 'image/jpeg': ['jpg', 'jpeg'] };

export const documentLimits = {
  evidence: {
    types: { 'application/pdf': ['pdf'], ...png, ...jpeg },
    size: 10 * mebibyte,
    side: 10_000,
    pixels: 40_000_000,
  },
  logo: { types: { ...png, ...jpeg, 'image/webp': ['webp'] }, size: mebibyte / 2, side: 2000, pixels: 4_000_000 },
} as const satisfies Record<DocumentPurpose, Limits>;

/** Pieces of evidence an organisation keeps at a time. */
export const evidenceLimit = 10;
/** Files in one upload, and bytes of all of them. */
export const uploadLimits = { files: 5, total: 20 * mebibyte } as const;

/** What the gateway found in the bytes. */
export interface FileFindings {
  /** By the bytes alone; null when they are of no kind we know. */
  readonly mediaType: string | null;
  /** Pixels; null for what is no image. */
  readonly dimensions: { readonly width: number; readonly height: number } | null;
  /** Damaged, cut off, or with something hidden behind its end. */
  readonly isWhole: boolean;
  /** Holds scripts, forms that send, attached files, or programs to start. */
  readonly isActive: boolean;
  readonly isEncrypted: boolean;
}

export type FileReason =
  | 'file-empty'
  | 'file-too-large'
  | 'file-name'
  | 'file-type'
  | 'file-ending'
  | 'file-broken'
  | 'file-active'
  | 'file-encrypted'
  | 'file-pixels';

/** Controls, and the marks that turn the reading direction so that "gpj.exe" looks like "exe.jpg". */
const deceptive = /[\p{Cc}\u061c\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/u;

const endingOf = (name: string): string => /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';

/** The name without folders. */
export const baseName = (name: string): string => name.split(/[\\/]/).at(-1) ?? '';

/** The media type to keep the file under. The type a browser claims is not asked. */
export function decideFile(facts: {
  readonly purpose: DocumentPurpose;
  readonly name: string;
  readonly size: number;
  readonly found: FileFindings;
}): Decision<string, FileReason> {
  const { name, size, found } = facts;
  const limits: Limits = documentLimits[facts.purpose];
  if (size === 0) return refuse('file-empty');
  if (size > limits.size) return refuse('file-too-large');
  if (name.trim() === '' || name.length > 200 || deceptive.test(name)) return refuse('file-name');
  const endings = found.mediaType === null ? undefined : limits.types[found.mediaType];
  if (found.mediaType === null || !endings) return refuse('file-type');
  if (!endings.includes(endingOf(name))) return refuse('file-ending');
  if (found.isEncrypted) return refuse('file-encrypted');
  if (found.isActive) return refuse('file-active');
  const { dimensions } = found;
  if (dimensions) {
    const { width, height } = dimensions;
    if (width < 1 || height < 1) return refuse('file-broken');
    if (width > limits.side || height > limits.side || width * height > limits.pixels) return refuse('file-pixels');
  }
  return found.isWhole ? allow(found.mediaType) : refuse('file-broken');
}

/** `Content-Disposition` of a download: RFC 6266, with an ASCII name for old readers and the real one in UTF-8. */
export function attachmentHeader(name: string): string {
  const plain = name.replaceAll(/[^\x20-\x7e]|["\\%]/g, '_');
  const encoded = encodeURIComponent(name).replaceAll(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
