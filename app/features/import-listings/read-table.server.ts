// Reads a list file (JSON, JSONL, CSV, Excel) into numbered rows, or says why it cannot be read.
import { parse as parseCsv } from 'csv-parse/sync';
import { allow, type Decision, refuse } from '#app/domain/decision.ts';
import { readSheetRows } from './read-sheet-rows.ts';
import { maximumColumns, readWorkbook, type Sheet } from './read-workbook.server.ts';
import { repackWorkbook } from './repack-workbook.server.ts';
import { type ReadRefusal, sniffFormat, type TableFormat } from './sniff-format.ts';
import type { SourceRow, SourceValue } from './source-row.ts';

export type { ReadRefusal, TableFormat } from './sniff-format.ts';
export type { SourceRow, SourceValue } from './source-row.ts';

export interface SourceTable {
  readonly format: TableFormat;
  readonly rows: readonly SourceRow[];
  /** Records or lines that are no object with named values; by number, from 1. */
  readonly unreadable: readonly number[];
  /** All columns in order, also those that no row fills. */
  readonly headings: readonly string[];
  /** The sheet that was read; empty for files without sheets. */
  readonly sheet: string;
  /** Sheets of the workbook that hold something and were not read. */
  readonly otherSheets: readonly string[];
}

export interface ReadWishes {
  /** The sheet to read; otherwise the first that has a header. */
  readonly sheet?: string;
  /** Takes the likeliest row for the header when no heading is known: a person will map the columns. */
  readonly guessHeader?: boolean;
}

export const maximumRows = 20_000;
/** Longest cell, as Excel has it. */
const maximumCellLength = 32_767;

/** Strict decoding tells the encodings apart: UTF-16 by its mark, then UTF-8, then what Chinese Excel writes. */
function decodeText(bytes: Uint8Array): string | null {
  const utf16 =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null;
  for (const encoding of utf16 ? [utf16] : ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // Not this one: the next encoding is tried.
    }
  }
  return null;
}

function toValue(value: unknown): SourceValue {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return value.slice(0, maximumCellLength);
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  if (value instanceof Date) return value;
  if (Array.isArray(value)) return value.map((item) => (typeof item === 'string' ? item : JSON.stringify(item)));
  return JSON.stringify(value);
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function fromRecords(format: TableFormat, records: readonly unknown[], numbers?: readonly number[]): SourceTable {
  const rows: SourceRow[] = [];
  const unreadable: number[] = [];
  for (const [index, record] of records.entries()) {
    const number = numbers?.[index] ?? index + 1;
    if (!isRecord(record)) unreadable.push(number);
    else
      rows.push({
        number,
        cells: Object.fromEntries(Object.entries(record).map(([key, value]) => [key, toValue(value)])),
      });
  }
  const headings = [...new Set(rows.flatMap(({ cells }) => Object.keys(cells)))];
  return { format, rows, unreadable, headings, sheet: '', otherSheets: [] };
}

function readJson(text: string): Decision<SourceTable, ReadRefusal> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return refuse('unreadable-json');
  }
  const list = isRecord(parsed) ? parsed.records : parsed;
  return Array.isArray(list) ? allow(fromRecords('json', list)) : refuse('not-a-list');
}

function parseLine(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

/** A line that is no object is counted, not fatal: streams are often cut in their last line. */
function readJsonLines(text: string): Decision<SourceTable, ReadRefusal> {
  const lines = text.split(/\r?\n/).map((line, index) => ({ line: line.trim(), number: index + 1 }));
  const full = lines.filter(({ line }) => line !== '');
  const table = fromRecords(
    'jsonl',
    full.map(({ line }) => parseLine(line)),
    full.map(({ number }) => number),
  );
  return table.rows.length === 0 && full.length > 0 ? refuse('unreadable-json') : allow(table);
}

/** The delimiter that the first lines hold most often outside quotes; a comma when none does. */
function delimiterOf(text: string): string {
  const head = text
    .slice(0, 20_000)
    .replaceAll(/"(?:[^"]|"")*"/g, '')
    .split(/\r?\n/, 20)
    .join('\n');
  const count = (delimiter: string) => head.split(delimiter).length;
  return [',', '\t', ';'].reduce((best, next) => (count(next) > count(best) ? next : best), ',');
}

function readCsv(text: string, wishes: ReadWishes): Decision<SourceTable, ReadRefusal> {
  let records: string[][];
  try {
    records = parseCsv(text, {
      bom: true,
      delimiter: delimiterOf(text),
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
    });
  } catch {
    return refuse('unreadable-csv');
  }
  const grid = records.map((record) => record.map(toValue));
  const found = readSheetRows(grid, { guessHeader: wishes.guessHeader ?? false });
  return found
    ? allow({ format: 'csv', ...found, unreadable: [], sheet: '', otherSheets: [] })
    : refuse('header-not-found');
}

const isFilled = ({ grid }: Sheet): boolean => grid.some((row) => row.some((value) => value !== null && value !== ''));

function chooseSheet(sheets: readonly Sheet[], { sheet: wanted, guessHeader = false }: ReadWishes) {
  const candidates = wanted === undefined ? sheets : sheets.filter(({ name }) => name === wanted);
  for (const guess of guessHeader ? [false, true] : [false]) {
    for (const { name, grid, merges, hidden } of candidates) {
      const found = readSheetRows(grid, { merges, hidden, guessHeader: guess });
      if (found) return { name, found };
    }
  }
  return null;
}

async function readExcel(
  format: 'xlsx' | 'xls',
  bytes: Uint8Array,
  wishes: ReadWishes,
): Promise<Decision<SourceTable, ReadRefusal>> {
  const safe = format === 'xlsx' ? repackWorkbook(bytes) : allow(bytes);
  if (!safe.ok) return safe;
  const sheets = await readWorkbook(safe.value);
  if (!sheets.ok) return sheets;
  const filled = sheets.value.filter(isFilled);
  if (filled.length === 0) return refuse('no-rows');
  const chosen = chooseSheet(filled, wishes);
  if (!chosen) return refuse('header-not-found');
  const { name, found } = chosen;
  const otherSheets = filled.map((sheet) => sheet.name).filter((other) => other !== name);
  return allow({ format, ...found, unreadable: [], sheet: name, otherSheets });
}

async function readAs(
  format: TableFormat,
  bytes: Uint8Array,
  wishes: ReadWishes,
): Promise<Decision<SourceTable, ReadRefusal>> {
  if (format === 'xlsx' || format === 'xls') return readExcel(format, bytes, wishes);
  const text = decodeText(bytes);
  if (text === null || text.includes('\u0000')) return refuse('unreadable-text');
  if (text.trim() === '') return refuse('empty-file');
  if (format === 'csv') return readCsv(text, wishes);
  return format === 'json' ? readJson(text) : readJsonLines(text);
}

/** `bytes` is the whole file. Never throws for what is in the file; the reasons are `ReadRefusal`. */
export async function readTable(
  bytes: Uint8Array,
  fileName: string,
  wishes: ReadWishes = {},
): Promise<Decision<SourceTable, ReadRefusal>> {
  const format = sniffFormat(bytes, fileName);
  if (!format.ok) return format;
  const table = await readAs(format.value, bytes, wishes);
  if (!table.ok) return table;
  const { rows, unreadable, headings } = table.value;
  if (rows.length === 0 && unreadable.length === 0) return refuse('no-rows');
  if (headings.length > maximumColumns) return refuse('too-many-columns');
  return rows.length + unreadable.length > maximumRows ? refuse('too-many-rows') : table;
}
