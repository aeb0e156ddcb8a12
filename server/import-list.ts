// `npm run import -- FILE --list … --organisation …`: imports a list file for an organisation and prints the report.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { type Field, isField } from '#app/domain/field.ts';
import type { List } from '#app/domain/listing.ts';
import { findImporter } from '#app/features/import-listings/find-importer.server.ts';
import { formatSummary } from '#app/features/import-listings/import-summary.ts';
import { importList } from './list-import.ts';
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
const { t } = i18n;

const text = { type: 'string' } as const;
const flag = { type: 'boolean', default: false } as const;
const options = {
  ...{ list: text, organisation: text, 'valid-until': text, source: text, field: text, locale: text },
  ...{ 'dry-run': flag, publish: flag },
};
const lists: Readonly<Record<string, List>> = { opportunities: 'opportunity', capabilities: 'capability' };

function refuseUsage(about = ''): never {
  throw new TerminalRefusal(`${about && `${refusalText(i18n, 'option-wrong', about)}\n`}${t.importing.usage.import}`);
}

function readArguments() {
  try {
    return parseArgs({ args, options, allowPositionals: true });
  } catch (error) {
    // parseArgs throws for options it does not know or that lack their value; its sentence names them.
    return refuseUsage((error as Error).message);
  }
}

function readField(code: string | undefined): Field | null {
  if (code === undefined) return null;
  if (!isField(code)) throw new TerminalRefusal(refusalText(i18n, 'field-unknown', code));
  return code;
}

await runInTerminal(async () => {
  const began = performance.now();
  const { values, positionals } = readArguments();
  const [file, ...more] = positionals;
  if (!file || !values.organisation || more.length > 0) return refuseUsage(more.join(' '));
  const list = values.list === undefined ? null : lists[values.list];
  if (list === undefined) return refuseUsage(`--list ${values.list}`);
  const field = readField(values.field);
  const bytes = await readFile(callersPath(file)).catch(() => {
    throw new TerminalRefusal(refusalText(i18n, 'file-missing', file));
  });
  const importer = await findImporter(values.organisation);
  if (!importer.ok) throw new TerminalRefusal(refusalText(i18n, importer.reason, values.organisation));
  const imported = await importList({
    ...{ bytes, fileName: path.basename(file), list, field, importer: importer.value },
    ...{ publish: values.publish, isDryRun: values['dry-run'] },
    ...{ validUntil: values['valid-until'] ?? null, source: values.source ?? null },
  });
  if (!imported.ok) throw new TerminalRefusal(refusalText(i18n, imported.reason, file));
  say(...formatSummary(imported.value, i18n));
  say(t.importing.run.took({ seconds: ((performance.now() - began) / 1000).toFixed(1) }));
  if (!values['dry-run'] && imported.value.published > 0) await tellIndexing(i18n);
});
