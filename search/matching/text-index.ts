// One searchable list of texts: words, meaning, and how the two are put together. The same core serves the matcher and the evaluation.
import { best } from './best.ts';
import { borrowed, centre, fed, moved } from './feedback.ts';
import { LexicalIndex, type LexicalQuery, lexicalQuery, rarity } from './lexical.ts';
import { Projections } from './projections.ts';
import type { Projection, SemanticSpace } from './semantic.ts';
import { type VectorState, VectorStore, withRoom } from './vector-store.ts';
import type { TermVector, Vocabulary } from './vocabulary.ts';

/** How the parts weigh; one set for all languages and collections. */
export const weights = {
  /** Concepts beside the surface terms they stand for. */
  concept: 0.02,
  /** Concepts where the other text is in the other language: they carry what the surface terms cannot, at this share. */
  acrossLanguages: 0.6,
  /** Share of meaning in the fused score: without and with full trust in the space. */
  semanticLeast: 0.16,
  semanticMost: 0.42,
  /** Centroid feedback: how many documents, and how strong. */
  feedbackDocuments: 8,
  feedback: 0.6,
  /** Near documents lend each other score: among how many, from how many each, and how much. */
  neighbourhood: 100,
  neighbours: 3,
  borrowed: 0.6,
  /** Words of the first documents ask along: of how many documents, how many words, at what share. */
  wordDocuments: 5,
  wordTerms: 30,
  words: 0.3,
  /** Average length of the documents: from where meaning learned from them is trusted, and how fast fully. */
  longFrom: 110,
  longWithin: 60,
  /** Captured share of the query against that of a typical document: from where the space is trusted, and how fast fully. */
  understoodFrom: 0.65,
  understoodWithin: 0.1,
};

/** Documents that are looked at closely; up to so many all are. */
const candidates = 2_000;

export interface Ranked {
  readonly slot: number;
  /** Fused score, for ordering only. */
  readonly score: number;
  /** 0–1: share of the query's weight that the document answers. */
  readonly lexical: number;
  /** 0–1: cosine in the learned space; 0 without a space. */
  readonly semantic: number;
}

export interface TextIndexState extends VectorState {
  readonly live: Uint8Array;
  readonly chinese: Uint8Array;
  readonly values: Int8Array;
  readonly scales: Float32Array;
}

const clamp = (value: number): number => Math.min(1, Math.max(0, value));

const highest = (values: Float32Array): number => values.reduce((most, value) => Math.max(most, value), 1e-9);

export class TextIndex {
  private lexical: LexicalIndex;
  private space: SemanticSpace | null = null;
  private projections: Projections | null = null;
  private live: Uint8Array = new Uint8Array(64);
  /** Share of Chinese in each text, 0–255. */
  private chinese: Uint8Array = new Uint8Array(64);
  private count = 0;

  constructor(private readonly vocabulary: Vocabulary) {
    this.lexical = new LexicalIndex(vocabulary);
  }

  /** Live documents. */
  get size(): number {
    return this.count;
  }

  /** Slots in use, dropped ones among them. */
  get slots(): number {
    return this.lexical.documents.size;
  }

  get bytes(): number {
    return this.lexical.bytes + (this.projections?.bytes ?? 0) + this.live.byteLength + this.chinese.byteLength;
  }

  isLive(slot: number): boolean {
    return this.live[slot] === 1;
  }

  /** A view, valid until the next document is added. */
  vector(slot: number): TermVector | null {
    return slot >= 0 && slot < this.slots && this.isLive(slot) ? this.lexical.documents.at(slot) : null;
  }

  /** What one term of a query contributes to a document, in score units. */
  contribution(weight: number, count: number, slot: number): number {
    return this.lexical.contribution(weight, count, slot);
  }

  /** Adds a document whose terms are already counted in the vocabulary; returns its slot. */
  add(vector: TermVector): number {
    const slot = this.lexical.add(vector);
    this.live = withRoom(this.live, slot + 1);
    this.chinese = withRoom(this.chinese, slot + 1);
    this.live[slot] = 1;
    this.chinese[slot] = Math.round(this.vocabulary.chineseShare(vector) * 255);
    if (this.space) this.projections?.set(slot, this.space.project(vector).vector);
    this.count++;
    return slot;
  }

