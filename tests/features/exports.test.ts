// Files of lists: one content in four formats, read in again without a change, nothing in them that is not public.
import { parse } from 'csv-parse/sync';
import readExcel from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import type { Actor } from '#app/domain/actor.ts';
import { defused, undefused } from '#app/domain/list-sheet.ts';
import type { List } from '#app/domain/listing.ts';
import { getBatch } from '#app/features/batches/get-batch.server.ts';
import { collectFound, collectOwn, collectPublic } from '#app/features/exports/collect-items.server.ts';
import { exportLimit, type ListFile, tableOf } from '#app/features/exports/list-file.ts';
import { makeFile } from '#app/features/exports/make-file.server.ts';
import { publicItem } from '#app/features/exports/public-item.ts';
import { saveCapabilityDraft, saveOpportunityDraft } from '#app/features/listings/save-listing-draft.server.ts';
import type { Locale } from '#app/i18n/index.ts';
import { i18nFor } from '#app/i18n/server-messages.server.ts';
import { importList } from '../../server/list-import.ts';
import { aDraftBatch, anOfficeOfTwo, release } from '../support/batch-world.ts';
import { pdfPages } from '../support/pdf-text.ts';
import { aCapability, anOpportunity, must, noContact } from '../support/sample-listings.ts';

const wild = anOpportunity({
  title: '=HYPERLINK("http://evil.example","点我")',
  summary: '+86 开头不是电话，"引号"、逗号,和\n换行都要原样',
  problem: `-5 度以下停机。\n\n${'冰雪覆盖车道线时感知失效，需要可验证的办法。'.repeat(60)}`,
  offered: "'=已经带撇号",
  ipTerms: '@双方共有 | 竖线 \\ 反斜线',
  metrics: [
    { name: '检出率 ≥ 人工', operator: '≥', value: '98.5', unit: '%' },
    { name: '误差', operator: '±', value: '-0.2', unit: '' },
  ],
  budget: {
    minimum: { minor: 100_00n, currency: 'USD' },
    maximum: { minor: 100_50n, currency: 'USD' },
    negotiable: true,
  },
  cooperationModes: ['joint-development', 'pilot-trial'],
});
const budgets = [
  { minimum: null, maximum: null, negotiable: true },
  { minimum: null, maximum: null, negotiable: false },
  { minimum: null, maximum: { minor: 3_505_000_00n, currency: 'CNY' }, negotiable: false },
  { minimum: { minor: 1n, currency: 'CNY' }, maximum: null, negotiable: true },
  {
    minimum: { minor: 5_000_000n, currency: 'CNY' },
    maximum: { minor: 5_000_000n, currency: 'CNY' },
    negotiable: false,
  },
  { minimum: null, maximum: { minor: 900n, currency: 'JPY' }, negotiable: false },
];
const proof = aCapability({
  referenceCases: [
    { client: '', year: '2024', result: '节水 12%\n第二行 | 竖线' },
    { client: '甲 \\ 乙', year: '', result: '' },
  ],
  ipRights: [{ type: 'trade-secret', number: '', owners: '某所' }],
  qualifications: [{ name: '测绘资质', validUntil: '' }],
  trl: null,
});

async function drafts(writer: Actor) {
  const contact = { name: '王工', phone: '13912345678', email: 'canary@example.org' };
  const opportunities: string[] = [];
  for (const content of [wild, ...budgets.map((budget, at) => anOpportunity({ title: `第 ${at} 项`, budget }))])
    opportunities.push(must(await saveOpportunityDraft(writer, { content, contact })).reference);
  const capabilities: string[] = [];
  for (const content of [proof, aCapability({ title: 'Laser welding', language: 'en' })])
    capabilities.push(must(await saveCapabilityDraft(writer, { content, contact })).reference);
  return { opportunities, capabilities };
}

async function aReleasedFile(list: List): Promise<{ file: ListFile; releaser: Actor; writer: Actor }> {
  const { writer, releaser } = await anOfficeOfTwo();
  const made = await drafts(writer);
  const reference = await aDraftBatch(writer, list === 'opportunity' ? made.opportunities : made.capabilities, list);
  expect(await release(releaser, reference)).toMatchObject({ ok: true });
  const view = await getBatch(null, reference);
  if (!view) throw new Error('the batch is not public');
  const { batch, entries } = view;
  const file = {
    ...{ list, title: batch.nameZh, introduction: batch.introductionZh, organisation: batch.organisation },
    ...{
      releasedAt: batch.releasedAt,
      isPreview: false,
      madeAt: new Date(0),
      address: 'https://example.org',
      isCut: false,
    },
    items: entries.map((entry) => publicItem({ ...entry, organisation: batch.organisation })),
  };
  return { file, releaser, writer };
}

const bare = (text: string) => text.replaceAll(/\s/g, '');

/** The cells of the four files, as their own readers find them. */
async function readBack(file: ListFile, locale: Locale) {
  const bytes = async (format: 'xlsx' | 'csv' | 'json' | 'pdf') => (await makeFile(format, file, locale)).bytes;
  const [sheet] = await readExcel(Buffer.from(await bytes('xlsx')));
  const cells = (grid: readonly (readonly unknown[])[]) =>
    grid.map((row) => row.map((value) => undefused(String(value ?? ''))));
  const json = JSON.parse(new TextDecoder().decode(await bytes('json'))) as {
    columns: string[];
    records: Record<string, string>[];
  };
  return {
    xlsx: cells(sheet?.data ?? []),
    csv: cells(parse(Buffer.from(await bytes('csv')), { bom: true }) as string[][]),
    json: [json.columns, ...json.records.map((record) => json.columns.map((name) => undefused(record[name] ?? '')))],
    pages: pdfPages(await bytes('pdf')),
  };
}

