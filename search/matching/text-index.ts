// One searchable list of texts: words, meaning, and how the two are put together. The same core serves the matcher and the evaluation.
import { LexicalIndex, type LexicalQuery, lexicalQuery } from './lexical.ts';
import type { Projection, SemanticSpace } from './semantic.ts';
import type { TermVector, Vocabulary } from './vocabulary.ts';

/** How the parts weigh; one set for all languages and collections. */
export const weights = {
  /** Concepts beside the surface terms they stand for. */
  concept: 0.05,
  /** Concepts where the other text is in the other language: they carry what the surface terms cannot, at this share. */
  acrossLanguages: 0.6,
  /** Share of meaning in the fused score: without and with full trust in the space. */
  semanticLeast: 0.25,
  semanticMost: 0.4,
  /** Centroid feedback: how many documents, and how strong. */
  feedbackDocuments: 8,
  feedback: 0.6,
  /** Near documents lend each other score: among how many, from how many each, and how much. */
  neighbourhood: 100,
  neighbours: 3,
  borrowed: 0.6,
  /** Captured share of the query against that of a typical document: from where the space is trusted, and how fast fully. */
  understoodFrom: 0.65,
  understoodWithin: 0.1,
};

const candidates = 1000;

export interface Ranked {
  readonly slot: number;
  /** Fused score, for ordering only. */
  readonly score: number;
  /** 0–1: share of the query's weight that the document answers. */
  readonly lexical: number;
  /** 0–1: cosine in the learned space; 0 without a space. */
  readonly semantic: number;
}

interface Entry {
  readonly vector: TermVector;
  readonly chinese: number;
  projection: Projection | null;
}

const dot = (a: Float32Array, b: Float32Array): number => {
  let sum = 0;
  for (let j = 0; j < a.length; j++) sum += (a[j] as number) * (b[j] as number);
  return sum;
};

const clamp = (value: number): number => Math.min(1, Math.max(0, value));

export class TextIndex {
  private entries: (Entry | null)[] = [];
  private lexical: LexicalIndex;
  private space: SemanticSpace | null = null;
  private live = 0;

  constructor(private readonly vocabulary: Vocabulary) {
    this.lexical = new LexicalIndex(vocabulary);
  }

  get size(): number {
    return this.live;
  }

  entry(slot: number): Entry | null {
    return this.entries[slot] ?? null;
  }

  /** What one term of a query contributes to a document, in score units. */
  contribution(weight: number, count: number, slot: number): number {
    return this.lexical.contribution(weight, count, slot);
  }

  vectors(): TermVector[] {
    return this.entries.flatMap((entry) => (entry ? [entry.vector] : []));
  }

  /** Adds a document whose terms are already counted in the vocabulary; returns its slot. */
  add(vector: TermVector): number {
    const slot = this.entries.length;
    const projection = this.space?.project(vector) ?? null;
    this.entries.push({ vector, chinese: this.vocabulary.chineseShare(vector), projection });
    this.lexical.add(slot, vector);
    this.live++;
    return slot;
  }

  drop(slot: number): void {
    if (!this.entries[slot]) return;
    this.entries[slot] = null;
    this.lexical.drop(slot);
    this.live--;
  }

  /** Rebuilds lengths and postings with today's term statistics and places every document in the given space. Slots stay. */
  rebuild(space: SemanticSpace | null): void {
    this.space = space;
    this.lexical = new LexicalIndex(this.vocabulary);
    this.entries.forEach((entry, slot) => {
      if (!entry) return;
      this.lexical.add(slot, entry.vector);
      entry.projection = space?.project(entry.vector) ?? null;
    });
  }

  /** How far the learned space can be trusted for this query, 0–1: enough texts, long enough, and speaking the query's words. */
  private trust(projection: Projection): number {
    const space = this.space;
    if (!space) return 0;
    const enough = this.vocabulary.documents / (this.vocabulary.documents + 100);
    const long = clamp((this.lexical.averageLength - 60) / 80);
    const understood = clamp(
      (projection.captured / (space.typicalCapture || 1) - weights.understoodFrom) / weights.understoodWithin,
    );
    return enough * long * understood;
  }

  /** Surface and concept sums put together per slot; dropped documents get 0. */
  private words(query: LexicalQuery, chinese: number): Float32Array {
    const slots = this.entries.length;
    const { surface, concept } = this.lexical.score(query, slots);
    const across = query.concept > 0 ? Math.min(4, (query.surface / query.concept) * weights.acrossLanguages) : 0;
    for (let slot = 0; slot < slots; slot++) {
      const entry = this.entries[slot];
      if (!entry) {
        surface[slot] = 0;
        continue;
      }
      const apart = clamp(Math.abs(entry.chinese - chinese) * 2 - 1);
      const factor = weights.concept + apart * Math.max(0, across - weights.concept);
      surface[slot] = (surface[slot] as number) + factor * (concept[slot] as number);
    }
    return surface;
  }

