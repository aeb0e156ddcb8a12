// Word matching: BM25F over posting lists in typed arrays. Surface terms and lexicon concepts are summed apart, because
// a text in the other language can only be reached through concepts.
import type { TermVector, Vocabulary } from './vocabulary.ts';

const k1 = 1.5;
const b = 0.75;
/** Saturation of repeated query terms. */
const k3 = 30;

interface Posting {
  documents: Int32Array;
  counts: Float32Array;
  size: number;
}

/** The words of a query with their weight; `surface` and `concept` are the sums of the weights of each kind. */
export interface LexicalQuery {
  readonly ids: readonly number[];
  readonly weights: readonly number[];
  readonly surface: number;
  readonly concept: number;
}

/** Turns the terms of a listing into a weighted query: rarity × class × saturated frequency. */
export function lexicalQuery(vocabulary: Vocabulary, vector: TermVector): LexicalQuery {
  const ids: number[] = [];
  const weights: number[] = [];
  let surface = 0;
  let concept = 0;
  vector.ids.forEach((id, index) => {
    const count = vector.counts[index] ?? 0;
    const weight = vocabulary.weight(id) * vocabulary.idf(id) * (((k3 + 1) * count) / (k3 + count));
    ids.push(id);
    weights.push(weight);
    if (vocabulary.isConcept(id)) concept += weight;
    else surface += weight;
  });
  return { ids, weights, surface, concept };
}

export class LexicalIndex {
  private readonly postings: (Posting | undefined)[] = [];
  private norms = new Float32Array(64);
  private lengths = new Float32Array(64);
  private totalLength = 0;
  private live = 0;

  constructor(private readonly vocabulary: Vocabulary) {}

  get averageLength(): number {
    return this.live > 0 ? this.totalLength / this.live : 1;
  }

  add(slot: number, vector: TermVector): void {
    vector.ids.forEach((id, index) => {
      this.append(id, slot, vector.counts[index] ?? 0);
    });
    if (slot >= this.lengths.length) {
      this.lengths = grown(this.lengths, slot + 1);
      this.norms = grown(this.norms, slot + 1);
    }
    this.lengths[slot] = this.vocabulary.length(vector);
    this.totalLength += this.lengths[slot] ?? 0;
    this.live++;
  }

  /** Takes the document's length out; its postings stay until the index is rebuilt and are masked by the caller. */
  drop(slot: number): void {
    this.totalLength -= this.lengths[slot] ?? 0;
    this.live--;
  }

  private append(id: number, slot: number, count: number): void {
    let posting = this.postings[id];
    if (!posting) {
      posting = { documents: new Int32Array(2), counts: new Float32Array(2), size: 0 };
      this.postings[id] = posting;
    }
    if (posting.size === posting.documents.length) {
      const documents = new Int32Array(posting.size * 2);
      documents.set(posting.documents);
      posting.documents = documents;
      posting.counts = grown(posting.counts, posting.size * 2);
    }
    posting.documents[posting.size] = slot;
    posting.counts[posting.size++] = count;
  }

  /** The length part of the BM25 denominator of every slot. */
  private normalise(slots: number): Float32Array {
    const average = this.averageLength || 1;
    for (let slot = 0; slot < slots; slot++)
      this.norms[slot] = k1 * (1 - b + (b * (this.lengths[slot] ?? 0)) / average);
    return this.norms;
  }

  /** Sums of every slot, in score units (not 0–1): surface terms and concepts apart. */
  score(query: LexicalQuery, slots: number): { surface: Float32Array; concept: Float32Array } {
    const norms = this.normalise(slots);
    const surface = new Float32Array(slots);
    const concept = new Float32Array(slots);
    query.ids.forEach((id, index) => {
      const posting = this.postings[id];
      if (!posting) return;
      const weight = (query.weights[index] ?? 0) * (k1 + 1);
      const into = this.vocabulary.isConcept(id) ? concept : surface;
      for (let entry = 0; entry < posting.size; entry++) {
        const slot = posting.documents[entry] as number;
        const count = posting.counts[entry] as number;
        into[slot] = (into[slot] as number) + (weight * count) / (count + (norms[slot] as number));
      }
    });
    return { surface, concept };
  }

  /** What one query term contributes to one document that has it `count` times. */
  contribution(weight: number, count: number, slot: number): number {
    const norm = k1 * (1 - b + (b * (this.lengths[slot] ?? 0)) / (this.averageLength || 1));
    return (weight * (k1 + 1) * count) / (count + norm);
  }
}

function grown(array: Float32Array, atLeast: number): Float32Array<ArrayBuffer> {
  const larger = new Float32Array(Math.max(atLeast, array.length * 2));
  larger.set(array);
  return larger;
}
