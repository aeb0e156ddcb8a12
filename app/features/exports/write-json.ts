// A list as JSON: what the file is, and one record a line with the headings as names, as the import reads them. Cells are
// as safe as in the other files: data is loaded into spreadsheets, too.
import { defused } from '#app/domain/list-sheet.ts';
import type { I18n } from '#app/i18n/index.ts';
import { aboutFile, type ListFile, type ListTable } from './list-file.ts';

export function writeJson(file: ListFile, { headings, rows }: ListTable, i18n: I18n): string {
  const about = Object.fromEntries(aboutFile(file, i18n));
  const record = (row: readonly string[]) =>
    JSON.stringify(Object.fromEntries(headings.map((heading, index) => [heading, defused(row[index] ?? '')])));
  const head = JSON.stringify({ list: file.list, about, columns: headings }, null, 2).slice(0, -2);
  return `${head},\n  "records": [${rows.map((row) => `\n    ${record(row)}`).join(',')}\n  ]\n}\n`;
}
