// Whether a learned model may take over: both models rank decisions that neither has learned from.
import { type JudgedPair, learnModel, type PlaceCount, propensities, weightOfPlace } from './learn-model.ts';
import { matchScore, type ScoreModel } from './score.ts';

/** Share of the listings whose decisions are held out. */
const heldOutShare = 0.3;
/** Fewer held-out listings prove nothing. */
const leastGroups = 20;
/** The candidate must be this much better, and this many standard errors away from chance. */
const leastGain = 0.01;
const leastErrors = 3.5;

export interface CalibrationBin {
  /** Lower end, 0–0.9. */
  readonly from: number;
  readonly predicted: number;
  readonly observed: number;
  readonly count: number;
}

export interface ModelReport {
  readonly decisions: number;
  readonly positives: number;
  readonly heldOutGroups: number;
  readonly heldOutDecisions: number;
  /** nDCG on held-out decisions, weighed by the chance that their place was looked at. */
  readonly live: number;
  readonly candidate: number;
  /** How many standard errors the difference is away from chance. */
  readonly errors: number;
  readonly lossLive: number;
  readonly lossCandidate: number;
  readonly goesLive: boolean;
  readonly calibration: { readonly live: readonly CalibrationBin[]; readonly candidate: readonly CalibrationBin[] };
  readonly propensity: readonly number[];
}

/** FNV-1a: the same listing is always on the same side. */
function hash(text: string): number {
  let value = 2_166_136_261;
  for (let index = 0; index < text.length; index++) value = Math.imul(value ^ text.charCodeAt(index), 16_777_619);
  return (value >>> 0) / 4_294_967_296;
}

export const isHeldOut = ({ group }: JudgedPair): boolean => hash(`holdout:${group}`) < heldOutShare;

const discounted = (gains: readonly number[]): number =>
  gains.reduce((sum, gain, index) => sum + gain / Math.log2(index + 2), 0);

const scoreOf = (model: ScoreModel, { text, fit }: JudgedPair): number => matchScore(text, fit, model);

/**
 * nDCG of one listing's decisions; null where every order is as good. Gains are not weighed by place: whoever decides by
 * chance would then seem to prefer the rare low places, and any model that lifts them would look better.
 */
function groupQuality(model: ScoreModel, pairs: readonly JudgedPair[]): number | null {
  const gains = pairs.map((pair) => ({ score: scoreOf(model, pair), gain: pair.gain }));
  const ideal = discounted(gains.map(({ gain }) => gain).sort((a, b) => b - a));
  if (ideal === 0 || gains.every(({ gain }) => gain === gains[0]?.gain)) return null;
  return discounted(gains.sort((a, b) => b.score - a.score || a.gain - b.gain).map(({ gain }) => gain)) / ideal;
}

const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;

interface Compared {
  readonly live: number;
  readonly candidate: number;
  /** What the listing counts for, 1 on average: more where its decided places are seldom looked at. */
  readonly weight: number;
}

/** How many standard errors the weighted mean difference is away from none. */
function standardErrors(groups: readonly Compared[]): number {
  if (groups.length < 2) return 0;
  const differences = groups.map(({ live, candidate, weight }) => (candidate - live) * weight);
  const centre = mean(differences);
  const variance = differences.reduce((sum, value) => sum + (value - centre) ** 2, 0) / (differences.length - 1);
  return variance === 0 ? 0 : centre / Math.sqrt(variance / differences.length);
}

/** Mean log loss. */
function logLoss(model: ScoreModel, pairs: readonly JudgedPair[]): number {
  const limit = (value: number): number => Math.min(1 - 1e-6, Math.max(1e-6, value));
  return mean(pairs.map((pair) => -Math.log(limit(pair.gain > 0 ? scoreOf(model, pair) : 1 - scoreOf(model, pair)))));
}

/** Ten bins of predicted chance against what was decided. */
export function calibrate(model: ScoreModel, pairs: readonly JudgedPair[]): CalibrationBin[] {
  const bins = Array.from({ length: 10 }, () => ({ predicted: 0, positive: 0, count: 0 }));
  for (const pair of pairs) {
    const predicted = scoreOf(model, pair);
    const bin = bins[Math.min(9, Math.floor(predicted * 10))];
    if (!bin) continue;
    bin.predicted += predicted;
    bin.positive += pair.gain > 0 ? 1 : 0;
    bin.count += 1;
  }
  return bins.flatMap(({ predicted, positive, count }, index) =>
    count > 0 ? [{ from: index / 10, predicted: predicted / count, observed: positive / count, count }] : [],
  );
}

/** By listing, in the order they first occur. */
function grouped(pairs: readonly JudgedPair[]): JudgedPair[][] {
  const groups = new Map<string, JudgedPair[]>();
  for (const pair of pairs) {
    const group = groups.get(pair.group) ?? [];
    group.push(pair);
    groups.set(pair.group, group);
  }
  return [...groups.values()];
}

/** nDCG of both models on the listings whose decisions tell orders apart; inverse propensity weighs the listings. */
function rankings(
  live: ScoreModel,
  candidate: ScoreModel,
  pairs: readonly JudgedPair[],
  propensity: readonly number[],
): Compared[] {
  const compared = grouped(pairs).flatMap((group) => {
    const [before, after] = [groupQuality(live, group), groupQuality(candidate, group)];
    if (before === null || after === null) return [];
    const weight = mean(group.map(({ position }) => weightOfPlace(position, propensity)));
    return [{ live: before, candidate: after, weight }];
  });
  const average = mean(compared.map(({ weight }) => weight)) || 1;
  return compared.map((one) => ({ ...one, weight: one.weight / average }));
}

/**
 * Learns a candidate from 70 % of the listings and holds it against the live model on the others. It goes live only
 * when it ranks them better by more than chance explains; being as good is no reason to change anything.
 */
export function proposeModel(
  pairs: readonly JudgedPair[],
  places: readonly PlaceCount[],
  live: ScoreModel,
  prior: ScoreModel,
): { readonly model: ScoreModel; readonly report: ModelReport } {
  const propensity = propensities(places);
  const heldOut = pairs.filter(isHeldOut);
  const model = learnModel(
    pairs.filter((pair) => !isHeldOut(pair)),
    propensity,
    prior,
  );
  const quality = rankings(live, model, heldOut, propensity);
  const errors = standardErrors(quality);
  const before = mean(quality.map((group) => group.live * group.weight));
  const after = mean(quality.map((group) => group.candidate * group.weight));
  return {
    model,
    report: {
      decisions: pairs.length,
      positives: pairs.filter(({ gain }) => gain > 0).length,
      heldOutGroups: quality.length,
      heldOutDecisions: heldOut.length,
      live: before,
      candidate: after,
      errors,
      lossLive: logLoss(live, heldOut),
      lossCandidate: logLoss(model, heldOut),
      goesLive: quality.length >= leastGroups && after >= before * (1 + leastGain) && errors >= leastErrors,
      calibration: { live: calibrate(live, heldOut), candidate: calibrate(model, heldOut) },
      propensity,
    },
  };
}
