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

/** denseᵀ × dense of a rows × width table. */
function gram(dense: Float32Array, rows: number, width: number): Float64Array {
  const result = new Float64Array(width * width);
  for (let row = 0; row < rows; row++) {
    const from = row * width;
    for (let i = 0; i < width; i++) {
      const value = dense[from + i] as number;
      if (value === 0) continue;
      const into = i * width;
      for (let j = 0; j <= i; j++)
        result[into + j] = (result[into + j] as number) + value * (dense[from + j] as number);
    }
  }
  for (let i = 0; i < width; i++) for (let j = 0; j < i; j++) result[j * width + i] = result[i * width + j] as number;
  return result;
}

/** Lower triangular L with L Lᵀ = matrix; directions without substance get a zero column. */
function cholesky(matrix: Float64Array, n: number): Float64Array {
  const lower = new Float64Array(n * n);
  let trace = 0;
  for (let i = 0; i < n; i++) trace += matrix[i * n + i] as number;
  const negligible = (1e-12 * trace) / n;
  for (let i = 0; i < n; i++)
    for (let j = 0; j <= i; j++) {
      let sum = matrix[i * n + j] as number;
      for (let k = 0; k < j; k++) sum -= (lower[i * n + k] as number) * (lower[j * n + k] as number);
      const pivot = lower[j * n + j] as number;
      if (i === j) lower[i * n + i] = sum > negligible ? Math.sqrt(sum) : 0;
      else lower[i * n + j] = pivot > 0 ? sum / pivot : 0;
    }
  return lower;
}

/** Makes the columns orthonormal in place (Cholesky QR, twice for accuracy). */
function orthonormalise(dense: Float32Array, rows: number, width: number): Float32Array {
  for (let round = 0; round < 2; round++) {
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

/** The right singular vectors of the `rank` largest singular values: columns × rank, row-major. */
export function rightSingularVectors(matrix: SparseMatrix, rank: number): { vectors: Float32Array; rank: number } {
  const width = Math.min(rank + 20, matrix.rows, matrix.columns);
  const random = seeded(7);
  const start = new Float32Array(matrix.columns * width);
  for (let i = 0; i < start.length; i++)
    start[i] = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  let basis = orthonormalise(times(matrix, start, width), matrix.rows, width);
  for (let round = 0; round < 2; round++)
    basis = orthonormalise(times(matrix, transposedTimes(matrix, basis, width), width), matrix.rows, width);
  const projected = transposedTimes(matrix, basis, width);
  const { values, vectors } = symmetricEigen(gram(projected, matrix.columns, width), width);
  const largest = values.reduce((most, value) => Math.max(most, value), 0);
  const kept = [...values.keys()]
    .filter((i) => (values[i] as number) > 1e-9 * largest)
    .sort((a, b) => (values[b] as number) - (values[a] as number))
    .slice(0, rank);
  const rotation = new Float64Array(kept.length * width);
  kept.forEach((column, j) => {
    const scale = 1 / Math.sqrt(values[column] as number);
    for (let i = 0; i < width; i++) rotation[j * width + i] = (vectors[i * width + column] as number) * scale;
  });
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
