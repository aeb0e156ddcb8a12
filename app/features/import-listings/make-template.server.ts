// The template of a list as an Excel file: headings and an example on the first sheet, how to fill it in on the second.
import writeExcel from 'write-excel-file/node';
import type { List } from '#app/domain/listing.ts';
import type { Locale } from '#app/i18n/index.ts';
import { templateColumns } from './template-columns.ts';

const words = {
  'zh-CN': {
    sheet: '清单',
    notes: '填写说明',
    name: { opportunity: '场景机会清单模板.xlsx', capability: '场景能力清单模板.xlsx' },
    columns: ['各列名称', '怎样填写', '示例值'],
    more: [
      '第二行是示例，编号写着“示例”的行不会导入，可以保留或删除。',
      '列的先后可以改变，不用的列可以删除。',
      '电话、邮箱、微信请写在联系人各列；写在别处也会移到不公开的联系人里。',
    ],
  },
  en: {
    sheet: 'List',
    notes: 'How to fill it in',
    name: { opportunity: 'opportunities-template.xlsx', capability: 'capabilities-template.xlsx' },
    columns: ['Name of the column', 'How to fill it in', 'Example value'],
    more: [
      'The second row is an example: a row whose number is "Example" is not imported. Keep it or delete it.',
      'Columns may change places; those you do not need may go.',
      'Put contact details into the contact columns; found elsewhere, they are moved to the private contact as well.',
    ],
  },
} as const;

export async function makeTemplate(list: List, locale: Locale): Promise<{ fileName: string; bytes: Uint8Array }> {
  const columns = templateColumns(list, locale);
  const { sheet, notes, name, columns: headers, more } = words[locale];
  const head = { fontWeight: 'bold', backgroundColor: '#e1eff2', wrap: true } as const;
  const text = { type: String, wrap: true, alignVertical: 'top' } as const;
  const first = [
    columns.map(({ heading }) => ({ value: heading, ...head })),
    columns.map(({ example }) => ({ value: example, ...text, textColor: '#4d5f69' })),
  ];
  const second = [
    headers.map((value) => ({ value, ...head })),
    ...columns.map(({ heading, note, example }) => [heading, note, example].map((value) => ({ value, ...text }))),
    ...more.map((value) => [{ value, ...text, wrap: false }]),
  ];
  const buffer = await writeExcel([
    { data: first, sheet, columns: columns.map(({ width }) => ({ width })), stickyRowsCount: 1 },
    { data: second, sheet: notes, columns: [{ width: 22 }, { width: 70 }, { width: 40 }] },
  ]).toBuffer();
  return { fileName: name[list], bytes: new Uint8Array(buffer) };
}
