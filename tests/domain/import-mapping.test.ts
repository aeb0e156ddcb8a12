// From list files to listings: recognising, mapping, moving contacts, and a report that leaves nothing out.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import writeExcel from 'write-excel-file/node';
import {
  guessList,
  mapCapabilityColumns,
  mapOpportunityColumns,
} from '#app/features/import-listings/column-mapping.ts';
import type { MappedRow } from '#app/features/import-listings/import-notes.ts';
import { buildImportReport, formatReport } from '#app/features/import-listings/import-report.ts';
import { readTable } from '#app/features/import-listings/read-table.server.ts';
import {
  headingsOfTable,
  mapCapabilityTable,
  mapOpportunityTable,
  recogniseList,
  recogniseSource,
} from '#app/features/import-listings/recognise-source.ts';
import { i18nFor } from '#app/i18n/server-messages.server.ts';

const options = { validUntil: '2027-12-31', sourceName: '', sourceUrl: '' };
const fixture = (name: string) => readFileSync(new URL(`../support/fixtures/${name}`, import.meta.url));
const bytes = (text: string) => new TextEncoder().encode(text);

async function tableOf(content: Uint8Array, name: string) {
  const table = await readTable(content, name);
  if (!table.ok) throw new Error(`${name} was refused: ${table.reason}`);
  return table.value;
}

function accepted<Content>(row: MappedRow<Content> | undefined) {
  if (!row?.ok) throw new Error(`row ${row?.number} was refused: ${row?.reason}`);
  return row;
}

const codes = (row: MappedRow<unknown> | undefined, column: string) =>
  (row?.notes ?? []).filter((note) => note.column === column).map(({ level, code }) => `${level} ${code}`);

const reportOf = (rows: readonly MappedRow<unknown>[], headings: readonly string[]) =>
  buildImportReport(
    rows.map((row) => {
      const outcome = row.ok ? 'added' : row.reason === 'skipped' ? 'skipped' : 'refused';
      return { number: row.number, outcome, notes: row.notes };
    }),
    { headings },
  );

describe('headings', () => {
  test.each([
    '场景类型|序号|场景机会名称|单位名称|合作需求|联系方式',
    '序号|应用领域|应用场景名称|场景简介|拟落地应用区域|牵头部门',
    '需求名称|主要技术难点|主要技术指标|主要研究内容|需求时限|拟投入资金总额(万元)|技术需求合作模式|需求技术所属领域|需求技术应用行业|联系人|电话',
    'Title|Company|Description|Budget (CNY)|Contact person|E-mail|Valid until',
  ])('of the opportunity list %s are all known', (line) => {
    expect(mapOpportunityColumns(line.split('|')).unknown).toEqual([]);
    expect(guessList(line.split('|'))).not.toBe('capability');
  });

  test('of the capability list are all known', () => {
    const line = '序号|公司名称|企业与产品简介|场景能力|可应用落地场景|类别|企业资质'.split('|');
    expect(mapCapabilityColumns(line).unknown).toEqual([]);
    expect(guessList(line)).toBe('capability');
  });

  test('carry their unit, and unknown ones are reported', () => {
    const mapping = mapOpportunityColumns([' * 拟投入资金总额（万元）：', '内部打分']);
    expect(mapping.matches).toMatchObject([{ target: 'budget', amountUnit: 'wan' }]);
    expect(mapping.unknown).toEqual(['内部打分']);
  });
});

