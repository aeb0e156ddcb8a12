// `npm run demo:real`: loads 318 real challenges and 226 real capabilities under two demo organisations.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { formatSummary } from '#app/features/import-listings/import-summary.ts';
import { sampleLists } from '#app/features/import-listings/sample-lists.ts';
import { importSample } from './sample-import.ts';
import {
  callersPath,
  refusalText,
  runInTerminal,
  say,
  TerminalRefusal,
  tellIndexing,
  terminalI18n,
} from './terminal.ts';

const args = process.argv.slice(2);
const i18n = terminalI18n(args);
const { run, usage } = i18n.t.importing;

/** The folder given, else the one beside the project. */
function dataFolder(): string {
  const given = args.filter((arg, index) => !arg.startsWith('--locale') && args[index - 1] !== '--locale');
  const [folder, ...more] = given;
  if (more.length > 0 || folder?.startsWith('-')) throw new TerminalRefusal(usage.samples);
  return folder === undefined ? path.resolve('../shared/data') : callersPath(folder);
}

await runInTerminal(async () => {
  const folder = dataFolder();
  for (const { fileName } of sampleLists) {
    const file = path.join(folder, fileName);
    if (!existsSync(file)) throw new TerminalRefusal(`${refusalText(i18n, 'file-missing', file)}\n${usage.samples}`);
  }
  for (const sample of sampleLists) {
    const began = performance.now();
    say(...formatSummary(await importSample(folder, sample), i18n));
    say(run.took({ seconds: ((performance.now() - began) / 1000).toFixed(1) }), '');
  }
  await tellIndexing(i18n);
});
