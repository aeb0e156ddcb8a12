// `npm test`: prepares as `npm start` does, then runs every check even when one fails.
// Arguments select parts: `npm test -- style types unit e2e`; the long runs (`npm run fault:audit`) only come when named.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { ensureBrowser } from './browser.mjs';
import { repository } from './data-directory.mjs';
import { exitOf } from './processes.mjs';

process.chdir(repository);
const module = (file) => path.join('node_modules', file);
let current;

/** @returns {Promise<boolean>} whether the program ended well */
async function node(...args) {
  return nodeWith({}, ...args);
}

async function nodeWith(settings, ...args) {
  const env = { ...process.env, CI: process.env.CI ?? '1', ...settings };
  current = spawn(process.execPath, args, { stdio: 'inherit', env });
  return (await exitOf(current)) === 'exit code 0';
}

const parts = {
  style: () => node(module('@biomejs/biome/bin/biome'), 'ci', '.'),
  types: () => node(module('typescript/bin/tsc')),
  unit: () => node(module('vitest/vitest.mjs'), 'run'),
  e2e: async () => (await ensureBrowser()) && node(module('@playwright/test/cli.js'), 'test'),
};

/** Too long for every day: the same tests with many more rounds. */
const longParts = {
  'measure:answers': () =>
    nodeWith(
      { ANSWER_TRIES: '1000' },
      ...[module('vitest/vitest.mjs'), 'run', 'tests/features/passwords-and-registration.test.ts'],
      ...['-t', 'whether somebody is registered'],
    ),
  'fault:deadline': () =>
    nodeWith({ RACING_BIDS: '3000' }, module('vitest/vitest.mjs'), 'run', 'tests/features/bid-race.test.ts'),
  'fault:audit': () =>
    nodeWith({ FAULT_ROUNDS: '100' }, module('vitest/vitest.mjs'), 'run', 'tests/features/audit-kill.test.ts'),
};

async function part(title, action) {
  const began = Date.now();
  let ok = false;
  try {
    ok = await action();
  } catch (error) {
    console.error(error);
  }
  return { ok, line: `== ${title}: ${ok ? 'ok' : 'FAILED'} (${((Date.now() - began) / 1000).toFixed(1)} s)` };
}

for (const signal of ['SIGINT', 'SIGTERM'])
  process.on(signal, () => {
    current?.kill('SIGTERM');
    current?.once('exit', () => process.exit(1));
  });

const chosen = process.argv.slice(2);
const allParts = { ...parts, ...longParts };
const unknown = chosen.filter((name) => !(name in allParts));
if (unknown.length > 0) {
  console.error(`unknown part ${unknown.join(', ')}; there are ${Object.keys(allParts).join(', ')}`);
  process.exit(1);
}
const lines = [];
const report = ({ ok, line }) => {
  console.log(line);
  lines.push(line);
  if (!ok) process.exitCode = 1;
  return ok;
};
// Without packages or a build nothing below could say anything useful.
const needsBuild = chosen.length === 0 || chosen.includes('e2e');
const prepared = report(await part('prepare', () => node('server/start.mjs', needsBuild ? '--prepare' : '--packages')));
if (prepared)
  for (const [title, action] of Object.entries(chosen.length === 0 ? parts : allParts))
    if (chosen.length === 0 || chosen.includes(title)) report(await part(title, action));
console.log(`\n${lines.join('\n')}`);
