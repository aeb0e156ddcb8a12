// Places of many documents in the learned space, one signed byte per direction and a scale for each document.
import { withRoom } from './vector-store.ts';

/** Directions come in the order of their weight: these first ones find what is near, the others say how near. */
const leading = 64;

export class Projections {
  private values = new Int8Array(0);
  private scales = new Float32Array(64);

  constructor(readonly rank: number) {}

  get bytes(): number {
    return this.values.byteLength + this.scales.byteLength;
  }

  set(slot: number, vector: Float32Array): void {
    this.values = withRoom(this.values, (slot + 1) * this.rank);
    this.scales = withRoom(this.scales, slot + 1);
    let largest = 0;
    for (let j = 0; j < this.rank; j++) largest = Math.max(largest, Math.abs(vector[j] as number));
    const scale = largest / 127;
    this.scales[slot] = scale;
    const begin = slot * this.rank;
    for (let j = 0; j < this.rank; j++)
      this.values[begin + j] = scale > 0 ? Math.round((vector[j] as number) / scale) : 0;
  }

  at(slot: number): Float32Array {
    const scale = this.scales[slot] as number;
    const begin = slot * this.rank;
    const place = new Float32Array(this.rank);
    for (let j = 0; j < this.rank; j++) place[j] = (this.values[begin + j] as number) * scale;
    return place;
  }

  private dot(vector: Float32Array, slot: number, directions: number): number {
    const { values, rank } = this;
    const begin = slot * rank;
    // Two sums side by side, four products a step: a processor waits for one sum otherwise.
    let [even, odd, j] = [0, 0, 0];
    for (; j + 3 < directions; j += 4) {
      const at = begin + j;
      even += (vector[j] as number) * (values[at] as number) + (vector[j + 1] as number) * (values[at + 1] as number);
      odd +=
        (vector[j + 2] as number) * (values[at + 2] as number) + (vector[j + 3] as number) * (values[at + 3] as number);
    }
    for (; j < directions; j++) even += (vector[j] as number) * (values[begin + j] as number);
    return (even + odd) * (this.scales[slot] as number);
  }

  near(vector: Float32Array, slot: number): number {
    return this.dot(vector, slot, this.rank);
  }

  /** Nearness of the first `count` documents, from the leading directions only where there are many documents. */
  nearAll(vector: Float32Array, count: number, exactUpTo: number): Float32Array {
    const directions = count <= exactUpTo ? this.rank : Math.min(leading, this.rank);
    const result = new Float32Array(count);
    for (let slot = 0; slot < count; slot++) result[slot] = this.dot(vector, slot, directions);
    return result;
  }

  save(count: number): { values: Int8Array; scales: Float32Array } {
    return { values: this.values.slice(0, count * this.rank), scales: this.scales.slice(0, count) };
  }

  static restore(rank: number, state: { values: Int8Array; scales: Float32Array }): Projections {
    return Object.assign(new Projections(rank), state);
  }
}
