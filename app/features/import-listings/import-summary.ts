// An import in words: whose list, what was done with it, and the report of rows and columns.
import type { List } from '#app/domain/listing.ts';
import type { I18n } from '#app/i18n/index.ts';
import { organisationName } from '#app/ui/organisation-name.ts';
import { formatReport, type ImportReport } from './import-report.ts';

/** Why nothing was published; null when it was to be. */
export type DraftsOnly = 'not-asked' | 'not-verified' | 'may-not-publish' | null;

export interface ImportSummary {
  readonly fileName: string;
  readonly list: List;
  /** The list its headings speak of, where that is the other one. */
  readonly looksLike: List | null;
  readonly organisation: { readonly reference: string; readonly nameZh: string; readonly nameEn: string };
  readonly importSource: string;
  /** Given to rows without a last day, "YYYY-MM-DD". */
  readonly validUntil: string;
  readonly isDryRun: boolean;
  readonly draftsOnly: DraftsOnly;
  readonly published: number;
  readonly drafts: number;
  readonly report: ImportReport;
}

/** Lines of plain text for a terminal. */
export function formatSummary(summary: ImportSummary, { locale, t }: I18n): string[] {
  const { fileName: file, list, looksLike, organisation, draftsOnly, published, drafts } = summary;
  const words = t.importing.run;
  const stays = {
    'not-asked': words.draftsOnly,
    'not-verified': words.notVerified,
    'may-not-publish': words.mayNotPublish,
  };
  const { reference } = organisation;
  return [
    words.title({
      file,
      list: t.vocabulary.list[list],
      organisation: organisationName(locale, organisation),
      reference,
    }),
    ...(summary.isDryRun ? [words.dryRun] : []),
    ...(looksLike ? [words.otherList({ list: t.vocabulary.list[looksLike] })] : []),
    words.source({ source: summary.importSource }),
    words.lastDay({ day: summary.validUntil }),
    draftsOnly ? stays[draftsOnly] : words.published({ published, drafts }),
    ...formatReport(summary.report, t),
  ];
}
