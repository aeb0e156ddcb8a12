// A list as CSV: RFC 4180, a byte order mark that tells Excel the encoding, and no cell that runs as a formula.
import { defused } from '#app/domain/list-sheet.ts';
import type { ListTable } from './list-file.ts';

const cell = (value: string): string => {
  const text = defused(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

export const writeCsv = ({ headings, rows }: ListTable): string =>
  `\uFEFF${[headings, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`;