describe('reading files', () => {
  test('a GB18030 file with title rows gives rows numbered as in the file', async () => {
    const table = await tableOf(fixture('demand-list-gb18030.csv'), '需求.csv');
    expect(table.format).toBe('csv');
    expect(table.rows.map(({ number }) => number)).toEqual([4, 5, 6, 7]);
    expect(table.rows[1]).toMatchObject({ filled: ['企业名称'], cells: { 企业名称: '甲光电有限公司' } });
    expect(table.rows[2]).toMatchObject({ filled: ['主要技术指标'], cells: { 主要技术指标: '检测率≥98%' } });
  });

  test.each([',', ';', '\t'])('a UTF-8 file with mark and delimiter %j is read', async (delimiter) => {
    const text = `\ufeff名称${delimiter}单位名称\r\n"甲${delimiter}""乙"""${delimiter}丙\r\n`;
    const table = await tableOf(bytes(text), 'list.csv');
    expect(table.rows).toEqual([{ number: 2, cells: { 名称: `甲${delimiter}"乙"`, 单位名称: '丙' } }]);
  });

  test('an Excel list with a merged title and merged organisations is read with its dates', async () => {
    const title = [{ value: '场景机会清单', columnSpan: 4 }, null, null, null];
    const header = ['序号', '单位名称', '场景机会名称', '有效期'].map((value) => ({ value }));
    const until = { value: new Date('2026-12-31T00:00:00Z'), type: Date, format: 'yyyy-mm-dd' };
    const first = [{ value: 1 }, { value: '甲公司', rowSpan: 2 }, { value: '智能巡检' }, until];
    const book = await writeExcel([title, header, first, [{ value: 2 }, null, { value: '数字孪生' }, null]]).toBuffer();
    const table = await tableOf(book, '清单.xlsx');
    expect(table.rows.map(({ number, filled }) => [number, filled])).toEqual([
      [3, undefined],
      [4, ['单位名称']],
    ]);
    const [one, two] = mapOpportunityTable(table, options).map(accepted);
    expect([one?.content.validUntil, two?.content.validUntil]).toEqual(['2026-12-31', '2027-12-31']);
    expect(two?.organisationName).toBe('甲公司');
  });

  test('a file that is not what its name says is refused with its reason', async () => {
    const reason = async (content: Uint8Array, name: string) => {
      const table = await readTable(content, name);
      return table.ok ? 'read' : table.reason;
    };
    const cfb = Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Array<number>(600).fill(0)]);
    expect(await reason(cfb, 'a.xlsx')).toBe('broken-workbook');
    expect(await reason(bytes('<html><table></table></html>'), 'a.xlsx')).toBe('html-file');
    expect(await reason(bytes('PK\u0003\u0004 cut'), 'a.xlsx')).toBe('broken-workbook');
    expect(await reason(bytes('%PDF-1.7'), 'a.xlsx')).toBe('pdf-file');
    expect(await reason(cfb, 'a.csv')).toBe('broken-workbook');
    expect(await reason(bytes('a,b'), 'a.xlsx')).toBe('header-not-found');
    expect(await reason(new Uint8Array(), 'a.csv')).toBe('empty-file');
    expect(await reason(bytes('{"a":1}'), 'a.json')).toBe('not-a-list');
    expect(await reason(bytes('[{'), 'a.json')).toBe('unreadable-json');
    expect(await reason(bytes('x,y\n1,2'), 'a.csv')).toBe('header-not-found');
    expect(await reason(Uint8Array.from([0x61, 0xff, 0xff, 0x00]), 'a.csv')).toBe('unreadable-text');
    expect(await reason(bytes('x'), 'a.pdf')).toBe('unsupported-name');
  });

  test('a line of JSONL that was cut off is reported as a refused row', async () => {
    const table = await tableOf(fixture('award-abstracts.jsonl'), 'a.jsonl');
    expect([table.rows.length, table.unreadable]).toEqual([2, [3]]);
    expect(mapCapabilityTable(table, options)[2]).toMatchObject({ ok: false, number: 3, reason: 'record-unreadable' });
  });
});

