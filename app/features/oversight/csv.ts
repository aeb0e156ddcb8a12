// Tables as CSV that spreadsheets open safely: RFC 4180, a byte order mark for Excel, and no cell that runs as a formula.

/** Tells Excel that the file is UTF-8. */
export const byteOrderMark = '\uFEFF';

/** A cell beginning like a formula gets an apostrophe in front, which spreadsheets show as text (OWASP, CSV injection). */
const defused = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);

function csvCell(value: string): string {
  const text = defused(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** One line with its end. */
export const csvLine = (cells: readonly string[]): string => `${cells.map(csvCell).join(',')}\r\n`;
