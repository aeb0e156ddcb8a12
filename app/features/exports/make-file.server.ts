// Makes the file of a list in one of its formats.
import type { Locale } from '#app/i18n/index.ts';
import { i18nFor } from '#app/i18n/server-messages.server.ts';
import { type FileFormat, type ListFile, tableOf } from './list-file.ts';
import { writeCsv } from './write-csv.ts';
import { writeJson } from './write-json.ts';
import { writePdf } from './write-pdf.server.ts';
import { writeXlsx } from './write-xlsx.server.ts';

const mediaTypes = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
  pdf: 'application/pdf',
} as const satisfies Record<FileFormat, string>;

export interface MadeFile {
  readonly fileName: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** A title as a file name: without what file systems refuse. */
const nameOf = (title: string, format: FileFormat): string =>
  `${
    title
      .replaceAll(/[\\/:*?"<>|\p{Cc}]+/gu, ' ')
      .trim()
      .slice(0, 120) || 'list'
  }.${format}`;

async function bytesOf(format: FileFormat, file: ListFile, locale: Locale): Promise<Uint8Array> {
  const i18n = i18nFor(locale);
  const table = tableOf(file, i18n);
  if (format === 'xlsx') return writeXlsx(file, table, i18n);
  if (format === 'pdf') return writePdf(file, table, i18n);
  return new TextEncoder().encode(format === 'csv' ? writeCsv(table) : writeJson(file, table, i18n));
}

export async function makeFile(format: FileFormat, file: ListFile, locale: Locale): Promise<MadeFile> {
  const bytes = await bytesOf(format, file, locale);
  return { fileName: nameOf(file.title, format), mediaType: mediaTypes[format], bytes };
}
