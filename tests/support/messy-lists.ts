// Lists as offices really send them, one of each style, with what a correct import makes of them.
import { createRequire } from 'node:module';
import type { List } from '#app/domain/listing.ts';

// The CommonJS build also writes .xls.
const workbooks = createRequire(import.meta.url)('@e965/xlsx') as typeof import('@e965/xlsx');

type Cell = string | number | null;
type Rows = readonly (readonly Cell[])[];
/** First and last row and column, from 0. */
type Merge = readonly [top: number, left: number, bottom: number, right: number];
interface SheetPlan {
  readonly name?: string;
  readonly rows: Rows;
  readonly merges?: readonly Merge[];
}

export interface MessyList {
  readonly style: string;
  readonly name: string;
  readonly list: List;
  readonly bytes: Uint8Array;
  /** Titles that become drafts, in the order of the file. */
  readonly titles: readonly string[];
  readonly skipped?: number;
}

export function workbook(sheets: readonly SheetPlan[], bookType: 'xlsx' | 'biff8' = 'xlsx'): Uint8Array {
  const book = workbooks.utils.book_new();
  for (const [index, { name, rows, merges = [] }] of sheets.entries()) {
    const sheet = workbooks.utils.aoa_to_sheet(rows.map((row) => [...row]));
    sheet['!merges'] = merges.map(([top, left, bottom, right]) => ({
      s: { r: top, c: left },
      e: { r: bottom, c: right },
    }));
    workbooks.utils.book_append_sheet(book, sheet, name ?? `Sheet${index + 1}`);
  }
  return new Uint8Array(workbooks.write(book, { type: 'buffer', bookType, compression: true }) as Buffer);
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const csv = (rows: Rows, delimiter = ','): string =>
  rows.map((row) => row.map((cell) => cell ?? '').join(delimiter)).join('\r\n');

/** Turned round from the decoder's own table: two bytes a character, and the first of the four-byte ones. */
export function gb18030(text: string): Uint8Array {
  const codes = new Map<string, readonly number[]>();
  const decoder = new TextDecoder('gb18030');
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      if (trail !== 0x7f) codes.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail]);
    }
  }
  for (let second = 0x30; second <= 0x39; second += 1) {
    for (let third = 0x81; third <= 0xfe; third += 1) {
      for (let fourth = 0x30; fourth <= 0x39; fourth += 1) {
        codes.set(decoder.decode(Uint8Array.of(0x81, second, third, fourth)), [0x81, second, third, fourth]);
      }
    }
  }
  return Uint8Array.from([...text].flatMap((letter) => codes.get(letter) ?? [letter.charCodeAt(0)]));
}

const utf16 = (text: string): Uint8Array => new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'));

const head = ['场景类型', '序号', '场景机会名称', '单位名称', '合作需求', '联系方式'];
const three = (tag: string): Rows => [
  ['场景验证', 1, `${tag}焊缝检测`, '甲厂', '人工抽检漏检率约 6%，希望降到 1%。', '张三 13812345678'],
  ['', 2, `${tag}电力巡检`, '乙公司', '每月巡检 120 公里。', '0431-81234567 李主任'],
  ['技术攻关', 3, `${tag}激光散热`, '丙光电', '热流密度 500 W/cm²。', 'wang@example.cn'],
];
const titlesOf = (tag: string) => [`${tag}焊缝检测`, `${tag}电力巡检`, `${tag}激光散热`];
const opportunity = (
  style: string,
  name: string,
  bytes: Uint8Array,
  titles: readonly string[],
  skipped = 0,
): MessyList => ({
  ...{ style, name, list: 'opportunity', bytes, titles, skipped },
});

const simple = (tag: string): Rows => [head, ...three(tag)];

