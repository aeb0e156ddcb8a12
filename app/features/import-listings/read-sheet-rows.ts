// Turns the grid of a sheet into rows of named cells: fills what merged cells and 同上 left blank, joins rows of one item.
import { isGroupHeading, isOrganisationHeading, isTitleHeading } from './column-mapping.ts';
import { type Grid, isBlank, MergedCells, type MergedRange } from './sheet-grid.ts';
import { findHeader, type SheetHeader } from './sheet-header.ts';
import { cellText, type SkippedRow, type SourceRow, type SourceValue } from './source-row.ts';

export type { Grid } from './sheet-grid.ts';

export interface SheetRows {
  readonly headings: readonly string[];
  readonly rows: readonly SourceRow[];
}

interface SheetOptions {
  readonly merges?: readonly MergedRange[];
  /** Indexes of rows the author hid. */
  readonly hidden?: readonly number[];
  /** Takes the likeliest row for the header when no heading is known. */
  readonly guessHeader?: boolean;
}

const sameAsAbove = /^(?:同上|同上行|〃|″|"|''|ditto|same as above|同前|同前行)$/i;
const totalWords = /^(?:合计|总计|小计|共计|累计|总数|total|subtotal|grandtotal|sum)(?:[:：(（].*|\d.*)?$/i;
const countWords = /^共\d+(?:项|条|个|家)/;
const noteWords =
  /^(?:备注|附注|注|说明|填表说明|填报说明|注意事项?|填表人|填报人|制表人?|审核人?|填报单位|填表日期|填报日期|联系人|联系电话|notes?|remarks?|preparedby)\d*[:：]/i;
/** The row of examples in our own templates, and in many others. */
const exampleWords = /^(?:示例|样例|举例|例|example)\d*[:：]?$/i;
const sectionWords = /^(?:[（(]?[一二三四五六七八九十]+[）)、.]|第[一二三四五六七八九十]+(?:部分|类|批))/;

/** Rows that are no item: sums, remarks below the table, headings between the items. */
function skipOf(row: readonly SourceValue[], index: number, cells: MergedCells, width: number): SkippedRow | null {
  const filled = row.flatMap((value, column) => (isBlank(value) ? [] : [{ column, text: cellText(value) }]));
  const [first] = filled;
  if (!first) return null;
  const text = first.text.normalize('NFKC').replaceAll(/\s+/g, '');
  if (totalWords.test(text) || countWords.test(text)) return 'total-row';
  if ((filled.length <= 3 && noteWords.test(text)) || exampleWords.test(text)) return 'note-row';
  const range = cells.rangeOf(index, first.column);
  const isWide = range !== null && (range.right - range.left + 1) * 2 > width;
  return filled.length === 1 && (isWide || sectionWords.test(text)) ? 'section-row' : null;
}

/**
 * Which blank cells mean "as above" although they are not merged: the organisation column anywhere, and a grouping
 * column (场景类型, 应用领域) that stands first, because these are the ones people leave blank. 同上 counts everywhere.
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

class RowCollector {
  readonly rows: SourceRow[] = [];
  private above: Readonly<Record<string, SourceValue>> | undefined;
  private readonly cells: MergedCells;
  private readonly header: SheetHeader;
  private readonly hidden: ReadonlySet<number>;
  private readonly mergeable: ReadonlySet<string>;
  private readonly titles: readonly number[];

  constructor(cells: MergedCells, header: SheetHeader, hidden: readonly number[]) {
    this.cells = cells;
    this.header = header;
    this.hidden = new Set(hidden);
    const { headings } = header;
    this.mergeable = new Set(
      headings.filter((heading, index) => isOrganisationHeading(heading) || (index === 0 && isGroupHeading(heading))),
    );
    this.titles = headings.flatMap((heading, index) => (isTitleHeading(heading) ? [index] : []));
  }

  /** One row below the header, by its index. */
  add(index: number, row: readonly SourceValue[]): void {
    if (row.every((value) => isBlank(value))) return;
    const skip = skipOf(row, index, this.cells, this.header.headings.length);
    if (skip === null && this.continuesItem(index)) {
      this.join(index);
      return;
    }
    const { cells, covered } = this.read(index);
    const filled = skip === null ? [...covered, ...fillRow(cells, this.above, this.mergeable)] : [];
    if (skip === null) this.above = cells;
    this.rows.push({
      number: index + 1,
      cells,
      ...(filled.length > 0 ? { filled } : {}),
      ...(skip ? { skip } : {}),
      ...(this.hidden.has(index) ? { hidden: true } : {}),
    });
  }

  /** The name of the item is merged over several rows: what stands beside it goes on describing the same item. */
  private continuesItem(index: number): boolean {
    const last = this.rows.at(-1);
    return (
      this.titles.some((column) => {
        const range = this.cells.rangeOf(index, column);
        return range !== null && range.top > this.header.to && range.top < index && last?.number === range.top + 1;
      }) && last?.skip === undefined
    );
  }

  private read(index: number): { cells: Record<string, SourceValue>; covered: string[] } {
    const cells: Record<string, SourceValue> = {};
    const covered: string[] = [];
    for (const [column, heading] of this.header.headings.entries()) {
      const range = this.cells.rangeOf(index, column);
      const isCovered = range !== null && range.top > this.header.to && range.top < index;
      const value = isCovered ? this.cells.own(range.top, range.left) : this.cells.own(index, column);
      // A column without heading and without any value is only the sheet's margin.
      if (heading.startsWith('[') && isBlank(value)) continue;
      cells[heading] = value;
      if (isCovered && !isBlank(value)) covered.push(heading);
    }
    return { cells, covered };
  }

  private join(index: number): void {
    const last = this.rows.at(-1);
    if (!last) return;
    const cells: Record<string, SourceValue> = { ...last.cells };
    for (const [column, heading] of this.header.headings.entries()) {
      const text = this.cells.continues(index, column) ? '' : cellText(this.cells.own(index, column));
      if (text === '') continue;
      const before = cellText(cells[heading]);
      cells[heading] = before === '' ? this.cells.own(index, column) : `${before}\n${text}`;
    }
    this.above = cells;
    this.rows[this.rows.length - 1] = { ...last, cells, joined: (last.joined ?? 0) + 1 };
  }
}

/** Null when no header was found. Row numbers are those of the sheet, from 1. */
export function readSheetRows(grid: Grid, options: SheetOptions = {}): SheetRows | null {
  const cells = new MergedCells(grid, options.merges ?? []);
  const header = findHeader(grid, cells, options.guessHeader ?? false);
  if (!header) return null;
  const collector = new RowCollector(cells, header, options.hidden ?? []);
  const first = grid[header.to] ?? [];
  for (let index = header.to + 1; index < grid.length; index += 1) {
    const row = grid[index] ?? [];
    // Long lists repeat their header on every printed page.
    if (first.length > 0 && first.every((value, column) => cellText(value) === cellText(row[column]))) continue;
    collector.add(index, row);
  }
  return { headings: header.headings, rows: collector.rows };
}
