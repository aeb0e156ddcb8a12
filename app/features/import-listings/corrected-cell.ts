// One cell of the grid as a person sent it back.

export interface CorrectedCell {
  readonly number: number;
  /** Index of the column. */
  readonly column: number;
  readonly text: string;
}
