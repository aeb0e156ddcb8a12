// Imports in the browser against a real database: tried out, carried out, repeated, crashed, taken back.
import { describe, expect, it } from 'vitest';
import { importPhase } from '#app/features/import-listings/import-phase.ts';
import { countImportRows, listImportRows } from '#app/persistence/import-rows.server.ts';
import { findImportRun } from '#app/persistence/import-runs.server.ts';
import { aLongList } from '../support/generated-lists.ts';
import { anOffice, imported, uploaded } from '../support/import-world.ts';

describe('a list of 300 rows', () => {
  it('becomes 300 drafts in good time, and changes nothing the second time', async () => {
    const office = await anOffice();
    const bytes = await aLongList(300);
    const began = performance.now();
    const id = await imported(office, { name: '清单.xlsx', bytes });
    const seconds = (performance.now() - began) / 1000;
    expect((await countImportRows(id)).outcome).toEqual({ added: 300 });
    expect(importPhase((await findImportRun(office.id, id))!)).toBe('finished');
    // 5,000 rows are to take less than 60 seconds: twelve milliseconds a row.
    expect(seconds).toBeLessThan(12);
    const again = await uploaded(office, { name: '清单（最终版）.xlsx', bytes });
    expect((await countImportRows(again)).plan).toEqual({ unchanged: 300 });
    expect(await listImportRows(again, { after: 0, limit: 1 })).toMatchObject([{ plan: 'unchanged' }]);
  });
});
