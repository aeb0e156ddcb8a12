// Background work: delivering events, sending mail, publishing at the set time. Inside the web process, or by itself (node build/server/worker.js).
import { setTimeout as sleep } from 'node:timers/promises';
import { askDueRenewals } from '#app/jobs/ask-renewals.server.ts';
import { carryOutImports, tidyImports } from '#app/jobs/carry-out-imports.server.ts';
import { cleanUp } from '#app/jobs/clean-up.server.ts';
import { deliverEvents } from '#app/jobs/deliver-events.server.ts';
import { keepListsFresh } from '#app/jobs/keep-lists-fresh.server.ts';
import { publishDueListings } from '#app/jobs/publish-scheduled.server.ts';
import { releaseDueBatches } from '#app/jobs/release-batches.server.ts';
import { scanFiles } from '#app/jobs/scan-files.server.ts';
import { sendPendingMail } from '#app/jobs/send-mail.server.ts';
import { tellWatchers } from '#app/jobs/tell-watchers.server.ts';
import { closeDatabase } from '#app/persistence/client.server.ts';
import { type Logger, log as processLog } from '#app/runtime/log.server.ts';

export interface Worker {
  /** Ends after the work in hand. */
  readonly stop: () => Promise<void>;
}

/** Milliseconds between looks at the mail that is due. */
const mailPauseMs = 1_000;
/** Milliseconds between looks at publications that are due. */
const publishPauseMs = 2_000;
/** Milliseconds between looks at listings to be confirmed or archived. */
const freshPauseMs = 600_000;
/** Milliseconds between looks at files in quarantine, and between tries while the scanner is away. */
const scanPauseMs = 5_000;
/** Milliseconds between looks at the batches whose instant has come. */
const releasePauseMs = 2_000;
/** Milliseconds between looks at the imports that were set off. */
const importPauseMs = 1_000;
/** Milliseconds between tidyings. */
const cleanUpPauseMs = 24 * 3_600_000;

/** Milliseconds between looks at what left the lists without its watchers knowing. */
const watchersPauseMs = 60_000;

/** Repeats `work` with a pause until stopped; a failure is told and tried again. */
function repeat(
  work: (isStopping: () => boolean) => Promise<unknown>,
  pauseMs: number,
  onError: (error: unknown) => void,
): Worker {
  const stopping = new AbortController();
  const loop = async () => {
    while (!stopping.signal.aborted) {
      await work(() => stopping.signal.aborted).catch(onError);
      await sleep(pauseMs, undefined, { signal: stopping.signal }).catch(() => {});
    }
  };
  const running = loop();
  return {
    stop: async () => {
      stopping.abort();
      await running;
    },
  };
}

export async function startWorker(log: Logger): Promise<Worker> {
  const onError = (error: unknown) => log.error({ err: error }, 'background work failed; it will be tried again');
  const parts: Worker[] = [
    ...deliverEvents(onError),
    repeat(sendPendingMail, mailPauseMs, onError),
    repeat(publishDueListings, publishPauseMs, onError),
    repeat(keepListsFresh, freshPauseMs, onError),
    repeat(scanFiles, scanPauseMs, onError),
    repeat(releaseDueBatches, releasePauseMs, onError),
    repeat(carryOutImports, importPauseMs, onError),
    repeat(tidyImports, cleanUpPauseMs, onError),
    repeat(cleanUp, cleanUpPauseMs, onError),
    repeat(askDueRenewals, cleanUpPauseMs, onError),
    repeat(tellWatchers, watchersPauseMs, onError),
  ];
  return {
    stop: async () => {
      await Promise.all(parts.map((part) => part.stop()));
    },
  };
}

/** Started by itself rather than imported by the web server. */
if (/[\\/]worker\.[jt]s$/.test(process.argv[1] ?? '')) {
  const worker = await startWorker(processLog);
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.on(signal, () => {
      worker
        .stop()
        .then(closeDatabase)
        .catch((error: unknown) => processLog.error({ err: error }, 'stopping failed'))
        .finally(() => process.exit());
    });
}
