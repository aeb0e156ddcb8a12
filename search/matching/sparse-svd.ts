// Randomised singular value decomposition of a sparse matrix: the main directions of a document–term table.
// Source: Halko, Martinsson and Tropp, Finding Structure with Randomness (2011), algorithms 4.4 and 5.1.
import { symmetricEigen } from './symmetric-eigen.ts';

/** Rows one after another: the entries of row r are at starts[r] … starts[r + 1]. */
export interface SparseMatrix {
  readonly rows: number;
  readonly columns: number;
  readonly starts: Int32Array;
  readonly indices: Int32Array;
  readonly values: Float32Array;
}

/** A small seeded generator (mulberry32), so that the same table always gives the same directions. */
function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** matrix × dense (columns × width) → rows × width. */
function times(matrix: SparseMatrix, dense: Float32Array, width: number): Float32Array {
  const result = new Float32Array(matrix.rows * width);
  for (let row = 0; row < matrix.rows; row++) {
    const into = row * width;
    for (let entry = matrix.starts[row] as number; entry < (matrix.starts[row + 1] as number); entry++) {
      const value = matrix.values[entry] as number;
      const from = (matrix.indices[entry] as number) * width;
      for (let j = 0; j < width; j++)
        result[into + j] = (result[into + j] as number) + value * (dense[from + j] as number);
    }
  }
  return result;
}

/** matrixᵀ × dense (rows × width) → columns × width. */
function transposedTimes(matrix: SparseMatrix, dense: Float32Array, width: number): Float32Array {
  const result = new Float32Array(matrix.columns * width);
  for (let row = 0; row < matrix.rows; row++) {
    const from = row * width;
    for (let entry = matrix.starts[row] as number; entry < (matrix.starts[row + 1] as number); entry++) {
      const value = matrix.values[entry] as number;
      const into = (matrix.indices[entry] as number) * width;
      for (let j = 0; j < width; j++)
        result[into + j] = (result[into + j] as number) + value * (dense[from + j] as number);
    }
  }
  return result;
}

/** denseᵀ × other of two rows × width tables, where that is symmetric. */
function gram(dense: Float32Array, rows: number, width: number, other = dense): Float64Array {
  const result = new Float64Array(width * width);
  for (let row = 0; row < rows; row++) {
    const from = row * width;
    for (let i = 0; i < width; i++) {
      const value = dense[from + i] as number;
      if (value === 0) continue;
      const into = i * width;
      for (let j = 0; j <= i; j++)
        result[into + j] = (result[into + j] as number) + value * (other[from + j] as number);
    }
  }
  for (let i = 0; i < width; i++) for (let j = 0; j < i; j++) result[j * width + i] = result[i * width + j] as number;
  return result;
}

/** Lower triangular L with L Lᵀ = matrix; directions without substance get a zero column. */
function cholesky(matrix: Float64Array, n: number): Float64Array {
  const lower = new Float64Array(n * n);
  for (let i = 0; i < n; i++)
    for (let j = 0; j <= i; j++) {
      let sum = matrix[i * n + j] as number;
      for (let k = 0; k < j; k++) sum -= (lower[i * n + k] as number) * (lower[j * n + k] as number);
      const pivot = lower[j * n + j] as number;
      if (i === j) lower[i * n + i] = sum > 1e-12 * (matrix[i * n + i] as number) ? Math.sqrt(sum) : 0;
      else lower[i * n + j] = pivot > 0 ? sum / pivot : 0;
    }
  return lower;
}

/** Makes the columns orthonormal in place (Cholesky QR; twice is accurate). */
function orthonormalise(dense: Float32Array, rows: number, width: number, rounds: 1 | 2): Float32Array {
  for (let round = 0; round < rounds; round++) {
    const lower = cholesky(gram(dense, rows, width), width);
    for (let row = 0; row < rows; row++) {
      const from = row * width;
      for (let j = 0; j < width; j++) {
        let sum = dense[from + j] as number;
        for (let i = 0; i < j; i++) sum -= (lower[j * width + i] as number) * (dense[from + i] as number);
        const pivot = lower[j * width + j] as number;
        dense[from + j] = pivot > 0 ? sum / pivot : 0;
      }
    }
  }
  return dense;
}

