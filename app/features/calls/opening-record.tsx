// The public record of an opening: who had bid, when each was received, the hash of each, and what could not be opened.
import { isOpeningFailure } from '#app/domain/opening.ts';
import { type Messages, useI18n } from '#app/i18n/index.ts';
import { DataTable } from '#app/ui/data-table.tsx';
import { organisationName } from '#app/ui/organisation-name.ts';

export interface OpeningRecordRow {
  readonly bidId: string;
  readonly nameZh: string;
  readonly nameEn: string;
  /** With offset, microseconds. */
  readonly receivedAt: string;
  readonly sha256: string;
  readonly failure: string | null;
}

const failureText = (t: Messages, failure: string): string =>
  isOpeningFailure(failure) ? t.calls.record.failure[failure] : failure;

export function OpeningRecord({ rows }: { rows: readonly OpeningRecordRow[] }) {
  const { t, locale } = useI18n();
  if (rows.length === 0) return <p>{t.calls.record.none}</p>;
  return (
    <div className="grid gap-2">
      <p className="text-text-muted">{t.calls.record.lead}</p>
      <DataTable
        caption={t.calls.record.title}
        columns={[
          {
            key: 'organisation',
            header: t.calls.record.organisation,
            rowHeader: true,
            render: (row) => organisationName(locale, row),
          },
          { key: 'receivedAt', header: t.calls.record.receivedAt, render: ({ receivedAt }) => receivedAt },
          {
            key: 'sha256',
            header: t.calls.record.sha256,
            render: ({ sha256 }) => <code className="break-all text-xs">{sha256}</code>,
          },
          {
            key: 'result',
            header: t.calls.record.result,
            render: ({ failure }) => (failure ? failureText(t, failure) : t.calls.record.openedResult),
          },
        ]}
        hideCaption
        rowKey={({ bidId }) => bidId}
        rows={rows}
      />
    </div>
  );
}
