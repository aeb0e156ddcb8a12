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
