// Processes and ports: who is alive, who is left over from a killed start, and how to stop them.
// Node's own modules only: this runs before node_modules exists.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** A failure whose message tells the operator all there is to know: print it without a stack. */
export class OperatorError extends Error {}

/** @param {number} pid */
export function alive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM'; // somebody else's, but alive
  }
}

const ps = (...args) => {
  try {
    return execFileSync('ps', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  } catch {
    return '';
  }
};

/** A zombie has ended already: it only waits for its parent to ask. */
function statOf(pid) {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' '); // the name in (…) may hold blanks
  return { state: fields[0], startedTicks: fields[19] };
}

/**
 * What tells this process from a later one with the same number: when it was born. null = not alive.
 * @param {number} pid
 * @returns {string | null}
 */
export function identityOf(pid) {
  if (!Number.isInteger(pid) || pid < 1 || !alive(pid)) return null;
  if (process.platform !== 'linux') return ps('-o', 'lstart=', '-p', String(pid)).trim() || 'unknown';
  try {
    const { state, startedTicks } = statOf(pid);
    if (state === 'Z' || state === 'X') return null;
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}:${startedTicks}`;
  } catch {
    return null;
  }
}

/** Every process: its number, the base name of its program, and whether it was given an argument. */
function processes() {
  if (process.platform !== 'linux')
    return ps('-axww', '-o', 'pid=,command=')
      .split('\n')
      .flatMap((line) => {
        const [, pid, command] = /^\s*(\d+)\s+(.*)$/.exec(line) ?? [];
        if (!pid) return [];
        const name = path.basename(command.split(' ')[0]);
        return [{ pid: Number(pid), name, given: (argument) => ` ${command} `.includes(` ${argument} `) }];
      });
  return readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry))
    .flatMap((entry) => {
      try {
        const argv = readFileSync(`/proc/${entry}/cmdline`, 'utf8').split('\0');
        if (argv[0] === '' || statOf(entry).state === 'Z') return [];
        return [{ pid: Number(entry), name: path.basename(argv[0]), given: (argument) => argv.includes(argument) }];
      } catch {
        return []; // ended meanwhile
      }
    });
}

/**
 * Processes running `program` with `argument` among their arguments (a path only this data directory has).
 * @returns {number[]} process numbers, never our own
 */
export function findProcesses(program, argument) {
  return processes()
    .filter((p) => p.pid !== process.pid && p.name === program && p.given(argument))
    .map((p) => p.pid);
}

/**
 * PostgreSQL's sessions outlive a killed server for a moment and block the next, and initdb has helpers: nothing in their
 * arguments says so, but they work inside the data folder.
 */
export function findSessions(dataDir) {
  if (process.platform !== 'linux') return [];
  return processes()
    .filter((p) => p.name === 'postgres' || p.name.startsWith('postgres: '))
    .map((p) => p.pid)
    .filter((pid) => {
      try {
        return readlinkSync(`/proc/${pid}/cwd`) === dataDir;
      } catch {
        return false;
      }
    });
}

/**
 * Stops processes that are not our children, each signal getting its time before the next, SIGKILL last.
 * @param {number[]} pids
 * @param {[NodeJS.Signals, number][]} signals signal and milliseconds to wait after it
 */
export async function stopProcesses(pids, signals) {
  const known = pids.map((pid) => [pid, identityOf(pid)]);
  const left = () => known.filter(([pid, identity]) => identity !== null && identityOf(pid) === identity);
  for (const [signal, wait] of [...signals, ['SIGKILL', 5_000]]) {
    for (const [pid] of left()) {
      try {
        process.kill(pid, signal);
      } catch (error) {
        if (error.code === 'EPERM')
          throw new OperatorError(`process ${pid} of another user uses this data; stop it first`);
      }
    }
    for (const until = Date.now() + wait; left().length > 0 && Date.now() < until; ) await sleep(50);
    if (left().length === 0) return;
  }
}

/** A child's end, as one promise that may be asked at any time. */
export const exitOf = (child) =>
  new Promise((resolve) => {
    child.once('exit', (code, signal) => resolve(signal ?? `exit code ${code}`));
    child.once('error', (error) => resolve(error.message));
  });

/** Stops our own child: `signal`, then SIGKILL after `graceMs`. */
export async function stopChild(child, exited, signal, graceMs) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const timer = setTimeout(() => child.kill('SIGKILL'), graceMs);
  child.kill(signal);
  await exited;
  clearTimeout(timer);
}

const canListen = (port, host) =>
  new Promise((resolve) => {
    const server = net.createServer();
    server.once('error', () => resolve(0));
    server.listen({ port, host, exclusive: true }, () => {
      const given = server.address().port;
      server.close(() => resolve(given));
    });
  });

/**
 * The preferred port if nobody listens there, else the next free one of the following hundred, else any.
 * 0 = any.
 */
export async function freePort(preferred = 0, host = '127.0.0.1') {
  if (preferred !== 0)
    for (let port = preferred; port < Math.min(preferred + 100, 65_536); port++)
      if (await canListen(port, host)) return port;
  const port = await canListen(0, host);
  if (!port) throw new OperatorError(`cannot listen on ${host}`);
  return port;
}
