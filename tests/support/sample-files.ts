// Files for uploads, made byte by byte: a few good ones, and the many ways of being bad.
import { deflateSync, gzipSync } from 'node:zlib';
import sharp from 'sharp';

const ascii = (text: string): Buffer => Buffer.from(text, 'latin1');

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? 0xedb88320 ^ (crc >>> 1) : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([ascii(type), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

const pngStart = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** A PNG that says it is so wide and high; its pixels are one grey row at most. */
export function aPng(width = 4, height = 4, more: readonly [string, string][] = []): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0, 0, 0, 0], 8);
  const rows = deflateSync(Buffer.alloc((Math.min(width, 64) + 1) * Math.min(height, 64)));
  const texts = more.map(([type, text]) => chunk(type, ascii(text)));
  return Buffer.concat([
    pngStart,
    chunk('IHDR', header),
    ...texts,
    chunk('IDAT', rows),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** The smallest baseline JPEG structure: tables, frame header, scan, end. */
export function aJpeg(width = 8, height = 8): Buffer {
  const segment = (marker: number, data: readonly number[]) =>
    Buffer.from([0xff, marker, (data.length + 2) >> 8, (data.length + 2) & 0xff, ...data]);
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe0, [0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0]),
    segment(0xdb, [0, ...Array.from({ length: 64 }, () => 1)]),
    segment(0xc0, [8, height >> 8, height & 0xff, width >> 8, width & 0xff, 1, 1, 0x11, 0]),
    segment(0xc4, [0, 1, ...Array.from({ length: 15 }, () => 0), 0]),
    segment(0xda, [1, 1, 0, 0, 63, 0]),
    Buffer.from([0x3f, 0xff, 0xd9]),
  ]);
}

/** A lossless WebP's frame: signature and size. */
export function aWebp(width = 8, height = 8): Buffer {
  const data = Buffer.alloc(12);
  data[0] = 0x2f;
  data.writeUInt32LE(((height - 1) << 14) | (width - 1), 1);
  const size = Buffer.alloc(4);
  size.writeUInt32LE(4 + 8 + data.length);
  const part = Buffer.alloc(4);
  part.writeUInt32LE(data.length);
  return Buffer.concat([ascii('RIFF'), size, ascii('WEBPVP8L'), part, data]);
}

/** One empty page; `more` are further objects, `trailer` further entries of the trailer. */
export function aPdf(more = '', trailer = ''): Buffer {
  const objects = `1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>\nendobj\n${more}`;
  const start = `%PDF-1.7\n%\xe2\xe3\xcf\xd3\n${objects}`;
  return ascii(
    `${start}xref\n0 1\n0000000000 65535 f \ntrailer\n<< /Root 1 0 R /Size 4 ${trailer}>>\nstartxref\n${start.length}\n%%EOF\n`,
  );
}

/** An object stream holding `text`, packed. */
const packed = (text: Uint8Array): string => {
  const data = deflateSync(text).toString('latin1');
  return `9 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length ${data.length} >>\nstream\n${data}\nendstream\nendobj\n`;
};

/** A ZIP with one stored file. */
function aZip(name: string, content: Uint8Array): Buffer {
  const local = Buffer.alloc(30);
  local.write('PK\x03\x04', 0, 'latin1');
  local.writeUInt16LE(20, 4);
  local.writeUInt32LE(crc32(content), 14);
  local.writeUInt32LE(content.length, 18);
  local.writeUInt32LE(content.length, 22);
  local.writeUInt16LE(name.length, 26);
  const central = Buffer.alloc(46);
  central.write('PK\x01\x02', 0, 'latin1');
  central.writeUInt32LE(crc32(content), 16);
  central.writeUInt32LE(content.length, 20);
  central.writeUInt32LE(content.length, 24);
  central.writeUInt16LE(name.length, 28);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(46 + name.length, 12);
  end.writeUInt32LE(30 + name.length + content.length, 16);
  return Buffer.concat([local, ascii(name), content, central, ascii(name), end]);
}

export interface SampleFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Pictures that can be looked at, unlike the bare structures above. */
const picture = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: { r: 30, g: 90, b: 160 } } });
const [scan, photograph] = [picture(1200, 900), picture(400, 200)];

export const goodEvidence: readonly SampleFile[] = [
  { name: '营业执照.pdf', bytes: aPdf() },
  { name: 'licence.png', bytes: await scan.clone().png().toBuffer() },
  { name: 'SCAN.JPEG', bytes: await scan.clone().jpeg().toBuffer() },
];
export const goodLogos: readonly SampleFile[] = [
  { name: 'logo.png', bytes: await photograph.clone().png().toBuffer() },
  { name: 'logo.jpg', bytes: await photograph.clone().jpeg().toBuffer() },
  { name: 'logo.webp', bytes: await photograph.clone().webp().toBuffer() },
];

const html = '<!doctype html><script>alert(1)</script>';
const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
const eicar = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('');
const withByte = (bytes: Buffer, place: number): Buffer => {
  const changed = Buffer.from(bytes);
  changed[place] = (changed[place] ?? 0) ^ 0x55;
  return changed;
};
const megabytes = (count: number): Buffer => Buffer.alloc(count * 1024 * 1024, 32);

