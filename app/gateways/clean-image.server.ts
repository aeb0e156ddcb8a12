// Pictures are drawn anew before they are kept: what comes out holds pixels alone, no places, cameras, comments or tails.
import sharp from 'sharp';

// Only the three loaders for what we take; everything else libvips could read stays shut (SVG, TIFF, HEIF, PDF …).
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({ operation: ['VipsForeignLoadPng', 'VipsForeignLoadJpeg', 'VipsForeignLoadWebp'] });
// One picture at a time on one thread, nothing kept afterwards: memory stays bounded by the cap on pixels.
sharp.cache(false);
sharp.concurrency(1);

type PictureType = 'image/png' | 'image/jpeg' | 'image/webp';
export const isPicture = (mediaType: string): mediaType is PictureType =>
  ['image/png', 'image/jpeg', 'image/webp'].includes(mediaType);

let last: Promise<unknown> = Promise.resolve();

/** One after the other, whoever asks. */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const run = last.then(work, work);
  last = run.catch(() => {});
  return run;
}

/**
 * The picture turned upright and encoded again in its own format, without metadata; its colours as sRGB.
 * `pixels` caps what is decoded. Null when it cannot be decoded to its last line.
 */
export async function cleanImage(
  bytes: Uint8Array,
  mediaType: PictureType,
  pixels: number,
): Promise<Uint8Array | null> {
  return inTurn(async () => {
    try {
      const picture = sharp(bytes, { limitInputPixels: pixels, failOn: 'warning', sequentialRead: true }).rotate();
      switch (mediaType) {
        case 'image/png':
          return await picture.png({ compressionLevel: 8 }).toBuffer();
        case 'image/jpeg':
          return await picture.jpeg({ quality: 90 }).toBuffer();
        default:
          return await picture.webp({ quality: 90 }).toBuffer();
      }
    } catch {
      return null;
    }
  });
}
