// The weights of a stored model as the score takes them.
import { fitParts } from '#app/domain/match.ts';
import { priorModel, type ScoreModel } from '#search/matching/score.ts';

const numberOr = (value: unknown, other: number): number =>
  typeof value === 'number' && Number.isFinite(value) ? value : other;

/** Parts that came after a model was learned count as they do by themselves. Null is the program's own model. */
export function modelFrom(weights: unknown): ScoreModel {
  if (typeof weights !== 'object' || weights === null) return priorModel;
  const row = weights as { intercept?: unknown; text?: unknown; fit?: Record<string, unknown> };
  const fit = Object.fromEntries(
    fitParts.map((part) => [part, Math.max(0, numberOr(row.fit?.[part], priorModel.fit[part]))]),
  ) as ScoreModel['fit'];
  return {
    intercept: numberOr(row.intercept, priorModel.intercept),
    text: Math.max(0, numberOr(row.text, priorModel.text)),
    fit,
  };
}
