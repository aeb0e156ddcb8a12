// `npm start` on a bare checkout: install, generate, build, start PostgreSQL and Meilisearch, migrate, seed, serve.
// `--dev` serves from the sources instead of a build (`npm run dev`); `--prepare` ends after the build, `--packages` before it.
// Node's own modules only, here and in what is imported at the top: node_modules may not exist yet.
import { spawn } from 'node:child_process';
import path from 'node:path';
import {
  announceRunning,
  dataDirectory,
  lockDataDirectory,
  markOf,
  readSecrets,
  repository,
  stopLeftOverPrograms,
} from './data-directory.mjs';
import { migrate } from './migrations.mjs';
import { prepare } from './prepare.mjs';
import { exitOf, freePort, OperatorError, stopChild } from './processes.mjs';
import { beginProgram } from './program.mjs';
import { startServices } from './services.mjs';

const readyTimeoutMs = 120_000;

/** @returns {Promise<string>} the given PORT or nothing else; without one, 3000 or the next free */
async function choosePort(given, host) {
  const wanted = given ? Number(given) : 3000;
  if (!Number.isInteger(wanted) || wanted < 1 || wanted > 65_535)
    throw new OperatorError(`PORT ${given} is not a port`);
  const port = await freePort(wanted, host);
  if (given && port !== wanted)
    throw new OperatorError(`PORT ${wanted} on ${host} is in use\n端口 ${host}:${wanted} 已被占用`);
  return String(port);
}

async function appEnvironment(dev, dataDir, secrets) {
  const env = { ...process.env };
  // An empty variable (as compose files make them) means "not given".
  for (const name of ['DATABASE_URL', 'MEILI_URL', 'PORT', 'HOST', 'BASE_URL', 'AUTH_SECRET', 'DEMO'])
    if (env[name] === '') delete env[name];
  env.NODE_ENV = dev ? 'development' : 'production';
  env.HOST ??= '127.0.0.1';
  env.PORT = await choosePort(env.PORT, env.HOST);
  env.BASE_URL ??= `http://localhost:${env.PORT}`;
  env.AUTH_SECRET ??= secrets.auth;
  env.DEMO ??= '1';
  env.DATA_DIR = dataDir;
  return env;
}

/** Starts the app as a child; resolves when it says over IPC that it listens. */
async function startApp(args, env) {
  const child = spawn(process.execPath, args, {
    env,
    detached: true, // Ctrl-C reaches it through us, so that it ends before the database does
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const exited = exitOf(child);
  const stop = () => stopChild(child, exited, 'SIGTERM', 15_000);
  let timer;
  const ready = new Promise((resolve) => {
    child.on('message', (message) => {
      if (message === 'ready') resolve('ready');
    });
    timer = setTimeout(resolve, readyTimeoutMs, 'not ready in time');
  });
  const how = await Promise.race([ready, exited]);
  clearTimeout(timer);
  if (how === 'ready') return { child, exited, stop };
  await stop();
  throw new OperatorError(`the app did not start (${how})`);
}

async function serve(program, dev) {
  const { say, supervisor, onStop } = program;
  const dataDir = dataDirectory();
  onStop(await lockDataDirectory(dataDir));
  await stopLeftOverPrograms(dataDir, say);
  const secrets = readSecrets(dataDir);
  const env = await appEnvironment(dev, dataDir, secrets);
  await prepare({ run: supervisor.run, say, building: !dev });
  Object.assign(env, await startServices({ dataDir, secrets, env, supervisor, say }));
  const { run } = supervisor;
  await migrate({ run, say, env });
  const mark = markOf(dataDir);
  const seed = dev ? ['--import', 'tsx', 'prisma/seed.ts'] : ['--enable-source-maps', 'build/server/seed.js'];
  await run('seeding the database', process.execPath, [...seed, mark], env);
  onStop(
    announceRunning(dataDir, {
      databaseUrl: env.DATABASE_URL,
      meiliUrl: env.MEILI_URL,
      meiliKey: env.MEILI_KEY ?? '',
      baseUrl: env.BASE_URL,
    }),
  );
  const entry = path.join(...(dev ? ['server', 'dev.mjs'] : ['build', 'server', 'index.js']));
  await supervisor.keep('the app', 2, () => startApp(['--enable-source-maps', entry, mark], env));
  if (!supervisor.stopping) say(`ready: ${env.BASE_URL}`);
}

process.chdir(repository);
const program = beginProgram();
try {
  const [onlyPackages, onlyPrepare] = ['--packages', '--prepare'].map((flag) => process.argv.includes(flag));
  if (onlyPackages || onlyPrepare) {
    await prepare({ run: program.supervisor.run, say: program.say, building: onlyPrepare });
    process.exit();
  }
  await serve(program, process.argv.includes('--dev'));
} catch (error) {
  program.fail(error);
}
