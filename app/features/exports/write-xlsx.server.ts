// A list as an Excel workbook: the table with a fixed heading row, and a sheet that says what it is.
import writeExcel, { type Cell, type SheetData } from 'write-excel-file/node';
import { defused } from '#app/domain/list-sheet.ts';
import type { I18n } from '#app/i18n/index.ts';
import { aboutFile, type ListFile, type ListTable } from './list-file.ts';

const ink = '#1d3a5f';
const paper = '#e8eef5';
const line = '#c5ced9';

const headingCell = (value: string): Cell => ({
  value,
  type: String,
  fontWeight: 'bold',
  textColor: ink,
  backgroundColor: paper,
  borderColor: line,
  borderStyle: 'thin',
  align: 'center',
  alignVertical: 'center',
  wrap: true,
});

const textCell = (value: string): Cell =>
  value === ''
    ? null
    : {
        value: defused(value),
        type: String,
        wrap: true,
        alignVertical: 'top',
        borderColor: line,
        borderStyle: 'thin',
      };

/** Width of a column in characters: wide enough for its heading, never wider than a line of text. */
function widthOf(heading: string, cells: readonly string[]): number {
  const length = (text: string) =>
    Math.max(...text.split('\n').map((part) => part.replaceAll(/[^\x20-\x7e]/g, 'xx').length));
  return Math.min(Math.max(length(heading), ...cells.map(length), 6) + 2, 48);
}

export async function writeXlsx(file: ListFile, { headings, rows }: ListTable, i18n: I18n): Promise<Buffer> {
  const { sheet } = i18n.t.exports;
  const about: SheetData = aboutFile(file, i18n).map(([heading, text]) => [headingCell(heading), textCell(text)]);
  return writeExcel(
    [
      {
        sheet: sheet.list,
        data: [headings.map(headingCell), ...rows.map((row) => row.map(textCell))],
        columns: headings.map((heading, at) => ({
          width: widthOf(
            heading,
            rows.map((row) => row[at] ?? ''),
          ),
        })),
        stickyRowsCount: 1,
        stickyColumnsCount: 3,
        orientation: 'landscape',
      },
      { sheet: sheet.about, data: about, columns: [{ width: 16 }, { width: 90 }] },
    ],
    { fontFamily: 'Microsoft YaHei', fontSize: 10 },
  ).toBuffer();
}
