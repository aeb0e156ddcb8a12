// Keeps children alive: starts them again with growing pauses, gives up when that does not help, stops them in order.
import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { exitOf, OperatorError, stopChild } from './processes.mjs';

const windowMs = 120_000;
const crashesAllowed = 8;

/**
 * Notes one more crash.
 * @param {number[]} crashes instants in ms, changed in place
 * @returns {number | null} milliseconds to wait before the next try (0.5 s, 1 s, 2 s … 10 s), null = give up
 */
export function pauseAfterCrash(crashes, now = Date.now()) {
  crashes.push(now);
  while (crashes[0] < now - windowMs) crashes.shift();
  return crashes.length >= crashesAllowed ? null : Math.min(500 * 2 ** (crashes.length - 1), 10_000);
}

/**
 * @param {{ say(text: string): void, giveUp(reason: string): void }} options giveUp must end in stop()
 */
export function createSupervisor({ say, giveUp }) {
  const kept = [];
  const jobs = new Set(); // programs that run once and end
  const beginning = new Set(); // starts under way
  let stopping = false;

  /** Under way until a service that came up too late has been stopped again: stop() waits for that. */
  function begin(entry) {
    const promise = entry.start(entry.service).then(async (service) => {
      entry.service = service;
      if (stopping) await service.stop();
    });
    beginning.add(promise);
    return promise.finally(() => beginning.delete(promise));
  }

  async function restart(entry, how) {
    for (let reason = how; !stopping; ) {
      const pause = pauseAfterCrash(entry.crashes);
      if (pause === null) return giveUp(`${entry.name} ended ${crashesAllowed} times within 2 minutes: ${reason}`);
      say(`${entry.name} ended (${reason}); starting it again in ${pause / 1000} s`);
      await sleep(pause);
      if (stopping) return;
      try {
        await begin(entry);
        if (!stopping) say(`${entry.name} is back`);
        return;
      } catch (error) {
        reason = error.message;
      }
    }
  }

  async function watch(entry) {
    while (!stopping) {
      const how = await entry.service.exited;
      if (!stopping) await restart(entry, how);
    }
  }

  return {
    /**
     * Starts a service and keeps it running. A failure of the first start is thrown, later ones count as crashes.
     * @param {number} rank those with higher rank stop first
     * @param {(previous?: Service) => Promise<Service>} start with the previous service: same port again
     */
    async keep(name, rank, start) {
      const entry = { name, rank, start, service: undefined, crashes: [] };
      kept.push(entry);
      await begin(entry);
      if (!stopping) watch(entry).catch((error) => giveUp(error.stack));
      return entry.service;
    },

    /** Runs a program to its end. @throws OperatorError when it fails */
    async run(title, command, args, env) {
      if (stopping) return new Promise(() => {});
      const child = spawn(command, args, { env, stdio: ['ignore', 'inherit', 'inherit'] });
      const job = { child, exited: exitOf(child) };
      jobs.add(job);
      const how = await job.exited;
      jobs.delete(job);
      if (stopping) return new Promise(() => {}); // nothing may follow; stop() ends the process
      if (how !== 'exit code 0') throw new OperatorError(`${title}: failed (${how})`);
    },

    get stopping() {
      return stopping;
    },

    async stop() {
      stopping = true;
      await Promise.allSettled([...jobs].map((job) => stopChild(job.child, job.exited, 'SIGTERM', 5_000)));
      await Promise.allSettled([...beginning]);
      for (const entry of kept.sort((a, b) => b.rank - a.rank)) await entry.service?.stop();
    },
  };
}
