// A match: an opportunity with a capability, a score with named parts, the matched terms and reasons as codes.

/** The structured fit parts, each in 0–1. A part is absent when one side says nothing about it. */
export const fitParts = [
  'field',
  'industry',
  'region',
  'area',
  'trl',
  'budget',
  'cooperation',
  'kind',
  'honours',
  'freshness',
  'responsiveness',
] as const;
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
    /** 0–1: how strong the link between the texts is, relative to the best counterpart of the same listing; what the score model reads. */
    readonly text: number;
    readonly lexical: number;
    readonly semantic: number;
    readonly fit: Readonly<Partial<Record<FitPart, number>>>;
  };
  readonly terms: readonly MatchedTerm[];
}

/** A counterpart of fitting text that one fact keeps below the shown ones. */
export interface NearMiss extends Match {
  /** The part that holds it back most. */
  readonly part: FitPart;
  /** Its score if that part were met in full. */
  readonly scoreIfMet: number;
  /** The place (from 1) it would then have. */
  readonly rankIfMet: number;
}
