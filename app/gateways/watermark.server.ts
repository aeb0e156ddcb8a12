// Puts the reader's name over every page of a PDF or all of a picture. The original is never handed out with it.
import path from 'node:path';
import sharp from 'sharp';
import { documentLimits } from '#app/domain/document.ts';
import { isPicture } from './clean-image.server.ts';

const fontfile = path.resolve('node_modules/@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf');
const clear = { r: 0, g: 0, b: 0, alpha: 0 };
/** Readable over dark and light, without hiding what is under it. */
const ink = '#7a7a7a';
const strength = 0.4;

const escaped = (text: string): string =>
  text.replaceAll(/[&<>]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign] ?? '');

interface Stamp {
  readonly png: Buffer;
  readonly width: number;
  readonly height: number;
}

/** The words on clear ground, slanted; `size` is the height of a line in pixels. */
async function stampOf(lines: readonly string[], size: number): Promise<Stamp> {
  const text = `<span foreground="${ink}">${lines.map(escaped).join('\n')}</span>`;
  const words = await sharp({
    text: { text, font: 'Noto Sans SC', fontfile, rgba: true, dpi: Math.round(size * 6), align: 'centre' },
  })
    .png()
    .toBuffer();
  const faint = await sharp(words).ensureAlpha().linear([1, 1, 1, strength], [0, 0, 0, 0]).png().toBuffer();
  const { data, info } = await sharp(faint)
    .rotate(-24, { background: clear })
    .extend({ top: size * 2, bottom: size * 2, left: size * 2, right: size * 2, background: clear })
    .png()
    .toBuffer({ resolveWithObject: true });
  return { png: data, width: info.width, height: info.height };
}

async function markPicture(bytes: Uint8Array, mediaType: string, lines: readonly string[]): Promise<Uint8Array> {
  const limitInputPixels = documentLimits.introduction.pixels;
  const { width = 1, height = 1 } = await sharp(bytes, { limitInputPixels }).metadata();
  const stamp = await stampOf(lines, Math.max(10, Math.round(Math.min(width, height) / 28)));
  // A stamp larger than the picture would be refused: it is made to fit.
  const { data: input } = await sharp(stamp.png)
    .resize({ width: Math.min(stamp.width, width), height: Math.min(stamp.height, height), fit: 'inside' })
    .png()
    .toBuffer({ resolveWithObject: true });
  const picture = sharp(bytes, { limitInputPixels }).composite([{ input, tile: true }]);
  if (mediaType === 'image/png') return picture.png({ compressionLevel: 8 }).toBuffer();
  return mediaType === 'image/jpeg'
    ? picture.jpeg({ quality: 90 }).toBuffer()
    : picture.webp({ quality: 90 }).toBuffer();
}

async function markPdf(bytes: Uint8Array, lines: readonly string[]): Promise<Uint8Array> {
  const { degrees, PDFDocument } = await import('@cantoo/pdf-lib');
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  const stamp = await stampOf(lines, 40);
  const image = await document.embedPng(stamp.png);
  for (const page of document.getPages()) {
    const { width, height } = page.getSize();
    const stampWidth = Math.min(width, height) * 0.6;
    const stampHeight = (stampWidth * stamp.height) / stamp.width;
    for (let y = 0; y < height; y += stampHeight)
      for (let x = 0; x < width; x += stampWidth)
        page.drawImage(image, { x, y, width: stampWidth, height: stampHeight, rotate: degrees(0) });
  }
  return document.save();
}

/** @throws when the file cannot be read to its end: what cannot be marked is not handed out */
export async function markFile(bytes: Uint8Array, mediaType: string, lines: readonly string[]): Promise<Uint8Array> {
  return isPicture(mediaType) ? markPicture(bytes, mediaType, lines) : markPdf(bytes, lines);
}

/** Whether every reader's name could be put on it. */
export async function canBeMarked(bytes: Uint8Array, mediaType: string): Promise<boolean> {
  return markFile(bytes, mediaType, ['0']).then(
    () => true,
    () => false,
  );
}
