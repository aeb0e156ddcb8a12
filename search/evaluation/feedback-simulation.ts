// People who decide by a preference nobody told the model, or by chance: does learning find the one and leave the other?
import { type FitPart, fitParts } from '#app/domain/match.ts';
import { type ModelReport, proposeModel } from '../matching/compare-models.ts';
import type { JudgedPair, PlaceCount } from '../matching/learn-model.ts';
import { matchScore, priorModel, type ScoreModel } from '../matching/score.ts';
import { seeded } from './metrics.ts';

export interface Simulation {
  readonly seed: number;
  readonly decisions: number;
  /** By the hidden preference, or by the toss of a coin. */
  readonly people: 'preference' | 'random';
}

export interface SimulationResult {
  readonly report: ModelReport;
  readonly hidden: ScoreModel;
  readonly learned: ScoreModel;
  /** nDCG@10 by the hidden preference itself on listings nobody decided about: of the priors and of what was learned. */
  readonly freshLive: number;
  readonly freshLearned: number;
}

interface Candidate {
  readonly text: number;
  readonly fit: Partial<Record<FitPart, number>>;
}

const shownPlaces = 10;
const candidatesPerListing = 30;

type Random = () => number;

/** Weights unlike the priors: words count for little, a few facts, which ones nobody knows, for much. */
function hiddenPreference(random: Random): ScoreModel {
  const order = [...fitParts].map((part) => ({ part, at: random() })).sort((a, b) => a.at - b.at);
  const fit = Object.fromEntries(order.map(({ part }, index) => [part, index < 4 ? 4 + 4 * random() : 0.2 * random()]));
  return { intercept: -1, text: 0.5 + random(), fit: fit as Record<FitPart, number> };
}

function listing(random: Random): Candidate[] {
  return Array.from({ length: candidatesPerListing }, () => ({
    text: random() ** 1.5,
    fit: Object.fromEntries(fitParts.flatMap((part) => (random() < 0.85 ? [[part, random()]] : []))),
  }));
}

const ranked = (candidates: readonly Candidate[], model: ScoreModel): Candidate[] =>
  [...candidates].sort((a, b) => matchScore(b.text, b.fit, model) - matchScore(a.text, a.fit, model));

/** The first nine by the live model, and in the last place anything else: the exploration slot. */
function shownList(candidates: readonly Candidate[], random: Random): Candidate[] {
  const order = ranked(candidates, priorModel);
  const explored = order[shownPlaces - 1 + Math.floor(random() * (order.length - shownPlaces + 1))];
  return [...order.slice(0, shownPlaces - 1), ...(explored ? [explored] : [])];
}

function decide(simulation: Simulation, hidden: ScoreModel, random: Random) {
  const pairs: JudgedPair[] = [];
  const places = new Map<number, { position: number; shown: number; answered: number }>();
  for (let number = 0; pairs.length < simulation.decisions; number++)
    shownList(listing(random), random).forEach(({ text, fit }, index) => {
      const position = index + 1;
      const place = places.get(position) ?? { position, shown: 0, answered: 0 };
      places.set(position, place);
      place.shown += 1;
      // Lower places are looked at less often.
      if (random() > position ** -0.5 || pairs.length >= simulation.decisions) return;
      place.answered += 1;
      const chance = simulation.people === 'random' ? 0.5 : matchScore(text, fit, hidden);
      pairs.push({ group: `listing-${number}`, text, fit, position, gain: random() < chance ? 1 : 0 });
    });
  return { pairs, places: [...places.values()] satisfies PlaceCount[] };
}

function freshQuality(model: ScoreModel, hidden: ScoreModel, random: Random): number {
  const listings = 200;
  let sum = 0;
  for (let number = 0; number < listings; number++) {
    const candidates = listing(random);
    const gain = ({ text, fit }: Candidate): number => matchScore(text, fit, hidden);
    const dcg = (order: readonly Candidate[]): number =>
      order.slice(0, 10).reduce((total, one, index) => total + gain(one) / Math.log2(index + 2), 0);
    sum += dcg(ranked(candidates, model)) / dcg(ranked(candidates, hidden));
  }
  return sum / listings;
}

/** The same seed always gives the same people and the same decisions. */
export function simulateFeedback(simulation: Simulation): SimulationResult {
  const random = seeded(simulation.seed);
  const hidden = hiddenPreference(random);
  const { pairs, places } = decide(simulation, hidden, random);
  const { model, report } = proposeModel(pairs, places, priorModel, priorModel);
  const fresh = simulation.seed ^ 0x5eed;
  return {
    report,
    hidden,
    learned: model,
    freshLive: freshQuality(priorModel, hidden, seeded(fresh)),
    freshLearned: freshQuality(model, hidden, seeded(fresh)),
  };
}
