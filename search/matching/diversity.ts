// Keeps one organisation from filling the top of a result list.

/**
 * At most `most` items of one owner among the first `window`; the others follow in their order. Where the window cannot be
 * filled that way, the surplus is left out.
 */
export function spreadOwners<Item>(
  ranked: readonly Item[],
  owner: (item: Item) => string,
  most = 2,
  window = 10,
): Item[] {
  const first: Item[] = [];
  const rest: Item[] = [];
  const seen = new Map<string, number>();
  for (const item of ranked) {
    const count = seen.get(owner(item)) ?? 0;
    if (first.length >= window || count >= most) {
      rest.push(item);
      continue;
    }
    seen.set(owner(item), count + 1);
    first.push(item);
  }
  return first.length < window ? first : first.concat(rest);
}

/**
 * How unevenly exposure is spread: 0 when every owner is shown equally often, towards 1 when one gets everything. Owners never
 * shown belong in `counts` with 0.
 */
export function exposureGini(counts: readonly number[]): number {
  const sorted = [...counts].sort((a, b) => a - b);
  const total = sorted.reduce((sum, count) => sum + count, 0);
  if (total === 0) return 0;
  const weighed = sorted.reduce((sum, count, index) => sum + (index + 1) * count, 0);
  return (2 * weighed) / (sorted.length * total) - (sorted.length + 1) / sorted.length;
}