/** How far each round of refinement reaches; the first ones start from directions too rough for more. */
const degrees = [2, 3, 4, 4];

/**
 * A Chebyshev polynomial of matrix × matrixᵀ, times dense: what is below `bound` shrinks against what is above.
 * @param image matrix × matrixᵀ × dense, which the caller has
 */
function filtered(matrix: SparseMatrix, dense: Float32Array, image: Float32Array, bound: number, degree: number) {
  const width = dense.length / matrix.rows;
  let before = dense;
  let table: Float32Array = image.map((value, i) => (2 / bound) * value - (dense[i] as number));
  for (let step = 1; step < degree; step++) {
    const next = times(matrix, transposedTimes(matrix, table, width), width);
    for (let i = 0; i < next.length; i++)
      next[i] = (4 / bound) * (next[i] as number) - 2 * (table[i] as number) - (before[i] as number);
    [before, table] = [table, next];
  }
  return table;
}

/** Values and vectors (columns) of matrix × matrixᵀ within the given basis, their order, largest first, and its image. */
function within(matrix: SparseMatrix, basis: Float32Array, width: number) {
  const image = times(matrix, transposedTimes(matrix, basis, width), width);
  const { values, vectors } = symmetricEigen(gram(basis, matrix.rows, width, image), width);
  const order = [...values.keys()].sort((a, b) => (values[b] as number) - (values[a] as number));
  return { image, values, vectors, order };
}

/** Coefficients of the chosen directions, one after another, each scaled. */
function coefficients(
  vectors: Float64Array,
  chosen: readonly number[],
  width: number,
  scale: (column: number) => number,
) {
  const rotation = new Float64Array(chosen.length * width);
  chosen.forEach((column, j) => {
    for (let i = 0; i < width; i++) rotation[j * width + i] = (vectors[i * width + column] as number) * scale(column);
  });
  return rotation;
}

/**
 * The right singular vectors of the `rank` largest singular values: columns × rank, row-major. Refined until the choice
 * of the random start no longer shows in a ranking.
 */
export function rightSingularVectors(matrix: SparseMatrix, rank: number): { vectors: Float32Array; rank: number } {
  const width = Math.min(rank + 20, matrix.rows, matrix.columns);
  const random = seeded(7);
  const start = new Float32Array(matrix.columns * width);
  for (let i = 0; i < start.length; i++)
    start[i] = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  let basis = orthonormalise(times(matrix, start, width), matrix.rows, width, 2);
  for (const [round, degree] of degrees.entries()) {
    const { image, values, vectors, order } = within(matrix, basis, width);
    const bound = values[order.at(-1) as number] as number;
    if (bound <= 1e-9 * (values[order[0] as number] as number)) break;
    const turn = coefficients(vectors, order, width, () => 1);
    const turned = (table: Float32Array): Float32Array => rotate(table, matrix.rows, width, turn, width);
    const refined = filtered(matrix, turned(basis), turned(image), bound, degree);
    basis = orthonormalise(refined, matrix.rows, width, round + 1 < degrees.length ? 1 : 2);
  }
  const { values, vectors, order } = within(matrix, basis, width);
  const largest = values[order[0] as number] as number;
  const kept = order.filter((i) => (values[i] as number) > 1e-9 * largest).slice(0, rank);
  const rotation = coefficients(vectors, kept, width, (column) => 1 / Math.sqrt(values[column] as number));
  const projected = transposedTimes(matrix, basis, width);
  return { vectors: rotate(projected, matrix.columns, width, rotation, kept.length), rank: kept.length };
}

function rotate(dense: Float32Array, rows: number, width: number, rotation: Float64Array, rank: number): Float32Array {
  const result = new Float32Array(rows * rank);
  for (let row = 0; row < rows; row++)
    for (let j = 0; j < rank; j++) {
      let sum = 0;
      for (let i = 0; i < width; i++) sum += (dense[row * width + i] as number) * (rotation[j * width + i] as number);
      result[row * rank + j] = sum;
    }
  return result;
}