describe('a demand list', async () => {
  const table = await tableOf(fixture('demand-list-gb18030.csv'), '需求.csv');
  const rows = mapOpportunityTable(table, options);

  test('fills every property its columns speak of', () => {
    const { content, contact, organisationName } = accepted(rows[0]);
    expect(content).toMatchObject({
      language: 'zh',
      title: '高功率激光器散热技术',
      kind: 'challenge',
      fields: ['photonics'],
      cooperationModes: ['joint-development', 'technology-licence'],
      budget: { minimum: { minor: 350_000_000n, currency: 'CNY' }, maximum: { minor: 350_000_000n, currency: 'CNY' } },
      timeFrame: '2022-1至2024-12',
      industryCode: 'C3985',
      validUntil: '2027-12-31',
    });
    expect(content.metrics).toHaveLength(2);
    expect(content.problem).toContain('主要技术指标\n满足工业现场使用');
    expect([organisationName, contact?.name]).toEqual(['甲光电有限公司', '王建国']);
  });

  test('moves phone numbers of public columns into the private contact', () => {
    const { content, contact } = accepted(rows[0]);
    expect(content.problem).toContain('（联系方式见平台）');
    expect(JSON.stringify({ ...content, budget: null })).not.toMatch(/81234567|13812345678/);
    expect(contact?.phone).toBe('0431-81234567; 13812345678');
    expect(codes(rows[0], '主要技术难点')).toContain('warning contact-moved');
  });

  test('reads an e-mail address out of the phone column and words of an industry as text', () => {
    const { content, contact } = accepted(rows[1]);
    expect(contact).toEqual({ name: '李主任', phone: '', email: 'lizhuren@example.com' });
    expect(content.problem).toContain('需求技术应用行业\n汽车制造');
  });

  test('skips the sum below the table and leaves a note on every filled cell', () => {
    expect(rows[3]).toMatchObject({ ok: false, reason: 'skipped' });
    expect(codes(rows[3], '')).toEqual(['dropped total-row']);
    expect(codes(rows[0], '内部打分')).toEqual(['dropped unknown-heading']);
    for (const [index, { cells }] of table.rows.slice(0, 3).entries()) {
      for (const [heading, value] of Object.entries(cells)) {
        if (value) expect(codes(rows[index], heading), heading).not.toEqual([]);
      }
    }
  });

  test('notes a second column of the same meaning that nothing was taken from', () => {
    const cells = { 名称: '智能巡检', 单位名称: '甲', 牵头部门: '乙' };
    const [row] = mapOpportunityTable({ rows: [{ number: 2, cells }], unreadable: [] }, options);
    expect([codes(row, '单位名称'), codes(row, '牵头部门')]).toEqual([['mapped mapped'], ['dropped not-used']]);
  });

  test('gives the same keys again, whatever the running numbers', () => {
    const renumbered = table.rows.map((row) => ({ ...row, cells: { ...row.cells, 序号: '99' } }));
    const keys = (list: typeof rows) => list.flatMap((row) => (row.ok ? [row.importKey] : []));
    expect(keys(mapOpportunityTable({ rows: renumbered, unreadable: [] }, options))).toEqual(keys(rows));
    const twice = mapOpportunityTable({ rows: [...table.rows, table.rows[0]!], unreadable: [] }, options);
    expect(twice.filter((row) => !row.ok && row.reason === 'duplicate-key')).toHaveLength(1);
  });

  test('is reported in both languages', () => {
    const report = reportOf(rows, headingsOfTable(table.rows));
    expect(report.outcomes).toEqual({ added: 3, changed: 0, unchanged: 0, refused: 0, skipped: 1 });
    expect(formatReport(report, i18nFor('zh-CN').t)[0]).toBe('共 4 行：新增 3，更新 0，未变 0，拒收 0，跳过 1');
    const english = formatReport(report, i18nFor('en').t).join('\n');
    expect(english).toContain('内部打分: used in 0 rows, left out in 2, empty in 2');
    expect(english).not.toMatch(/81234567|13812345678/);
  });
});

