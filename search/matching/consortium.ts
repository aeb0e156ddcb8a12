// Small sets of capabilities that together cover more parts of a need than any one does.

export interface ConsortiumCandidate {
  readonly id: string;
  readonly organisationId: string;
  readonly score: number;
  /** Numbers of the need's parts that it covers. */
  readonly covers: ReadonlySet<number>;
}

export interface Consortium {
  /** Best score first; each covers at least one part that the others do not. */
  readonly members: readonly string[];
  readonly covered: number;
  readonly score: number;
}

export type ConsortiumAnswer =
  /** Fewer than two parts: nothing to share out. */
  | { readonly kind: 'no-parts' }
  | { readonly kind: 'one-is-enough'; readonly id: string }
  | { readonly kind: 'none'; readonly bestAlone: number }
  | { readonly kind: 'sets'; readonly bestAlone: number; readonly sets: readonly Consortium[] };

/** Candidates looked at, best first: every pair and triple of them is tried. */
const looked = 30;

function union(sets: readonly ConsortiumCandidate[]): Set<number> {
  const all = new Set<number>();
  for (const { covers } of sets) for (const part of covers) all.add(part);
  return all;
}

const isNeeded = (one: ConsortiumCandidate, others: readonly ConsortiumCandidate[]): boolean => {
  const rest = union(others);
  return [...one.covers].some((part) => !rest.has(part));
};

function* combinations(all: readonly ConsortiumCandidate[]): Generator<ConsortiumCandidate[]> {
  for (const [i, a] of all.entries())
    for (const [j, b] of all.entries()) {
      if (j <= i || a.organisationId === b.organisationId) continue;
      yield [a, b];
      for (const [k, c] of all.entries())
        if (k > j && c.organisationId !== a.organisationId && c.organisationId !== b.organisationId) yield [a, b, c];
    }
}

/**
 * The best sets of two or three, never two of one organisation: most parts first, then fewest members, then the higher
 * mean score. Only sets that cover more than the best single one, and in which nobody is superfluous.
 * @param parts how many parts the need has.
 */
export function proposeConsortia(
  parts: number,
  candidates: readonly ConsortiumCandidate[],
  limit = 3,
): ConsortiumAnswer {
  if (parts < 2) return { kind: 'no-parts' };
  const ranked = [...candidates].sort((a, b) => b.score - a.score);
  const alone = ranked.find(({ covers }) => covers.size >= parts);
  if (alone) return { kind: 'one-is-enough', id: alone.id };
  const bestAlone = ranked.reduce((most, { covers }) => Math.max(most, covers.size), 0);
  const useful = ranked.filter(({ covers }) => covers.size > 0).slice(0, looked);
  const sets: Consortium[] = [];
  for (const members of combinations(useful)) {
    const covered = union(members).size;
    if (covered <= bestAlone) continue;
    if (
      !members.every((one) =>
        isNeeded(
          one,
          members.filter((other) => other !== one),
        ),
      )
    )
      continue;
    const score = members.reduce((sum, one) => sum + one.score, 0) / members.length;
    sets.push({ members: members.map(({ id }) => id), covered, score });
  }
  if (sets.length === 0) return { kind: 'none', bestAlone };
  sets.sort((a, b) => b.covered - a.covered || a.members.length - b.members.length || b.score - a.score);
  return { kind: 'sets', bestAlone, sets: sets.slice(0, limit) };
}
