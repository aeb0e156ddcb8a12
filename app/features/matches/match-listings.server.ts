// The matcher at work: what an event touched is matched at once, whom it concerns in the background; results go to rows.
import { type List, lists } from '#app/domain/listing.ts';
import { dayOf } from '#app/domain/period.ts';
import { readClock } from '#app/persistence/client.server.ts';
import { hasPendingDeliveries } from '#app/persistence/events.server.ts';
import { getActiveModel } from '#app/persistence/match-models.server.ts';
import {
  countDueMatches,
  type DueMatch,
  listDueMatches,
  putAllInLine,
  settleDueMatches,
} from '#app/persistence/match-queue.server.ts';
import { countMatches, type MatchesOf, removeMatches, replaceMatches } from '#app/persistence/matches.server.ts';
import { listPublishedIds } from '#app/persistence/published-listings.server.ts';
import { env } from '#app/runtime/env.server.ts';
import { forget, loadMemory, type MatcherMemory, readListings, remember, saveMemory } from './matcher-memory.server.ts';
import { modelFrom } from './model-weights.ts';

/** Rows kept per listing. */
const kept = 50;
/** Listings of a slice of background work, and the milliseconds after which it pauses for what is new. */
const slice = 20;
const sliceMs = 250;
/** Milliseconds between copies of the memory. */
const saveEveryMs = 10 * 60_000;

let memory: Promise<MatcherMemory> | null = null;
let saved = { at: 0, changes: 0 };
let changes = 0;

/** Loads once; a failed try is forgotten, so that the next event tries again. */
function loaded(): Promise<MatcherMemory> {
  memory ??= loadMemory()
    .then((made) => {
      saved = { at: performance.now(), changes };
      return made;
    })
    .catch((error: unknown) => {
      memory = null;
      throw error;
    });
  return memory;
}

const matched = ({ matcher }: MatcherMemory, list: List, id: string, today: string): MatchesOf => ({
  id,
  matches: matcher.match(list, id, { limit: kept, today }),
});

/** What is learned from the corpus moves little with single listings; after a tenth has changed it is learned again. */
function refreshWhenStale(made: MatcherMemory, touched: number): void {
  made.drift += touched;
  const { opportunities, capabilities } = made.matcher.size;
  if (made.drift * 10 < opportunities + capabilities) return;
  made.matcher.refresh();
  made.drift = 0;
}

export interface MatchEvents {
  readonly touched: Readonly<Record<List, readonly string[]>>;
  /** Other weights score from now on. */
  readonly isModelChanged: boolean;
}

/** Looks at the touched listings again: those on the list are matched anew, the others leave. */
export async function matchListings({ touched, isModelChanged }: MatchEvents): Promise<void> {
  const made = await loaded();
  if (isModelChanged) {
    made.matcher.useModel(modelFrom((await getActiveModel()).weights));
    await putAllInLine();
  }
  const today = dayOf(await readClock());
  const present: Record<List, string[]> = { opportunity: [], capability: [] };
  for (const list of lists) {
    const read = await readListings(list, touched[list]);
    present[list] = read.map(({ listing }) => listing.id);
    for (const one of read) remember(made, one);
    for (const id of touched[list])
      if (!present[list].includes(id)) {
        forget(made, list, id);
        await removeMatches(list, id);
      }
  }
  const count = touched.opportunity.length + touched.capability.length;
  changes += count;
  refreshWhenStale(made, count);
  const alertFrom = env().MATCH_ALERT_MINIMUM;
  for (const list of lists)
    for (const id of present[list])
      await replaceMatches(list, [matched(made, list, id, today)], { passOn: true, alertFrom });
}

/**
 * A slice of what is in line: those a publication touched first, then those of a rebuild. True when something was done,
 * so that there may be more.
 */
export async function matchNextDue(): Promise<boolean> {
  const due = await listDueMatches(slice);
  if (due.length === 0) return false;
  const made = await loaded();
  const today = dayOf(await readClock());
  const began = performance.now();
  const done: DueMatch[] = [];
  const rows: Record<List, MatchesOf[]> = { opportunity: [], capability: [] };
  for (const one of due) {
    rows[one.list].push(matched(made, one.list, one.listingId, today));
    done.push(one);
    if (performance.now() - began > sliceMs) break;
  }
  const isUrgent = due[0]?.urgency === 1;
  for (const list of lists)
    await replaceMatches(list, rows[list], {
      passOn: false,
      alertFrom: isUrgent ? env().MATCH_ALERT_MINIMUM : null,
    });
  await settleDueMatches(done);
  return true;
}

/** When the line is empty: keeps a copy of the memory, at most every ten minutes and only when something changed. */
export async function saveWhenDue(): Promise<void> {
  if (!memory || saved.changes === changes || performance.now() - saved.at < saveEveryMs) return;
  saved = { at: performance.now(), changes };
  await saveMemory(await memory);
}

/** Background work of the matcher. */
export async function continueMatching(): Promise<boolean> {
  if (await matchNextDue()) return true;
  await saveWhenDue();
  return false;
}

/** Puts everything in line, to be made again by whoever holds the seat. Returns how many listings wait. */
export async function beginRebuild(): Promise<number> {
  return putAllInLine();
}

/** Matches everything again here and now, from lists read anew. Returns the number of listings matched. */
export async function rematchAll(tell: (done: number) => void = () => {}): Promise<number> {
  memory = null;
  const made = await loaded();
  const today = dayOf(await readClock());
  const batch = 25;
  let done = 0;
  for (const list of lists)
    for (let after: string | null = null; ; ) {
      const ids: string[] = await listPublishedIds(list, after, batch);
      const rows = ids.map((id) => matched(made, list, id, today));
      await replaceMatches(list, rows, { passOn: false, alertFrom: null });
      done += ids.length;
      tell(done);
      after = ids.at(-1) ?? null;
      if (ids.length < batch) break;
    }
  return done;
}

/**
 * Before the first delivery of a worker that has just taken over: what it remembers may be older than what another
 * worker has delivered since, so it is brought up to the lists as they are. Rows are made where there are none and no
 * event that is still to come will make them.
 */
export async function prepareMatches(): Promise<void> {
  memory = null;
  if (await hasPendingDeliveries('match')) return;
  if ((await countMatches()) === 0 && (await countDueMatches()) === 0) await putAllInLine();
}
