// After an import: waits until search and matching have taken in what changed, if anybody is there to do it.
import { setTimeout as pause } from 'node:timers/promises';
import { readOutboxProgress } from '#app/persistence/outbox-progress.server.ts';

const consumers = ['search', 'match'] as const;

export interface IndexState {
  readonly state: 'delivered' | 'late' | 'unattended';
  readonly pending: number;
}

/** @param patienceMs how long to wait without any progress */
export async function waitForIndex(
  onWaiting: (pending: number) => void,
  { patienceMs = 30_000, pauseMs = 500 } = {},
): Promise<IndexState> {
  let { pending, isAttended } = await readOutboxProgress(consumers);
  if (pending === 0) return { state: 'delivered', pending };
  if (!isAttended) return { state: 'unattended', pending };
  onWaiting(pending);
  let movedAt = performance.now();
  while (pending > 0) {
    if (performance.now() - movedAt > patienceMs) return { state: 'late', pending };
    await pause(pauseMs);
    const before = pending;
    ({ pending, isAttended } = await readOutboxProgress(consumers));
    if (pending < before) movedAt = performance.now();
  }
  return { state: 'delivered', pending };
}
