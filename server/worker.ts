// Background work: delivering events, sending mail, publishing at the set time. Inside the web process, or by itself (node build/server/worker.js).
import { setTimeout as sleep } from 'node:timers/promises';
import { askDueRenewals } from '#app/jobs/ask-renewals.server.ts';
import { carryOutImports, tidyImports } from '#app/jobs/carry-out-imports.server.ts';
import { cleanUp } from '#app/jobs/clean-up.server.ts';
import { deliverEvents } from '#app/jobs/deliver-events.server.ts';
import { keepLexicon } from '#app/jobs/keep-lexicon.server.ts';
import { keepListsFresh } from '#app/jobs/keep-lists-fresh.server.ts';
import { learnFromFeedback } from '#app/jobs/learn-from-feedback.server.ts';
import { mailDueNotifications } from '#app/jobs/mail-notifications.server.ts';
import { publishDueListings } from '#app/jobs/publish-scheduled.server.ts';
import { raiseFollowUpAlarms } from '#app/jobs/raise-alarms.server.ts';
import { releaseDueBatches } from '#app/jobs/release-batches.server.ts';
import { remindOfEnds, tellPortions } from '#app/jobs/remind-and-tell.server.ts';
import { remindIntroductions } from '#app/jobs/remind-introductions.server.ts';
import { scanFiles } from '#app/jobs/scan-files.server.ts';
import { sendPendingMail } from '#app/jobs/send-mail.server.ts';
import { tellMatches } from '#app/jobs/tell-matches.server.ts';
import { tellWatchers } from '#app/jobs/tell-watchers.server.ts';
import { compareIndexes, tendIndexes } from '#app/jobs/tend-search.server.ts';
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
/** Milliseconds between looks at concepts accepted for the lexicon. */
const lexiconPauseMs = 60_000;
/** Milliseconds between looks whether the search indexes are there and of this version. */
const tendPauseMs = 3_000;
/** Milliseconds between looks whether it is time for the nightly comparison. */
const comparePauseMs = 1_800_000;
/** Milliseconds between tidyings. */
const cleanUpPauseMs = 24 * 3_600_000;

/** Milliseconds between looks at ledgers that may have gone stale. */
const alarmPauseMs = 3_600_000;

/** Milliseconds between looks at what left the lists without its watchers knowing. */
const watchersPauseMs = 60_000;

/** Milliseconds between looks at portions of saved searches, and at what ends soon. */
const portionPauseMs = 30_000;
const endsPauseMs = 300_000;
/** Milliseconds between looks at strong new matches. */
const tellMatchesPauseMs = 30_000;
/** Milliseconds between looks at introductions that wait for an answer. */
const introductionPauseMs = 300_000;

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
  // Before the matcher reads its first text; when the database is not there yet, the loop below tries again.
  await keepLexicon().catch(onError);
  const parts: Worker[] = [
    ...deliverEvents(onError),
    repeat(mailDueNotifications, mailPauseMs, onError),
    repeat(sendPendingMail, mailPauseMs, onError),
    repeat(publishDueListings, publishPauseMs, onError),
    repeat(keepListsFresh, freshPauseMs, onError),
    repeat(scanFiles, scanPauseMs, onError),
    repeat(releaseDueBatches, releasePauseMs, onError),
    repeat(carryOutImports, importPauseMs, onError),
    repeat(keepLexicon, lexiconPauseMs, onError),
    repeat(tidyImports, cleanUpPauseMs, onError),
    repeat(tendIndexes, tendPauseMs, onError),
    repeat(compareIndexes, comparePauseMs, onError),
    repeat(cleanUp, cleanUpPauseMs, onError),
    repeat(askDueRenewals, cleanUpPauseMs, onError),
    repeat(tellWatchers, watchersPauseMs, onError),
    repeat(tellPortions, portionPauseMs, onError),
    repeat(remindOfEnds, endsPauseMs, onError),
    repeat(remindIntroductions, introductionPauseMs, onError),
    repeat(raiseFollowUpAlarms, alarmPauseMs, onError),
    repeat(tellMatches, tellMatchesPauseMs, onError),
    repeat(learnFromFeedback, cleanUpPauseMs, onError),
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
