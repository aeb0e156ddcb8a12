// A thread that reads one workbook (.xlsx or .xls) and ends: whoever starts it sets limits of time and memory.
import { createRequire } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';

// The CommonJS build brings the code pages that Chinese workbooks of Excel 95 need.
const workbooks = createRequire(import.meta.url)('@e965/xlsx');

/** More than any list has; rows below are not even parsed. */
const { bytes, maximumSheetRows } = workerData;

const daysToInstant = (days, is1904) =>
  new Date(Date.UTC(1899, 11, 30) + Math.round((days + (is1904 ? 1462 : 0)) * 86_400) * 1000);

/** What a person sees: a share stays "98%", an amount "350万元", a code "000123", and a day becomes an instant in UTC. */
function shownValue(cell, is1904) {
  if (!cell || cell.v === undefined || cell.v === null || cell.t === 'e' || cell.t === 'z') return null;
  if (cell.t !== 'n') return cell.t === 'b' ? cell.v : String(cell.v).slice(0, 32_767);
  const format = typeof cell.z === 'string' ? cell.z : '';
  if (format !== '' && workbooks.SSF.is_date(format)) return cell.v < 0 ? null : daysToInstant(cell.v, is1904);
  const shown = typeof cell.w === 'string' ? cell.w.trim() : '';
  return /%|\p{Script=Han}|^0\d/u.test(shown) ? shown : cell.v;
}

function readSheet(name, sheet, is1904) {
  const rows = [];
  for (const cells of sheet['!data'] ?? []) {
    const row = [];
    // Rows are sparse: one cell at the far right must not make thousands.
    for (const column of Object.keys(cells ?? [])) {
      const value = shownValue(cells[column], is1904);
      if (value !== null && value !== '') row[Number(column)] = value;
    }
    rows.push(row);
  }
  const merges = (sheet['!merges'] ?? []).map(({ s, e }) => ({ top: s.r, left: s.c, bottom: e.r, right: e.c }));
  const hidden = (sheet['!rows'] ?? []).flatMap((row, index) => (row?.hidden ? [index] : []));
  return { name, rows, merges, hidden };
}

function readAll() {
  const options = { dense: true, cellNF: true, cellFormula: false, cellHTML: false, sheetRows: maximumSheetRows };
  const book = workbooks.read(Buffer.from(bytes), { ...options, type: 'buffer' });
  const is1904 = Boolean(book.Workbook?.WBProps?.date1904);
  return book.SheetNames.filter((_, index) => !book.Workbook?.Sheets?.[index]?.Hidden).map((name) =>
    readSheet(name, book.Sheets[name], is1904),
  );
}

try {
  parentPort.postMessage({ sheets: readAll() });
} catch (error) {
  // The library throws for every damage; only a password is worth telling apart.
  parentPort.postMessage({ failed: /password|encrypt/i.test(String(error?.message)) ? 'encrypted' : 'broken' });
}
