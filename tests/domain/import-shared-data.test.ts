// The importer on the two real lists beside the repository; fails with a clear message where they are missing.
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { OpportunityContent } from '#app/domain/opportunity.ts';
import type { MappedRow } from '#app/features/import-listings/import-notes.ts';
import { buildImportReport } from '#app/features/import-listings/import-report.ts';
import { parseDate } from '#app/features/import-listings/parse-dates.ts';
import { readTable } from '#app/features/import-listings/read-table.server.ts';
import {
  headingsOfTable,
  mapCapabilityTable,
  mapOpportunityTable,
} from '#app/features/import-listings/recognise-source.ts';
import { textLimits } from '#app/features/import-listings/row-draft.ts';

const options = { validUntil: '2027-12-31', sourceName: '', sourceUrl: '' };

async function realTable(name: string) {
  const path = fileURLToPath(new URL(`../../../shared/data/${name}`, import.meta.url));
  if (!existsSync(path)) throw new Error(`${name} not found at ${path}: the shared test data is missing`);
  const table = await readTable(readFileSync(path), name);
  if (!table.ok) throw new Error(`${name} was refused: ${table.reason}`);
  return table.value;
}

/** Texts longer than allowed, leftover markup and contact details in anything public. */
const faults = (rows: readonly MappedRow<object>[]) =>
  rows.flatMap((row) =>
    Object.entries(row.ok ? row.content : {}).flatMap(([property, value]) => {
      if (typeof value !== 'string') return [];
      const limit = (textLimits as Readonly<Record<string, number>>)[property];
      const wrong =
        (limit !== undefined && value.length > limit) ||
        /<\/?(?:p|a|div|li|ul|span|script)\b/i.test(value) ||
        /(?<![\w-])\(?\d{3}\)?[- ]\d{3}-\d{4}(?![\w-])|\S@\S+\.\w/.test(value);
      return wrong ? [`${row.number} ${property}`] : [];
    }),
  );

describe('the real lists', () => {
  test('all but two of the 636 challenge dates are read, and those two nobody can read', async () => {
    const { rows } = await realTable('challenge-gov-318.json');
    const written = rows.flatMap(({ cells }) => [cells['submission-start'], cells['submission-end']]);
    expect(written).toHaveLength(636);
    expect(written.filter((value) => !parseDate(value).ok)).toEqual(['03/02/20202 05:00 PM', '04/23/ 10:00 AM']);
  });

  test('all 318 challenges arrive, each key accounted for', async () => {
    const table = await realTable('challenge-gov-318.json');
    const rows: MappedRow<OpportunityContent>[] = mapOpportunityTable(table, options);
    expect(rows.filter(({ ok }) => ok)).toHaveLength(318);
    expect(faults(rows)).toEqual([]);
    const reported = rows.map(({ number, notes }) => ({ number, notes, outcome: 'added' as const }));
    const report = buildImportReport(reported, { headings: headingsOfTable(table.rows) });
    const column = (name: string) => report.columns.find((one) => one.column === name);
    for (const { column: heading, mapped, dropped, empty } of report.columns) {
      const filled = table.rows.filter(({ cells }) => String(cells[heading] ?? '').trim() !== '').length;
      expect([heading, mapped + dropped, empty]).toEqual([heading, filled, 318 - filled]);
    }
    expect(column('total-prize-offered-cash')).toMatchObject({ mapped: 238, dropped: 0, empty: 80 });
    expect(column('challenge_status')).toMatchObject({ mapped: 0, dropped: 318, empty: 0 });
    expect(column('type-of-challenge')).toMatchObject({ mapped: 314, dropped: 0, empty: 4 });
    const unread = rows.flatMap(({ notes }) => notes.filter(({ code }) => code === 'date-unreadable'));
    expect(unread.map(({ detail }) => detail)).toEqual(['03/02/20202 05:00 PM', '04/23/ 10:00 AM']);
  });

  test('all 226 awards arrive as capabilities', async () => {
    const rows = mapCapabilityTable(await realTable('sbir-abstracts-226.jsonl'), options);
    expect(rows.filter(({ ok }) => ok)).toHaveLength(226);
    expect(faults(rows)).toEqual([]);
  });
});
