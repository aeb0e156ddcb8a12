// Files a listing may carry, as offices really write them: each must pass the gate.
import sharp from 'sharp';
import { anOfficeFile, aZipOf, outside, part } from './sample-archives.ts';
import { aPdf, type SampleFile } from './sample-files.ts';

const picture = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: { r: 30, g: 90, b: 160 } } });

/** A photograph as telephones take it: turned, and telling where it was taken. */
export const aPhotograph = (): Promise<Buffer> =>
  picture(640, 480)
    .withExif({
      IFD0: { Make: 'CANARY-CAMERA', Orientation: '6' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '43/1 53/1 0/1', GPSLongitudeRef: 'E', GPSLongitude: '125/1 19/1 0/1' },
    })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();

const gbText = Buffer.from('bcbccaf5d2aac7f30d0a', 'hex');
const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('技术要求\r\n', 'utf16le')]);

export async function goodAttachments(): Promise<SampleFile[]> {
  const docx = anOfficeFile('docx', { relations: outside('hyperlink', 'https://example.org/standard') });
  const png = await picture(300, 200).png().toBuffer();
  return [
    { name: '技术要求.pdf', bytes: aPdf() },
    { name: 'linked.pdf', bytes: aPdf('8 0 obj\n<< /S /URI /URI (https://example.org) >>\nendobj\n') },
    { name: '技术协议（初稿）.docx', bytes: docx },
    { name: '指标.xlsx', bytes: anOfficeFile('xlsx') },
    { name: '路演.pptx', bytes: anOfficeFile('pptx', { more: [{ name: 'ppt/media/image1.png', content: png }] }) },
    {
      name: 'with-chart.docx',
      bytes: anOfficeFile('docx', {
        more: [{ name: 'word/embeddings/Microsoft_Excel_Sheet.xlsx', content: anOfficeFile('xlsx') }],
      }),
    },
    {
      name: 'printed.xlsx',
      bytes: anOfficeFile('xlsx', { more: [part('xl/printerSettings/printerSettings1.bin', 'settings')] }),
    },
    { name: 'site.png', bytes: png },
    { name: '现场.JPG', bytes: await aPhotograph() },
    { name: 'large.jpeg', bytes: await picture(4_000, 3_000).jpeg().toBuffer() },
    { name: 'plan.webp', bytes: await picture(500, 400).webp().toBuffer() },
    { name: 'transparent.png', bytes: await picture(64, 64).ensureAlpha(0.5).png().toBuffer() },
    { name: 'readme.txt', bytes: Buffer.from('Plain text.\n说明文字\n') },
    { name: '旧编码.txt', bytes: gbText },
    { name: 'unicode.txt', bytes: utf16 },
    { name: '数据.csv', bytes: Buffer.from('\ufeff名称,数值,增减\r\n精度,0.02,-3\r\n公式,=A1+B1,+8\r\n') },
    {
      name: '资料.zip',
      bytes: aZipOf([
        { name: '资料/', content: new Uint8Array(), stored: true, mode: 0o040755 },
        { name: '资料/要求.pdf', content: aPdf() },
        { name: '资料/协议.docx', content: docx },
        { name: '资料/现场.png', content: png, stored: true },
        part('资料/说明.txt', '说明'),
      ]),
    },
    { name: 'repetitive.csv', bytes: Buffer.from('a,b,c\n'.repeat(200_000)) },
  ];
}
