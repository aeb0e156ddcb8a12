// Delivering events to one consumer until nothing is due: at least once, in order of commit within a batch.
import type { Consumer } from '#app/domain/event.ts';
import {
  listPendingDeliveries,
  markDelivered,
  type PendingDelivery,
  postponeDeliveries,
} from '#app/persistence/events.server.ts';
import { log } from '#app/runtime/log.server.ts';

export type { PendingDelivery };

/** Handles a whole batch; it may see an event again after a crash and must then do no harm. */
export type DeliveryHandler = (deliveries: readonly PendingDelivery[]) => Promise<void>;

const batchSize = 200;
/** Failures in a row, with no success before, after which the rest of a batch is put off untried. */
const hopeless = 3;

/**
 * Delivers what is due and returns how many were delivered. When a batch fails its events are tried one by one, so
 * that one that always fails does not hold up the others; the failing ones are put off, never given up.
 */
export async function drainOutbox(consumer: Consumer, handle: DeliveryHandler): Promise<number> {
  const pending = await listPendingDeliveries(consumer, batchSize);
  if (pending.length === 0) return 0;
  try {
    await handle(pending);
    await markDelivered(
      consumer,
      pending.map(({ eventId }) => eventId),
    );
    return pending.length;
  } catch (error) {
    return pending.length === 1 ? postpone(consumer, pending, error) : drainOneByOne(consumer, pending, handle);
  }
}

async function drainOneByOne(consumer: Consumer, pending: readonly PendingDelivery[], handle: DeliveryHandler) {
  let delivered = 0;
  for (const [index, delivery] of pending.entries()) {
    try {
      await handle([delivery]);
      await markDelivered(consumer, [delivery.eventId]);
      delivered += 1;
    } catch (error) {
      // Several failing from the start means the other side is down: the rest would only fail in turn.
      if (delivered === 0 && index + 1 >= hopeless) return postpone(consumer, pending.slice(index), error);
      await postpone(consumer, [delivery], error);
    }
  }
  return delivered;
}

async function postpone(consumer: Consumer, pending: readonly PendingDelivery[], error: unknown): Promise<0> {
  log.warn({ err: error, consumer, events: pending.length }, 'events not delivered; they will be tried again');
  const text = error instanceof Error ? error.message : String(error);
  await postponeDeliveries(
    consumer,
    pending.map(({ eventId }) => eventId),
    text,
  );
  return 0;
}
