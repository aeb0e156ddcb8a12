// What must exist before the site can run: packages, database client, build. Each step is skipped while a stamp says
// that it already ran for the same inputs (node_modules/.stamp-*; delete one to force its step).
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { OperatorError } from './processes.mjs';

function hashOf(inputs) {
  const hash = createHash('sha256').update(`${process.platform} ${process.arch} ${process.versions.modules}`);
  const add = (file) => {
    if (!existsSync(file)) return;
    if (statSync(file).isDirectory()) {
      if (path.basename(file) !== 'generated')
        for (const entry of readdirSync(file).sort()) add(path.join(file, entry));
    } else hash.update(`\0${file}\0`).update(readFileSync(file));
  };
  for (const input of inputs) add(input);
  return hash.digest('hex');
}

/** npm is a shell script here and a batch file there; its own JavaScript file is the same everywhere. */
function npm() {
  if (process.env.npm_execpath?.endsWith('npm-cli.js')) return [process.execPath, process.env.npm_execpath];
  return ['npm'];
}

const install = {
  title: 'installing packages',
  stamp: 'node_modules/.stamp-install',
  inputs: ['package-lock.json', '.npmrc'],
  makes: 'node_modules/pg/package.json',
  // --include=dev: with NODE_ENV=production npm would leave out what the build needs.
  command: [...npm(), 'install', '--no-save', '--include=dev', '--no-audit', '--no-fund'],
  env: { SCARF_ANALYTICS: 'false' },
};
const generate = {
  title: 'generating the database client',
  stamp: 'node_modules/.stamp-generate',
  inputs: ['prisma/schema.prisma', 'prisma.config.ts', 'package-lock.json'],
  makes: 'app/persistence/generated/client.ts',
  command: [process.execPath, 'node_modules/prisma/build/index.js', 'generate', '--no-hints'],
};
const build = {
  title: 'building',
  stamp: 'node_modules/.stamp-build',
  inputs: [
    ...['app', 'search', 'server', 'prisma', 'public'],
    ...['vite.config.ts', 'remix.config.js', 'tsconfig.json', 'package.json', 'package-lock.json'],
  ],
  makes: 'build/server/index.js',
  command: [process.execPath, 'node_modules/@remix-run/dev/dist/cli.js', 'vite:build', '--logLevel', 'warn'],
  env: { NODE_ENV: 'production' },
};

async function step({ title, stamp, inputs, makes, command, env }, { run, say }) {
  const hash = hashOf(inputs);
  if (existsSync(makes) && existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return;
  say(title);
  rmSync(stamp, { force: true }); // an interrupted step must run again even if the inputs change back
  await run(title, command[0], command.slice(1), { ...process.env, ...env });
  if (!existsSync(makes)) throw new OperatorError(`${title}: ${makes} was not made`);
  writeFileSync(stamp, hash);
}

/**
 * Runs what is needed, from the repository root.
 * @param {{ run: Function, say(text: string): void, building: boolean }} options `run` as the supervisor's
 */
export async function prepare({ run, say, building }) {
  await step(install, { run, say });
  await step(generate, { run, say });
  if (building) await step(build, { run, say });
}
