// FL-1: the one gate for files. None of the bad ones passes, in bounded time and memory; all of the good ones do.
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { admitFile } from '#app/gateways/admit-file.server.ts';
import { badAttachments } from '../support/bad-attachments.ts';
import { aPhotograph, goodAttachments } from '../support/good-attachments.ts';
import { anOfficeFile } from '../support/sample-archives.ts';
import { aPng } from '../support/sample-files.ts';

const mebibyte = 1024 * 1024;

describe('the gate for files', () => {
  it('lets none of the bad ones in, within 5 s and 200 MB', { timeout: 60_000 }, async () => {
    const kinds = Object.entries(badAttachments);
    // Warm, so that loading libraries is not counted as the files' doing.
    for (const file of await goodAttachments()) await admitFile('attachment', file);
    globalThis.gc?.();
    const before = process.memoryUsage().rss;
    const watch = { peak: before, slowest: 0, kind: '' };
    const timer = setInterval(() => {
      watch.peak = Math.max(watch.peak, process.memoryUsage().rss);
    }, 5);
    const accepted: string[] = [];
    const reasons = new Map<string, number>();
    for (const [kind, file] of kinds) {
      const start = performance.now();
      const answer = await admitFile('attachment', file);
      const took = performance.now() - start;
      watch.peak = Math.max(watch.peak, process.memoryUsage().rss);
      if (took > watch.slowest) Object.assign(watch, { slowest: took, kind });
      if (answer.ok) accepted.push(kind);
      else reasons.set(answer.reason, (reasons.get(answer.reason) ?? 0) + 1);
    }
    clearInterval(timer);
    const growth = (watch.peak - before) / mebibyte;
    process.stdout.write(
      `bad files: ${kinds.length}, accepted ${accepted.length}, slowest ${Math.round(watch.slowest)} ms (${watch.kind}), memory +${Math.round(growth)} MB, ${JSON.stringify(Object.fromEntries(reasons))}\n`,
    );
    expect(accepted).toEqual([]);
    expect(kinds.length).toBeGreaterThanOrEqual(100);
    expect(watch.slowest).toBeLessThan(5_000);
    expect(growth).toBeLessThan(200);
  });

  it('lets every good one in', async () => {
    const files = await goodAttachments();
    const refused: string[] = [];
    for (const file of files) {
      const answer = await admitFile('attachment', file);
      if (!answer.ok) refused.push(`${file.name}: ${answer.reason}`);
    }
    expect(refused).toEqual([]);
    expect(files.length).toBeGreaterThanOrEqual(15);
  });

  it('keeps a photograph upright and forgets where it was taken', async () => {
    const taken = await aPhotograph();
    expect((await sharp(taken).metadata()).exif).toBeDefined();
    const answer = await admitFile('attachment', { name: 'a.jpg', bytes: taken });
    if (!answer.ok) throw new Error(answer.reason);
    const { bytes } = answer.value;
    const kept = await sharp(bytes).metadata();
    expect(kept).toMatchObject({ format: 'jpeg', width: 480, height: 640 });
    expect([kept.exif, kept.xmp, kept.iptc, kept.orientation]).toEqual([undefined, undefined, undefined, undefined]);
    expect(Buffer.from(bytes).includes('CANARY-CAMERA')).toBe(false);
  });

  it('refuses a picture by its header, before anything is decoded', async () => {
    const start = performance.now();
    expect(await admitFile('attachment', { name: 'a.png', bytes: aPng(30_000, 30_000) })).toEqual({
      ok: false,
      reason: 'file-pixels',
    });
    expect(performance.now() - start).toBeLessThan(500);
  });

  it('takes sheets to import by what they hold, and nothing else', async () => {
    const bytes = anOfficeFile('xlsx');
    expect((await admitFile('import', { name: '清单.xls', bytes })).ok).toBe(true);
    expect((await admitFile('import', { name: '清单.csv', bytes: Buffer.from('序号,名称\n1,甲\n') })).ok).toBe(true);
    expect((await admitFile('import', { name: '清单.docx', bytes: anOfficeFile('docx') })).ok).toBe(false);
    expect((await admitFile('import', { name: '清单.xlsx', bytes: aPng() })).ok).toBe(false);
  });
});
