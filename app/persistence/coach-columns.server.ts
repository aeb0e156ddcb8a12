// What the coach found when a version was saved: its columns, written and read.
import type { CoachMark } from '#app/domain/coach.ts';
import type { CoachPart } from '#app/domain/coach-part.ts';

export const coachSelect = { coachScore: true, coachMissing: true } as const;

export const coachColumns = ({ score, missing }: CoachMark) => ({ coachScore: score, coachMissing: [...missing] });

/** Null for versions saved before there was a coach. Only `coachColumns` writes there, so these are names of parts. */
export const coachFrom = (row: { coachScore: number | null; coachMissing: string[] }): CoachMark | null =>
  row.coachScore === null ? null : { score: row.coachScore, missing: row.coachMissing as CoachPart[] };