  drop(slot: number): void {
    if (!this.isLive(slot)) return;
    this.live[slot] = 0;
    this.lexical.drop(slot);
    this.count--;
  }

  /** Rebuilds lengths and postings with today's term statistics and places every document in the given space. Slots stay. */
  rebuild(space: SemanticSpace | null): void {
    this.space = space;
    this.lexical.rebuild((slot) => this.isLive(slot));
    this.projections = space ? new Projections(space.rank) : null;
    if (!space) return;
    for (let slot = 0; slot < this.slots; slot++)
      if (this.isLive(slot)) this.projections?.set(slot, space.project(this.lexical.documents.at(slot)).vector);
  }

  /** How far the learned space can be trusted for this query, 0–1: enough texts, long enough, and speaking the query's words. */
  private trust(projection: Projection): number {
    const space = this.space;
    if (!space) return 0;
    const enough = this.vocabulary.documents / (this.vocabulary.documents + 100);
    const long = clamp((this.lexical.averageLength - weights.longFrom) / weights.longWithin);
    const understood = clamp(
      (projection.captured / (space.typicalCapture || 1) - weights.understoodFrom) / weights.understoodWithin,
    );
    return enough * long * understood;
  }

  /** Surface and concept sums put together per slot; dropped documents get 0. */
  private words(query: LexicalQuery, chinese: number): Float32Array {
    const { surface, concept } = this.lexical.score(query);
    const across = query.concept > 0 ? Math.min(4, (query.surface / query.concept) * weights.acrossLanguages) : 0;
    for (let slot = 0; slot < surface.length; slot++) {
      const apart = clamp(Math.abs((this.chinese[slot] as number) / 255 - chinese) * 2 - 1);
      const factor = weights.concept + apart * Math.max(0, across - weights.concept);
      const sum = (surface[slot] as number) + factor * (concept[slot] as number);
      surface[slot] = this.live[slot] === 1 ? sum : 0;
    }
    return surface;
  }

  /** The documents worth a close look, best first: a quick mix of words and meaning over all. */
  private shortlist(
    words: Float32Array,
    vector: Float32Array | null,
    share: number,
    allowed: (slot: number) => boolean,
    limit: number,
  ): Int32Array {
    const meaning = vector && this.projections?.nearAll(vector, words.length, candidates);
    const quick = new Float32Array(words.length);
    for (let slot = 0; slot < words.length; slot++)
      if (this.live[slot] === 1 && allowed(slot)) quick[slot] = 1;
      else words[slot] = 0;
    const [bestWords, bestMeaning] = [highest(words), meaning ? highest(meaning) : 1];
    for (let slot = 0; slot < words.length; slot++)
      quick[slot] =
        (quick[slot] as number) *
        (((1 - share) * (words[slot] as number)) / bestWords + (share * (meaning?.[slot] ?? 0)) / bestMeaning);
    return best(quick, Math.max(candidates, limit));
  }

  /** The best documents for a query, best first. `allowed` leaves slots out before anything is learned from the first results. */
  rank(vector: TermVector, limit: number, allowed: (slot: number) => boolean = () => true): Ranked[] {
    const query = lexicalQuery(this.vocabulary, vector);
    const projection = this.projections && this.space ? this.space.project(vector) : null;
    const trust = projection ? this.trust(projection) : 0;
    const share = projection ? weights.semanticLeast + trust * (weights.semanticMost - weights.semanticLeast) : 0;
    const chinese = this.vocabulary.chineseShare(vector);
    const all = this.words(query, chinese);
    const slots = this.shortlist(all, projection?.vector ?? null, share, allowed, limit);
    const words = Float32Array.from(slots, (slot) => all[slot] as number);
    const meaning = this.meaning(projection?.vector ?? null, slots);
    let score = this.fuse(words, meaning, share);
    if (projection && slots.length > 0)
      score = this.learnedFrom({ slots, words, score, share, trust, english: 1 - chinese }, projection.vector);
    const mass = (query.surface + query.concept * weights.concept || 1) * 1.5;
    return Array.from(best(score, limit), (at) => ({
      slot: slots[at] as number,
      score: score[at] as number,
      lexical: clamp((words[at] as number) / mass),
      semantic: clamp(meaning[at] as number),
    }));
  }

