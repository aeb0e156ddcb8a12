// What the pages of an import send: targets by column, corrected cells by row and column.
import type { ChosenColumns } from './column-mapping.ts';
import type { CorrectedCell } from './corrected-cell.ts';

/** Columns are sent by their place, because headings may hold anything. */
export const readColumns = (form: FormData, headings: readonly string[]): ChosenColumns =>
  Object.fromEntries(headings.map((heading, index) => [heading, String(form.get(`column.${index}`) ?? '')]));

/** "cell.<row>.<column>"; anything else in the form is passed over. */
export function readCells(form: FormData): CorrectedCell[] {
  const cells: CorrectedCell[] = [];
  for (const [name, value] of form) {
    const [, row, column] = /^cell\.(\d{1,9})\.(\d{1,3})$/.exec(name) ?? [];
    if (row && column && typeof value === 'string') {
      cells.push({ number: Number(row), column: Number(column), text: value });
    }
  }
  return cells;
}
