// What the first results of a ranking tell about the others: their centre, their neighbours and their words. Pure.
import { best } from './best.ts';

const dot = (a: Float32Array, b: Float32Array): number => {
  let [even, odd, j] = [0, 0, 0];
  for (; j + 3 < a.length; j += 4) {
    even += (a[j] as number) * (b[j] as number) + (a[j + 1] as number) * (b[j + 1] as number);
    odd += (a[j + 2] as number) * (b[j + 2] as number) + (a[j + 3] as number) * (b[j + 3] as number);
  }
  for (; j < a.length; j++) even += (a[j] as number) * (b[j] as number);
  return even + odd;
};

function unit(vector: Float32Array): Float32Array {
  const length = Math.sqrt(dot(vector, vector)) || 1;
  return vector.map((value) => value / length);
}

/** The direction of the middle of some unit vectors. */
export function centre(vectors: readonly Float32Array[]): Float32Array {
  const sum = new Float32Array(vectors[0]?.length ?? 0);
  for (const vector of vectors)
    for (let j = 0; j < sum.length; j++) sum[j] = (sum[j] as number) + (vector[j] as number);
  return unit(sum);
}

/** A unit vector moved towards another. */
export const moved = (vector: Float32Array, towards: Float32Array, amount: number): Float32Array =>
  unit(vector.map((value, j) => value + amount * (towards[j] ?? 0)));

/**
 * Documents near each other tend to answer the same need: each takes some score from its nearest neighbours.
 * @param near positions in `score` of the documents that take part; `vectors` are their places.
 */
export function borrowed(
  score: Float32Array,
  near: Int32Array,
  vectors: readonly Float32Array[],
  neighbours: number,
  amount: number,
): Float32Array {
  const count = near.length;
  const similar = new Float32Array(count * count);
  for (let a = 0; a < count; a++)
    for (let c = 0; c < a; c++) {
      const nearness = dot(vectors[a] as Float32Array, vectors[c] as Float32Array);
      similar[a * count + c] = nearness;
      similar[c * count + a] = nearness;
    }
  const after = score.slice();
  near.forEach((at, a) => {
    const row = similar.subarray(a * count, (a + 1) * count);
    let [sum, mass] = [0, 0];
    for (const other of best(row, neighbours)) {
      sum += (row[other] as number) * (score[near[other] as number] as number);
      mass += row[other] as number;
    }
    after[at] = ((score[at] as number) + amount * sum) / (1 + amount * mass);
  });
  return after;
}

/** Two scorings mixed, each against its own best. */
export function fed(score: Float32Array, more: Float32Array, share: number): Float32Array {
  const highest = (values: Float32Array): number => values.reduce((most, value) => Math.max(most, value), 1e-9);
  const [own, other] = [highest(score), highest(more)];
  return score.map((value, at) => ((1 - share) * value) / own + (share * (more[at] as number)) / other);
}
