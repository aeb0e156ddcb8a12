// The figures of the front page. Counting reads whole lists, so it is done once a minute for everybody.
import { dayOf } from '#app/domain/period.ts';
import { readClock } from '#app/persistence/client.server.ts';
import { countLists, type ListCounts } from '#app/persistence/list-counts.server.ts';

const keptMs = 60_000;
let counted: { at: number; counts: Promise<ListCounts> } | null = null;

export function getListCounts(): Promise<ListCounts> {
  const at = performance.now();
  if (counted && at - counted.at < keptMs) return counted.counts;
  const counts = readClock().then((now) => countLists(dayOf(now), now));
  counted = { at, counts };
  // A failed count is not kept.
  counts.catch(() => {
    counted = null;
  });
  return counts;
}
