// Files people hand in: what is taken for which purpose, and why a file is refused. Reading the bytes is the gateway's work.
import { allow, type Decision, refuse } from './decision.ts';

export const documentPurposes = ['evidence', 'logo', 'attachment'] as const;
export type DocumentPurpose = (typeof documentPurposes)[number];
/** What files are handed in for; lists to import are read and not kept. */
export type FilePurpose = DocumentPurpose | 'import';

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
const webp = { 'image/webp': ['webp'] };
const office = 'application/vnd.openxmlformats-officedocument';
const sheet = `${office}.spreadsheetml.sheet` as const;
const picture = { side: 10_000, pixels: 40_000_000 };
/** No picture at all. */
const noPicture = { side: 0, pixels: 0 };

/** Also what an archive may hold; an archive in an archive is refused. */
const attachmentTypes = {
  'application/pdf': ['pdf'],
  [`${office}.wordprocessingml.document`]: ['docx'],
  [sheet]: ['xlsx'],
  [`${office}.presentationml.presentation`]: ['pptx'],
  ...png,
  ...jpeg,
  ...webp,
  'text/plain': ['txt', 'csv'],
  'application/zip': ['zip'],
};

export const documentLimits = {
  evidence: {
    types: { 'application/pdf': ['pdf'], ...png, ...jpeg },
    size: 10 * mebibyte,
    ...picture,
  },
  logo: { types: { ...png, ...jpeg, ...webp }, size: mebibyte / 2, side: 2000, pixels: 4_000_000 },
  attachment: { types: attachmentTypes, size: 20 * mebibyte, ...picture },
  // Old sheets are often renamed: for a list the content counts, and it is read as what it is.
  import: {
    types: {
      [sheet]: ['xlsx', 'xls', 'et'],
      'application/x-cfb': ['xls', 'xlsx', 'et'],
      'text/plain': ['csv', 'txt', 'json', 'jsonl'],
    },
    size: 20 * mebibyte,
    ...noPicture,
  },
} as const satisfies Record<FilePurpose, Limits>;

/** Endings of the files taken, for `accept` of a file field. */
export const endingsOf = (purpose: FilePurpose): string =>
  Object.values(documentLimits[purpose].types as Limits['types'])
    .flat()
    .map((ending) => `.${ending}`)
    .join(',');

/** Pieces of evidence an organisation keeps at a time. */
export const evidenceLimit = 10;
/** Files in one upload, and bytes of all of them. */
export const uploadLimits = { files: 5, total: 20 * mebibyte } as const;

/** Bytes of all files an organisation keeps at a time. */
export const quota = 500 * mebibyte;

/** What the virus scanner said: nothing yet, nothing bad, something bad; or there is no scanner. */
export const scanVerdicts = ['pending', 'clean', 'infected', 'unscanned'] as const;
export type ScanVerdict = (typeof scanVerdicts)[number];

/** Until a scanner that is configured has found a file clean, nobody gets it, whoever they are. */
export const isReleased = (verdict: ScanVerdict): boolean => verdict === 'clean' || verdict === 'unscanned';

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
  /** A bomb, or an archive that could lead unpackers astray: links, paths out of it, archives in it. */
  readonly isUnsafe: boolean;
  /** The files of an archive; empty for what is none. */
  readonly inside: readonly { readonly name: string; readonly size: number; readonly found: FileFindings }[];
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
  | 'file-pixels'
  | 'file-archive'
  | 'file-archive-content';

/** Controls, and the marks that turn the reading direction so that "gpj.exe" looks like "exe.jpg". */
const deceptive = /[\p{Cc}\u061c\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/u;

const endingOf = (name: string): string => /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';

/** The name without folders. */
export const baseName = (name: string): string => name.split(/[\\/]/).at(-1) ?? '';

interface FileFacts {
  readonly purpose: FilePurpose;
  readonly name: string;
  readonly size: number;
  readonly found: FileFindings;
}

/** Every file of an archive must be one we take by itself. */
const isFineInside = (purpose: FilePurpose, { inside }: FileFindings): boolean =>
  inside.every(
    ({ name, size, found }) =>
      found.inside.length === 0 &&
      found.mediaType !== 'application/zip' &&
      decideFile({ purpose, name: baseName(name), size, found }).ok,
  );

/** The media type to keep the file under. The type a browser claims is not asked. */
export function decideFile(facts: FileFacts): Decision<string, FileReason> {
  const { name, size, found } = facts;
  const limits: Limits = documentLimits[facts.purpose];
  if (size === 0) return refuse('file-empty');
  if (size > limits.size) return refuse('file-too-large');
  if (name.trim() === '' || name.length > 200 || deceptive.test(name)) return refuse('file-name');
  const endings = found.mediaType === null ? undefined : limits.types[found.mediaType];
  if (found.mediaType === null || !endings) return refuse('file-type');
  if (!endings.includes(endingOf(name))) return refuse('file-ending');
  if (found.isEncrypted) return refuse('file-encrypted');
  if (found.isUnsafe) return refuse('file-archive');
  if (found.isActive) return refuse('file-active');
  const { dimensions } = found;
  if (dimensions) {
    const { width, height } = dimensions;
    if (width < 1 || height < 1) return refuse('file-broken');
    if (width > limits.side || height > limits.side || width * height > limits.pixels) return refuse('file-pixels');
  }
  if (!found.isWhole) return refuse('file-broken');
  if (!isFineInside(facts.purpose, found)) return refuse('file-archive-content');
  const isTable = found.mediaType === 'text/plain' && endingOf(name) === 'csv';
  return allow(isTable ? 'text/csv' : found.mediaType);
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
