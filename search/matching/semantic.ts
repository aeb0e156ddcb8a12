// Meaning learned from the corpus itself: latent semantic analysis over tf-idf, so that texts without a common word can be near.
import { rightSingularVectors, type SparseMatrix } from './sparse-svd.ts';
import type { TermVector, Vocabulary } from './vocabulary.ts';

export const dimensions = 200;
/** Larger corpora are learned from an even sample; the other documents are folded in. */
const largestSample = 6_000;
const mostTerms = 40_000;
/** Concepts link the languages; inside one language they blur it. */
const conceptWeight = 0.15;

/** A text in the space: unit length, and the share (0–1) of its terms that the space can express. */
export interface Projection {
  readonly vector: Float32Array;
  readonly captured: number;
}

export class SemanticSpace {
  /** Average captured share of the documents it was learned from. */
  readonly typicalCapture: number;

  private constructor(
    private readonly vocabulary: Vocabulary,
    private readonly rows: Int32Array,
    private readonly directions: Float32Array,
    readonly rank: number,
    sample: readonly TermVector[],
  ) {
    const some = sample.filter((_, index) => index % Math.ceil(sample.length / 500) === 0);
    const captured = some.reduce((sum, vector) => sum + this.project(vector).captured, 0);
    this.typicalCapture = some.length > 0 ? captured / some.length : 0;
  }

  /** Null where there is too little to learn from. */
  static learn(vocabulary: Vocabulary, vectors: readonly TermVector[]): SemanticSpace | null {
    if (vectors.length < 20) return null;
    const step = Math.max(1, vectors.length / largestSample);
    const sample: TermVector[] = [];
    for (let at = 0; at < vectors.length; at += step) {
      const vector = vectors[Math.floor(at)];
      if (vector) sample.push(vector);
    }
    const rows = chooseTerms(vocabulary);
    const matrix = tabulate(vocabulary, rows, sample);
    if (matrix.columns < 20) return null;
    const { vectors: directions, rank } = rightSingularVectors(
      matrix,
      Math.min(dimensions, Math.floor(sample.length / 3)),
    );
    return new SemanticSpace(vocabulary, rows, directions, rank, sample);
  }

  project(vector: TermVector): Projection {
    const { rank, directions } = this;
    const result = new Float32Array(rank);
    let energy = 0;
    for (const [id, weight] of weighted(this.vocabulary, vector)) {
      energy += weight * weight;
      const row = id < this.rows.length ? (this.rows[id] as number) : -1;
      if (row < 0) continue;
      for (let j = 0; j < rank; j++)
        result[j] = (result[j] as number) + weight * (directions[row * rank + j] as number);
    }
    const length = Math.sqrt(result.reduce((sum, value) => sum + value * value, 0));
    if (length > 0) for (let j = 0; j < rank; j++) result[j] = (result[j] as number) / length;
    return { vector: result, captured: energy > 0 ? length / Math.sqrt(energy) : 0 };
  }
}

/** Row number of each vocabulary term in the space, −1 for those left out: too rare, too common, or stem pairs. */
function chooseTerms(vocabulary: Vocabulary): Int32Array {
  const common = Math.max(3, vocabulary.documents * 0.5);
  const usable: number[] = [];
  vocabulary.frequencies.forEach((frequency, id) => {
    if (frequency >= 2 && frequency <= common && vocabulary.classes[id] !== 'stem-pair') usable.push(id);
  });
  if (usable.length > mostTerms) {
    usable.sort((a, b) => (vocabulary.frequencies[b] ?? 0) - (vocabulary.frequencies[a] ?? 0));
    usable.length = mostTerms;
  }
  const rows = new Int32Array(vocabulary.terms.length).fill(-1);
  usable.forEach((id, row) => {
    rows[id] = row;
  });
  return rows;
}

function* weighted(vocabulary: Vocabulary, vector: TermVector): Generator<[number, number]> {
  for (let index = 0; index < vector.ids.length; index++) {
    const id = vector.ids[index] as number;
    if (vocabulary.classes[id] === 'stem-pair') continue;
    const weight = vocabulary.isConcept(id) ? conceptWeight : vocabulary.weight(id);
    yield [id, weight * vocabulary.idf(id) * Math.sqrt(vector.counts[index] as number)];
  }
}

function tabulate(vocabulary: Vocabulary, rows: Int32Array, sample: readonly TermVector[]): SparseMatrix {
  const indices: number[] = [];
  const values: number[] = [];
  const starts = new Int32Array(sample.length + 1);
  sample.forEach((vector, document) => {
    const begin = values.length;
    let energy = 0;
    for (const [id, weight] of weighted(vocabulary, vector)) {
      const row = rows[id] ?? -1;
      if (row < 0) continue;
      indices.push(row);
      values.push(weight);
      energy += weight * weight;
    }
    const length = Math.sqrt(energy) || 1;
    for (let entry = begin; entry < values.length; entry++) values[entry] = (values[entry] as number) / length;
    starts[document + 1] = values.length;
  });
  const columns = rows.reduce((most, row) => Math.max(most, row + 1), 0);
  return { rows: sample.length, columns, starts, indices: Int32Array.from(indices), values: Float32Array.from(values) };
}
