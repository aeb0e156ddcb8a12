// The folder that holds everything a running site keeps: secrets, databases, and who is using it.
// Node's own modules only: this runs before node_modules exists.
import { createHash, randomBytes } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { findProcesses, identityOf, OperatorError, stopProcesses } from './processes.mjs';

export const repository = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
export const isRoot = process.getuid?.() === 0;

/** Whether every user may enter this folder. */
export function traversable(directory) {
  for (let d = path.resolve(directory); ; d = path.dirname(d)) {
    if (!(statSync(d).mode & 0o001)) return false;
    if (d === path.dirname(d)) return true;
  }
}

/**
 * Makes the data directory and gives its real path: DATA_DIR, else .data in the repository, else, for root in a
 * closed folder such as /root (PostgreSQL runs as somebody else and could not enter), one in /var/lib.
 * @param {string} [configured] DATA_DIR
 */
export function dataDirectory(configured = process.env.DATA_DIR) {
  let directory = path.join(repository, '.data');
  if (configured) directory = path.resolve(configured);
  else if (isRoot && !traversable(repository))
    directory = `/var/lib/jiebang-${createHash('sha256').update(repository).digest('hex').slice(0, 8)}`;
  mkdirSync(directory, { recursive: true, mode: isRoot ? 0o711 : 0o700 });
  if (isRoot && !traversable(directory))
    throw new OperatorError(
      `PostgreSQL does not run as root and another user may not enter ${directory}: ` +
        'open the folders above it (chmod o+x) or set DATA_DIR\n' +
        `PostgreSQL 不能以 root 身份运行，而其他用户无法进入 ${directory}：请为上级目录执行 chmod o+x，或设置 DATA_DIR`,
    );
  return realpathSync(directory);
}

/** Writes a file nobody else may read, whole or not at all. */
function writePrivate(file, text) {
  const next = `${file}.${process.pid}`;
  writeFileSync(next, text, { mode: 0o600, flush: true });
  renameSync(next, file);
}

/**
 * Secrets made once per data directory: 32 random bytes to sign sessions, 16 for each service, as hex.
 * @returns {{ auth: string, postgres: string, meili: string }}
 */
export function readSecrets(dataDir) {
  const file = path.join(dataDir, 'secrets.json');
  const kept = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  const secrets = { ...kept };
  for (const [name, bytes] of Object.entries({ auth: 32, postgres: 16, meili: 16 }))
    secrets[name] ??= randomBytes(bytes).toString('hex');
  if (Object.keys(secrets).length !== Object.keys(kept).length) writePrivate(file, JSON.stringify(secrets));
  return secrets;
}

const pidFile = (dataDir) => path.join(dataDir, 'pid');

function readLock(dataDir) {
  try {
    const text = readFileSync(pidFile(dataDir), 'utf8');
    try {
      return { text, ...JSON.parse(text) };
    } catch {
      return { text };
    }
  } catch {
    return null;
  }
}

const isHeld = (lock) => lock?.pid !== undefined && identityOf(lock.pid) === lock.identity;

/**
 * One supervisor per data directory: a second would take the first one's services for left-overs and stop them.
 * The file holds the process's birth too, so a later process with the same number is no obstacle.
 * @throws OperatorError when another living process holds it
 * @returns {Promise<() => void>} gives the directory back
 */
export async function lockDataDirectory(dataDir) {
  const file = pidFile(dataDir);
  const mine = JSON.stringify({ pid: process.pid, identity: identityOf(process.pid) });
  for (let attempt = 0; attempt < 20; attempt++) {
    try {
      writeFileSync(file, mine, { flag: 'wx', mode: 0o644 });
      return () => {
        if (readLock(dataDir)?.text === mine) rmSync(file, { force: true });
      };
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    const lock = readLock(dataDir);
    if (lock === null) continue;
    if (isHeld(lock))
      throw new OperatorError(
        `already running as process ${lock.pid} with ${dataDir}\n已有进程 ${lock.pid} 正在使用 ${dataDir}`,
      );
    if (lock.pid === undefined) await sleep(100); // perhaps made a moment ago and not yet written
    removeStale(dataDir, lock);
  }
  throw new OperatorError(`cannot lock ${dataDir}`);
}

/** Two starts may find the same stale file: move it aside and put it back if it turns out to be the other's new one. */
function removeStale(dataDir, stale) {
  const file = pidFile(dataDir);
  const aside = `${file}.stale.${process.pid}`;
  try {
    renameSync(file, aside);
    const moved = readFileSync(aside, 'utf8');
    if (moved !== stale.text) writeFileSync(file, moved, { flag: 'wx' });
    unlinkSync(aside);
  } catch {
    // The other was quicker; the caller looks again.
  }
}

/** Programs of this data directory carry this argument, so that a later start can tell them from strangers. */
export const markOf = (dataDir) => `--data-directory=${dataDir}`;

/** Stops the app (or seed) whose supervisor was killed; the services do the same for their own left-overs. */
export async function stopLeftOverPrograms(dataDir, say) {
  const pids = findProcesses(path.basename(process.execPath), markOf(dataDir));
  if (pids.length === 0) return;
  say(`stopping the left-over app (process ${pids.join(', ')})`);
  await stopProcesses(pids, [['SIGTERM', 12_000]]);
}

const runningFile = (dataDir) => path.join(dataDir, 'running.json');

/**
 * Tells other programs on this machine where the running services are. Holds passwords: mode 0600.
 * @param {{ databaseUrl: string, meiliUrl: string, meiliKey: string, baseUrl: string }} services
 * @returns {() => void} forgets it
 */
export function announceRunning(dataDir, services) {
  writePrivate(runningFile(dataDir), JSON.stringify({ pid: process.pid, ...services }));
  return () => rmSync(runningFile(dataDir), { force: true });
}

/** What the living supervisor of this data directory announced, or null when there is none (yet). */
export function readRunning(dataDir) {
  const lock = readLock(dataDir);
  if (!isHeld(lock) || !existsSync(runningFile(dataDir))) return null;
  const running = JSON.parse(readFileSync(runningFile(dataDir), 'utf8'));
  return running.pid === lock.pid ? running : null;
}