  private meaning(vector: Float32Array | null, slots: Int32Array): Float32Array {
    const { projections } = this;
    const near = new Float32Array(slots.length);
    if (!vector || !projections) return near;
    for (let at = 0; at < near.length; at++) near[at] = projections.near(vector, slots[at] as number);
    return near;
  }

  private fuse(words: Float32Array, meaning: Float32Array, share: number): Float32Array {
    const [bestWords, bestMeaning] = [highest(words), highest(meaning)];
    return words.map(
      (value, at) => ((1 - share) * value) / bestWords + (share * (meaning[at] as number)) / bestMeaning,
    );
  }

  /** Scores again with what the first results tell: their centre, their neighbours and their words. */
  private learnedFrom(
    first: {
      slots: Int32Array;
      words: Float32Array;
      score: Float32Array;
      share: number;
      trust: number;
      english: number;
    },
    vector: Float32Array,
  ): Float32Array {
    const { slots, words, share, trust } = first;
    const { projections } = this;
    if (!projections) return first.score;
    const place = (at: number): Float32Array => projections.at(slots[at] as number);
    const leading = Array.from(best(first.score, weights.feedbackDocuments), place);
    const pulled = moved(vector, centre(leading), weights.feedback * trust);
    let score = this.fuse(words, this.meaning(pulled, slots), share);
    const near = best(score, weights.neighbourhood);
    const places = trust > 0 ? Array.from(near, place) : [];
    if (trust > 0) score = borrowed(score, near, places, weights.neighbours, weights.borrowed * trust ** 2);
    const asking = this.wordsOf(best(score, weights.wordDocuments), score, slots);
    return asking.ids.length === 0
      ? score
      : fed(score, this.lexical.scoreThese(asking, slots), weights.words * first.english);
  }

  /** The most telling English words of some documents as a query of their own; Chinese characters alone tell too little. */
  private wordsOf(leading: Int32Array, score: Float32Array, slots: Int32Array): LexicalQuery {
    const sums = new Map<number, number>();
    for (const at of leading) {
      const slot = slots[at] as number;
      this.lexical.documents.eachOf(slot, (_, id, count) => {
        if (this.vocabulary.classes[id] !== 'stem') return;
        const weight = this.vocabulary.weight(id) * this.vocabulary.idf(id) ** rarity;
        const amount = (score[at] as number) * this.lexical.contribution(weight, count, slot);
        sums.set(id, (sums.get(id) ?? 0) + amount);
      });
    }
    const chosen = [...sums].sort((a, b) => b[1] - a[1]).slice(0, weights.wordTerms);
    return {
      ids: Int32Array.from(chosen, ([id]) => id),
      weights: Float32Array.from(chosen, ([, amount]) => amount),
      surface: 0,
      concept: 0,
    };
  }

  save(): TextIndexState {
    const placed = this.projections?.save(this.slots) ?? { values: new Int8Array(0), scales: new Float32Array(0) };
    const [live, chinese] = [this.live.slice(0, this.slots), this.chinese.slice(0, this.slots)];
    return { ...this.lexical.documents.save(), live, chinese, ...placed };
  }

  static restore(vocabulary: Vocabulary, space: SemanticSpace | null, state: TextIndexState): TextIndex {
    const { live, chinese, values, scales, ...vectors } = state;
    const index = new TextIndex(vocabulary);
    index.lexical = new LexicalIndex(vocabulary, VectorStore.restore(vectors));
    index.space = space;
    index.projections = space ? Projections.restore(space.rank, { values, scales }) : null;
    index.live = live;
    index.chinese = chinese;
    index.count = live.reduce((sum, one) => sum + one, 0);
    index.lexical.rebuild((slot) => index.isLive(slot));
    return index;
  }
}
