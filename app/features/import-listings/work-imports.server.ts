// One round of the imports that wait: those set off and those to be undone, oldest first; and what nobody came back to.
import { readClock } from '#app/persistence/client.server.ts';
import { listOldRuns, listRunsInWork } from '#app/persistence/import-runs.server.ts';
import { carryOutRun, undoRun } from './carry-out-run.server.ts';
import { discardAbandoned } from './change-run.server.ts';
import type { ListingDoor } from './listing-door.ts';

/** Days an upload waits for its owner. */
const waitingDays = 30;

export async function workImports(door: ListingDoor, isStopping: () => boolean): Promise<void> {
  for (const { id, work } of await listRunsInWork(10)) {
    if (isStopping()) return;
    await (work === 'undo' ? undoRun(door, id, isStopping) : carryOutRun(door, id, isStopping));
  }
}

export async function discardOldImports(): Promise<void> {
  const before = new Date((await readClock()).getTime() - waitingDays * 86_400_000);
  await discardAbandoned(await listOldRuns(before, 500));
}
