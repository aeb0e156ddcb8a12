// Shapes of the two packages that ship no types: the parts of them used here.

declare module 'snowball-stemmers' {
  interface Stemmer {
    stem(word: string): string;
  }
  const snowball: { newStemmer(language: string): Stemmer; algorithms(): string[] };
  export default snowball;
}

declare module 'lunr' {
  interface Builder {
    ref(name: string): void;
    field(name: string, options?: { boost?: number }): void;
    add(document: object): void;
    pipeline: { reset(): void };
    searchPipeline: { reset(): void };
  }
  interface Query {
    term(term: string | readonly string[], options: { boost?: number; fields?: readonly string[] }): Query;
  }
  interface Index {
    query(build: (query: Query) => void): { ref: string; score: number }[];
  }
  const lunr: (build: (this: Builder) => void) => Index;
  export default lunr;
}
