// The filtered audit trail as a file, page by page, so that a long one fits into memory and leaves at once.
import type { Locale, Messages } from '#app/i18n/index.ts';
import { i18nFor } from '#app/i18n/server-messages.server.ts';
import type { TrailScope } from '#app/persistence/audit.server.ts';
import { organisationName } from '#app/ui/organisation-name.ts';
import { byteOrderMark, csvLine } from './csv.ts';
import { actorWords, detailWords, eventWords, refusalWords, subjectWords } from './event-words.ts';
import { readTrail, type TrailEntry } from './get-trail.server.ts';
import type { TrailFilter } from './trail-filter.ts';

const pageSize = 500;

/** "2026-11-23 13:05:07 +08:00": sorts as text, and says its zone. */
const siteTime = (instant: Date): string =>
  `${new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ')} +08:00`;

function cells(t: Messages, locale: Locale, entry: TrailEntry): string[] {
  const { organisation } = entry;
  return [
    siteTime(entry.occurredAt),
    entry.occurredAt.toISOString(),
    actorWords(t, entry.actor),
    organisation ? `${organisationName(locale, organisation)} ${organisation.reference}` : '',
    entry.kind,
    eventWords(t)[entry.kind],
    detailWords(t, entry).join('; '),
    subjectWords(t)[entry.subject.type],
    entry.subject.reference,
    entry.refusal === null ? '' : refusalWords(t, entry.refusal),
    entry.requestId,
    entry.beforeHash ?? '',
    entry.afterHash ?? '',
  ];
}

async function* pages(scope: TrailScope, filter: TrailFilter): AsyncGenerator<readonly TrailEntry[]> {
  let after: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof readTrail>> = await readTrail(scope, filter, after, pageSize);
    yield page.entries;
    after = page.next;
  } while (after !== null);
}

async function* csvParts(scope: TrailScope, filter: TrailFilter, locale: Locale): AsyncGenerator<string> {
  const { t } = i18nFor(locale);
  yield byteOrderMark + csvLine(Object.values(t.oversight.columns));
  for await (const entries of pages(scope, filter))
    yield entries.map((entry) => csvLine(cells(t, locale, entry))).join('');
}

async function* jsonParts(scope: TrailScope, filter: TrailFilter): AsyncGenerator<string> {
  yield '[';
  let isFirst = true;
  for await (const entries of pages(scope, filter)) {
    if (entries.length === 0) continue;
    yield (isFirst ? '\n' : ',\n') + entries.map((entry) => JSON.stringify(entry)).join(',\n');
    isFirst = false;
  }
  yield '\n]\n';
}

export type ExportFormat = 'csv' | 'json';
export const isExportFormat = (text: unknown): text is ExportFormat => text === 'csv' || text === 'json';

/** Text of the file in parts. Columns of CSV are in the reader's language; JSON keeps codes. */
export const exportTrail = (
  scope: TrailScope,
  filter: TrailFilter,
  format: ExportFormat,
  locale: Locale,
): AsyncGenerator<string> => (format === 'csv' ? csvParts(scope, filter, locale) : jsonParts(scope, filter));
