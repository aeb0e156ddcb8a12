// What every program here does around its work: says things with the time, ends when told to, and cleans up once.
import { OperatorError } from './processes.mjs';
import { createSupervisor } from './supervisor.mjs';

const hardLimitMs = 60_000;

/**
 * Sets up signals and a supervisor. `program.onStop(f)`: f runs after the children have stopped.
 * @param {{ quiet?: boolean }} [options] quiet: say nothing but failures
 */
export function beginProgram({ quiet = false } = {}) {
  const began = Date.now();
  const seconds = () => ((Date.now() - began) / 1000).toFixed(1).padStart(5);
  const say = (text) => {
    if (!quiet) console.log(`[${seconds()} s] ${text}`);
  };
  const last = [];
  let ending = false;

  async function end(reason, code) {
    if (ending) return;
    ending = true;
    if (reason) say(`stopping (${reason})`);
    setTimeout(() => process.exit(1), hardLimitMs).unref();
    try {
      await supervisor.stop();
      for (const action of last.reverse()) action();
      if (reason) say('stopped');
    } catch (error) {
      console.error(error);
      process.exit(1);
    }
    process.exit(code);
  }
  function fail(error) {
    if (ending) return;
    console.error(error instanceof OperatorError ? error.message : error);
    void end('', 1);
  }
  const supervisor = createSupervisor({
    say,
    giveUp(reason) {
      console.error(`giving up: ${reason}`);
      void end('error', 1);
    },
  });

  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void end(signal, 0));
  process.on('uncaughtException', fail);
  process.on('unhandledRejection', fail);
  // The terminal may go before we do; there is nobody left to tell then.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
  watchParent(() => void end('parent gone', 0));
  return { say, supervisor, end, fail, onStop: (action) => last.push(action) };
}

/** npm passes SIGTERM to the shell between it and us, never to us: notice that our parent has gone. */
function watchParent(gone) {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) gone();
  }, 500).unref();
}
