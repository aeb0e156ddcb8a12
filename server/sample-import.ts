// Loads one of the real sample lists under its demo organisation and publishes it.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { addSampleOrganisation } from '#app/features/import-listings/add-sample-organisation.server.ts';
import { findImporter } from '#app/features/import-listings/find-importer.server.ts';
import type { ImportSummary } from '#app/features/import-listings/import-summary.ts';
import type { SampleList } from '#app/features/import-listings/sample-lists.ts';
import { importList } from './list-import.ts';

/** @throws Error when the file is no list or its organisation was made unusable */
export async function importSample(folder: string, sample: SampleList): Promise<ImportSummary> {
  const { fileName, list, field } = sample;
  const bytes = await readFile(path.join(folder, fileName));
  const { reference } = await addSampleOrganisation(sample.organisation);
  const importer = await findImporter(reference);
  if (!importer.ok) throw new Error(`${sample.organisation.nameEn}: ${importer.reason}`);
  const imported = await importList({
    ...{ bytes, fileName, list, field, importer: importer.value },
    // Real lists as they are: the badge shows readers how clear each of them is.
    minimumScore: 0,
    ...{ publish: true, isDryRun: false, validUntil: null, source: null },
  });
  if (!imported.ok) throw new Error(`${fileName}: ${imported.reason}`);
  return imported.value;
}
