// Learning from decisions: it finds a preference nobody told it, and leaves the score alone when people decide by chance.
import { describe, expect, it } from 'vitest';
import { fitParts } from '#app/domain/match.ts';
import { simulateFeedback } from '#search/evaluation/feedback-simulation.ts';
import { calibrate, proposeModel } from '#search/matching/compare-models.ts';
import { type JudgedPair, learnModel, propensities } from '#search/matching/learn-model.ts';
import { matchScore, priorModel } from '#search/matching/score.ts';
import { solve } from '#search/matching/solve-linear.ts';

const decisions = 5_000;

describe('5,000 simulated decisions', () => {
  it.each([1, 2, 3, 4])(
    'from a hidden preference improve the ranking of unseen listings by a tenth and more (seed %i)',
    (seed) => {
      const { report, freshLive, freshLearned } = simulateFeedback({ seed, decisions, people: 'preference' });
      expect(report.decisions).toBe(decisions);
      expect(report.goesLive).toBe(true);
      expect(report.candidate / report.live).toBeGreaterThanOrEqual(1.1);
      expect(freshLearned / freshLive).toBeGreaterThanOrEqual(1.1);
    },
  );

  it.each([1, 2, 3, 4])('by chance leave the live model as it is (seed %i)', (seed) => {
    const { report } = simulateFeedback({ seed, decisions, people: 'random' });
    expect(report.decisions).toBe(decisions);
    expect(report.goesLive).toBe(false);
  });

  it('are the same for the same seed', () => {
    const run = () => simulateFeedback({ seed: 9, decisions: 500, people: 'preference' });
    expect(run()).toEqual(run());
  });
});

const pair = (group: number, gain: number, changes: Partial<JudgedPair> = {}): JudgedPair => ({
  group: `g${group}`,
  text: 0.5,
  fit: { field: 0.5, region: gain > 0 ? 1 : 0 },
  position: 1,
  gain,
  ...changes,
});

describe('learning', () => {
  it('keeps to the priors when there is nothing to learn from', () => {
    expect(learnModel([], [])).toEqual(priorModel);
  });

  it('strays little for a few decisions and far for many', () => {
    const few = learnModel([pair(1, 1), pair(2, 0)], [1, 1]);
    const many = learnModel(
      Array.from({ length: 400 }, (_, index) => pair(index, index % 2)),
      [1, 1],
    );
    expect(few.fit.region - priorModel.fit.region).toBeLessThan(0.5);
    expect(many.fit.region - priorModel.fit.region).toBeGreaterThan(2);
  });

  it('never lets a better fit lower a score, even where people preferred the worse', () => {
    const perverse = Array.from({ length: 600 }, (_, index) =>
      pair(index, index % 2, { text: index % 2 ? 0.1 : 0.9, fit: { field: index % 2 ? 0 : 1, trl: 0.5 } }),
    );
    const model = learnModel(perverse, [1, 1]);
    expect(model.text).toBeGreaterThanOrEqual(0);
    for (const part of fitParts) expect(model.fit[part]).toBeGreaterThanOrEqual(0);
    expect(matchScore(0.9, { field: 1 }, model)).toBeGreaterThanOrEqual(matchScore(0.9, { field: 0 }, model));
  });

  it('proposes nothing while fewer than twenty held-out listings have been decided about', () => {
    const pairs = Array.from({ length: 60 }, (_, index) => pair(Math.floor(index / 4), index % 2));
    const { report } = proposeModel(pairs, [], priorModel, priorModel);
    expect(report.heldOutGroups).toBeLessThan(20);
    expect(report.goesLive).toBe(false);
  });
});

describe('the chance that a place is looked at', () => {
  it('comes from logged places, never rises, and stays near the assumed curve where little was shown', () => {
    const seen = propensities([
      { position: 1, shown: 1000, answered: 500 },
      { position: 2, shown: 1000, answered: 400 },
      { position: 3, shown: 1000, answered: 450 },
      { position: 9, shown: 1, answered: 1 },
    ]);
    expect(seen[1]).toBe(1);
    expect(seen[2]).toBeCloseTo(0.8, 1);
    expect(seen[3]).toBeLessThanOrEqual(seen[2] ?? 0);
    expect(seen[9]).toBeLessThanOrEqual(seen[3] ?? 0);
    expect(seen[9]).toBeGreaterThanOrEqual(0.1);
  });
});

describe('calibration', () => {
  it('puts every decision into the bin of its prediction', () => {
    const pairs = Array.from({ length: 50 }, (_, index) => pair(index, index % 2, { text: index / 50 }));
    const bins = calibrate(priorModel, pairs);
    expect(bins.reduce((sum, { count }) => sum + count, 0)).toBe(50);
    for (const { from, predicted, observed } of bins) {
      expect(predicted).toBeGreaterThanOrEqual(from);
      expect(predicted).toBeLessThanOrEqual(from + 0.1);
      expect(observed).toBeGreaterThanOrEqual(0);
      expect(observed).toBeLessThanOrEqual(1);
    }
  });
});

describe('the solver', () => {
  it('solves a positive definite system and refuses any other', () => {
    const [x = 0, y = 0] = solve(
      [
        [4, 1],
        [1, 3],
      ],
      [1, 2],
    );
    expect(4 * x + y).toBeCloseTo(1);
    expect(x + 3 * y).toBeCloseTo(2);
    expect(() => solve([[0]], [1])).toThrow(RangeError);
  });
});
