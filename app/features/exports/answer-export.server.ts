// Turns what was collected into the answer's file: its title in the reader's language, its format checked, its rate kept.
import type { List } from '#app/domain/listing.ts';
import type { Locale } from '#app/i18n/index.ts';
import { i18nFor } from '#app/i18n/server-messages.server.ts';
import { env } from '#app/runtime/env.server.ts';
import type { Collected } from './collect-items.server.ts';
import { dataFormats, type FileFormat, fileFormats } from './list-file.ts';
import { type MadeFile, makeFile } from './make-file.server.ts';

export const readDataFormat = (text: string | null): FileFormat | null =>
  dataFormats.find((format) => format === text) ?? null;
export const readFileFormat = (text: string | null): FileFormat | null =>
  fileFormats.find((format) => format === text) ?? null;

export function makeExport(
  collected: Collected,
  about: {
    readonly list: List;
    readonly what: 'list' | 'search' | 'own';
    readonly format: FileFormat;
    readonly locale: Locale;
    /** Of the page with the same content. */
    readonly path: string;
  },
): Promise<MadeFile> {
  const { list, what, format, locale, path } = about;
  const { names } = i18nFor(locale).t.exports;
  const title =
    what === 'own'
      ? names.own({ list: names[list] })
      : what === 'search'
        ? `${names.search} · ${names[list]}`
        : names[list];
  const file = {
    ...{ ...collected, list, title, introduction: '', organisation: null, releasedAt: null, isPreview: false },
    address: env().BASE_URL + path,
  };
  return makeFile(format, file, locale);
}
