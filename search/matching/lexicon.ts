// The bilingual lexicon: wordings of both languages that mean one concept, found in running text.
export interface ConceptMatcher {
  inHan(run: string, into: string[]): void;
  inStems(stems: readonly string[], into: string[]): void;
}
export const conceptMatcher = (): ConceptMatcher => ({ inHan() {}, inStems() {} });
