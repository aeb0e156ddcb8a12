// The ledger as an Excel workbook, to be filled in and sent back.
import writeExcel, { type Cell } from 'write-excel-file/node';
import { defused } from '#app/domain/list-sheet.ts';
import type { I18n } from '#app/i18n/index.ts';
import { type LedgerSummary, listLedger } from './get-ledger.server.ts';
import { sheetColumns, sheetRow } from './ledger-sheet.ts';

type Member = Parameters<typeof listLedger>[0];

const mostRows = 5000;
const widths = { id: 38, other: 28, title: 40, note: 30, newNote: 40 } as const;

/** Every row of the ledger, page after page. */
export async function listWholeLedger(actor: Member): Promise<readonly LedgerSummary[]> {
  const rows: LedgerSummary[] = [];
  for (let after = ''; rows.length < mostRows; ) {
    const page = await listLedger(actor, after);
    rows.push(...page.rows);
    if (page.next === null) break;
    after = page.next;
  }
  return rows;
}

export async function exportLedger(actor: Member, i18n: I18n) {
  const { columns, name } = i18n.t.followUps.file;
  const heading = (value: string): Cell => ({ value, type: String, fontWeight: 'bold', wrap: true });
  const text = (value: string): Cell => (value === '' ? null : { value: defused(value), type: String, wrap: true });
  const rows = (await listWholeLedger(actor)).map((row) => sheetRow(i18n, row));
  const data = [
    sheetColumns.map((column) => heading(columns[column])),
    ...rows.map((row) => sheetColumns.map((column) => text(row[column]))),
  ];
  const widthOf = (column: string) => ({ width: (widths as Readonly<Record<string, number>>)[column] ?? 16 });
  const sheet = { sheet: name, data, columns: sheetColumns.map(widthOf), stickyRowsCount: 1 };
  const bytes = await writeExcel([sheet], { fontFamily: 'Microsoft YaHei', fontSize: 10 }).toBuffer();
  const mediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  return { fileName: `${name}.xlsx`, mediaType, bytes };
}
