// Near misses: counterparts whose text fits and that one fact keeps behind the shown ones.
import { type FitPart, fitParts } from '#app/domain/match.ts';
import type { FitParts } from './fit.ts';
import { matchScore, type ScoreModel } from './score.ts';

export interface Candidate {
  readonly text: number;
  readonly fit: FitParts;
  readonly score: number;
}

export interface Missed<Item extends Candidate> {
  readonly candidate: Item;
  readonly part: FitPart;
  readonly scoreIfMet: number;
  readonly rankIfMet: number;
}

/** A part met this well holds nobody back. */
const good = 0.75;

/** The part whose being met would lift the score most; null when none is short. Age is nothing one can change. */
function heldBackBy({ text, fit }: Candidate, model: ScoreModel): { part: FitPart; scoreIfMet: number } | null {
  let best: { part: FitPart; scoreIfMet: number } | null = null;
  for (const part of fitParts) {
    const value = fit[part];
    if (value === undefined || value >= good || part === 'freshness') continue;
    const scoreIfMet = matchScore(text, { ...fit, [part]: 1 }, model);
    if (scoreIfMet > (best?.scoreIfMet ?? 0)) best = { part, scoreIfMet };
  }
  return best;
}

/**
 * Those behind the first `shown` of a ranked list that would be among them if one part were met, nearest first.
 * @param ranked best first.
 */
export function nearMisses<Item extends Candidate>(
  ranked: readonly Item[],
  shown: number,
  model: ScoreModel,
): Missed<Item>[] {
  const last = ranked[Math.min(shown, ranked.length) - 1];
  if (!last) return [];
  const missed = ranked.slice(shown).flatMap((candidate) => {
    const held = heldBackBy(candidate, model);
    if (!held || held.scoreIfMet <= last.score || held.scoreIfMet <= candidate.score) return [];
    const rankIfMet = 1 + ranked.filter(({ score }) => score > held.scoreIfMet).length;
    return [{ candidate, ...held, rankIfMet }];
  });
  return missed.sort((a, b) => b.scoreIfMet - a.scoreIfMet);
}
