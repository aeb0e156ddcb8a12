// From the parts of a score to reasons in words: strongest first, weaknesses last.
import { fitParts, type Match } from '#app/domain/match.ts';
import type { Messages } from '#app/i18n/index.ts';

export interface MatchReason {
  readonly part: string;
  readonly text: string;
  readonly tone: 'success' | 'neutral' | 'warning';
}

/** Parts in 0–1: from here on a part speaks for the match, from here on it says little. */
const high = 0.75;
const some = 0.35;

type Said = Messages['matches']['reason'];

export function matchReasons(parts: Match['parts'], said: Said): MatchReason[] {
  const reasons: (MatchReason & { order: number })[] = [];
  for (const part of ['lexical', 'semantic'] as const) {
    const value = parts[part];
    if (value >= high) reasons.push({ part, text: said[part].high, tone: 'success', order: value + 1 });
    else if (value >= some) reasons.push({ part, text: said[part].some, tone: 'neutral', order: value + 1 });
  }
  for (const part of fitParts) {
    const value = parts.fit[part];
    // Age alone is no reason to call somebody.
    if (value === undefined || part === 'freshness') continue;
    const level = value >= high ? 'high' : value >= some ? 'some' : 'low';
    const tone = level === 'high' ? 'success' : level === 'some' ? 'neutral' : 'warning';
    reasons.push({ part, text: said[part][level], tone, order: value });
  }
  return reasons.sort((a, b) => b.order - a.order).map(({ order: _, ...reason }) => reason);
}
