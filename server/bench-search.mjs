// `npm run bench:search [-- --json] [--sizes 10000,100000] [--queries 200]`: builds the site and measures searching at size.
// With --json the figures alone go to standard output, everything else to standard error.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { repository } from './data-directory.mjs';
import { exitOf } from './processes.mjs';

process.chdir(repository);
const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    sizes: { type: 'string', default: '10000,100000' },
    queries: { type: 'string', default: '200' },
  },
});

async function run(env, ...args) {
  const child = spawn(process.execPath, args, {
    env: { ...process.env, ...env },
    stdio: ['ignore', values.json ? process.stderr : 'inherit', 'inherit'],
  });
  if ((await exitOf(child)) !== 'exit code 0') process.exit(1);
}

const folder = mkdtempSync(path.join(os.tmpdir(), 'jiebang-bench-'));
const file = path.join(folder, 'search.json');
try {
  await run({}, 'server/start.mjs', '--prepare');
  const bench = ['node_modules/vitest/vitest.mjs', 'run', '--config', 'tests/bench/vitest.config.ts', 'search-speed'];
  await run({ BENCH_SIZES: values.sizes, BENCH_QUERIES: values.queries, BENCH_FILE: file }, ...bench);
  if (values.json) process.stdout.write(`${readFileSync(file, 'utf8')}\n`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
