// The exploration slot: one place of a list is given to a suggestion from further down, so that the score also learns
// about what it does not favour. The same all day, so that whoever comes back finds the page as it was.
import type { MatchRow } from '#app/persistence/matches.server.ts';

/** The place, from 1: still in full view, and the best four are never displaced. */
export const explorationPlace = 5;
/** Suggestions after the shown ones that it is drawn from. */
const drawnFrom = 15;

function hash(text: string): number {
  let value = 2_166_136_261;
  for (let index = 0; index < text.length; index++) value = Math.imul(value ^ text.charCodeAt(index), 16_777_619);
  return value >>> 0;
}

/** The first `limit`; with a `draw`, one of those behind them in the exploration place, from an organisation not seen so far. */
export function withExploration<Row extends Pick<MatchRow, 'other'>>(
  matches: readonly Row[],
  limit: number,
  draw: string | null,
): (Row & { readonly isExploration: boolean })[] {
  const first = matches.slice(0, limit);
  const seen = new Set(first.map(({ other }) => other.organisation.id));
  const behind = matches.slice(limit, limit + drawnFrom).filter(({ other }) => !seen.has(other.organisation.id));
  const drawn = draw === null ? undefined : behind[hash(draw) % Math.max(1, behind.length)];
  if (!drawn || first.length < limit) return first.map((match) => ({ ...match, isExploration: false }));
  const before = first.slice(0, explorationPlace - 1);
  const after = first.slice(explorationPlace - 1, limit - 1);
  return [
    ...before.map((match) => ({ ...match, isExploration: false })),
    { ...drawn, isExploration: true },
    ...after.map((match) => ({ ...match, isExploration: false })),
  ];
}
