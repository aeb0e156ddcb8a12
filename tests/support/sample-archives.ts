// Archives and Office files for uploads, made byte by byte, so that each can lie in its own way.
import { crc32, deflateRawSync } from 'node:zlib';

const ascii = (text: string): Buffer => Buffer.from(text, 'latin1');

export interface Packed {
  readonly name: string;
  readonly content: Uint8Array;
  readonly stored?: boolean;
  readonly flags?: number;
  readonly method?: number;
  /** Unix mode, e.g. 0o120777 of a link. */
  readonly mode?: number;
  /** What the directory says instead of the truth. */
  readonly claimedSize?: number;
  readonly claimedCrc?: number;
  /** Another name before the bytes than in the directory. */
  readonly localName?: string;
  /** Points to this entry's bytes instead of its own. */
  readonly sameAs?: number;
}

export interface Lies {
  readonly between?: Uint8Array;
  readonly comment?: string;
  readonly entries?: number;
}

interface Written {
  readonly local: Buffer;
  readonly central: Buffer;
}

function write(file: Packed, at: number, sharedAt: number | null): Written {
  const name = Buffer.from(file.name, 'utf8');
  const localName = Buffer.from(file.localName ?? file.name, 'utf8');
  const data = file.stored ? Buffer.from(file.content) : deflateRawSync(file.content);
  const size = file.claimedSize ?? file.content.length;
  const [flags, method] = [(file.flags ?? 0) | 0x0800, file.method ?? (file.stored ? 0 : 8)];
  const crc = file.claimedCrc ?? crc32(file.content);
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(20, 4);
  local.writeUInt16LE(flags, 6);
  local.writeUInt16LE(method, 8);
  local.writeUInt32LE(crc, 14);
  local.writeUInt32LE(data.length, 18);
  local.writeUInt32LE(size, 22);
  local.writeUInt16LE(localName.length, 26);
  const central = Buffer.alloc(46);
  central.writeUInt32LE(0x02014b50, 0);
  central.writeUInt16LE(0x0314, 4);
  central.writeUInt16LE(flags, 8);
  central.writeUInt16LE(method, 10);
  central.writeUInt32LE(crc, 16);
  central.writeUInt32LE(data.length, 20);
  central.writeUInt32LE(size, 24);
  central.writeUInt16LE(name.length, 28);
  central.writeUInt32LE(((file.mode ?? 0o100644) << 16) >>> 0, 38);
  central.writeUInt32LE(sharedAt ?? at, 42);
  return {
    local: sharedAt === null ? Buffer.concat([local, localName, data]) : Buffer.alloc(0),
    central: Buffer.concat([central, name]),
  };
}

export function aZipOf(files: readonly Packed[], lies: Lies = {}): Buffer {
  const written: Written[] = [];
  const starts: number[] = [];
  let at = 0;
  for (const file of files) {
    const one = write(file, at, file.sameAs === undefined ? null : (starts[file.sameAs] ?? 0));
    starts.push(at);
    written.push(one);
    at += one.local.length + (lies.between?.length ?? 0);
  }
  const locals = written.flatMap(({ local }) => [local, Buffer.from(lies.between ?? [])]);
  const centrals = Buffer.concat(written.map(({ central }) => central));
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(lies.entries ?? files.length, 8);
  end.writeUInt16LE(lies.entries ?? files.length, 10);
  end.writeUInt32LE(centrals.length, 12);
  end.writeUInt32LE(at, 16);
  end.writeUInt16LE(lies.comment?.length ?? 0, 20);
  return Buffer.concat([...locals, centrals, end, ascii(lies.comment ?? '')]);
}

export const part = (name: string, text: string): Packed => ({ name, content: Buffer.from(text, 'utf8') });

const mains = {
  docx: ['word/document.xml', 'wordprocessingml.document'],
  xlsx: ['xl/workbook.xml', 'spreadsheetml.sheet'],
  pptx: ['ppt/presentation.xml', 'presentationml.presentation'],
} as const;

interface OfficeParts {
  readonly more?: readonly Packed[];
  /** Tags in the list of content types. */
  readonly types?: string;
  readonly mainType?: string;
  /** Tags in the relations of the main part. */
  readonly relations?: string;
  readonly body?: string;
}

const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const relationsOf = (tags: string): string =>
  `${xml}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${tags}</Relationships>`;

/** A small Office file, as far as its package goes. */
export function anOfficeFile(kind: keyof typeof mains, parts: OfficeParts = {}): Buffer {
  const [main, type] = mains[kind];
  const mainType = parts.mainType ?? `application/vnd.openxmlformats-officedocument.${type}.main+xml`;
  const [folder = '', file = ''] = main.split('/');
  return aZipOf([
    part(
      '[Content_Types].xml',
      `${xml}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/${main}" ContentType="${mainType}"/>${parts.types ?? ''}</Types>`,
    ),
    part('_rels/.rels', relationsOf(`<Relationship Id="r1" Type="http://x/officeDocument" Target="${main}"/>`)),
    part(main, parts.body ?? `${xml}<w:document xmlns:w="urn:w"><w:body><w:p>技术要求</w:p></w:body></w:document>`),
    part(`${folder}/_rels/${file}.rels`, relationsOf(parts.relations ?? '')),
    ...(parts.more ?? []),
  ]);
}

/** Relation to something outside. */
export const outside = (type: string, target: string): string =>
  `<Relationship Id="r9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}" TargetMode="External"/>`;
