// The terms of the corpus by number, how rare each is and how much its class counts. Shared by both lists.
import { analyse, type TermClass, termClass } from './analysis.ts';

/** Terms by number with their frequency; title occurrences count twice. Sorted by nothing in particular. */
export interface TermVector {
  readonly ids: Int32Array;
  readonly counts: Float32Array;
}

/** How much a term class counts in the text score. Concepts are scored apart, see lexical.ts. */
const classWeight: Readonly<Record<TermClass, number>> = {
  han: 1,
  'han-pair': 1,
  stem: 1,
  'stem-pair': 0.3,
  quantity: 0.5,
  concept: 1,
};

/** What one occurrence adds to the length of a text, in words; a Chinese word has about 1.7 characters. */
const classLength: Readonly<Record<TermClass, number>> = {
  han: 0.6,
  'han-pair': 0,
  stem: 1,
  'stem-pair': 0,
  quantity: 0.5,
  concept: 0,
};

export const titleWeight = 2;

export class Vocabulary {
  readonly terms: string[] = [];
  readonly classes: TermClass[] = [];
  /** In how many live documents each term occurs. */
  readonly frequencies: number[] = [];
  documents = 0;
  private readonly numbers = new Map<string, number>();

  private number(term: string): number {
    const known = this.numbers.get(term);
    if (known !== undefined) return known;
    const id = this.terms.length;
    this.numbers.set(term, id);
    this.terms.push(term);
    this.classes.push(termClass(term));
    this.frequencies.push(0);
    return id;
  }

  find(term: string): number | undefined {
    return this.numbers.get(term);
  }

  vector(title: string, body: string): TermVector {
    const counts = new Map<number, number>();
    const add = (text: string, weight: number): void => {
      for (const term of analyse(text)) {
        const id = this.number(term);
        counts.set(id, (counts.get(id) ?? 0) + weight);
      }
    };
    add(title, titleWeight);
    add(body, 1);
    return { ids: Int32Array.from(counts.keys()), counts: Float32Array.from(counts.values()) };
  }

  /** Counts a document in (+1) or out (−1). */
  count(vector: TermVector, direction: 1 | -1): void {
    this.documents += direction;
    for (const id of vector.ids) this.frequencies[id] = (this.frequencies[id] ?? 0) + direction;
  }

  /** Inverse document frequency, always above 0. */
  idf(id: number): number {
    const frequency = this.frequencies[id] ?? 0;
    return Math.log(1 + (this.documents - frequency + 0.5) / (frequency + 0.5));
  }

  weight(id: number): number {
    return classWeight[this.classes[id] ?? 'stem'];
  }

  isConcept(id: number): boolean {
    return this.classes[id] === 'concept';
  }

  /** Length in words, where words that almost every text has (headings, boilerplate) hardly count. */
  length(vector: TermVector): number {
    let length = 0;
    vector.ids.forEach((id, index) => {
      const unit = classLength[this.classes[id] ?? 'stem'];
      if (unit > 0) length += (vector.counts[index] ?? 0) * unit * Math.min(3, this.idf(id));
    });
    return length;
  }

  /** Share (0–1) of the text that is Chinese, by length. */
  chineseShare(vector: TermVector): number {
    let chinese = 0;
    let all = 0;
    vector.ids.forEach((id, index) => {
      const kind = this.classes[id];
      const amount = (vector.counts[index] ?? 0) * classLength[kind ?? 'stem'];
      all += amount;
      if (kind === 'han') chinese += amount;
    });
    return all > 0 ? chinese / all : 0.5;
  }
}