export const messyLists = (): MessyList[] => [
  opportunity('plain .xlsx', 'a.xlsx', workbook([{ rows: simple('甲') }]), titlesOf('甲')),
  opportunity('real .xls', 'a.xls', workbook([{ rows: simple('乙') }], 'biff8'), titlesOf('乙')),
  opportunity('.xls renamed .xlsx', 'b.xlsx', workbook([{ rows: simple('丙') }], 'biff8'), titlesOf('丙')),
  opportunity('.xlsx renamed .xls', 'c.xls', workbook([{ rows: simple('丁') }]), titlesOf('丁')),
  opportunity('WPS .et', 'd.et', workbook([{ rows: simple('戊') }], 'biff8'), titlesOf('戊')),
  opportunity('CSV with a byte order mark', 'e.csv', utf8(`\ufeff${csv(simple('己'))}`), titlesOf('己')),
  opportunity('CSV with semicolons', 'f.csv', utf8(csv(simple('庚'), ';')), titlesOf('庚')),
  opportunity('CSV in GB18030', 'g.csv', gb18030(csv(simple('辛'))), titlesOf('辛')),
  opportunity('Unicode text of Excel, named .xls', 'h.xls', utf16(csv(simple('壬'), '\t')), titlesOf('壬')),
  opportunity(
    'JSON',
    'i.json',
    utf8(JSON.stringify(three('癸').map((row) => Object.fromEntries(head.map((name, index) => [name, row[index]]))))),
    titlesOf('癸'),
  ),
  opportunity(
    'JSONL',
    'j.jsonl',
    utf8(
      three('子')
        .map((row) => JSON.stringify(Object.fromEntries(head.map((name, at) => [name, row[at]]))))
        .join('\n'),
    ),
    titlesOf('子'),
  ),
  opportunity(
    'title rows, a header of two rows, a total and a remark',
    'k.xlsx',
    workbook([
      {
        rows: [
          ['2026 年第三批场景机会清单', '', '', '', '', ''],
          ['填报单位：科技局', '', '', '', '', '单位：万元'],
          ['序号', '场景机会名称', '项目信息', '', '联系信息', ''],
          ['', '', '单位名称', '拟投入资金总额', '联系人', '电话'],
          ['一、智能制造', '', '', '', '', ''],
          [1, '丑焊缝检测', '甲厂', '１００－３００', '张三', '１３８１２３４５６７８'],
          [2, '丑电力巡检', '乙公司', '1.2亿元', '李四', '0431-81234567'],
          ['合计', '', '', 12300, '', ''],
          ['备注：联系电话 0431-88888888', '', '', '', '', ''],
        ],
        merges: [
          [0, 0, 0, 5],
          [2, 0, 3, 0],
          [2, 1, 3, 1],
          [2, 2, 2, 3],
          [2, 4, 2, 5],
          [4, 0, 4, 5],
          [8, 0, 8, 5],
        ],
      },
    ]),
    ['丑焊缝检测', '丑电力巡检'],
    3,
  ),
  opportunity(
    'same as above in four spellings',
    'l.csv',
    utf8(
      csv([
        ['单位名称', '应用领域', '场景机会名称', '场景简介'],
        ['甲厂', '人工智能', '寅一', '说明一。'],
        ['同上', '〃', '寅二', '说明二。'],
        ['', '同前', '寅三', '说明三。'],
        ['ditto', '同上', '寅四', '说明四。'],
      ]),
    ),
    ['寅一', '寅二', '寅三', '寅四'],
  ),
  opportunity(
    'one item over several rows',
    'm.xlsx',
    workbook([
      {
        rows: [
          ['序号', '需求名称', '主要技术指标'],
          [1, '卯一', '检出率≥98%'],
          ['', '', '用时≤5秒'],
          ['', '', '误报率≤1%'],
          [2, '卯二', '精度≥0.1mm'],
        ],
        merges: [
          [1, 0, 3, 0],
          [1, 1, 3, 1],
        ],
      },
    ]),
    ['卯一', '卯二'],
  ),
  opportunity(
    'technology demands with every way to write money and time',
    'n.xlsx',
    workbook([
      {
        rows: [
          [
            '需求名称',
            '主要技术难点',
            '主要技术指标',
            '主要研究内容',
            '需求时限',
            '拟投入资金总额(万元)',
            '技术需求合作模式',
            '需求技术所属领域',
            '需求技术应用行业',
            '联系人',
            '电话',
          ],
          [
            '辰一',
            '难点甲',
            '效率≥95%',
            '研究甲',
            '2022-1至2024-12',
            350,
            '联合开发',
            '新材料',
            '汽车制造',
            '张三',
            13812345678,
          ],
          [
            '辰二',
            '难点乙',
            '',
            '研究乙',
            '2026年3-9月',
            '面议',
            '技术转让',
            '生物医药',
            '医药',
            '李四',
            '0431-81234567',
          ],
          ['辰三', '难点丙', '', '研究丙', '一年', '约２００', '委托研发', '光电信息', 'C3976', '王工 13912345678', ''],
        ],
      },
    ]),
    ['辰一', '辰二', '辰三'],
  ),
  opportunity(
    'areas and departments',
    'o.csv',
    gb18030(
      csv([
        ['序号', '应用领域', '应用场景名称', '场景简介', '拟落地应用区域', '牵头部门'],
        [1, '低空经济', '巳无人机物流', '在园区内送样品。', '长春新区', '科技局'],
        [2, '智能网联汽车', '巳接驳车', '园区环线接驳。', '净月', '交通局'],
      ]),
    ),
    ['巳无人机物流', '巳接驳车'],
  ),
  {
    style: 'one company over several rows',
    name: 'p.xlsx',
    list: 'capability',
    bytes: workbook(
      [
        {
          rows: [
            ['序号', '公司名称', '企业与产品简介', '场景能力', '可应用落地场景', '类别', '企业资质'],
            [1, '午光电公司', '做激光器二十年。', '午散热方案', '激光加工', '光电信息', '高新技术企业'],
            ['', '', '', '午驱动电源', '雷达', '', ''],
            [2, '午软件公司', '做视觉检测。', '午视觉质检', '产线', '人工智能', '专精特新'],
          ],
          merges: [
            [1, 0, 2, 0],
            [1, 1, 2, 1],
            [1, 2, 2, 2],
            [1, 5, 2, 5],
            [1, 6, 2, 6],
          ],
        },
      ],
      'biff8',
    ),
    titles: ['午散热方案', '午驱动电源', '午视觉质检'],
  },
  opportunity(
    'English headings behind a cover sheet',
    'q.xlsx',
    workbook([
      { name: 'Cover', rows: [['Opportunities of the park'], ['prepared by the office']] },
      {
        name: 'List',
        rows: [
          ['No.', 'Title', 'Company', 'Description', 'Budget (CNY)', 'Contact'],
          [
            1,
            'Weld inspection wei',
            'A works',
            'Manual checks miss 6% of defects.',
            '1-3 million',
            'Ann Lee +86 431 8123 4567',
          ],
          [2, 'Line patrol wei', 'B grid', 'Patrol 120 km a month.', 'negotiable', 'ann@example.com'],
        ],
      },
    ]),
    ['Weld inspection wei', 'Line patrol wei'],
  ),
];
