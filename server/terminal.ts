// What command-line programs share: the terminal's language, the caller's folder, and an orderly end.
import path from 'node:path';
import { type I18n, isLocale, type Locale } from '#app/i18n/index.ts';
import { i18nFor } from '#app/i18n/server-messages.server.ts';
import { closeDatabase } from '#app/persistence/client.server.ts';
import { waitForIndex } from './wait-for-index.ts';

/** As POSIX ranks them; "zh_CN.UTF-8", "zh-TW" and the like mean Chinese. */
function localeOfTerminal(): Locale {
  const { LC_ALL, LC_MESSAGES, LANG } = process.env;
  return /^zh\b|^zh_/i.test(LC_ALL || LC_MESSAGES || LANG || '') ? 'zh-CN' : 'en';
}

/** The language after --locale in these arguments, else the terminal's: known before the arguments are understood. */
export function terminalI18n(args: readonly string[]): I18n {
  const at = args.findIndex((arg) => arg === '--locale' || arg.startsWith('--locale='));
  const wanted = at < 0 ? undefined : (args[at]?.split('=')[1] ?? args[at + 1]);
  return i18nFor(isLocale(wanted) ? wanted : localeOfTerminal());
}

/** A path as the person meant it: npm and run.mjs move to the project's folder, from where it would be another one. */
export const callersPath = (file: string): string =>
  path.resolve(process.env.INIT_CWD || process.env.PWD || process.cwd(), file);

export const say = (...lines: string[]): void => {
  process.stdout.write(lines.map((line) => `${line}\n`).join(''));
};

/** Something the person can put right: told in one sentence, without a stack. */
export class TerminalRefusal extends Error {}

/** Tells how the outbox is getting on, and when it is done. */
export async function tellIndexing({ t }: I18n): Promise<void> {
  const words = t.importing.run;
  const { state, pending } = await waitForIndex((waiting) => say(words.waiting({ pending: waiting })));
  say(state === 'delivered' ? words.delivered : words[state]({ pending }));
}

/** Runs a program to its end; the exit code is 1 when it could not do what it was asked. */
export async function runInTerminal(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    process.exitCode = 1;
    process.stderr.write(`${error instanceof TerminalRefusal ? error.message : (error as Error)?.stack}\n`);
  } finally {
    await closeDatabase();
  }
}

/** The sentence, with what it is about: "no such file: list.xlsx". */
export const refusalText = (
  { locale, t }: I18n,
  reason: keyof I18n['t']['importing']['refusals'],
  about = '',
): string => `${t.importing.refusals[reason]}${about && (locale === 'en' ? ': ' : '：')}${about}`;
