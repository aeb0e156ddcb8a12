// What operators see of the matcher's learning: weights in use and learned, their comparison, and how evenly is shown.
import { countExposure, countPlaces, listDecidedPairs } from '#app/persistence/match-feedback.server.ts';
import { getActiveModel, listMatchModels, type MatchModelRow } from '#app/persistence/match-models.server.ts';
import { countDueMatches } from '#app/persistence/match-queue.server.ts';
import type { ModelReport } from '#search/matching/compare-models.ts';
import { propensities } from '#search/matching/learn-model.ts';
import { priorModel, type ScoreModel } from '#search/matching/score.ts';
import { gini } from './gini.ts';
import { modelFrom } from './model-weights.ts';

export interface ModelLine {
  readonly number: number;
  readonly learnedAt: Date;
  readonly isActive: boolean;
  /** Null for the weights of the program. */
  readonly report: Pick<ModelReport, 'decisions' | 'live' | 'candidate' | 'goesLive'> | null;
}

export interface ModelPage {
  readonly prior: ScoreModel;
  readonly live: ScoreModel;
  readonly newest: { readonly weights: ScoreModel; readonly report: ModelReport } | null;
  readonly models: readonly ModelLine[];
  readonly decisions: number;
  readonly shown: number;
  readonly waiting: number;
  /** Null while nothing was shown. */
  readonly gini: number | null;
  /** By place, from index 1, as it is logged now. */
  readonly propensity: readonly number[];
}

const historyLimit = 20;
const mostDecisions = 50_000;

const reportOf = ({ report }: MatchModelRow): ModelReport | null => report as ModelReport | null;

export async function getModelPage(): Promise<ModelPage> {
  const [models, active, decided, places, exposure, waiting] = await Promise.all([
    listMatchModels(historyLimit),
    getActiveModel(),
    listDecidedPairs(mostDecisions),
    countPlaces(),
    countExposure(),
    countDueMatches(),
  ]);
  const newest = models.find(({ report }) => report !== null);
  const newestReport = newest ? reportOf(newest) : null;
  return {
    prior: priorModel,
    live: modelFrom(active.weights),
    newest: newest && newestReport ? { weights: modelFrom(newest.weights), report: newestReport } : null,
    models: models.map((model) => {
      const { number, learnedAt, isActive } = model;
      const report = reportOf(model);
      const { decisions = 0, live = 0, candidate = 0, goesLive = false } = report ?? {};
      return { number, learnedAt, isActive, report: report && { decisions, live, candidate, goesLive } };
    }),
    decisions: decided.length,
    shown: places.reduce((sum, { shown }) => sum + shown, 0),
    waiting,
    gini: exposure.some((count) => count > 0) ? gini(exposure) : null,
    propensity: propensities(places),
  };
}
