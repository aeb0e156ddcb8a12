// Turns the grid of a sheet into rows of named cells: finds the header, fills what merged cells and 同上 left blank.
import { isGroupHeading, isKnownHeading, isOrganisationHeading } from './column-mapping.ts';
import { cellText, type SourceRow, type SourceValue } from './source-row.ts';

export type Grid = readonly (readonly SourceValue[])[];

const isBlank = (value: SourceValue | undefined): boolean => cellText(value) === '';
const sameAsAbove = /^(?:同上|〃|″|"|''|ditto|same as above|同前)$/i;

/** Index of the first row with at least two headings the importer knows; title rows above it are passed over. */
export function findHeaderRow(grid: Grid): number {
  return grid.findIndex((row) => {
    const known = new Set(row.map(cellText).filter((text) => text.length <= 40 && isKnownHeading(text)));
    return known.size >= 2;
  });
}

/** "E" for the fifth column: the name of a column that has values but no heading. */
function columnLetter(index: number): string {
  const rest = Math.floor(index / 26);
  return `${rest > 0 ? columnLetter(rest - 1) : ''}${String.fromCharCode(65 + (index % 26))}`;
}

/** One name for each column: blank headings get their letter, repeated ones a number. */
function headingsOf(header: readonly SourceValue[], width: number): string[] {
  const seen = new Map<string, number>();
  return Array.from({ length: width }, (_, index) => {
    const text = cellText(header[index]).replaceAll(/\s*\n\s*/g, '') || `[${columnLetter(index)}]`;
    const count = (seen.get(text) ?? 0) + 1;
    seen.set(text, count);
    return count === 1 ? text : `${text} (${count})`;
  });
}

/**
 * Which blank cells mean "as above": the organisation column anywhere, and a grouping column (场景类型, 应用领域) that
 * stands first, because these are the ones people merge. 同上 counts in every column.
 */
function fillRow(
  cells: Record<string, SourceValue>,
  above: Readonly<Record<string, SourceValue>> | undefined,
  mergeable: ReadonlySet<string>,
): string[] {
  const filled: string[] = [];
  for (const [heading, value] of Object.entries(cells)) {
    const asAbove = isBlank(value) ? mergeable.has(heading) : sameAsAbove.test(cellText(value));
    const before = above?.[heading];
    if (!asAbove || before === undefined || isBlank(before)) continue;
    cells[heading] = before;
    filled.push(heading);
  }
  return filled;
}

/** Null when no header was found. Row numbers are those of the sheet, from 1. */
export function readSheetRows(grid: Grid, firstRowNumber = 1): SourceRow[] | null {
  const headerIndex = findHeaderRow(grid);
  const header = grid[headerIndex];
  if (!header) return null;
  const body = grid.slice(headerIndex + 1);
  const width = Math.max(header.length, ...body.map((row) => row.findLastIndex((value) => !isBlank(value)) + 1));
  const headings = headingsOf(header, width);
  const mergeable = new Set(
    headings.filter((heading, index) => isOrganisationHeading(heading) || (index === 0 && isGroupHeading(heading))),
  );
  const rows: SourceRow[] = [];
  let above: Readonly<Record<string, SourceValue>> | undefined;
  for (const [index, values] of body.entries()) {
    if (values.every(isBlank)) continue;
    // Long lists repeat their header on every printed page.
    if (header.every((value, column) => cellText(value) === cellText(values[column]))) continue;
    const cells: Record<string, SourceValue> = {};
    for (const [column, heading] of headings.entries()) {
      const value = values[column] ?? null;
      // A column without heading and without any value is only the sheet's margin.
      if (heading.startsWith('[') && isBlank(value)) continue;
      cells[heading] = value;
    }
    const filled = fillRow(cells, above, mergeable);
    above = cells;
    rows.push({ number: firstRowNumber + headerIndex + 1 + index, cells, ...(filled.length > 0 ? { filled } : {}) });
  }
  return rows;
}
