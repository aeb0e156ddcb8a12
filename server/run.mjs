// Runs a TypeScript program with the site's environment: `node server/run.mjs <file.ts> [arguments…]`.
// It uses DATABASE_URL and MEILI_URL if given, else the services of the running site, else starts them for the while.
import { spawn } from 'node:child_process';
import { dataDirectory, lockDataDirectory, readRunning, readSecrets, repository } from './data-directory.mjs';
import { migrate } from './migrations.mjs';
import { prepare } from './prepare.mjs';
import { exitOf, OperatorError, stopChild } from './processes.mjs';
import { beginProgram } from './program.mjs';
import { startServices } from './services.mjs';

/** Addresses of the services; starts them when nobody else runs them. */
async function services(program, dataDir, secrets, env) {
  const running = readRunning(dataDir);
  if (env.DATABASE_URL && env.MEILI_URL) return { BASE_URL: running?.baseUrl };
  if (running)
    return {
      DATABASE_URL: env.DATABASE_URL ?? running.databaseUrl,
      ...(env.MEILI_URL ? {} : { MEILI_URL: running.meiliUrl, MEILI_KEY: running.meiliKey }),
      BASE_URL: running.baseUrl,
    };
  program.onStop(await lockDataDirectory(dataDir));
  return startServices({ dataDir, secrets, env, supervisor: program.supervisor, say: program.say });
}

async function runProgram(program, [file, ...args]) {
  if (!file) throw new OperatorError('usage: node server/run.mjs <file.ts> [arguments…]');
  const { supervisor, say } = program;
  await prepare({ run: supervisor.run, say, building: false });
  const dataDir = dataDirectory();
  const secrets = readSecrets(dataDir);
  const env = { ...process.env, DATA_DIR: dataDir };
  for (const name of ['DATABASE_URL', 'MEILI_URL', 'BASE_URL', 'AUTH_SECRET']) if (env[name] === '') delete env[name];
  const found = await services(program, dataDir, secrets, env);
  env.BASE_URL ??= found.BASE_URL ?? 'http://localhost:3000';
  env.AUTH_SECRET ??= secrets.auth;
  env.NODE_ENV ??= 'production';
  Object.assign(env, { ...found, BASE_URL: env.BASE_URL });
  await migrate({ run: supervisor.run, say, env });

  const child = spawn(process.execPath, ['--enable-source-maps', '--import', 'tsx', file, ...args], {
    env,
    detached: true, // Ctrl-C reaches it through us, so that it ends before the database does
    stdio: ['inherit', 'inherit', 'inherit'],
  });
  const exited = exitOf(child);
  await supervisor.keep('the program', 2, async () => ({
    child,
    exited: exited.then((how) => {
      void program.end('', how === 'exit code 0' ? 0 : (child.exitCode ?? 1));
      return new Promise(() => {}); // it runs once: never start it again
    }),
    stop: () => stopChild(child, exited, 'SIGTERM', 15_000),
  }));
}

process.chdir(repository);
const program = beginProgram({ quiet: !process.env.SERVICE_LOG });
try {
  await runProgram(program, process.argv.slice(2));
} catch (error) {
  program.fail(error);
}
