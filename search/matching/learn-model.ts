// Learning the score from what people decided: logistic regression drawn towards the priors, corrected for position.
import { type FitPart, fitParts } from '#app/domain/match.ts';
import type { FitParts } from './fit.ts';
import { priorModel, type ScoreModel, scoreFeatures } from './score.ts';
import { solve } from './solve-linear.ts';

/** One decision about one counterpart. */
export interface JudgedPair {
  /** The listing whose list it stood on; decisions of one listing are held out together. */
  readonly group: string;
  readonly text: number;
  readonly fit: FitParts;
  /** Place on the list, from 1; null when it was not found there. */
  readonly position: number | null;
  /** 0 for a refusal; 1 useful or interest, 2 accepted, 3 a good outcome. */
  readonly gain: number;
}

/** How often a place was shown, and how often anybody reacted to what stood there. */
export interface PlaceCount {
  readonly position: number;
  readonly shown: number;
  readonly answered: number;
}

/** Below this a place says too little to be weighed up further; keeps single decisions from ruling. */
const leastPropensity = 0.1;
/** Showings that the assumed curve counts for, so that rare places stay near it. */
const assumedShowings = 20;

/**
 * Chance that a place is looked at, against the first, from logged places: answers per showing, smoothed towards
 * 1/√place and never rising. @returns by place, from index 1
 */
export function propensities(places: readonly PlaceCount[]): number[] {
  const rateOfFirst = rate(places.find(({ position }) => position === 1));
  const last = places.reduce((most, { position }) => Math.max(most, position), 1);
  const result = [1, 1];
  for (let position = 2; position <= last; position++) {
    const assumed = 1 / Math.sqrt(position);
    const place = places.find((one) => one.position === position);
    const seen = place?.shown ?? 0;
    const observed = rateOfFirst > 0 && place ? rate(place) / rateOfFirst : assumed;
    const mixed = (seen * observed + assumedShowings * assumed) / (seen + assumedShowings);
    result[position] = Math.max(leastPropensity, Math.min(result[position - 1] ?? 1, mixed));
  }
  return result;
}

const rate = (place: PlaceCount | undefined): number => (place && place.shown > 0 ? place.answered / place.shown : 0);

/** What a decision at this place counts for: rare places more. Places never logged count like the first. */
export const weightOfPlace = (position: number | null, propensity: readonly number[]): number =>
  1 / Math.max(leastPropensity, position === null ? 1 : (propensity[position] ?? propensity.at(-1) ?? 1));

/** Decisions that the priors count for, per weight. */
const priorStrength = 8;
/** How far a weight is expected to stray from its prior. */
const expectedChange = 1.5;
const rounds = 12;
/** Weights that move less than this have settled. */
const settled = 1e-4;

const vectorOf = (text: number, fit: FitParts): number[] => {
  const features = scoreFeatures(text, fit);
  return [1, features.text, ...fitParts.map((part) => features.fit[part])];
};
const weightsOf = (model: ScoreModel): number[] => [
  model.intercept,
  model.text,
  ...fitParts.map((part) => model.fit[part]),
];
const modelOf = (weights: readonly number[]): ScoreModel => ({
  intercept: weights[0] ?? 0,
  text: weights[1] ?? 0,
  fit: Object.fromEntries(fitParts.map((part, index) => [part, weights[index + 2] ?? 0])) as Record<FitPart, number>,
});

const logistic = (value: number): number => 1 / (1 + Math.exp(-value));

interface Example {
  readonly features: readonly number[];
  readonly label: number;
  readonly weight: number;
}

/** A refusal says no once; a contract says yes three times as loudly as a click. Weights average 1, so shrinkage keeps its meaning. */
function examplesOf(pairs: readonly JudgedPair[], propensity: readonly number[]): Example[] {
  const raw = pairs.map(({ position, gain }) => weightOfPlace(position, propensity) * Math.max(1, gain));
  const mean = raw.reduce((sum, weight) => sum + weight, 0) / Math.max(1, raw.length) || 1;
  return pairs.map(({ text, fit, gain }, index) => ({
    features: vectorOf(text, fit),
    label: gain > 0 ? 1 : 0,
    weight: (raw[index] ?? 1) / mean,
  }));
}

/** One Newton step of the penalised log loss over the free weights; the others stay where they are. Returns the largest change. */
function step(
  examples: readonly Example[],
  weights: number[],
  prior: readonly number[],
  free: readonly number[],
): number {
  const size = free.length;
  const hessian = Array.from({ length: size }, () => new Array<number>(size).fill(0));
  const gradient = new Array<number>(size).fill(0);
  for (const { features, label, weight } of examples) {
    const predicted = logistic(features.reduce((sum, value, index) => sum + value * (weights[index] ?? 0), 0));
    const curve = weight * Math.max(1e-6, predicted * (1 - predicted));
    for (let row = 0; row < size; row++) {
      const value = features[free[row] as number] as number;
      gradient[row] = (gradient[row] as number) + weight * (predicted - label) * value;
      const line = hessian[row] as number[];
      for (let column = 0; column <= row; column++)
        line[column] = (line[column] as number) + curve * value * (features[free[column] as number] as number);
    }
  }
  free.forEach((index, row) => {
    const pull = priorStrength / expectedChange ** 2;
    gradient[row] = (gradient[row] ?? 0) + pull * ((weights[index] ?? 0) - (prior[index] ?? 0));
    const line = hessian[row];
    if (line) line[row] = (line[row] ?? 0) + pull;
  });
  const change = solve(hessian, gradient); // reads the lower triangle only
  free.forEach((index, row) => {
    weights[index] = (weights[index] ?? 0) - Math.max(-2, Math.min(2, change[row] ?? 0));
  });
  return Math.max(...change.map(Math.abs));
}

/**
 * The model that explains the decisions best without straying from the priors for nothing. No weight but the
 * intercept is ever negative: a better fit must never lower a score.
 */
export function learnModel(
  pairs: readonly JudgedPair[],
  propensity: readonly number[],
  prior: ScoreModel = priorModel,
): ScoreModel {
  const examples = examplesOf(pairs, propensity);
  const start = weightsOf(prior);
  const weights = [...start];
  let free = start.map((_, index) => index);
  for (let pass = 0; pass < 4; pass++) {
    for (let round = 0; round < rounds; round++) if (step(examples, weights, start, free) < settled) break;
    const negative = free.filter((index) => index > 0 && (weights[index] ?? 0) < 0);
    if (negative.length === 0) break;
    for (const index of negative) weights[index] = 0;
    free = free.filter((index) => !negative.includes(index));
  }
  return modelOf(weights.map((weight, index) => (index === 0 ? weight : Math.max(0, weight))));
}
