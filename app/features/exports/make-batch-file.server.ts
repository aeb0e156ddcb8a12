// A batch as a file. The last few PDFs are kept, since a released batch never changes and many ask for it on its day.
import type { List } from '#app/domain/listing.ts';
import type { Locale } from '#app/i18n/index.ts';
import { readClock } from '#app/persistence/client.server.ts';
import { env } from '#app/runtime/env.server.ts';
import { organisationName } from '#app/ui/organisation-name.ts';
import type { FileFormat } from './list-file.ts';
import { type MadeFile, makeFile } from './make-file.server.ts';
import { type ItemSource, publicItem } from './public-item.ts';

export interface ReleasedList {
  readonly batch: {
    readonly reference: string;
    readonly list: List;
    readonly nameZh: string;
    readonly nameEn: string;
    readonly introductionZh: string;
    readonly introductionEn: string;
    readonly releasedAt: Date | null;
    readonly organisation: { readonly nameZh: string; readonly nameEn: string };
  };
  readonly entries: readonly Omit<ItemSource, 'organisation'>[];
}

/** Some megabytes at most: an entry is a few hundred kilobytes. */
const keptFiles = 8;
const kept = new Map<string, Promise<MadeFile>>();

async function make({ batch, entries }: ReleasedList, format: FileFormat, locale: Locale): Promise<MadeFile> {
  const { reference, list, nameZh, nameEn, introductionZh, introductionEn, organisation, releasedAt } = batch;
  const file = {
    ...{ list, organisation, releasedAt, isCut: false, isPreview: releasedAt === null },
    title: organisationName(locale, { nameZh, nameEn }),
    introduction: organisationName(locale, { nameZh: introductionZh, nameEn: introductionEn }),
    madeAt: releasedAt ?? (await readClock()),
    address: `${env().BASE_URL}/batches/${reference}`,
    items: entries.map((entry) => publicItem({ ...entry, organisation })),
  };
  return makeFile(format, file, locale);
}

export function makeBatchFile(released: ReleasedList, format: FileFormat, locale: Locale): Promise<MadeFile> {
  if (format !== 'pdf' || released.batch.releasedAt === null) return make(released, format, locale);
  // Names of organisations may change, and sections be locked later; the words of the batch and its items stay.
  const { organisation, reference } = released.batch;
  const locked = released.entries.map((entry) => entry.locked.map(({ section }) => section).join()).join(';');
  const key = [reference, locale, organisation.nameZh, organisation.nameEn, locked].join('\n');
  const found = kept.get(key);
  if (found !== undefined) return found;
  const made = make(released, format, locale);
  kept.set(key, made);
  made.catch(() => kept.delete(key));
  const [oldest] = kept.keys();
  if (kept.size > keptFiles && oldest) kept.delete(oldest);
  return made;
}