describe('a capability list', () => {
  const cells = {
    序号: 1,
    公司名称: '丙科技',
    企业与产品简介: '专注机器视觉检测。业务咨询：13900001111。',
    场景能力: 'AI 视觉质检系统',
    可应用落地场景: '汽车零部件产线',
    类别: '人工智能',
    企业资质: '高新技术企业（有效期至2027-11-30）；专精特新企业',
    知识产权: '发明专利ZL202110123456.7',
    技术成熟度: 'TRL8',
  };

  test('becomes capabilities with qualifications, rights and level', () => {
    const [row] = mapCapabilityTable({ rows: [{ number: 3, cells }], unreadable: [] }, options);
    const { content, contact, organisationName } = accepted(row);
    expect(content).toMatchObject({
      title: 'AI 视觉质检系统',
      kind: 'product',
      fields: ['artificial-intelligence'],
      trl: 8,
      qualifications: [
        { name: '高新技术企业', validUntil: '2027-11-30' },
        { name: '专精特新企业', validUntil: '' },
      ],
      ipRights: [{ type: 'invention-patent', number: 'ZL202110123456.7', owners: '' }],
    });
    expect(content.description).toBe('专注机器视觉检测。业务（联系方式见平台）。\n\n可应用落地场景\n汽车零部件产线');
    expect([organisationName, contact?.phone]).toEqual(['丙科技', '13900001111']);
  });
});

describe('the special feeds', () => {
  test('a challenge uses every key or says why not', async () => {
    const table = await tableOf(fixture('challenge-feed.json'), 'feed.json');
    expect(recogniseSource(headingsOfTable(table.rows))).toBe('challenge-gov');
    const rows = mapOpportunityTable(table, options);
    const { content, contact, importKey } = accepted(rows[0]);
    expect([importKey, content.kind, content.validUntil]).toEqual(['challenge-gov:T1', 'pilot', '2027-12-31']);
    expect(content.budget).toEqual({
      minimum: null,
      maximum: { minor: 30_000_000n, currency: 'USD' },
      negotiable: false,
    });
    expect(content.problem).toBe(
      'Goal\n\nMeasure nitrate & phosphate in rivers.\n• cheap\n• robust\n\nCall (contact via the platform) or see the FAQ (https://example.org/faq).',
    );
    expect(content.ipTerms).toBe('Winners keep the intellectual property and grant a licence to the agency.');
    expect(content.offered).toContain('How to enter\nWrite to [e-mail removed].');
    expect(content.offered).toContain('Rules\nOpen to all adults.');
    expect(content.timeFrame).toContain('from 2021-01-29 14:00 to 2021-12-03 23:59');
    expect(contact?.phone).toBe('(555) 123-4567');
    expect(codes(rows[0], 'internal-note')).toEqual(['dropped unknown-heading']);
  });

  test('a challenge without text or readable start keeps what it says', async () => {
    const rows = mapOpportunityTable(await tableOf(fixture('challenge-feed.json'), 'feed.json'), options);
    const { content } = accepted(rows[1]);
    expect(content.problem).toBe('Share ideas for quieter drones.');
    expect(content.timeFrame).toContain('from “04/23/ 10:00 AM” to 2020-05-26 17:00');
    expect(codes(rows[1], 'submission-start')).toContain('warning date-unreadable');
  });

  test('an award becomes a technology with a guessed level and its award as reference', async () => {
    const table = await tableOf(fixture('award-abstracts.jsonl'), 'a.jsonl');
    expect(recogniseList(headingsOfTable(table.rows))).toBe('capability');
    const [first, second] = mapCapabilityTable(table, options);
    expect(accepted(first).content).toMatchObject({
      title: 'Fibre Laser Coupler',
      description: 'We build fused couplers for infrared lasers (>100 W). They survive vibration.',
      kind: 'technology',
      trl: 6,
      referenceCases: [{ client: 'Example Office', year: '2024', result: 'SBIR Phase II award X-1' }],
      sourceName: 'SBIR (US government award data)',
    });
    expect(accepted(second).content.trl).toBeNull();
  });
});
