// What a list file holds before anybody has decided what it means: numbered rows of named cells.

export type SourceValue = string | number | boolean | null | readonly string[] | Date;

/** Rows of a table that are no item of the list, and what they are instead. */
export const skippedRows = ['total-row', 'note-row', 'section-row'] as const;
export type SkippedRow = (typeof skippedRows)[number];

export interface SourceRow {
  /** Row of the sheet or number of the record in the file, from 1, so that a person finds it again. */
  readonly number: number;
  readonly cells: Readonly<Record<string, SourceValue>>;
  /** Columns whose blank or 同上 cell took the value of the row above. */
  readonly filled?: readonly string[];
  readonly skip?: SkippedRow;
  /** Rows below it that went on describing the same item and were joined to it. */
  readonly joined?: number;
  /** The author hid the row in the workbook. */
  readonly hidden?: boolean;
}

/** Digits of a number as written, without exponent or binary rounding noise: 350.5, not 350.49999999999997. */
function numberText(value: number): string {
  if (!Number.isFinite(value)) return '';
  if (Number.isInteger(value)) return BigInt(value).toString();
  return value.toFixed(8).replace(/\.?0+$/, '');
}

/** A cell as text, trimmed; several values are joined by "; ". Empty text for a cell that says nothing. */
export function cellText(value: SourceValue | undefined): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value.trim();
  if (typeof value === 'number') return numberText(value);
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10);
  return value
    .map((item) => item.trim())
    .filter(Boolean)
    .join('; ');
}