  private meaning(vector: Float32Array, slots: Iterable<number>, into: Float32Array): void {
    for (const slot of slots) {
      const other = this.entries[slot]?.projection?.vector;
      if (other) into[slot] = dot(vector, other);
    }
  }

  /** The best documents for a query, best first. `allowed` leaves slots out before anything is learned from the first results. */
  rank(vector: TermVector, limit: number, allowed: (slot: number) => boolean = () => true): Ranked[] {
    const query = lexicalQuery(this.vocabulary, vector);
    const words = this.words(query, this.vocabulary.chineseShare(vector));
    const meaning = new Float32Array(this.entries.length);
    const projection = this.space?.project(vector);
    if (projection) this.meaning(projection.vector, this.entries.keys(), meaning);
    const trust = projection ? this.trust(projection) : 0;
    const share = projection ? weights.semanticLeast + trust * (weights.semanticMost - weights.semanticLeast) : 0;
    const usable = [...this.entries.keys()].filter((slot) => this.entries[slot] && allowed(slot));
    const bestWords = usable.reduce((most, slot) => Math.max(most, words[slot] as number), 1e-9);
    const fuse = (semantic: Float32Array): Float32Array => {
      const best = usable.reduce((most, slot) => Math.max(most, semantic[slot] as number), 1e-9);
      return words.map(
        (value, slot) => ((1 - share) * value) / bestWords + (share * (semantic[slot] as number)) / best,
      );
    };
    let score = fuse(meaning);
    let first = top(usable, score, Math.max(candidates, limit));
    if (projection && first.length > 0) {
      const pulled = this.pull(projection.vector, first.slice(0, weights.feedbackDocuments), weights.feedback * trust);
      const again = meaning.slice();
      this.meaning(pulled, first, again);
      score = fuse(again);
      this.borrow(score, top(first, score, weights.neighbourhood), trust);
      first = top(first, score, limit);
    }
    const whole = query.surface + query.concept * weights.concept || 1;
    return first.slice(0, limit).map((slot) => ({
      slot,
      score: score[slot] as number,
      lexical: clamp((words[slot] as number) / (whole * 1.5)),
      semantic: clamp(meaning[slot] as number),
    }));
  }

  /** The query moved towards the centre of the first results. */
  private pull(vector: Float32Array, first: readonly number[], amount: number): Float32Array {
    const centre = new Float32Array(vector.length);
    for (const slot of first) {
      const other = this.entries[slot]?.projection?.vector;
      if (other) for (let j = 0; j < centre.length; j++) centre[j] = (centre[j] as number) + (other[j] as number);
    }
    const length = Math.sqrt(dot(centre, centre)) || 1;
    const pulled = vector.map((value, j) => value + (amount * (centre[j] as number)) / length);
    const size = Math.sqrt(dot(pulled, pulled)) || 1;
    return pulled.map((value) => value / size);
  }

  /** Documents near each other tend to answer the same need: each takes some score from its nearest neighbours. */
  private borrow(score: Float32Array, slots: readonly number[], trust: number): void {
    const amount = weights.borrowed * trust ** 2;
    if (amount <= 0) return;
    const vectors = slots.map((slot) => this.entries[slot]?.projection?.vector);
    const similar = slots.map(() => [] as { near: number; slot: number }[]);
    for (let a = 0; a < slots.length; a++)
      for (let c = 0; c < a; c++) {
        const [left, right] = [vectors[a], vectors[c]];
        const near = left && right ? dot(left, right) : 0;
        if (near <= 0) continue;
        similar[a]?.push({ near, slot: slots[c] as number });
        similar[c]?.push({ near, slot: slots[a] as number });
      }
    const before = score.slice();
    slots.forEach((slot, index) => {
      const nearest = (similar[index] ?? []).sort((x, y) => y.near - x.near).slice(0, weights.neighbours);
      const sum = nearest.reduce((total, { near, slot: other }) => total + near * (before[other] as number), 0);
      const mass = nearest.reduce((total, { near }) => total + near, 0);
      score[slot] = ((before[slot] as number) + amount * sum) / (1 + amount * mass);
    });
  }
}

/** The slots with the highest scores, best first; only those above 0. */
function top(slots: readonly number[], score: Float32Array, count: number): number[] {
  const chosen = slots.filter((slot) => (score[slot] as number) > 0);
  chosen.sort((a, b) => (score[b] as number) - (score[a] as number) || a - b);
  if (chosen.length > count) chosen.length = count;
  return chosen;
}
