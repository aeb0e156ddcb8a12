// The grid of a sheet with its merged cells: which cell speaks for which.
import { cellText, type SourceValue } from './source-row.ts';

export type Grid = readonly (readonly SourceValue[])[];

/** Row and column indexes from 0, all inclusive. */
export interface MergedRange {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

export const isBlank = (value: SourceValue | undefined): boolean => cellText(value) === '';

/** Cells looked at for merges; a list has some thousands, only a prank has more. */
const maximumCovered = 500_000;
const cellKey = (row: number, column: number): number => row * 1_000 + column;

export class MergedCells {
  private readonly ranges = new Map<number, MergedRange>();
  private readonly grid: Grid;

  constructor(grid: Grid, merges: readonly MergedRange[]) {
    this.grid = grid;
    let covered = 0;
    for (const range of merges) {
      const bottom = Math.min(range.bottom, grid.length - 1);
      covered += (bottom - range.top + 1) * (range.right - range.left + 1);
      if (covered > maximumCovered) break;
      for (let row = range.top; row <= bottom; row += 1) {
        for (let column = range.left; column <= Math.min(range.right, 999); column += 1) {
          this.ranges.set(cellKey(row, column), range);
        }
      }
    }
  }

  /** The merged range a cell lies in; null for a cell that stands alone. */
  rangeOf(row: number, column: number): MergedRange | null {
    return this.ranges.get(cellKey(row, column)) ?? null;
  }

  /** What stands in the cell itself. */
  own(row: number, column: number): SourceValue {
    return this.grid[row]?.[column] ?? null;
  }

  /** What a reader of the sheet sees there: a covered cell shows the first cell of its range. */
  shown(row: number, column: number): SourceValue {
    const own = this.own(row, column);
    const range = this.rangeOf(row, column);
    return range && isBlank(own) ? this.own(range.top, range.left) : own;
  }

  /** The cell continues one that begins in a row above. */
  continues(row: number, column: number): boolean {
    const range = this.rangeOf(row, column);
    return range !== null && range.top < row;
  }
}
