// Term vectors of many documents, one after another in two typed arrays: five bytes per term of a document and no objects.
import type { TermVector } from './vocabulary.ts';

type Growable = Uint8Array | Int8Array | Uint16Array | Uint32Array | Int32Array | Float32Array;

/** The same array, or a larger copy with room for `atLeast` elements. */
export function withRoom<A extends Growable>(array: A, atLeast: number): A {
  if (array.length >= atLeast) return array;
  const Kind = array.constructor as new (length: number) => A;
  const larger = new Kind(Math.max(atLeast, Math.ceil(array.length * 1.5)));
  larger.set(array);
  return larger;
}

export interface VectorState {
  readonly starts: Uint32Array;
  readonly ids: Int32Array;
  readonly counts: Uint8Array;
}

export class VectorStore {
  private starts = new Uint32Array(65);
  private ids = new Int32Array(1024);
  private counts = new Uint8Array(1024);
  private documents = 0;

  get size(): number {
    return this.documents;
  }

  get entries(): number {
    return this.starts[this.documents] as number;
  }

  get bytes(): number {
    return this.starts.byteLength + this.ids.byteLength + this.counts.byteLength;
  }

  append({ ids, counts }: TermVector): number {
    const begin = this.entries;
    const end = begin + ids.length;
    this.starts = withRoom(this.starts, this.documents + 2);
    this.ids = withRoom(this.ids, end);
    this.counts = withRoom(this.counts, end);
    this.ids.set(ids, begin);
    this.counts.set(counts, begin);
    this.starts[this.documents + 1] = end;
    return this.documents++;
  }

  /** A view, valid until the next append. */
  at(slot: number): TermVector {
    const [begin, end] = [this.starts[slot] as number, this.starts[slot + 1] as number];
    return { ids: this.ids.subarray(begin, end), counts: this.counts.subarray(begin, end) };
  }

  /** Calls back for each term of the documents from `from` on, without making objects. */
  each(from: number, visit: (slot: number, id: number, count: number) => void): void {
    for (let slot = from; slot < this.documents; slot++) this.eachOf(slot, visit);
  }

  eachOf(slot: number, visit: (slot: number, id: number, count: number) => void): void {
    const end = this.starts[slot + 1] as number;
    for (let entry = this.starts[slot] as number; entry < end; entry++)
      visit(slot, this.ids[entry] as number, this.counts[entry] as number);
  }

  /** Sum over the document's terms of weight[id] × count ÷ (count + norm): BM25 of one document without postings. */
  sum(slot: number, weights: Float32Array, norm: number): number {
    const end = this.starts[slot + 1] as number;
    let sum = 0;
    for (let entry = this.starts[slot] as number; entry < end; entry++) {
      const weight = weights[this.ids[entry] as number] as number;
      if (weight === 0) continue;
      const count = this.counts[entry] as number;
      sum += (weight * count) / (count + norm);
    }
    return sum;
  }

  save(): VectorState {
    return {
      starts: this.starts.slice(0, this.documents + 1),
      ids: this.ids.slice(0, this.entries),
      counts: this.counts.slice(0, this.entries),
    };
  }

  static restore({ starts, ids, counts }: VectorState): VectorStore {
    const store = new VectorStore();
    Object.assign(store, { starts, ids, counts, documents: starts.length - 1 });
    return store;
  }
}
