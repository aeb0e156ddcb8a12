// The matcher at work: what an event touched is matched at once, whom it concerns in the background; results go to rows.
import { type List, lists } from '#app/domain/listing.ts';
import { dayOf } from '#app/domain/period.ts';
import { readClock } from '#app/persistence/client.server.ts';
import { hasPendingDeliveries } from '#app/persistence/events.server.ts';
import { getActiveModel } from '#app/persistence/match-models.server.ts';
import { type DueMatch, listDueMatches, putAllInLine, settleDueMatches } from '#app/persistence/match-queue.server.ts';
import { hasMatches, type MatchesOf, removeMatches, replaceMatches } from '#app/persistence/matches.server.ts';
import { listPublishedIds } from '#app/persistence/published-listings.server.ts';
import { env } from '#app/runtime/env.server.ts';
import type { ScoreModel } from '#search/matching/score.ts';
import {
  forget,
  loadMemory,
  type MatcherMemory,
  readListings,
  refreshWhenStale,
  remember,
  saveMemory,
} from './matcher-memory.server.ts';
import { modelFrom } from './model-weights.ts';

/** Rows kept per listing. */
const kept = 50;
/** Listings of a slice of background work, and the milliseconds after which it pauses for what is new. */
const slice = 20;
const sliceMs = 250;
/** Milliseconds between copies of the memory. */
const saveEveryMs = 10 * 60_000;

/** What one process holds while it has the matcher's seat. */
interface Held {
  readonly memory: MatcherMemory;
  model: ScoreModel;
  /** When the copy on disk was written, and listings touched since. */
  savedAt: number;
  unsaved: number;
}

let held: Promise<Held> | null = null;

const activeModel = async (): Promise<ScoreModel> => modelFrom((await getActiveModel()).weights);

/** Loads once; a failed try is forgotten, so that the next event tries again. */
function loaded(): Promise<Held> {
  held ??= load().catch((error: unknown) => {
    held = null;
    throw error;
  });
  return held;
}

async function load(): Promise<Held> {
  const [{ memory, isCopied }, model] = await Promise.all([loadMemory(), activeModel()]);
  return { memory, model, savedAt: Number.NEGATIVE_INFINITY, unsaved: isCopied ? 0 : 1 };
}

const matched = ({ memory, model }: Held, list: List, id: string, today: string): MatchesOf => ({
  id,
  matches: memory.matcher.match(list, id, { limit: kept, today, model }),
});

export interface MatchEvents {
  readonly touched: Readonly<Record<List, readonly string[]>>;
  /** Other weights score from now on. */
  readonly isModelChanged: boolean;
}

/** Looks at the touched listings again: those on the list are matched anew, the others leave. */
export async function matchListings({ touched, isModelChanged }: MatchEvents): Promise<void> {
  const own = await loaded();
  if (isModelChanged) {
    own.model = await activeModel();
    await putAllInLine();
  }
  const present = await takeIn(own, touched);
  const today = dayOf(await readClock());
  const alertFrom = env().MATCH_ALERT_MINIMUM;
  for (const list of lists)
    for (const id of present[list])
      await replaceMatches(list, [matched(own, list, id, today)], { passOn: true, alertFrom });
}

/** Brings the memory up to the touched listings; returns those that stand on their lists. */
async function takeIn(own: Held, touched: MatchEvents['touched']): Promise<Record<List, string[]>> {
  const present: Record<List, string[]> = { opportunity: [], capability: [] };
  for (const list of lists) {
    const read = await readListings(list, touched[list]);
    present[list] = read.map(({ listing }) => listing.id);
    for (const one of read) remember(own.memory, one);
    for (const id of touched[list])
      if (!present[list].includes(id)) {
        forget(own.memory, list, id);
        await removeMatches(list, id);
      }
  }
  const count = touched.opportunity.length + touched.capability.length;
  own.unsaved += count;
  refreshWhenStale(own.memory, count);
  return present;
}

/** A slice of what is in line, the urgent first. True when something was done, so that there may be more. */
async function matchNextDue(): Promise<boolean> {
  const due = await listDueMatches(slice);
  if (due.length === 0) return false;
  const [own, now] = await Promise.all([loaded(), readClock()]);
  const began = performance.now();
  const done: DueMatch[] = [];
  const rows: Record<List, MatchesOf[]> = { opportunity: [], capability: [] };
  for (const one of due) {
    rows[one.list].push(matched(own, one.list, one.listingId, dayOf(now)));
    done.push(one);
    if (performance.now() - began > sliceMs) break;
  }
  // A rebuild tells nobody: it finds what was there all along.
  const alertFrom = due[0]?.urgency === 1 ? env().MATCH_ALERT_MINIMUM : null;
  for (const list of lists) await replaceMatches(list, rows[list], { passOn: false, alertFrom });
  await settleDueMatches(done);
  return true;
}

/** Keeps a copy of the memory, at most every ten minutes and only when something changed. */
async function saveWhenDue(): Promise<void> {
  const own = await held;
  if (!own || own.unsaved === 0 || performance.now() - own.savedAt < saveEveryMs) return;
  own.savedAt = performance.now();
  own.unsaved = 0;
  await saveMemory(own.memory);
}

/** Background work of whoever holds the matcher's seat. True when there may be more. */
export async function continueMatching(): Promise<boolean> {
  if (await matchNextDue()) return true;
  await saveWhenDue();
  return false;
}

/** Matches everything again here and now, from lists read anew. Returns the number of listings matched. */
export async function rematchAll(tell: (done: number) => void = () => {}): Promise<number> {
  held = null;
  const own = await loaded();
  const today = dayOf(await readClock());
  let done = 0;
  for (const list of lists)
    for (let after: string | null = null; ; ) {
      const ids: string[] = await listPublishedIds(list, after, slice);
      const rows = ids.map((id) => matched(own, list, id, today));
      await replaceMatches(list, rows, { passOn: false, alertFrom: null });
      done += ids.length;
      tell(done);
      after = ids.at(-1) ?? null;
      if (ids.length < slice) break;
    }
  return done;
}

/**
 * Before the first delivery of a worker that has just taken over: what it remembers may be older than what another
 * worker has delivered since, so it is read again. Rows are made where there are none and no event that is still to come
 * will make them.
 */
export async function prepareMatches(): Promise<void> {
  held = null;
  if (await hasPendingDeliveries('match')) return;
  if (!(await hasMatches())) await putAllInLine();
}
