// Tells both sides of a strong new match, once for good: the row of the pair is the memory of it.
import { inTransaction, readClock, type Transaction } from '#app/persistence/client.server.ts';
import { appendEvent } from '#app/persistence/events.server.ts';
import { type AlertSide, lockUntoldPair, markTold, type UntoldPair } from '#app/persistence/match-alerts.server.ts';
import { type NewNotification, notify, recipientsOf } from '#app/persistence/notifications.server.ts';
import { listingPath } from '#app/ui/listing-path.ts';

async function rowsFor(
  tx: Transaction,
  pair: UntoldPair,
  own: AlertSide,
  other: AlertSide,
): Promise<NewNotification[]> {
  const list = own === pair.opportunity ? 'opportunity' : 'capability';
  const people = await recipientsOf(tx, own.organisationId, 'contact');
  return people.map(({ personId, organisationId }) => ({
    personId,
    organisationId,
    topic: 'match' as const,
    kind: list === 'opportunity' ? ('match.capability-found' as const) : ('match.opportunity-found' as const),
    path: `${listingPath(list, own.reference)}#matches`,
    params: { own: own.title, other: other.title, percent: Math.round(pair.score * 100) },
    dedupeKey: `match ${pair.opportunity.id} ${pair.capability.id}`,
  }));
}

/** Tells of one pair; false when there is none left. A pair that has left a list meanwhile is noted and not told. */
export async function tellNextMatch(): Promise<boolean> {
  return inTransaction(async (tx) => {
    const now = await readClock(tx);
    const pair = await lockUntoldPair(tx, now);
    if (!pair) return false;
    const { opportunity, capability } = pair;
    const rows =
      opportunity.isOpen && capability.isOpen
        ? [...(await rowsFor(tx, pair, opportunity, capability)), ...(await rowsFor(tx, pair, capability, opportunity))]
        : [];
    await markTold(tx, pair, now);
    const told = await notify(tx, rows);
    const subject = { type: 'opportunity', id: opportunity.id } as const;
    await appendEvent(tx, { kind: 'match.alerted', actor: null, subject, data: { capability: capability.id, told } });
    return true;
  });
}
