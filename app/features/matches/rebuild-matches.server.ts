// Making all matches again: here when nobody is at it, otherwise by the worker that holds the matcher's seat.
import { setTimeout as sleep } from 'node:timers/promises';
import { countDueMatches, putAllInLine } from '#app/persistence/match-queue.server.ts';
import { takeOutboxSeat } from '#app/persistence/outbox-lock.server.ts';
import { rematchAll } from './match-listings.server.ts';

export interface RebuildProgress {
  readonly done: number;
  /** Who does it: this process, or the worker at its seat. */
  readonly by: 'here' | 'worker';
}

const lookEveryMs = 500;

/** Ends when every listing has been matched again. Returns how many; two who start it do not do the same work twice. */
export async function rebuildMatches(tell: (progress: RebuildProgress) => void): Promise<number> {
  const seat = await takeOutboxSeat('match', () => {});
  if (seat)
    try {
      return await rematchAll((done) => tell({ done, by: 'here' }));
    } finally {
      await seat.release();
    }
  const all = await putAllInLine();
  for (let left = all; left > 0; left = await countDueMatches()) {
    tell({ done: all - left, by: 'worker' });
    await sleep(lookEveryMs);
  }
  return all;
}
