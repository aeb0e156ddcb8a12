// 5,000 rows from the file's bytes to drafts, and the same file again: time, work and memory, printed and held to limits.
import { expect, it } from 'vitest';
import { carryOutRun } from '#app/features/import-listings/carry-out-run.server.ts';
import { startImport } from '#app/features/import-listings/change-run.server.ts';
import { importedListings as door } from '#app/features/listings/imported-listings.server.ts';
import { countImportRows } from '#app/persistence/import-rows.server.ts';
import { aLongList } from '../support/generated-lists.ts';
import { anOffice, type Office, uploaded } from '../support/import-world.ts';

const seconds = (from: number): number => Math.round((performance.now() - from) / 100) / 10;
const megabytes = (bytes: number): number => Math.round(bytes / 1_048_576);

async function measure(office: Office, rows: number) {
  const bytes = await aLongList(rows);
  const before = process.memoryUsage().rss;
  const work = process.cpuUsage();
  let peak = before;
  const watch = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage().rss);
  }, 50);
  const began = performance.now();
  const id = await uploaded(office, { name: `${rows}.xlsx`, bytes });
  const tried = seconds(began);
  expect(await startImport(office.actor, id)).toMatchObject({ ok: true });
  const started = performance.now();
  await carryOutRun(door, id);
  const done = seconds(started);
  const { user, system } = process.cpuUsage(work);
  const again = performance.now();
  const second = await uploaded(office, { name: `${rows}-2.xlsx`, bytes });
  const repeated = seconds(again);
  clearInterval(watch);
  expect((await countImportRows(id)).outcome).toEqual({ added: rows });
  expect((await countImportRows(second)).plan).toEqual({ unchanged: rows });
  return {
    ...{ rows, 'read and tried out (s)': tried, 'carried out (s)': done, 'tried out again (s)': repeated },
    'processor (s)': Math.round((user + system) / 100_000) / 10,
    'memory growth (MB)': megabytes(peak - before),
    total: tried + done,
  };
}

it('5,000 rows are imported in under 60 seconds, in the memory that 1,000 take', async () => {
  const small = await measure(await anOffice(), 1_000);
  const large = await measure(await anOffice(), 5_000);
  console.table([small, large]);
  expect(large.total).toBeLessThan(60);
  expect(large['memory growth (MB)']).toBeLessThan(400);
});
