// The score of a pair: a logistic model over text and fit, with prior weights until feedback teaches better ones.
import type { FitPart } from '#app/domain/match.ts';
import type { FitParts } from './fit.ts';

export interface ScoreModel {
  readonly intercept: number;
  readonly text: number;
  readonly fit: Readonly<Record<FitPart, number>>;
}

/** Chosen so that strong text with neutral facts is about even and good facts lift it above 0.6; facts alone never pass 0.2. */
export const priorModel: ScoreModel = {
  intercept: -3.4,
  text: 5.2,
  fit: { field: 1.2, industry: 0.5, region: 0.5, trl: 0.6, budget: 0.4, cooperation: 0.4, kind: 0.8, freshness: 0.3 },
};

/** Raw word overlap is small even for good pairs; this spreads it over 0–1. Rising. */
export const lexicalStrength = (lexical: number): number => 1 - Math.exp(-6 * Math.max(0, lexical));

/** How strong the link between two texts is by itself, 0–1. */
export const textStrength = (lexical: number, semantic: number): number =>
  0.65 * lexicalStrength(lexical) + 0.35 * Math.min(1, Math.max(0, semantic));

/** @param text 0–1. Rising in the text and in every fit part; a part at 0.5 counts for nothing, as does an absent one. */
export function matchScore(text: number, fit: FitParts, model: ScoreModel = priorModel): number {
  let facts = 0;
  for (const [part, value] of Object.entries(fit)) facts += model.fit[part as FitPart] * (value - 0.5);
  const weighed = model.intercept + model.text * text + (0.4 + 0.6 * text) * facts;
  return 1 / (1 + Math.exp(-weighed));
}
