// Meaning learned from the corpus itself: latent semantic analysis over tf-idf, so that texts without a common word can be near.
import { rightSingularVectors, type SparseMatrix } from './sparse-svd.ts';
import type { TermVector, Vocabulary } from './vocabulary.ts';

export const dimensions = 200;
/** Larger corpora are learned from an even sample; the other documents are folded in. */
const largestSample = 6_000;
const mostTerms = 40_000;
/** Concepts link the languages; inside one language they blur it. So they weigh by how mixed the texts are. */
const conceptLeast = 0.02;
const conceptMost = 0.15;

/** A text in the space: unit length, and the share (0–1) of its terms that the space can express. */
export interface Projection {
  readonly vector: Float32Array;
  readonly captured: number;
}

export interface SpaceState {
  /** Row of each vocabulary term, −1 for those left out. */
  readonly rows: Int32Array;
  readonly directions: Float32Array;
  readonly rank: number;
  readonly typicalCapture: number;
  readonly conceptWeight: number;
}

export class SemanticSpace {
  private constructor(
    private readonly vocabulary: Vocabulary,
    private readonly state: SpaceState,
  ) {}

  get rank(): number {
    return this.state.rank;
  }

  /** Average captured share of the documents it was learned from. */
  get typicalCapture(): number {
    return this.state.typicalCapture;
  }

  get bytes(): number {
    return this.state.rows.byteLength + this.state.directions.byteLength;
  }

  /** @param count how many texts there are; `at` gives one of them. Null where there is too little to learn from. */
  static learn(vocabulary: Vocabulary, count: number, at: (index: number) => TermVector): SemanticSpace | null {
    if (count < 20) return null;
    const sampled = Math.min(count, largestSample);
    const sample = Array.from({ length: sampled }, (_, index) => at(Math.floor((index * count) / sampled)));
    const rows = chooseTerms(vocabulary);
    const conceptWeight = conceptWeightFor(vocabulary, sample);
    const matrix = tabulate(vocabulary, rows, sample, conceptWeight);
    if (matrix.columns < 20) return null;
    const rank = Math.min(dimensions, Math.floor(sample.length / 3));
    const learned = rightSingularVectors(matrix, rank);
    const state = { rows, directions: learned.vectors, rank: learned.rank, typicalCapture: 0, conceptWeight };
    const space = new SemanticSpace(vocabulary, state);
    const some = sample.filter((_, index) => index % Math.ceil(sample.length / 500) === 0);
    const captured = some.reduce((sum, vector) => sum + space.project(vector).captured, 0);
    return new SemanticSpace(vocabulary, { ...state, typicalCapture: captured / some.length });
  }

  static restore(vocabulary: Vocabulary, state: SpaceState): SemanticSpace {
    return new SemanticSpace(vocabulary, state);
  }

  save(): SpaceState {
    return this.state;
  }

  project(vector: TermVector): Projection {
    const { rank, directions, rows, conceptWeight } = this.state;
    const result = new Float32Array(rank);
    let energy = 0;
    for (const [id, weight] of weighted(this.vocabulary, vector, conceptWeight)) {
      energy += weight * weight;
      const row = id < rows.length ? (rows[id] as number) : -1;
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

/** Half Chinese and half English texts: most; texts of one language: least. */
function conceptWeightFor(vocabulary: Vocabulary, sample: readonly TermVector[]): number {
  const chinese = sample.reduce((sum, vector) => sum + vocabulary.chineseShare(vector), 0) / sample.length;
  const mixed = Math.min(1, 4 * Math.min(chinese, 1 - chinese));
  return conceptLeast + (conceptMost - conceptLeast) * mixed;
}

function* weighted(vocabulary: Vocabulary, vector: TermVector, conceptWeight: number): Generator<[number, number]> {
  for (let index = 0; index < vector.ids.length; index++) {
    const id = vector.ids[index] as number;
    if (vocabulary.classes[id] === 'stem-pair') continue;
    const weight = vocabulary.isConcept(id) ? conceptWeight : vocabulary.weight(id);
    yield [id, weight * vocabulary.idf(id) * Math.sqrt(vector.counts[index] as number)];
  }
}

function tabulate(
  vocabulary: Vocabulary,
  rows: Int32Array,
  sample: readonly TermVector[],
  conceptWeight: number,
): SparseMatrix {
  const indices: number[] = [];
  const values: number[] = [];
  const starts = new Int32Array(sample.length + 1);
  sample.forEach((vector, document) => {
    const begin = values.length;
    let energy = 0;
    for (const [id, weight] of weighted(vocabulary, vector, conceptWeight)) {
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