/** Takes what every page repeats away, so that a cell that runs over two pages is whole again. */
function running(pages: readonly string[], file: ListFile, locale: Locale, organisation: string): string {
  const { pdf } = i18nFor(locale).t.exports;
  return pages
    .map((text, index) => {
      const [head, foot] = [
        bare(file.title + organisation),
        bare(pdf.siteName + pdf.page({ page: index + 1, pages: pages.length })),
      ];
      return bare(text).replace(head, '').replace(foot, '');
    })
    .join('');
}

describe.each(['opportunity', 'capability'] as const)('a released batch of the %s list', (list) => {
  it.each(['zh-CN', 'en'] as const)('says the same in four files, cell by cell (%s)', async (locale) => {
    const { file } = await aReleasedFile(list);
    const { headings, rows } = tableOf(file, i18nFor(locale));
    const expected = [headings, ...rows];
    const found = await readBack(file, locale);
    expect(found.csv).toEqual(expected);
    expect(found.json).toEqual(expected);
    expect(found.xlsx).toEqual(expected.map((row) => row.map((text) => text.trim())));
    const text = running(found.pages, file, locale, file.organisation?.nameEn ?? '');
    let at = text.lastIndexOf(bare(i18nFor(locale).t.exports.pdf.items));
    expect(at).toBeGreaterThan(0);
    const titleAt = 2;
    for (const row of rows) {
      const pairs = row.flatMap((cell, index) =>
        index === 0 || index === titleAt || cell === '' ? [] : [bare(`${headings[index]}${cell}`)],
      );
      for (const part of [bare(`${row[0]}${row[titleAt]}`), ...pairs]) {
        const next = text.indexOf(part, at);
        expect(next, part.slice(0, 60)).toBeGreaterThanOrEqual(at);
        at = next + part.length;
      }
    }
  });

  it.each(['xlsx', 'csv', 'json'] as const)('read in again as %s, changes nothing', async (format) => {
    const { file, releaser, writer } = await aReleasedFile(list);
    for (const locale of ['zh-CN', 'en'] as const) {
      const { bytes } = await makeFile(format, file, locale);
      const own = writer.organisation;
      const importer = {
        actor: writer,
        publisher: releaser,
        organisation: { ...own, reference: '', nameZh: '', nameEn: '' },
      };
      const summary = await importList({
        ...{ bytes, fileName: `清单.${format}`, list: null, publish: false, isDryRun: true },
        ...{ validUntil: null, source: null, field: null, importer: importer as never },
      });
      if (!summary.ok) throw new Error(summary.reason);
      expect(summary.value.list).toBe(list);
      expect(summary.value.report.outcomes).toEqual({
        skipped: 0,
        added: 0,
        changed: 0,
        unchanged: file.items.length,
        refused: 0,
      });
    }
  });
});

describe('cells that a spreadsheet would run', () => {
  it.each(['=1+1', '+1', '-1', '@x', '\tx', "'=x", "''=x", 'plain', "'plain", ''])(
    '%j is safe and comes back',
    (text) => {
      expect(/^[=+\-@\t\r]/.test(defused(text))).toBe(false);
      expect(undefused(defused(text))).toBe(text);
    },
  );
});

describe('exports of lists', () => {
  it('hold what stands on the public list under its filters, and no contact of anybody', async () => {
    const { writer, releaser } = await anOfficeOfTwo();
    const { opportunities } = await drafts(writer);
    const reference = await aDraftBatch(writer, opportunities.slice(0, 2));
    expect(await release(releaser, reference)).toMatchObject({ ok: true });
    const all = await collectPublic('opportunity', {});
    const listed = all.items.map((item) => item.reference);
    expect(listed).toEqual(expect.arrayContaining(opportunities.slice(0, 2)));
    expect(listed).not.toContain(opportunities[3]);
    expect((await collectPublic('opportunity', { field: 'biomedicine' })).items).toEqual([]);
    expect(all.items.length).toBeLessThanOrEqual(exportLimit);
    const found = await collectFound('opportunity', [opportunities[1] ?? '', opportunities[5] ?? '', 'OP-NONE'], false);
    expect(found.items.map((item) => item.reference)).toEqual([opportunities[1]]);
    const text = JSON.stringify(tableOf({ list: 'opportunity', items: all.items }, i18nFor('zh-CN')));
    for (const secret of ['13912345678', 'canary@example.org', '王工']) expect(text).not.toContain(secret);
  });

  it('of an organisation hold its drafts for who may draft, and are refused to others', async () => {
    const { writer } = await anOfficeOfTwo();
    const { opportunities } = await drafts(writer);
    const own = must(await collectOwn(writer, 'opportunity'));
    expect(new Set(own.items.map((item) => item.reference))).toEqual(new Set(opportunities));
    const reader = { ...writer, organisation: { ...writer.organisation, permissions: [] } };
    expect(await collectOwn(reader, 'opportunity')).toEqual({ ok: false, reason: 'permission-missing' });
    expect(await collectOwn(null, 'opportunity')).toEqual({ ok: false, reason: 'sign-in-needed' });
    expect(noContact.name).toBe('');
  });
});
