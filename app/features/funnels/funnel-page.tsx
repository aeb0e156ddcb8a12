// The public funnel as a table, by organisation, batch, field or city, with the same figures to download.
import { type FunnelDimension, funnelColumns, funnelDimensions } from '#app/domain/funnel.ts';
import { useI18n } from '#app/i18n/index.ts';
import { buttonClass } from '#app/ui/button.tsx';
import { type Column, DataTable } from '#app/ui/data-table.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { formatNumber } from '#app/ui/format.ts';
import { organisationName } from '#app/ui/organisation-name.ts';
import { PageHeader } from '#app/ui/page-header.tsx';
import { TabLinks } from '#app/ui/tabs.tsx';
import type { FunnelRow } from './get-funnel.server.ts';

export function FunnelPage({ by, rows }: { by: FunnelDimension; rows: readonly FunnelRow[] }) {
  const { t, locale } = useI18n();
  const words = t.followUps.funnel;
  const tabs = funnelDimensions.map((one) => ({
    to: one === 'all' ? '/funnel' : `/funnel?by=${one}`,
    label: words.dimension[one],
    current: one === by,
  }));
  const figures = funnelColumns.map(
    (column): Column<FunnelRow> => ({
      key: column,
      header: words.columns[column],
      align: 'end',
      nowrap: true,
      render: ({ counts }) => {
        const count = counts?.[column];
        return count === null || count === undefined ? words.few : formatNumber(locale, count);
      },
    }),
  );
  const name: Column<FunnelRow> = {
    key: 'key',
    header: words.columns.key,
    rowHeader: true,
    render: (row) => organisationName(locale, row),
  };
  return (
    <>
      <PageHeader
        actions={(['csv', 'json'] as const).map((format) => (
          <a className={buttonClass()} href={`/funnel/data?by=${by}&format=${format}`} key={format}>
            {words[format]}
          </a>
        ))}
        lead={words.lead}
        title={words.title}
      />
      <TabLinks label={words.by} tabs={tabs} />
      {rows.length === 0 ? (
        <EmptyState title={words.emptyTitle}>{words.emptyText}</EmptyState>
      ) : (
        <DataTable
          caption={words.title}
          columns={[name, ...figures]}
          hideCaption
          rowKey={({ key }) => key}
          rows={rows}
        />
      )}
      <p className="mt-4 max-w-3xl text-sm text-text-muted">{words.note}</p>
    </>
  );
}
