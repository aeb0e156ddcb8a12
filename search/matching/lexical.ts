// Word matching: BM25F over packed posting lists. Surface terms and lexicon concepts are summed apart, because a text in
// the other language can only be reached through concepts.
import { VectorStore, withRoom } from './vector-store.ts';
import type { TermVector, Vocabulary } from './vocabulary.ts';

const k1 = 1.5;
const b = 0.75;
/** Saturation of repeated query terms. */
const k3 = 30;
/** Above 1: rare terms count more than BM25 gives them; long needs are full of half-common words. */
export const rarity = 1.1;
/** Impacts are stored as sixteen-bit shares of 1. */
const whole = 65_535;
/** Documents added since the last packing are read one by one; so many (or this share) may wait. */
const waitingLeast = 2_000;
const waitingShare = 0.1;

/** The words of a query with their weight; `surface` and `concept` are the sums of the weights of each kind. */
export interface LexicalQuery {
  readonly ids: Int32Array;
  readonly weights: Float32Array;
  readonly surface: number;
  readonly concept: number;
}

/** Turns the terms of a listing into a weighted query: rarity × class × saturated frequency. */
export function lexicalQuery(vocabulary: Vocabulary, { ids, counts }: TermVector): LexicalQuery {
  const weights = new Float32Array(ids.length);
  let surface = 0;
  let concept = 0;
  ids.forEach((id, index) => {
    const count = counts[index] as number;
    const weight = vocabulary.weight(id) * vocabulary.idf(id) ** rarity * (((k3 + 1) * count) / (k3 + count));
    weights[index] = weight;
    if (vocabulary.isConcept(id)) concept += weight;
    else surface += weight;
  });
  return { ids: ids.slice(), weights, surface, concept };
}

export interface LexicalSums {
  readonly surface: Float32Array;
  readonly concept: Float32Array;
}

export class LexicalIndex {
  private lengths = new Float32Array(64);
  private totalLength = 0;
  private live = 0;
  /** Postings of the first `packed` documents: term t has those at starts[t] … starts[t + 1]. */
  private packed = 0;
  private starts = new Uint32Array(1);
  private slots = new Uint32Array(0);
  private impacts = new Uint16Array(0);
  /** Weight of each term in the query being scored; all zero between queries. */
  private scratch = new Float32Array(0);

  constructor(
    private readonly vocabulary: Vocabulary,
    readonly documents = new VectorStore(),
  ) {}

  get averageLength(): number {
    return this.live > 0 ? this.totalLength / this.live : 1;
  }

  get bytes(): number {
    const own = this.lengths.byteLength + this.starts.byteLength + this.slots.byteLength + this.impacts.byteLength;
    return own + this.scratch.byteLength + this.documents.bytes;
  }

  add(vector: TermVector): number {
    const slot = this.documents.append(vector);
    this.measure(slot, vector);
    return slot;
  }

  private measure(slot: number, vector: TermVector): void {
    this.lengths = withRoom(this.lengths, slot + 1);
    const length = this.vocabulary.length(vector);
    this.lengths[slot] = length;
    this.totalLength += length;
    this.live++;
  }

  /** Takes the document's length out; its postings stay until the index is rebuilt and are masked by the caller. */
  drop(slot: number): void {
    this.totalLength -= this.lengths[slot] ?? 0;
    this.live--;
  }

  /** Measures all documents with today's term statistics and packs them. `isLive` tells those not dropped. */
  rebuild(isLive: (slot: number) => boolean): void {
    this.totalLength = 0;
    this.live = 0;
    for (let slot = 0; slot < this.documents.size; slot++)
      if (isLive(slot)) this.measure(slot, this.documents.at(slot));
    this.pack();
  }

  private norm(slot: number): number {
    return k1 * (1 - b + (b * (this.lengths[slot] as number)) / (this.averageLength || 1));
  }

  private pack(): void {
    const starts = new Uint32Array(this.vocabulary.size + 1);
    this.documents.each(0, (_, id) => {
      starts[id + 1] = (starts[id + 1] as number) + 1;
    });
    for (let id = 0; id < this.vocabulary.size; id++)
      starts[id + 1] = (starts[id + 1] as number) + (starts[id] as number);
    const next = starts.slice();
    this.slots = new Uint32Array(this.documents.entries);
    this.impacts = new Uint16Array(this.documents.entries);
    const { slots, impacts } = this;
    for (let slot = 0; slot < this.documents.size; slot++) {
      const norm = this.norm(slot);
      this.documents.eachOf(slot, (_, id, count) => {
        const entry = next[id] as number;
        next[id] = entry + 1;
        slots[entry] = slot;
        impacts[entry] = Math.round((whole * count) / (count + norm));
      });
    }
    this.starts = starts;
    this.packed = this.documents.size;
  }

  /** Sums of every document, in score units (not 0–1): surface terms and concepts apart. */
  score(query: LexicalQuery): LexicalSums {
    const size = this.documents.size;
    if (size - this.packed > Math.max(waitingLeast, waitingShare * size)) this.pack();
    const sums = { surface: new Float32Array(size), concept: new Float32Array(size) };
    query.ids.forEach((id, index) => {
      const weight = (query.weights[index] as number) * (k1 + 1);
      this.addPostings(id, weight / whole, this.vocabulary.isConcept(id) ? sums.concept : sums.surface);
    });
    if (this.packed < size) {
      const waiting = (concept: boolean, into: Float32Array): void =>
        this.withWeights(query, concept, (weights) => {
          for (let slot = this.packed; slot < size; slot++)
            into[slot] = this.documents.sum(slot, weights, this.norm(slot));
        });
      waiting(false, sums.surface);
      waiting(true, sums.concept);
    }
    return sums;
  }

  private addPostings(id: number, weight: number, into: Float32Array): void {
    if (id + 1 >= this.starts.length) return;
    const { slots, impacts } = this;
    const end = this.starts[id + 1] as number;
    for (let entry = this.starts[id] as number; entry < end; entry++) {
      const slot = slots[entry] as number;
      into[slot] = (into[slot] as number) + weight * (impacts[entry] as number);
    }
  }

  private withWeights(query: LexicalQuery, concept: boolean, use: (weights: Float32Array) => void): void {
    if (this.scratch.length < this.vocabulary.size)
      this.scratch = new Float32Array(Math.ceil(this.vocabulary.size * 1.2));
    query.ids.forEach((id, index) => {
      if (this.vocabulary.isConcept(id) === concept) this.scratch[id] = (query.weights[index] as number) * (k1 + 1);
    });
    use(this.scratch);
    for (const id of query.ids) this.scratch[id] = 0;
  }

  /** Surface sums of the given documents only, read document by document. */
  scoreThese(query: LexicalQuery, slots: ArrayLike<number>): Float32Array {
    const sums = new Float32Array(slots.length);
    this.withWeights(query, false, (weights) => {
      for (let index = 0; index < slots.length; index++) {
        const slot = slots[index] as number;
        sums[index] = this.documents.sum(slot, weights, this.norm(slot));
      }
    });
    return sums;
  }

  /** What one query term contributes to one document that has it `count` times. */
  contribution(weight: number, count: number, slot: number): number {
    return (weight * (k1 + 1) * count) / (count + this.norm(slot));
  }
}
