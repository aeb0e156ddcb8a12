// A match: an opportunity with a capability, a score with named parts, the matched terms and reasons as codes.

/** The structured fit parts, each in 0–1. A part is absent when one side says nothing about it. */
export const fitParts = ['field', 'industry', 'region', 'trl', 'budget', 'cooperation', 'kind', 'freshness'] as const;
export type FitPart = (typeof fitParts)[number];

/** A word or phrase that links both texts, with its share (0–1) of the text score. `other` is the wording on the other side where it differs (synonym or translation). */
export interface MatchedTerm {
  readonly term: string;
  readonly other: string | null;
  readonly share: number;
}

export interface Match {
  readonly opportunityId: string;
  readonly capabilityId: string;
  /** Probability-like, in 0–1. */
  readonly score: number;
  readonly parts: {
    readonly lexical: number;
    readonly semantic: number;
    readonly fit: Readonly<Partial<Record<FitPart, number>>>;
  };
  readonly terms: readonly MatchedTerm[];
}
