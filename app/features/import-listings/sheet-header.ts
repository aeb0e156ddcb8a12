// Finds the header of a sheet below its title rows, over one to three rows, and names the columns.
import { isBudgetHeading, isKnownHeading } from './column-mapping.ts';
import { type Grid, isBlank, type MergedCells } from './sheet-grid.ts';
import { cellText, type SourceValue } from './source-row.ts';

export interface SheetHeader {
  /** Indexes of its first and last row. */
  readonly from: number;
  readonly to: number;
  /** One name for each column: blank headings get their letter, repeated ones a number. */
  readonly headings: readonly string[];
}

const maximumHeadingLength = 40;
const maximumHeaderRows = 3;

const headingText = (value: SourceValue | undefined): string => cellText(value).replaceAll(/\s*\n\s*/g, '');
const isHeadingLike = (text: string): boolean =>
  text !== '' && text.length <= maximumHeadingLength && !/^[\d.,%/-]+$/.test(text);
const isKnown = (text: string): boolean => text.length <= maximumHeadingLength && isKnownHeading(text);

/** "E" for the fifth column: the name of a column that has values but no heading. */
function columnLetter(index: number): string {
  const rest = Math.floor(index / 26);
  return `${rest > 0 ? columnLetter(rest - 1) : ''}${String.fromCharCode(65 + (index % 26))}`;
}

/** The first row with at least two headings the importer knows; title rows above it are passed over. */
function findKnownRow(grid: Grid, cells: MergedCells): number {
  return grid.findIndex((row, index) => {
    const texts = row.map((_, column) => cellText(cells.shown(index, column)));
    return new Set(texts.filter(isKnown)).size >= 2;
  });
}

/** For lists whose headings nobody knows: the first row of several short words that is followed by another full row. */
function findLikelyRow(grid: Grid): number {
  const filled = (row: readonly SourceValue[] | undefined) => row?.filter((value) => !isBlank(value)) ?? [];
  return grid.findIndex((row, index) => {
    const texts = filled(row).map(cellText);
    const isWords = texts.length >= 2 && texts.every(isHeadingLike) && new Set(texts).size === texts.length;
    return isWords && filled(grid[index + 1]).length >= Math.max(2, texts.length / 2);
  });
}

/** The heading at this column stands over several columns, so that the row below may divide it. */
function isGroup(cells: MergedCells, row: number, column: number): boolean {
  const range = cells.rangeOf(row, column);
  if (range) return range.right > range.left;
  return isBlank(cells.own(row, column)) || isBlank(cells.own(row, column + 1));
}

/** The row below the header divides its groups: short known words, and none under a heading that is complete. */
function dividesGroups(grid: Grid, cells: MergedCells, row: number): boolean {
  const own = (grid[row] ?? []).flatMap((value, column) =>
    isBlank(value) || cells.continues(row, column) ? [] : [{ column, text: headingText(value) }],
  );
  if (own.length === 0 || !own.every(({ text }) => isHeadingLike(text))) return false;
  return own.some(({ text }) => isKnown(text)) && own.every(({ column }) => isGroup(cells, row - 1, column));
}

/** 万元 in the heading of a group holds for the columns below it. */
const unitOf = (text: string): string => /[(（][^)）]*[元币][^)）]*[)）]/.exec(text)?.[0] ?? '';

function headingAt(cells: MergedCells, from: number, to: number, column: number): string {
  const texts: string[] = [];
  for (let row = from; row <= to; row += 1) {
    let text = headingText(cells.shown(row, column));
    // Without marks of merging, the name of a group stands over its first column only.
    for (let left = column - 1; text === '' && row < to && left >= 0; left -= 1) {
      if (isBlank(cells.own(to, column))) break;
      text = headingText(cells.shown(row, left));
    }
    if (text !== '' && text !== texts.at(-1)) texts.push(text);
  }
  const leaf = texts.at(-1) ?? '';
  if (texts.length < 2) return leaf;
  const group = texts.slice(0, -1).join(' ');
  if (!isKnown(leaf)) return `${group} ${leaf}`;
  return unitOf(leaf) === '' ? `${leaf}${unitOf(group)}` : leaf;
}

const statedUnit = /单位\s*[:：]\s*(?:人民币)?(万元|亿元|元)/;

/** "单位：万元" in a title row above holds for the amounts below, unless their heading says otherwise. */
function unitAbove(grid: Grid, row: number): string {
  for (const value of grid.slice(0, row).flat()) {
    const unit = statedUnit.exec(cellText(value))?.[1];
    if (unit) return `（${unit}）`;
  }
  return '';
}

function nameColumns(cells: MergedCells, from: number, to: number, width: number, unit: string): string[] {
  const seen = new Map<string, number>();
  return Array.from({ length: width }, (_, column) => {
    const own = headingAt(cells, from, to, column).slice(0, 100);
    const named = isBudgetHeading(own) && !/[元币]/.test(own) ? `${own}${unit}` : own;
    const text = named || `[${columnLetter(column)}]`;
    const count = (seen.get(text) ?? 0) + 1;
    seen.set(text, count);
    return count === 1 ? text : `${text} (${count})`;
  });
}

/** Null when there is none. `guess`: take the likeliest row when no heading is known, because a person maps the columns. */
export function findHeader(grid: Grid, cells: MergedCells, guess: boolean): SheetHeader | null {
  const known = findKnownRow(grid, cells);
  const from = known >= 0 || !guess ? known : findLikelyRow(grid);
  if (from < 0) return null;
  let to = from;
  while (to - from + 1 < maximumHeaderRows && dividesGroups(grid, cells, to + 1)) to += 1;
  // A heading merged downwards may begin in the row above the one that was found.
  const above = from > 0 && grid[from]?.some((_, column) => cells.continues(from, column)) ? from - 1 : from;
  const widthOf = (row: readonly SourceValue[]) => row.findLastIndex((value) => !isBlank(value)) + 1;
  const width = Math.max(...grid.slice(above, to + 1).map((row) => row.length), ...grid.slice(to + 1).map(widthOf), 0);
  return { from: above, to, headings: nameColumns(cells, above, to, width, unitAbove(grid, above)) };
}
