// The highest of many scores without sorting them all.

/** A value that at most about `count` of the scores reach; quickselect on a copy. */
function threshold(scores: Float32Array, count: number): number {
  const values = scores.slice();
  let [low, high] = [0, values.length - 1];
  const wanted = values.length - count;
  while (low < high) {
    const pivot = values[(low + high) >> 1] as number;
    let [i, j] = [low, high];
    while (i <= j) {
      while ((values[i] as number) < pivot) i++;
      while ((values[j] as number) > pivot) j--;
      if (i > j) break;
      const swapped = values[i] as number;
      values[i] = values[j] as number;
      values[j] = swapped;
      i++;
      j--;
    }
    if (wanted <= j) high = j;
    else if (wanted >= i) low = i;
    else break;
  }
  return values[wanted] as number;
}

/** Positions of the `count` highest scores above 0, best first; equal ones in their order. */
export function best(scores: Float32Array, count: number): Int32Array {
  const least = count < scores.length ? threshold(scores, count) : Number.NEGATIVE_INFINITY;
  let chosen = 0;
  const positions = new Int32Array(scores.length);
  for (let at = 0; at < scores.length; at++) {
    const score = scores[at] as number;
    if (score > 0 && score >= least) positions[chosen++] = at;
  }
  return positions
    .slice(0, chosen)
    .sort((a, b) => (scores[b] as number) - (scores[a] as number) || a - b)
    .slice(0, count);
}