/** None of these may be taken as evidence. */
export const badEvidence: Readonly<Record<string, SampleFile>> = {
  'an empty file': { name: 'a.pdf', bytes: new Uint8Array() },
  'a PDF named as a picture': { name: 'a.png', bytes: aPdf() },
  'a picture named as a PDF': { name: 'a.pdf', bytes: aPng() },
  'a PDF named as a program': { name: 'licence.pdf.exe', bytes: aPdf() },
  'a PDF without an ending': { name: 'licence', bytes: aPdf() },
  'a name with reversed reading direction': { name: 'licence\u202efdp.pdf', bytes: aPdf() },
  'a name with a control character': { name: 'a\u0007.pdf', bytes: aPdf() },
  'a name without end': { name: `${'a'.repeat(300)}.pdf`, bytes: aPdf() },
  'an SVG with a script': { name: 'a.svg', bytes: ascii(svg) },
  'an SVG named as a PNG': { name: 'a.png', bytes: ascii(svg) },
  'a page named as a PDF': { name: 'a.pdf', bytes: ascii(html) },
  'a page before a PDF': { name: 'a.pdf', bytes: Buffer.concat([ascii(html), aPdf()]) },
  'a page after a PDF': { name: 'a.pdf', bytes: Buffer.concat([aPdf(), ascii(html)]) },
  'an archive after a PDF': { name: 'a.pdf', bytes: Buffer.concat([aPdf(), aZip('a.js', ascii('x'))]) },
  'an archive after a PNG': { name: 'a.png', bytes: Buffer.concat([aPng(), aZip('a.html', ascii(html))]) },
  'an archive after a JPEG': { name: 'a.jpg', bytes: Buffer.concat([aJpeg(), aZip('a.html', ascii(html))]) },
  'a script inside a PNG': { name: 'a.png', bytes: aPng(4, 4, [['tEXt', `Comment\0${html}`]]) },
  'a zip bomb named as a PDF': { name: 'a.pdf', bytes: gzipSync(megabytes(40)) },
  'an archive named as a PDF': { name: 'a.pdf', bytes: aZip('a.pdf', aPdf()) },
  'an archive in an archive': { name: 'a.pdf', bytes: aZip('a.zip', aZip('b.zip', ascii('x'))) },
  'a PDF with a packed bomb': { name: 'a.pdf', bytes: aPdf(packed(megabytes(40))) },
  'a PDF with a script': { name: 'a.pdf', bytes: aPdf('8 0 obj\n<< /S /JavaScript /JS (app.alert(1)) >>\nendobj\n') },
  'a PDF with a script in disguise': { name: 'a.pdf', bytes: aPdf('8 0 obj\n<< /S /J#61vaScript >>\nendobj\n') },
  'a PDF with a packed script': { name: 'a.pdf', bytes: aPdf(packed(ascii('8 0 << /S /JavaScript /JS (x) >>'))) },
  'a PDF that starts a program': { name: 'a.pdf', bytes: aPdf('8 0 obj\n<< /S /Launch /F (cmd.exe) >>\nendobj\n') },
  'a PDF with a file inside': { name: 'a.pdf', bytes: aPdf('8 0 obj\n<< /EmbeddedFiles 7 0 R >>\nendobj\n') },
  'a locked PDF': { name: 'a.pdf', bytes: aPdf('', '/Encrypt 8 0 R ') },
  'a PDF cut off': { name: 'a.pdf', bytes: aPdf().subarray(0, 200) },
  'a PNG cut off': { name: 'a.png', bytes: aPng().subarray(0, 50) },
  'a JPEG cut off': { name: 'a.jpg', bytes: aJpeg().subarray(0, -4) },
  'a PNG with a wrong check sum': { name: 'a.png', bytes: withByte(aPng(), 45) },
  'a PNG of 30,000 × 30,000': { name: 'a.png', bytes: aPng(30_000, 30_000) },
  'a JPEG of 60,000 × 60,000': { name: 'a.jpg', bytes: aJpeg(60_000, 60_000) },
  'a PNG without pixels': { name: 'a.png', bytes: aPng(0, 0) },
  'a WebP': { name: 'a.webp', bytes: aWebp() },
  'a GIF': { name: 'a.gif', bytes: ascii('GIF89a\x01\x00\x01\x00\x00\x00\x00;') },
  'a program': { name: 'a.pdf', bytes: ascii('MZ\x90\x00\x03\x00\x00\x00') },
  'a Word file with macros': { name: 'a.docm', bytes: aZip('word/vbaProject.bin', ascii('x')) },
  'an old Office file': { name: 'a.pdf', bytes: Buffer.from('d0cf11e0a1b11ae1', 'hex') },
  'plain text': { name: 'a.pdf', bytes: ascii('nothing but text') },
  'a known virus signature': { name: 'a.pdf', bytes: ascii(eicar) },
  'a file of 11 MB': { name: 'a.pdf', bytes: Buffer.concat([aPdf(), megabytes(11)]) },
};

/** None of these may be taken as a logo. */
export const badLogos: Readonly<Record<string, SampleFile>> = {
  'an SVG': { name: 'logo.svg', bytes: ascii(svg) },
  'a PDF': { name: 'logo.pdf', bytes: aPdf() },
  'too many pixels': { name: 'logo.png', bytes: aPng(2001, 100) },
  'too many bytes': { name: 'logo.png', bytes: aPng(100, 100, [['tEXt', `x\0${'a'.repeat(600_000)}`]]) },
  'a WebP named as a PNG': { name: 'logo.png', bytes: aWebp() },
  'a WebP with something behind it': { name: 'logo.webp', bytes: Buffer.concat([aWebp(), ascii(html)]) },
};
