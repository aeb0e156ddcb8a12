// End-to-end tests: a real browser against the built site with its own data directory.
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { defineConfig } from '@playwright/test';

/** Workers load this file, too: what the first process chose reaches them through the environment. */
function dataDirectory(): string {
  if (process.env.E2E_DATA) return process.env.E2E_DATA;
  const directory = mkdtempSync(path.join(tmpdir(), 'jiebang-e2e-'));
  chmodSync(directory, 0o711); // as root, PostgreSQL runs as another user
  process.env.E2E_DATA = directory;
  // Not in a globalTeardown: those run while the web server still uses the data.
  process.on('exit', () => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

function port(): number {
  process.env.E2E_PORT ??= String(41_000 + (process.pid % 1_000));
  return Number(process.env.E2E_PORT);
}

const chromium = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser'].find(
  (file) => file !== undefined && existsSync(file),
);
const address = `http://localhost:${port()}`;

export default defineConfig({
  testDir: 'tests/e2e',
  workers: 1, // the journeys share the demo people and their mails
  forbidOnly: true,
  expect: { timeout: 15_000 }, // slow machines do not make a page wrong
  reporter: [['list']],
  use: {
    baseURL: address,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    trace: 'retain-on-failure',
    launchOptions: {
      ...(chromium ? { executablePath: chromium } : {}),
      args: process.getuid?.() === 0 ? ['--no-sandbox'] : [], // Chromium's sandbox refuses root
    },
  },
  webServer: {
    command: 'exec node server/start.mjs',
    url: `${address}/readyz`,
    env: { PORT: String(port()), DATA_DIR: dataDirectory(), BASE_URL: address, LOG_LEVEL: 'warn' },
    timeout: 180_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 30_000 },
    stdout: 'pipe',
  },
});
