// The browser for the end-to-end tests: finds a Chromium, installs one (and Chinese letters) when there is none.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { isRoot } from './data-directory.mjs';

const run = (command, ...args) =>
  spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }).status ===
  0;
const has = (command) => spawnSync(command, ['--version'], { stdio: 'ignore' }).error === undefined;

/** @returns {string | undefined} a Chromium of the system; playwright.config.ts looks in the same places */
export function systemChromium() {
  const places = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser'];
  return places.find((file) => file && existsSync(file));
}

async function playwrightChromium() {
  const { chromium } = await import('@playwright/test');
  return existsSync(chromium.executablePath());
}

/** Without them every Chinese letter is an empty box: screenshots and text widths would be wrong. */
function ensureChineseLetters() {
  if (process.platform !== 'linux') return;
  const list = spawnSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' });
  if (list.stdout?.trim()) return;
  if (isRoot && has('apt-get') && (run('apt-get', 'install', '-y', 'fonts-noto-cjk') || aptUpdateAnd('fonts-noto-cjk')))
    return;
  console.log('no Chinese font found; install one (Debian: fonts-noto-cjk) for true screenshots');
}

const aptUpdateAnd = (...packages) => run('apt-get', 'update') && run('apt-get', 'install', '-y', ...packages);

/** @returns {Promise<boolean>} whether there is a browser now */
export async function ensureBrowser() {
  const found = () => systemChromium() !== undefined;
  if (!found() && !(await playwrightChromium())) {
    if (isRoot && has('apt-get')) aptUpdateAnd('chromium', 'fonts-noto-cjk');
    if (!found()) run(process.execPath, 'node_modules/@playwright/test/cli.js', 'install', 'chromium');
  }
  if (found() || (await playwrightChromium())) {
    ensureChineseLetters();
    return true;
  }
  console.error(
    'No Chromium found and none could be installed. Install one and name it: CHROMIUM=/path/to/chromium npm test\n' +
      '未找到 Chromium，也无法自动安装。请先安装，再指定路径：CHROMIUM=/path/to/chromium npm test',
  );
  return false;
}
