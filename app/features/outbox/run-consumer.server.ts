// Keeps one consumer of the outbox supplied: woken by every commit, looking by itself every two seconds.
import type { Consumer } from '#app/domain/event.ts';
import { type OutboxSeat, takeOutboxSeat } from '#app/persistence/outbox-lock.server.ts';
import { type DeliveryHandler, drainOutbox } from './drain-outbox.server.ts';

export interface RunningConsumer {
  /** Ends after the batch in hand. */
  readonly stop: () => Promise<void>;
}

/** Milliseconds between looks when nothing wakes us: covers put-off deliveries and lost notifications. */
const pauseMs = 2_000;

export interface ConsumerWork {
  readonly consumer: Consumer;
  /** Done after taking the seat and before any delivery, again until it succeeds. */
  readonly prepare: () => Promise<void>;
  readonly handle: DeliveryHandler;
  readonly onError: (error: unknown) => void;
}

export function runConsumer({ consumer, prepare, handle, onError }: ConsumerWork): RunningConsumer {
  let stopping = false;
  let wake = () => {};
  let woken = false;
  const onWork = () => {
    woken = true;
    wake();
  };
  const pause = () =>
    new Promise<void>((resolve) => {
      if (woken || stopping) return resolve();
      const timer = setTimeout(resolve, pauseMs);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  async function loop(): Promise<void> {
    let seat: OutboxSeat | null = null;
    let prepared = false;
    while (!stopping) {
      // Before the work, so that a failing try waits even when it was woken into.
      woken = false;
      try {
        if (!seat?.held()) {
          prepared = false;
          // A cut connection still counts in the pool until it is given back.
          await seat?.release();
          seat = null;
          seat = await takeOutboxSeat(consumer, onWork);
        }
        if (seat && !prepared) {
          await prepare();
          prepared = true;
        }
        if (seat && (await drainOutbox(consumer, handle)) > 0) continue;
      } catch (error) {
        // The database is away: say so once per try, go on trying.
        onError(error);
      }
      await pause();
    }
    await seat?.release();
  }
  const running = loop();
  return {
    stop: async () => {
      stopping = true;
      wake();
      await running;
    },
  };
}
