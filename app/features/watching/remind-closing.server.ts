// Reminders 14 and 3 days before what somebody watches ends: announced by the clock, once per stage, safe to repeat.
import { type List, lists } from '#app/domain/listing.ts';
import { dayOf } from '#app/domain/period.ts';
import { inTransaction, readClock, type Transaction } from '#app/persistence/client.server.ts';
import {
  listPeopleOfCall,
  listWatchingPeople,
  lockNextClosing,
  lockNextClosingCall,
} from '#app/persistence/closing.server.ts';
import { appendEvent } from '#app/persistence/events.server.ts';
import { notify } from '#app/persistence/notifications.server.ts';
import { listingPath } from '#app/ui/listing-path.ts';

/** Days before the end, and the stage after it: who comes late hears of the nearer one alone. */
const stages = [
  { stage: 3, above: -1 },
  { stage: 14, above: 3 },
] as const;
type Stage = (typeof stages)[number];

/** Everything that is due now. Returns how many listings and calls were announced. */
export async function remindClosing(): Promise<number> {
  let announced = 0;
  for (const stage of stages) {
    for (const list of lists) while (await inTransaction((tx) => remindOfListing(tx, list, stage))) announced += 1;
    while (await inTransaction((tx) => remindOfCall(tx, stage))) announced += 1;
  }
  return announced;
}

async function remindOfListing(tx: Transaction, list: List, stage: Stage): Promise<boolean> {
  const listing = await lockNextClosing(tx, list, { ...stage, today: dayOf(await readClock(tx)) });
  if (!listing) return false;
  const { id, reference, title, lastOn, days } = listing;
  const people = await listWatchingPeople(tx, list, id);
  const about = { topic: 'deadline', kind: 'deadline.listing', path: listingPath(list, reference) } as const;
  const dedupeKey = `deadline:${id}:${lastOn}:${stage.stage}`;
  const params = { title, days, lastOn };
  await notify(
    tx,
    people.map((personId) => ({ ...about, personId, organisationId: null, params, dedupeKey })),
  );
  const data = { stage: stage.stage, lastOn };
  await appendEvent(tx, { kind: `${list}.closing-announced`, actor: null, subject: { type: list, id }, data });
  return true;
}

async function remindOfCall(tx: Transaction, { stage, above }: Stage): Promise<boolean> {
  const call = await lockNextClosingCall(tx, { stage, above: Math.max(above, 0) });
  if (!call) return false;
  const { id, reference, title, bidsUntil, days } = call;
  const people = await listPeopleOfCall(tx, id);
  const about = { topic: 'deadline', kind: 'deadline.call', path: `/calls/${reference}` } as const;
  const params = { title, days, bidsUntilAt: bidsUntil.toISOString() };
  const dedupeKey = `deadline:${id}:${stage}`;
  await notify(
    tx,
    people.map((personId) => ({ ...about, personId, organisationId: null, params, dedupeKey })),
  );
  const subject = { type: 'call', id } as const;
  await appendEvent(tx, { kind: 'call.closing-announced', actor: null, subject, data: { stage } });
  return true;
}
